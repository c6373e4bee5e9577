//! `FutureExt`: methods on every future (TU-4, TU-9).
use crate::sync::{CancellationToken, WaitForCancellationFuture, WaitForCancellationFutureOwned};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Timeout};

/// Methods on every future.
pub trait FutureExt: Future {
    /// With a time limit.
    #[track_caller]
    fn timeout(self, timeout: Duration) -> Timeout<Self>
    where
        Self: Sized,
    {
        tokio::time::timeout(timeout, self)
    }

    /// With a deadline.
    fn timeout_at(self, deadline: Instant) -> Timeout<Self>
    where
        Self: Sized,
    {
        tokio::time::timeout_at(deadline, self)
    }

    /// `None` when the token is cancelled first.
    fn with_cancellation_token(self, cancellation_token: &CancellationToken) -> WithCancellationTokenFuture<'_, Self>
    where
        Self: Sized,
    {
        // A token that is cancelled already drops the future here, unpolled.
        WithCancellationTokenFuture {
            both: (!cancellation_token.is_cancelled()).then(|| (cancellation_token.cancelled(), self)),
        }
    }

    /// The same; the future keeps the token.
    fn with_cancellation_token_owned(self, cancellation_token: CancellationToken) -> WithCancellationTokenFutureOwned<Self>
    where
        Self: Sized,
    {
        WithCancellationTokenFutureOwned {
            both: (!cancellation_token.is_cancelled()).then(|| (cancellation_token.cancelled_owned(), self)),
        }
    }
}

impl<T: Future + ?Sized> FutureExt for T {}

/// See `FutureExt::with_cancellation_token`.
#[must_use = "futures do nothing unless polled"]
pub struct WithCancellationTokenFuture<'a, F> {
    both: Option<(WaitForCancellationFuture<'a>, F)>,
}

/// See `FutureExt::with_cancellation_token_owned`.
#[must_use = "futures do nothing unless polled"]
pub struct WithCancellationTokenFutureOwned<F> {
    both: Option<(WaitForCancellationFutureOwned, F)>,
}

/// The future first, then the token.
fn poll_both<F: Future, C: Future<Output = ()>>(both: &mut Option<(C, F)>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {
    let Some((cancelled, future)) = both else { return Poll::Ready(None) };
    let (future, cancelled) = unsafe { (Pin::new_unchecked(future), Pin::new_unchecked(cancelled)) };
    if let Poll::Ready(output) = future.poll(cx) {
        return Poll::Ready(Some(output));
    }
    match cancelled.poll(cx) {
        Poll::Ready(()) => Poll::Ready(None),
        Poll::Pending => Poll::Pending,
    }
}

impl<F: Future> Future for WithCancellationTokenFuture<'_, F> {
    type Output = Option<F::Output>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        poll_both(&mut this.both, cx)
    }
}

impl<F: Future> Future for WithCancellationTokenFutureOwned<F> {
    type Output = Option<F::Output>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        poll_both(&mut this.both, cx)
    }
}
