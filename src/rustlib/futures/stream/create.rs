//! Streams to begin with.
use crate::future::{AbortHandle, Abortable};
use futures_core::future::TryFuture;
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream};
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `iter`.
#[derive(Debug, Clone)]
#[must_use = "streams do nothing unless polled"]
pub struct Iter<I> {
    iter: I,
}

impl<I> Unpin for Iter<I> {}

impl<I> Iter<I> {
    /// The iterator.
    pub fn get_ref(&self) -> &I {
        &self.iter
    }

    /// The iterator, mutably.
    pub fn get_mut(&mut self) -> &mut I {
        &mut self.iter
    }

    /// The iterator.
    pub fn into_inner(self) -> I {
        self.iter
    }
}

/// A stream of an iterator's items; each is ready at once.
pub fn iter<I>(i: I) -> Iter<I::IntoIter>
where
    I: IntoIterator,
{
    Iter { iter: i.into_iter() }
}

impl<I: Iterator> Stream for Iter<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.iter.next())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

/// See `once`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Once<Fut> {
    future: Option<Fut>,
}

/// A stream of one item, the output of a future.
pub fn once<Fut: Future>(future: Fut) -> Once<Fut> {
    Once { future: Some(future) }
}

impl<Fut: Future> Stream for Once<Fut> {
    type Item = Fut::Output;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        let value = match &mut this.future {
            Some(future) => ready!(unsafe { Pin::new_unchecked(future) }.poll(cx)),
            None => return Poll::Ready(None),
        };
        this.future = None;
        Poll::Ready(Some(value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.future.is_some() as usize;
        (n, Some(n))
    }
}

impl<Fut: Future> FusedStream for Once<Fut> {
    fn is_terminated(&self) -> bool {
        self.future.is_none()
    }
}

/// See `empty`.
#[derive(Debug, Clone)]
#[must_use = "streams do nothing unless polled"]
pub struct Empty<T> {
    _phantom: PhantomData<T>,
}

/// A stream at its end.
pub fn empty<T>() -> Empty<T> {
    Empty { _phantom: PhantomData }
}

impl<T> Unpin for Empty<T> {}

impl<T> Stream for Empty<T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(None)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(0))
    }
}

impl<T> FusedStream for Empty<T> {
    fn is_terminated(&self) -> bool {
        true
    }
}

/// See `pending`.
#[derive(Debug, Clone)]
#[must_use = "streams do nothing unless polled"]
pub struct Pending<T> {
    _data: PhantomData<T>,
}

/// A stream that never has an item.
pub fn pending<T>() -> Pending<T> {
    Pending { _data: PhantomData }
}

impl<T> Unpin for Pending<T> {}

impl<T> Stream for Pending<T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Pending
    }
}

impl<T> FusedStream for Pending<T> {
    fn is_terminated(&self) -> bool {
        true
    }
}

/// See `repeat`.
#[derive(Debug, Clone)]
#[must_use = "streams do nothing unless polled"]
pub struct Repeat<T> {
    item: T,
}

/// The same item for ever.
pub fn repeat<T: Clone>(item: T) -> Repeat<T> {
    Repeat { item }
}

impl<T> Unpin for Repeat<T> {}

impl<T: Clone> Stream for Repeat<T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(Some(self.item.clone()))
    }
}

impl<T: Clone> FusedStream for Repeat<T> {
    fn is_terminated(&self) -> bool {
        false
    }
}

impl<A, F: FnMut() -> A> FusedStream for RepeatWith<F> {
    fn is_terminated(&self) -> bool {
        false
    }
}

/// See `repeat_with`.
#[derive(Debug, Clone)]
#[must_use = "streams do nothing unless polled"]
pub struct RepeatWith<F> {
    repeater: F,
}

/// What a closure returns, for ever.
pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> RepeatWith<F> {
    RepeatWith { repeater }
}

impl<A, F: FnMut() -> A> Unpin for RepeatWith<F> {}

impl<A, F: FnMut() -> A> Stream for RepeatWith<F> {
    type Item = A;

