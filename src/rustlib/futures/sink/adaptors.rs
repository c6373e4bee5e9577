//! What wraps a sink, and what all of these have alike.
use super::{Sink, SinkMapErr, With};
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream};
use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

// Access to the sink underneath, which may be a stream too.
macro_rules! access {
    ($([$($g:tt)*] $T:ty, $($field:ident).+;)*) => { $(
        impl<$($g)*> $T {
            /// The sink underneath.
            pub fn get_ref(&self) -> &Si { &self.$($field).+ }
            /// The sink underneath, mutably.
            pub fn get_mut(&mut self) -> &mut Si { &mut self.$($field).+ }
            /// The sink underneath, pinned.
            pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut Si> { unsafe { self.map_unchecked_mut(|this| &mut this.$($field).+) } }
            /// The sink underneath; what is buffered is lost.
            pub fn into_inner(self) -> Si { self.$($field).+ }
        }
        impl<$($g)*> Stream for $T
        where
            Si: Stream,
        {
            type Item = <Si as Stream>::Item;
            fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> { self.get_pin_mut().poll_next(cx) }
            fn size_hint(&self) -> (usize, Option<usize>) { self.get_ref().size_hint() }
        }
        impl<$($g)*> FusedStream for $T
        where
            Si: FusedStream,
        {
            fn is_terminated(&self) -> bool { self.get_ref().is_terminated() }
        }
    )* };
}
access! {
    [Si, F] SinkMapErr<Si, F>, sink;
    [Si, Item, U, Fut, F] With<Si, Item, U, Fut, F>, sink;
    [Si, Item, U, St, F] WithFlatMap<Si, Item, U, St, F>, sink;
    [Si, Item] Buffer<Si, Item>, sink;
    [Si: Sink<Item>, Item, E] SinkErrInto<Si, Item, E>, sink.sink;
}

/// See `SinkExt::sink_err_into`.
#[must_use = "sinks do nothing unless polled"]
pub struct SinkErrInto<Si: Sink<Item>, Item, E> {
    sink: SinkMapErr<Si, fn(Si::Error) -> E>,
}

impl<Si: Sink<Item>, Item, E> SinkErrInto<Si, Item, E>
where
    Si::Error: Into<E>,
{
    pub(super) fn new(sink: Si) -> SinkErrInto<Si, Item, E> {
        SinkErrInto { sink: SinkMapErr { sink, f: Some(Into::into) } }
    }
}

impl<Si: Sink<Item>, Item, E> Sink<Item> for SinkErrInto<Si, Item, E>
where
    Si::Error: Into<E>,
{
    type Error = E;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.get_pin_mut().poll_ready(cx).map_err(Into::into)
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), E> {
        self.get_pin_mut().start_send(item).map_err(Into::into)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.get_pin_mut().poll_flush(cx).map_err(Into::into)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.get_pin_mut().poll_close(cx).map_err(Into::into)
    }
}

/// See `SinkExt::buffer`.
#[derive(Debug)]
#[must_use = "sinks do nothing unless polled"]
pub struct Buffer<Si, Item> {
    sink: Si,
    buf: VecDeque<Item>,
    capacity: usize,
}

impl<Si, Item> Buffer<Si, Item> {
    pub(super) fn new(sink: Si, capacity: usize) -> Buffer<Si, Item> {
        Buffer { sink, buf: VecDeque::with_capacity(capacity), capacity }
    }
}

impl<Si: Sink<Item>, Item> Buffer<Si, Item> {
    fn poll_empty(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        ready!(pinned!(self.sink).poll_ready(cx))?;
        while let Some(item) = self.buf.pop_front() {
            pinned!(self.sink).start_send(item)?;
            if !self.buf.is_empty() {
                ready!(pinned!(self.sink).poll_ready(cx))?;
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<Si: Sink<Item>, Item> Sink<Item> for Buffer<Si, Item> {
    type Error = Si::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.capacity == 0 {
            return pinned!(this.sink).poll_ready(cx);
        }
        if let Poll::Ready(Err(error)) = this.poll_empty(cx) {
            return Poll::Ready(Err(error));
        }
        if this.buf.len() >= this.capacity {
            return Poll::Pending;
        }
        Poll::Ready(Ok(()))
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Si::Error> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.capacity == 0 {
            return pinned!(this.sink).start_send(item);
        }
        this.buf.push_back(item);
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.poll_empty(cx))?;
        pinned!(this.sink).poll_flush(cx)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.poll_empty(cx))?;
        pinned!(this.sink).poll_close(cx)
    }
}

/// See `SinkExt::fanout`.
#[derive(Debug)]
#[must_use = "sinks do nothing unless polled"]
pub struct Fanout<Si1, Si2> {
    sink1: Si1,
    sink2: Si2,
}

impl<Si1, Si2> Fanout<Si1, Si2> {
    pub(super) fn new(sink1: Si1, sink2: Si2) -> Fanout<Si1, Si2> {
        Fanout { sink1, sink2 }
    }

