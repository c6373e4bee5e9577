//! Cooperative scheduling: every poll of a task has a budget of 128 operations; then it must yield (CO-1..CO-7).
use crate::runtime::context::{self, BudgetGuard};
use crate::trace;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

pub(crate) const BUDGET: Option<u8> = Some(128);

/// Gives the unit back when dropped, unless `made_progress` was called: only progress costs (CO-2).
#[must_use]
#[derive(Debug)]
pub struct RestoreOnPending {
    before: Option<u8>,
    _not_send: PhantomData<*mut ()>,
}

impl RestoreOnPending {
    /// The operation was done: its unit is spent.
    pub fn made_progress(&self) {
        unsafe {
            let this = self as *const RestoreOnPending as *mut RestoreOnPending;
            (*this).before = None;
        }
    }
}

impl Drop for RestoreOnPending {
    fn drop(&mut self) {
        if self.before.is_some() {
            context::current().budget.set(self.before);
        }
    }
}

/// Takes one unit of the budget, or defers the waker when none is left.
pub fn poll_proceed(cx: &mut Context<'_>) -> Poll<RestoreOnPending> {
    let budget = &context::current().budget;
    let before = budget.get();
    match before {
        Some(0) => {
            trace::budget_exhausted();
            context::defer(cx.waker());
            Poll::Pending
        }
        Some(left) => {
            budget.set(Some(left - 1));
            Poll::Ready(RestoreOnPending { before, _not_send: PhantomData })
        }
        None => Poll::Ready(RestoreOnPending { before, _not_send: PhantomData }),
    }
}

/// `Pending` (after deferring) if no unit is left; takes none (CO-6).
pub(crate) fn poll_budget_available(cx: &mut Context<'_>) -> Poll<()> {
    if has_budget_remaining() {
        return Poll::Ready(());
    }
    trace::budget_exhausted();
    context::defer(cx.waker());
    Poll::Pending
}

/// May the task go on, or is its budget used up?
pub fn has_budget_remaining() -> bool {
    context::current().budget.get() != Some(0)
}

/// Takes one unit; yields if none is left.
pub async fn consume_budget() {
    std::future::poll_fn(|cx| {
        let unit = ready!(poll_proceed(cx));
        unit.made_progress();
        Poll::Ready(())
    })
    .await
}

/// A future polled without budget. See `unconstrained`.
#[derive(Debug)]
#[must_use = "Unconstrained does nothing unless polled"]
pub struct Unconstrained<F> {
    inner: F,
}

/// Turns cooperative scheduling off for a future.
pub fn unconstrained<F>(inner: F) -> Unconstrained<F> {
    Unconstrained { inner }
}

impl<F: Future> Future for Unconstrained<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let inner = unsafe { self.map_unchecked_mut(|this| &mut this.inner) };
        let _budget = BudgetGuard::enter(None);
        inner.poll(cx)
    }
}

/// A future that costs one unit per completed poll. See `cooperative`.
#[derive(Debug)]
#[must_use = "futures do nothing unless polled"]
pub struct Coop<F> {
    inner: F,
}

/// Makes a future take part in cooperative scheduling.
pub fn cooperative<F: Future>(inner: F) -> Coop<F> {
    Coop { inner }
}

impl<F: Future> Future for Coop<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let inner = unsafe { self.map_unchecked_mut(|this| &mut this.inner) };
        let unit = ready!(poll_proceed(cx));
        let result = inner.poll(cx);
        if result.is_ready() {
            unit.made_progress();
        }
        result
    }
}
