//! A stream whose next item can be looked at.
use super::adaptors::Fuse;
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `StreamExt::peekable`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Peekable<St: Stream> {
    pub(super) stream: Fuse<St>,
    pub(super) peeked: Option<St::Item>,
}

impl<St: Stream> Peekable<St> {
    /// A look at the next item.
    pub fn peek(self: Pin<&mut Self>) -> Peek<'_, St> {
        Peek { inner: Some(self) }
    }

    pub fn poll_peek(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<&St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.peeked.is_none() {
            this.peeked = ready!(pinned!(this.stream).poll_next(cx));
        }
        Poll::Ready(this.peeked.as_ref())
    }

    /// The next item, if it satisfies the condition.
    pub async fn next_if(mut self: Pin<&mut Self>, func: impl FnOnce(&St::Item) -> bool) -> Option<St::Item> {
        let matches = std::future::poll_fn(|cx| match self.as_mut().poll_peek(cx) {
            Poll::Ready(Some(_)) => Poll::Ready(true),
            Poll::Ready(None) => Poll::Ready(false),
            Poll::Pending => Poll::Pending,
        })
        .await;
        let this = unsafe { self.get_unchecked_mut() };
        match &this.peeked {
            Some(item) if matches && func(item) => this.peeked.take(),
            _ => None,
        }
    }
}

impl<St: Stream> Stream for Peekable<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match this.peeked.take() {
            Some(item) => Poll::Ready(Some(item)),
            None => pinned!(this.stream).poll_next(cx),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let peeked = self.peeked.is_some() as usize;
        let (lower, upper) = self.stream.size_hint();
        (lower.saturating_add(peeked), upper.and_then(|upper| upper.checked_add(peeked)))
    }
}

impl<St: Stream> FusedStream for Peekable<St> {
    fn is_terminated(&self) -> bool {
        self.peeked.is_none() && self.stream.is_terminated()
    }
}

/// See `Peekable::peek`.
#[must_use = "futures do nothing unless polled"]
pub struct Peek<'a, St: Stream> {
    inner: Option<Pin<&'a mut Peekable<St>>>,
}

impl<'a, St: Stream> Future for Peek<'a, St> {
    type Output = Option<&'a St::Item>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        match &mut this.inner {
            Some(peekable) => {
                ready!(peekable.as_mut().poll_peek(cx));
                match this.inner.take().unwrap().poll_peek(cx) {
                    Poll::Ready(item) => Poll::Ready(item),
                    Poll::Pending => unreachable!(),
                }
            }
            None => panic!("Peek polled after completion"),
        }
    }
}
