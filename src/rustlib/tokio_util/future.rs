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
        WithCancellationTokenFuture { future: self, cancelled: cancellation_token.cancelled() }
    }

    /// The same; the future keeps the token.
    fn with_cancellation_token_owned(self, cancellation_token: CancellationToken) -> WithCancellationTokenFutureOwned<Self>
    where
        Self: Sized,
    {
        WithCancellationTokenFutureOwned { future: self, cancelled: cancellation_token.cancelled_owned() }
    }
}

impl<T: Future + ?Sized> FutureExt for T {}

/// See `FutureExt::with_cancellation_token`.
#[must_use = "futures do nothing unless polled"]
pub struct WithCancellationTokenFuture<'a, F> {
    future: F,
    cancelled: WaitForCancellationFuture<'a>,
}

/// See `FutureExt::with_cancellation_token_owned`.
#[must_use = "futures do nothing unless polled"]
pub struct WithCancellationTokenFutureOwned<F> {
    future: F,
    cancelled: WaitForCancellationFutureOwned,
}

/// The future first, then the token.
fn poll_both<F: Future, C: Future<Output = ()>>(future: Pin<&mut F>, cancelled: Pin<&mut C>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {
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
        unsafe { poll_both(Pin::new_unchecked(&mut this.future), Pin::new_unchecked(&mut this.cancelled), cx) }
    }
}

impl<F: Future> Future for WithCancellationTokenFutureOwned<F> {
    type Output = Option<F::Output>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        unsafe { poll_both(Pin::new_unchecked(&mut this.future), Pin::new_unchecked(&mut this.cancelled), cx) }
    }
}
