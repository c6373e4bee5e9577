//! A stream whose next item can be looked at.
use super::adaptors::Fuse;
use futures_core::future::FusedFuture;
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

    /// A look at the next item, mutably.
    pub fn peek_mut(self: Pin<&mut Self>) -> PeekMut<'_, St> {
        PeekMut { inner: Some(self) }
    }

    pub fn poll_peek_mut(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<&mut St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.peeked.is_none() {
            this.peeked = ready!(pinned!(this.stream).poll_next(cx));
        }
        Poll::Ready(this.peeked.as_mut())
    }

    /// The next item, if it satisfies the condition.
    pub fn next_if<F>(self: Pin<&mut Self>, func: F) -> NextIf<'_, St, F>
    where
        F: FnOnce(&St::Item) -> bool,
    {
        NextIf { inner: Some((self, func)) }
    }

    /// The next item, if it is the expected one.
    pub fn next_if_eq<'a, T>(self: Pin<&'a mut Self>, expected: &'a T) -> NextIfEq<'a, St, T>
    where
        T: ?Sized,
        St::Item: PartialEq<T>,
    {
        NextIfEq { inner: Some((self, expected)) }
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

impl<St: Stream> FusedFuture for Peek<'_, St> {
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

/// See `Peekable::peek_mut`.
#[must_use = "futures do nothing unless polled"]
pub struct PeekMut<'a, St: Stream> {
    inner: Option<Pin<&'a mut Peekable<St>>>,
}

impl<'a, St: Stream> Future for PeekMut<'a, St> {
    type Output = Option<&'a mut St::Item>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        match &mut this.inner {
            Some(peekable) => {
                ready!(peekable.as_mut().poll_peek_mut(cx));
                this.inner.take().unwrap().poll_peek_mut(cx)
            }
            None => panic!("PeekMut polled after completion"),
        }
    }
}

impl<St: Stream> FusedFuture for PeekMut<'_, St> {
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

// The next item; one that is not wanted becomes the peeked one again.
fn poll_next_if<St: Stream, T>(
    inner: &mut Option<(Pin<&mut Peekable<St>>, T)>,
    cx: &mut Context<'_>,
    wanted: impl FnOnce(T, &St::Item) -> bool,
) -> Poll<Option<Option<St::Item>>> {
    let Some((peekable, _)) = inner else {
        return Poll::Ready(None);
    };
    let next = ready!(peekable.as_mut().poll_next(cx));
    let (peekable, what) = inner.take().unwrap();
    match next {
        Some(item) if wanted(what, &item) => Poll::Ready(Some(Some(item))),
        other => {
            unsafe { peekable.get_unchecked_mut() }.peeked = other;
            Poll::Ready(Some(None))
        }
    }
}

/// See `Peekable::next_if`.
#[must_use = "futures do nothing unless polled"]
pub struct NextIf<'a, St: Stream, F> {
    inner: Option<(Pin<&'a mut Peekable<St>>, F)>,
}

impl<St: Stream, F: FnOnce(&St::Item) -> bool> Future for NextIf<'_, St, F> {
    type Output = Option<St::Item>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        poll_next_if(&mut this.inner, cx, |func, item| func(item)).map(|next| next.expect("NextIf polled after completion"))
    }
}

impl<St: Stream, F: FnOnce(&St::Item) -> bool> FusedFuture for NextIf<'_, St, F> {
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

/// See `Peekable::next_if_eq`.
#[must_use = "futures do nothing unless polled"]
pub struct NextIfEq<'a, St: Stream, T: ?Sized> {
    inner: Option<(Pin<&'a mut Peekable<St>>, &'a T)>,
}

impl<St: Stream, T: ?Sized> Future for NextIfEq<'_, St, T>
where
    St::Item: PartialEq<T>,
{
    type Output = Option<St::Item>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        poll_next_if(&mut this.inner, cx, |expected, item| item == expected).map(|next| next.expect("NextIf polled after completion"))
    }
}

impl<St: Stream, T: ?Sized> FusedFuture for NextIfEq<'_, St, T>
where
    St::Item: PartialEq<T>,
{
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}