    /// Both sinks.
    pub fn get_ref(&self) -> (&Si1, &Si2) {
        (&self.sink1, &self.sink2)
    }

    /// Both sinks, mutably.
    pub fn get_mut(&mut self) -> (&mut Si1, &mut Si2) {
        (&mut self.sink1, &mut self.sink2)
    }

    /// Both sinks, pinned.
    pub fn get_pin_mut(self: Pin<&mut Self>) -> (Pin<&mut Si1>, Pin<&mut Si2>) {
        let this = unsafe { self.get_unchecked_mut() };
        (pinned!(this.sink1), pinned!(this.sink2))
    }

    /// Both sinks.
    pub fn into_inner(self) -> (Si1, Si2) {
        (self.sink1, self.sink2)
    }
}

// Ready when both are; both are polled each time.
fn both<E>(a: Poll<Result<(), E>>, b: impl FnOnce() -> Poll<Result<(), E>>) -> Poll<Result<(), E>> {
    let a = a?.is_ready();
    let b = b()?.is_ready();
    if a && b { Poll::Ready(Ok(())) } else { Poll::Pending }
}

impl<Si1, Si2, Item> Sink<Item> for Fanout<Si1, Si2>
where
    Si1: Sink<Item>,
    Si2: Sink<Item, Error = Si1::Error>,
    Item: Clone,
{
    type Error = Si1::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        let (sink1, sink2) = self.get_pin_mut();
        both(sink1.poll_ready(cx), || sink2.poll_ready(cx))
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Self::Error> {
        let (sink1, sink2) = self.get_pin_mut();
        sink1.start_send(item.clone())?;
        sink2.start_send(item)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        let (sink1, sink2) = self.get_pin_mut();
        both(sink1.poll_flush(cx), || sink2.poll_flush(cx))
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        let (sink1, sink2) = self.get_pin_mut();
        both(sink1.poll_close(cx), || sink2.poll_close(cx))
    }
}

/// See `SinkExt::with_flat_map`.
#[must_use = "sinks do nothing unless polled"]
pub struct WithFlatMap<Si, Item, U, St, F> {
    sink: Si,
    f: F,
    stream: Option<St>,
    buffer: Option<Item>,
    _marker: PhantomData<fn(U)>,
}

impl<Si, Item, U, St, F> WithFlatMap<Si, Item, U, St, F> {
    pub(super) fn new(sink: Si, f: F) -> WithFlatMap<Si, Item, U, St, F> {
        WithFlatMap { sink, f, stream: None, buffer: None, _marker: PhantomData }
    }
}

impl<Si, Item, U, St, F> WithFlatMap<Si, Item, U, St, F>
where
    Si: Sink<Item>,
    St: Stream<Item = Result<Item, Si::Error>>,
{
    fn poll_empty(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        if self.buffer.is_some() {
            ready!(pinned!(self.sink).poll_ready(cx))?;
            if let Some(item) = self.buffer.take() {
                pinned!(self.sink).start_send(item)?;
            }
        }
        if let Some(stream) = &mut self.stream {
            let mut stream = unsafe { Pin::new_unchecked(stream) };
            while let Some(item) = ready!(stream.as_mut().poll_next(cx)) {
                let item = item?;
                match pinned!(self.sink).poll_ready(cx)? {
                    Poll::Ready(()) => pinned!(self.sink).start_send(item)?,
                    Poll::Pending => {
                        self.buffer = Some(item);
                        return Poll::Pending;
                    }
                }
            }
        }
        self.stream = None;
        Poll::Ready(Ok(()))
    }
}

impl<Si, Item, U, St, F> Sink<U> for WithFlatMap<Si, Item, U, St, F>
where
    Si: Sink<Item>,
    F: FnMut(U) -> St,
    St: Stream<Item = Result<Item, Si::Error>>,
{
    type Error = Si::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        unsafe { self.get_unchecked_mut() }.poll_empty(cx)
    }

    fn start_send(self: Pin<&mut Self>, item: U) -> Result<(), Si::Error> {
        let this = unsafe { self.get_unchecked_mut() };
        assert!(this.stream.is_none());
        this.stream = Some((this.f)(item));
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.poll_empty(cx))?;
        pinned!(this.sink).poll_flush(cx)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.poll_empty(cx))?;
        pinned!(this.sink).poll_close(cx)
    }
}

impl<Si: fmt::Debug, Item: fmt::Debug, U, St: fmt::Debug, F> fmt::Debug for WithFlatMap<Si, Item, U, St, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WithFlatMap").field("sink", &self.sink).field("stream", &self.stream).field("buffer", &self.buffer).finish()
    }
}
