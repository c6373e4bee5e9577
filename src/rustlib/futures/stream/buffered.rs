//! Streams of futures, several of them in progress (FU-7).
use super::adaptors::Fuse;
use super::{FuturesOrdered, FuturesUnordered};
use futures_core::ready;
use futures_core::stream::Stream;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `StreamExt::buffered`.
#[must_use = "streams do nothing unless polled"]
pub struct Buffered<St>
where
    St: Stream,
    St::Item: Future,
{
    pub(super) stream: Fuse<St>,
    pub(super) in_progress: FuturesOrdered<St::Item>,
    max: usize,
}

impl<St> Buffered<St>
where
    St: Stream,
    St::Item: Future,
{
    pub(super) fn new(stream: St, n: usize) -> Buffered<St> {
        Buffered { stream: Fuse { stream, done: false }, in_progress: FuturesOrdered::new(), max: n }
    }
}

impl<St> Stream for Buffered<St>
where
    St: Stream,
    St::Item: Future,
{
    type Item = <St::Item as Future>::Output;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.in_progress.len() < this.max {
            match pinned!(this.stream).poll_next(cx) {
                Poll::Ready(Some(future)) => this.in_progress.push_back(future),
                Poll::Ready(None) | Poll::Pending => break,
            }
        }
        let item = ready!(Pin::new(&mut this.in_progress).poll_next(cx));
        if item.is_some() {
            return Poll::Ready(item);
        }
        if this.stream.done {
            Poll::Ready(None)
        } else {
            Poll::Pending
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        sum(self.stream.size_hint(), self.in_progress.len())
    }
}

/// See `StreamExt::buffer_unordered`.
#[must_use = "streams do nothing unless polled"]
pub struct BufferUnordered<St>
where
    St: Stream,
{
    pub(super) stream: Fuse<St>,
    pub(super) in_progress: FuturesUnordered<St::Item>,
    max: usize,
}

impl<St: Stream> BufferUnordered<St>
where
    St::Item: Future,
{
    pub(super) fn new(stream: St, n: usize) -> BufferUnordered<St> {
        BufferUnordered { stream: Fuse { stream, done: false }, in_progress: FuturesUnordered::new(), max: n }
    }
}

impl<St> Stream for BufferUnordered<St>
where
    St: Stream,
    St::Item: Future,
{
    type Item = <St::Item as Future>::Output;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.in_progress.len() < this.max {
            match pinned!(this.stream).poll_next(cx) {
                Poll::Ready(Some(future)) => this.in_progress.push(future),
                Poll::Ready(None) | Poll::Pending => break,
            }
        }
        match Pin::new(&mut this.in_progress).poll_next(cx) {
            Poll::Ready(None) => {}
            other => return other,
        }
        if this.stream.done {
            Poll::Ready(None)
        } else {
            Poll::Pending
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        sum(self.stream.size_hint(), self.in_progress.len())
    }
}

/// See `StreamExt::for_each_concurrent`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ForEachConcurrent<St, Fut, F> {
    stream: Option<St>,
    f: F,
    futures: FuturesUnordered<Fut>,
    limit: usize,
}

impl<St: Stream, Fut: Future<Output = ()>, F: FnMut(St::Item) -> Fut> ForEachConcurrent<St, Fut, F> {
    pub(super) fn new(stream: St, limit: Option<usize>, f: F) -> ForEachConcurrent<St, Fut, F> {
        let limit = match limit {
            Some(0) | None => usize::MAX,
            Some(n) => n,
        };
        ForEachConcurrent { stream: Some(stream), f, futures: FuturesUnordered::new(), limit }
    }
}

impl<St: Stream, Fut: Future<Output = ()>, F: FnMut(St::Item) -> Fut> Future for ForEachConcurrent<St, Fut, F> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            let mut progress = false;
            if this.futures.len() < this.limit {
                let next = match &mut this.stream {
                    Some(stream) => unsafe { Pin::new_unchecked(stream) }.poll_next(cx),
                    None => Poll::Pending,
                };
                match next {
                    Poll::Ready(Some(item)) => {
                        progress = true;
                        this.futures.push((this.f)(item));
                    }
                    Poll::Ready(None) => {
                        progress = true;
                        this.stream = None;
                    }
                    Poll::Pending => {}
                }
            }
            match Pin::new(&mut this.futures).poll_next(cx) {
                Poll::Ready(Some(())) => progress = true,
                Poll::Ready(None) => {
                    if this.stream.is_none() {
                        return Poll::Ready(());
                    }
                }
                Poll::Pending => {}
            }
            if !progress {
                return Poll::Pending;
            }
        }
    }
}

/// Bounds on the items of a stream and of so many futures.
fn sum(stream: (usize, Option<usize>), more: usize) -> (usize, Option<usize>) {
    (stream.0.saturating_add(more), stream.1.and_then(|upper| upper.checked_add(more)))
}
