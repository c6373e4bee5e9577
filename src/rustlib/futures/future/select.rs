//! Waiting for the first of several futures (FU-3).
use super::Either;
use futures_core::future::{FusedFuture, TryFuture};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `select`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[derive(Debug)]
pub struct Select<A, B> {
    inner: Option<(A, B)>,
}

impl<A: Unpin, B: Unpin> Unpin for Select<A, B> {}

/// The output of whichever future is first, and the other future, which is not dropped.
pub fn select<A, B>(future1: A, future2: B) -> Select<A, B>
where
    A: Future + Unpin,
    B: Future + Unpin,
{
    Select { inner: Some((future1, future2)) }
}

impl<A, B> Future for Select<A, B>
where
    A: Future + Unpin,
    B: Future + Unpin,
{
    type Output = Either<(A::Output, B), (B::Output, A)>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (a, b) = self.inner.as_mut().expect("cannot poll Select twice");
        if let Poll::Ready(value) = Pin::new(a).poll(cx) {
            let (_, b) = self.inner.take().unwrap();
            return Poll::Ready(Either::Left((value, b)));
        }
        if let Poll::Ready(value) = Pin::new(b).poll(cx) {
            let (a, _) = self.inner.take().unwrap();
            return Poll::Ready(Either::Right((value, a)));
        }
        Poll::Pending
    }
}

impl<A, B> FusedFuture for Select<A, B>
where
    A: Future + Unpin,
    B: Future + Unpin,
{
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

/// See `try_select`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[derive(Debug)]
pub struct TrySelect<A, B> {
    inner: Option<(A, B)>,
}

impl<A: Unpin, B: Unpin> Unpin for TrySelect<A, B> {}

/// As `select`, for futures of `Result`s.
pub fn try_select<A, B>(future1: A, future2: B) -> TrySelect<A, B>
where
    A: TryFuture + Unpin,
    B: TryFuture + Unpin,
{
    TrySelect { inner: Some((future1, future2)) }
}

impl<A, B> Future for TrySelect<A, B>
where
    A: TryFuture + Unpin,
    B: TryFuture + Unpin,
{
    #[allow(clippy::type_complexity)]
    type Output = Result<Either<(A::Ok, B), (B::Ok, A)>, Either<(A::Error, B), (B::Error, A)>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (mut a, mut b) = self.inner.take().expect("cannot poll Select twice");
        match Pin::new(&mut a).try_poll(cx) {
            Poll::Ready(Ok(value)) => return Poll::Ready(Ok(Either::Left((value, b)))),
            Poll::Ready(Err(error)) => return Poll::Ready(Err(Either::Left((error, b)))),
            Poll::Pending => {}
        }
        match Pin::new(&mut b).try_poll(cx) {
            Poll::Ready(Ok(value)) => return Poll::Ready(Ok(Either::Right((value, a)))),
            Poll::Ready(Err(error)) => return Poll::Ready(Err(Either::Right((error, a)))),
            Poll::Pending => {}
        }
        self.inner = Some((a, b));
        Poll::Pending
    }
}

/// See `select_all`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct SelectAll<Fut> {
    inner: Vec<Fut>,
}

impl<Fut: Unpin> Unpin for SelectAll<Fut> {}

/// The output of the first future that is ready, its index, and the others (the last takes its place).
pub fn select_all<I>(iter: I) -> SelectAll<I::Item>
where
    I: IntoIterator,
    I::Item: Future + Unpin,
{
    let inner: Vec<I::Item> = iter.into_iter().collect();
    assert!(!inner.is_empty());
    SelectAll { inner }
}

impl<Fut> SelectAll<Fut> {
    pub fn into_inner(self) -> Vec<Fut> {
        self.inner
    }
}

impl<Fut: Future + Unpin> Future for SelectAll<Fut> {
    type Output = (Fut::Output, usize, Vec<Fut>);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        for i in 0..self.inner.len() {
            if let Poll::Ready(value) = Pin::new(&mut self.inner[i]).poll(cx) {
                drop(self.inner.swap_remove(i));
                let rest = std::mem::take(&mut self.inner);
                return Poll::Ready((value, i, rest));
            }
        }
        Poll::Pending
    }
}

/// See `select_ok`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct SelectOk<Fut> {
    inner: Vec<Fut>,
}

impl<Fut: Unpin> Unpin for SelectOk<Fut> {}

/// The first `Ok` and the other futures; the last error if there is none.
pub fn select_ok<I>(iter: I) -> SelectOk<I::Item>
where
    I: IntoIterator,
    I::Item: TryFuture + Unpin,
{
    let inner: Vec<I::Item> = iter.into_iter().collect();
    assert!(!inner.is_empty(), "iterator provided to select_ok was empty");
    SelectOk { inner }
}

impl<Fut: TryFuture + Unpin> Future for SelectOk<Fut> {
    type Output = Result<(Fut::Ok, Vec<Fut>), Fut::Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            let mut ready = None;
            for i in 0..self.inner.len() {
                if let Poll::Ready(result) = Pin::new(&mut self.inner[i]).try_poll(cx) {
                    ready = Some((i, result));
                    break;
                }
            }
            match ready {
                Some((i, result)) => {
                    drop(self.inner.remove(i));
                    match result {
                        Ok(value) => return Poll::Ready(Ok((value, std::mem::take(&mut self.inner)))),
                        Err(error) if self.inner.is_empty() => return Poll::Ready(Err(error)),
                        Err(_) => {}
                    }
                }
                None => return Poll::Pending,
            }
        }
    }
}
