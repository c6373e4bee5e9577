//! `try_chunks` and `try_ready_chunks`.
use super::adaptors::Fuse;
use super::IntoStream;
use futures_core::ready;
use futures_core::stream::{Stream, TryStream};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `TryStreamExt::try_chunks`.
#[must_use = "streams do nothing unless polled"]
pub struct TryChunks<St: TryStream> {
    pub(super) stream: Fuse<IntoStream<St>>,
    pub(super) items: Vec<St::Ok>,
    capacity: usize,
}

impl<St: TryStream> TryChunks<St> {
    #[track_caller]
    pub(super) fn new(stream: St, capacity: usize) -> TryChunks<St> {
        assert!(capacity > 0);
        TryChunks { stream: Fuse { stream: IntoStream { stream }, done: false }, items: Vec::with_capacity(capacity), capacity }
    }

    fn take(&mut self) -> Vec<St::Ok> {
        std::mem::replace(&mut self.items, Vec::with_capacity(self.capacity))
    }
}

impl<St: TryStream> Stream for TryChunks<St> {
    type Item = Result<Vec<St::Ok>, TryChunksError<St::Ok, St::Error>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(Ok(item)) => {
                    this.items.push(item);
                    if this.items.len() >= this.capacity {
                        return Poll::Ready(Some(Ok(this.take())));
                    }
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(TryChunksError(this.take(), error)))),
                None if this.items.is_empty() => return Poll::Ready(None),
                None => return Poll::Ready(Some(Ok(std::mem::take(&mut this.items)))),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let chunk = usize::from(!self.items.is_empty());
        let (lower, upper) = self.stream.size_hint();
        ((lower / self.capacity).saturating_add(chunk), upper.and_then(|upper| upper.checked_add(chunk)))
    }
}

/// See `TryStreamExt::try_ready_chunks`.
#[must_use = "streams do nothing unless polled"]
pub struct TryReadyChunks<St: TryStream> {
    pub(super) stream: Fuse<IntoStream<St>>,
    capacity: usize,
}

impl<St: TryStream> TryReadyChunks<St> {
    #[track_caller]
    pub(super) fn new(stream: St, capacity: usize) -> TryReadyChunks<St> {
        assert!(capacity > 0);
        TryReadyChunks { stream: Fuse { stream: IntoStream { stream }, done: false }, capacity }
    }
}

impl<St: TryStream> Stream for TryReadyChunks<St> {
    type Item = Result<Vec<St::Ok>, TryReadyChunksError<St::Ok, St::Error>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut items: Vec<St::Ok> = Vec::new();
        loop {
            match pinned!(this.stream).poll_next(cx) {
                Poll::Pending if items.is_empty() => return Poll::Pending,
                Poll::Ready(None) if items.is_empty() => return Poll::Ready(None),
                Poll::Pending | Poll::Ready(None) => return Poll::Ready(Some(Ok(items))),
                Poll::Ready(Some(Ok(item))) => {
                    if items.is_empty() {
                        items.reserve_exact(this.capacity);
                    }
                    items.push(item);
                    if items.len() >= this.capacity {
                        return Poll::Ready(Some(Ok(items)));
                    }
                }
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(TryReadyChunksError(items, error)))),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.stream.size_hint();
        (lower / self.capacity, upper)
    }
}

macro_rules! errors {
    ($($(#[$doc:meta])* $T:ident)*) => { $(
        $(#[$doc])*
        #[derive(PartialEq, Eq)]
        pub struct $T<T, E>(pub Vec<T>, pub E);

        impl<T, E: fmt::Debug> fmt::Debug for $T<T, E> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.1.fmt(f)
            }
        }

        impl<T, E: fmt::Display> fmt::Display for $T<T, E> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.1.fmt(f)
            }
        }

        impl<T, E: fmt::Debug + fmt::Display> std::error::Error for $T<T, E> {}
    )* };
}
errors! {
    /// An error inside a chunk, with the items before it.
    TryChunksError
    /// An error inside a chunk, with the items before it.
    TryReadyChunksError
}
