//! Streams of streams.
use super::adaptors::Map;
use super::flatten_unordered::FlattenUnordered;
use futures_core::ready;
use futures_core::stream::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `StreamExt::flatten`.
#[must_use = "streams do nothing unless polled"]
pub struct Flatten<St, U> {
    pub(super) stream: St,
    pub(super) next: Option<U>,
}

impl<St> Stream for Flatten<St, St::Item>
where
    St: Stream,
    St::Item: Stream,
{
    type Item = <St::Item as Stream>::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(inner) = &mut this.next {
                if let Some(item) = ready!(unsafe { Pin::new_unchecked(inner) }.poll_next(cx)) {
                    return Poll::Ready(Some(item));
                }
                this.next = None;
            }
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(inner) => this.next = Some(inner),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// See `StreamExt::flat_map`.
#[must_use = "streams do nothing unless polled"]
pub struct FlatMap<St, U, F> {
    pub(super) inner: Flatten<Map<St, F>, U>,
}

impl<St: Stream, U: Stream, F: FnMut(St::Item) -> U> Stream for FlatMap<St, U, F> {
    type Item = U::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<U::Item>> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }.poll_next(cx)
    }
}

/// See `StreamExt::flat_map_unordered`.
#[must_use = "streams do nothing unless polled"]
pub struct FlatMapUnordered<St: Stream, U: Stream, F: FnMut(St::Item) -> U> {
    pub(super) inner: FlattenUnordered<Map<St, F>>,
}

impl<St: Stream, U: Stream + Unpin, F: FnMut(St::Item) -> U> Stream for FlatMapUnordered<St, U, F> {
    type Item = U::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<U::Item>> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }.poll_next(cx)
    }
}