    fn poll_next(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<A>> {
        Poll::Ready(Some((self.repeater)()))
    }
}

/// See `poll_fn`.
#[must_use = "streams do nothing unless polled"]
pub struct PollFn<F> {
    f: F,
}

impl<F: Unpin> Unpin for PollFn<F> {}

/// A stream that calls a closure at each poll.
pub fn poll_fn<T, F>(f: F) -> PollFn<F>
where
    F: FnMut(&mut Context<'_>) -> Poll<Option<T>>,
{
    PollFn { f }
}

impl<T, F> Stream for PollFn<F>
where
    F: FnMut(&mut Context<'_>) -> Poll<Option<T>>,
{
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        (unsafe { &mut self.get_unchecked_mut().f })(cx)
    }
}

/// See `poll_immediate`.
#[derive(Debug, Clone)]
#[must_use = "streams do nothing unless polled"]
pub struct PollImmediate<S> {
    stream: Option<S>,
}

/// A stream that is always ready: with the inner stream's poll.
pub fn poll_immediate<S: Stream>(s: S) -> PollImmediate<S> {
    PollImmediate { stream: Some(s) }
}

impl<S: Stream> Stream for PollImmediate<S> {
    type Item = Poll<S::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Poll<S::Item>>> {
        let this = unsafe { self.get_unchecked_mut() };
        let polled = match &mut this.stream {
            Some(stream) => unsafe { Pin::new_unchecked(stream) }.poll_next(cx),
            None => return Poll::Ready(None),
        };
        match polled {
            Poll::Ready(Some(item)) => Poll::Ready(Some(Poll::Ready(item))),
            Poll::Ready(None) => {
                this.stream = None;
                Poll::Ready(None)
            }
            Poll::Pending => Poll::Ready(Some(Poll::Pending)),
        }
    }
}

/// See `unfold`.
#[must_use = "streams do nothing unless polled"]
pub struct Unfold<T, F, Fut> {
    f: F,
    state: Option<T>,
    future: Option<Fut>,
}

/// A stream made from a state: each future gives an item and the next state, or the end.
pub fn unfold<T, F, Fut, Item>(init: T, f: F) -> Unfold<T, F, Fut>
where
    F: FnMut(T) -> Fut,
    Fut: Future<Output = Option<(Item, T)>>,
{
    Unfold { f, state: Some(init), future: None }
}

impl<T, F, Fut, Item> Stream for Unfold<T, F, Fut>
where
    F: FnMut(T) -> Fut,
    Fut: Future<Output = Option<(Item, T)>>,
{
    type Item = Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(state) = this.state.take() {
            this.future = Some((this.f)(state));
        }
        let step = match &mut this.future {
            Some(future) => ready!(unsafe { Pin::new_unchecked(future) }.poll(cx)),
            None => panic!("Unfold must not be polled after it returned `Poll::Ready(None)`"),
        };
        this.future = None;
        match step {
            Some((item, next)) => {
                this.state = Some(next);
                Poll::Ready(Some(item))
            }
            None => Poll::Ready(None),
        }
    }
}

impl<T, F, Fut, Item> FusedStream for Unfold<T, F, Fut>
where
    F: FnMut(T) -> Fut,
    Fut: Future<Output = Option<(Item, T)>>,
{
    fn is_terminated(&self) -> bool {
        self.state.is_none() && self.future.is_none()
    }
}

/// See `try_unfold`.
#[must_use = "streams do nothing unless polled"]
pub struct TryUnfold<T, F, Fut> {
    f: F,
    state: Option<T>,
    future: Option<Fut>,
}

/// As `unfold`, with futures that may fail; an error ends the stream.
pub fn try_unfold<T, F, Fut, Item>(init: T, f: F) -> TryUnfold<T, F, Fut>
where
    F: FnMut(T) -> Fut,
    Fut: TryFuture<Ok = Option<(Item, T)>>,
{
    TryUnfold { f, state: Some(init), future: None }
}

impl<T, F, Fut, Item> Stream for TryUnfold<T, F, Fut>
where
    F: FnMut(T) -> Fut,
    Fut: TryFuture<Ok = Option<(Item, T)>>,
{
    type Item = Result<Item, Fut::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(state) = this.state.take() {
            this.future = Some((this.f)(state));
        }
        let step = match &mut this.future {
            Some(future) => ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx)),
            None => return Poll::Ready(None),
        };
        this.future = None;
        match step {
            Ok(Some((item, next))) => {
                this.state = Some(next);
                Poll::Ready(Some(Ok(item)))
            }
            Ok(None) => Poll::Ready(None),
            Err(error) => Poll::Ready(Some(Err(error))),
        }
    }
}

/// A stream that can be aborted, and its handle.
pub fn abortable<St: Stream>(stream: St) -> (Abortable<St>, AbortHandle) {
    let (handle, reg) = AbortHandle::new_pair();
    (Abortable::new(stream, reg), handle)
}
