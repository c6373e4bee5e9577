//! Futures that consume a stream.
use futures_core::ready;
use futures_core::Stream;
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `StreamExt::next`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Next<'a, St: ?Sized> {
    stream: &'a mut St,
    _pin: PhantomPinned,
}

impl<'a, St: ?Sized> Next<'a, St> {
    pub(super) fn new(stream: &'a mut St) -> Next<'a, St> {
        Next { stream, _pin: PhantomPinned }
    }
}

impl<St: ?Sized + Stream + Unpin> Future for Next<'_, St> {
    type Output = Option<St::Item>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        Pin::new(&mut *this.stream).poll_next(cx)
    }
}

/// See `StreamExt::try_next`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryNext<'a, St: ?Sized> {
    inner: Next<'a, St>,
}

impl<'a, St: ?Sized> TryNext<'a, St> {
    pub(super) fn new(stream: &'a mut St) -> TryNext<'a, St> {
        TryNext { inner: Next::new(stream) }
    }
}

impl<T, E, St: ?Sized + Stream<Item = Result<T, E>> + Unpin> Future for TryNext<'_, St> {
    type Output = Result<Option<T>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let inner = unsafe { self.map_unchecked_mut(|this| &mut this.inner) };
        match ready!(inner.poll(cx)) {
            Some(Ok(value)) => Poll::Ready(Ok(Some(value))),
            Some(Err(error)) => Poll::Ready(Err(error)),
            None => Poll::Ready(Ok(None)),
        }
    }
}

/// Items looked at in one poll by `all` and `any`.
const BATCH: usize = 32;

/// See `StreamExt::all`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct AllFuture<'a, St: ?Sized, F> {
    stream: &'a mut St,
    f: F,
    _pin: PhantomPinned,
}

impl<'a, St: ?Sized, F> AllFuture<'a, St, F> {
    pub(super) fn new(stream: &'a mut St, f: F) -> AllFuture<'a, St, F> {
        AllFuture { stream, f, _pin: PhantomPinned }
    }
}

impl<St: ?Sized + Stream + Unpin, F: FnMut(St::Item) -> bool> Future for AllFuture<'_, St, F> {
    type Output = bool;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
        let this = unsafe { self.get_unchecked_mut() };
        for _ in 0..BATCH {
            match ready!(Pin::new(&mut *this.stream).poll_next(cx)) {
                Some(item) => {
                    if !(this.f)(item) {
                        return Poll::Ready(false);
                    }
                }
                None => return Poll::Ready(true),
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

/// See `StreamExt::any`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct AnyFuture<'a, St: ?Sized, F> {
    stream: &'a mut St,
    f: F,
    _pin: PhantomPinned,
}

impl<'a, St: ?Sized, F> AnyFuture<'a, St, F> {
    pub(super) fn new(stream: &'a mut St, f: F) -> AnyFuture<'a, St, F> {
        AnyFuture { stream, f, _pin: PhantomPinned }
    }
}

impl<St: ?Sized + Stream + Unpin, F: FnMut(St::Item) -> bool> Future for AnyFuture<'_, St, F> {
    type Output = bool;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
        let this = unsafe { self.get_unchecked_mut() };
        for _ in 0..BATCH {
            match ready!(Pin::new(&mut *this.stream).poll_next(cx)) {
                Some(item) => {
                    if (this.f)(item) {
                        return Poll::Ready(true);
                    }
                }
                None => return Poll::Ready(false),
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

/// See `StreamExt::fold`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct FoldFuture<St, B, F> {
    stream: St,
    acc: Option<B>,
    f: F,
    _pin: PhantomPinned,
}

impl<St, B, F> FoldFuture<St, B, F> {
    pub(super) fn new(stream: St, init: B, f: F) -> FoldFuture<St, B, F> {
        FoldFuture { stream, acc: Some(init), f, _pin: PhantomPinned }
    }
}

impl<St: Stream, B, F: FnMut(B, St::Item) -> B> Future for FoldFuture<St, B, F> {
    type Output = B;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<B> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            let next = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
            let acc = this.acc.take().unwrap();
            match next {
                Some(item) => this.acc = Some((this.f)(acc, item)),
                None => return Poll::Ready(acc),
            }
        }
    }
}
