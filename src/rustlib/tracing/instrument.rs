//! Futures inside spans, and with subscribers of their own.
use crate::dispatcher::{self, Dispatch};
use crate::span::Span;
use std::future::Future;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Attaches spans to a `Future`.
pub trait Instrument: Sized {
    /// Instruments this type with the provided `Span`, which is entered for every poll.
    fn instrument(self, span: Span) -> Instrumented<Self> { Instrumented { inner: ManuallyDrop::new(self), span } }
    /// Instruments this type with the current `Span`.
    fn in_current_span(self) -> Instrumented<Self> { self.instrument(Span::current()) }
}
impl<T: Sized> Instrument for T {}

/// A `Future` that has been instrumented with a span.
#[derive(Debug, Clone)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Instrumented<T> {
    inner: ManuallyDrop<T>,
    span: Span,
}
impl<T: Future> Future for Instrumented<T> {
    type Output = T::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let _entered = this.span.enter();
        unsafe { Pin::new_unchecked(&mut *this.inner) }.poll(cx)
    }
}
impl<T> Drop for Instrumented<T> {
    // The future is dropped inside its span, too.
    fn drop(&mut self) {
        let _entered = self.span.enter();
        unsafe { ManuallyDrop::drop(&mut self.inner) }
    }
}
impl<T> Instrumented<T> {
    /// Borrows the `Span` that this type is instrumented by.
    pub fn span(&self) -> &Span { &self.span }
    /// Mutably borrows the `Span` that this type is instrumented by.
    pub fn span_mut(&mut self) -> &mut Span { &mut self.span }
    /// Borrows the wrapped type.
    pub fn inner(&self) -> &T { &self.inner }
    /// Mutably borrows the wrapped type.
    pub fn inner_mut(&mut self) -> &mut T { &mut self.inner }
}
/// Attaches a subscriber to a `Future`.
pub trait WithSubscriber: Sized {
    /// Attaches the provided `Subscriber` to this type: it is the default whenever it is polled.
    fn with_subscriber<S: Into<Dispatch>>(self, subscriber: S) -> WithDispatch<Self> { WithDispatch { inner: self, dispatcher: subscriber.into() } }
    /// Attaches the current default `Subscriber` to this type.
    fn with_current_subscriber(self) -> WithDispatch<Self> { WithDispatch { inner: self, dispatcher: Dispatch::default() } }
}
impl<T: Sized> WithSubscriber for T {}
/// A `Future` with a subscriber of its own.
#[derive(Clone, Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct WithDispatch<T> {
    inner: T,
    dispatcher: Dispatch,
}
impl<T: Future> Future for WithDispatch<T> {
    type Output = T::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let _default = dispatcher::set_default(&this.dispatcher);
        unsafe { Pin::new_unchecked(&mut this.inner) }.poll(cx)
    }
}
