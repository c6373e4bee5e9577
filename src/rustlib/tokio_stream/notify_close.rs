//! A stream that tells when an inner one is at its end.
use futures_core::ready;
use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Yields `Some(item)`s, then `None` once, then ends.
#[must_use = "streams do nothing unless polled"]
pub struct StreamNotifyClose<S> {
    inner: Option<S>,
}

impl<S> StreamNotifyClose<S> {
    pub fn new(stream: S) -> StreamNotifyClose<S> {
        StreamNotifyClose { inner: Some(stream) }
    }

    /// The inner stream, if it is not at its end.
    pub fn into_inner(self) -> Option<S> {
        self.inner
    }
}

impl<S: Stream> Stream for StreamNotifyClose<S> {
    type Item = Option<S::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Option<S::Item>>> {
        let this = unsafe { self.get_unchecked_mut() };
        let item = match &mut this.inner {
            Some(inner) => ready!(unsafe { Pin::new_unchecked(inner) }.poll_next(cx)),
            None => return Poll::Ready(None),
        };
        if item.is_none() {
            this.inner = None;
        }
        Poll::Ready(Some(item))
    }
}
