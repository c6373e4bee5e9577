//! `timeout` (TI-3, CO-7).
use super::{sleep_until, Instant, Sleep};
use crate::runtime::context::BudgetGuard;
use crate::task::coop;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

/// Waits for the future, but no longer than `duration`; then it is dropped.
#[track_caller]
pub fn timeout<F>(duration: Duration, future: F) -> Timeout<F::IntoFuture>
where
    F: IntoFuture,
{
    let deadline = match Instant::now().checked_add(duration) {
        Some(deadline) => deadline,
        None => Instant::far_future(),
    };
    Timeout { value: future.into_future(), delay: sleep_until(deadline) }
}

/// Waits for the future, but not beyond `deadline`; then it is dropped.
#[track_caller]
pub fn timeout_at<F>(deadline: Instant, future: F) -> Timeout<F::IntoFuture>
where
    F: IntoFuture,
{
    Timeout { value: future.into_future(), delay: sleep_until(deadline) }
}

/// A future with a time limit.
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[derive(Debug)]
pub struct Timeout<T> {
    value: T,
    delay: Sleep,
}

impl<T> Timeout<T> {
    pub fn get_ref(&self) -> &T {
        &self.value
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.value
    }

    /// The future, without the limit.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T: Future> Future for Timeout<T> {
    type Output = Result<T::Output, Elapsed>;

    /// The future first, then the timer: one that is ready wins even when it is late.
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let had_budget = coop::has_budget_remaining();
        if let Poll::Ready(value) = unsafe { Pin::new_unchecked(&mut this.value) }.poll(cx) {
            return Poll::Ready(Ok(value));
        }
        let delay = unsafe { Pin::new_unchecked(&mut this.delay) };
        let fired = if had_budget && !coop::has_budget_remaining() {
            // The future used up the budget: it must not hide that time is over.
            let _unlimited = BudgetGuard::enter(None);
            delay.poll(cx)
        } else {
            delay.poll(cx)
        };
        match fired {
            Poll::Ready(()) => Poll::Ready(Err(Elapsed(()))),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// Time ran out.
#[derive(Debug, PartialEq, Eq)]
pub struct Elapsed(());

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("deadline has elapsed")
    }
}

impl std::error::Error for Elapsed {}

impl From<Elapsed> for io::Error {
    fn from(_: Elapsed) -> io::Error {
        io::ErrorKind::TimedOut.into()
    }
}
