//! What `select!`, `join!` and `try_join!` expand to.
use crate::trace;
pub use std::future::{poll_fn, Future, IntoFuture};
pub use std::pin::Pin;
pub use std::task::{Context, Poll};

/// Where this turn of `select!` starts (MA-5).
pub fn thread_rng_n(n: u32) -> u32 {
    crate::sim::choose(0, n)
}

/// `Pending` (after deferring) when the task's budget is used up (CO-6).
pub fn poll_budget_available(cx: &mut Context<'_>) -> Poll<()> {
    crate::task::coop::poll_budget_available(cx)
}

/// A branch of `join!`: its future until it is done, then its output until it is taken.
#[derive(Debug)]
pub enum MaybeDone<F: Future> {
    Future(F),
    Done(F::Output),
    Gone,
}

/// Wraps a branch of `join!`.
pub fn maybe_done<F: IntoFuture>(f: F) -> MaybeDone<F::IntoFuture> {
    MaybeDone::Future(f.into_future())
}

impl<F: Future> MaybeDone<F> {
    /// The output, if the branch is done and it was not taken.
    pub fn take_output(self: Pin<&mut Self>) -> Option<F::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        match this {
            MaybeDone::Done(_) => match std::mem::replace(this, MaybeDone::Gone) {
                MaybeDone::Done(output) => Some(output),
                _ => unreachable!(),
            },
            _ => None,
        }
    }

    /// A look at the output.
    pub fn output_mut(self: Pin<&mut Self>) -> Option<&mut F::Output> {
        match unsafe { self.get_unchecked_mut() } {
            MaybeDone::Done(output) => Some(output),
            _ => None,
        }
    }
}

impl<F: Future> Future for MaybeDone<F> {
    type Output = ();

    /// The future is dropped as soon as it is done (MA-2).
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        let output = match this {
            MaybeDone::Future(future) => ready!(unsafe { Pin::new_unchecked(future) }.poll(cx)),
            MaybeDone::Done(_) => return Poll::Ready(()),
            MaybeDone::Gone => panic!("MaybeDone polled after value taken"),
        };
        *this = MaybeDone::Done(output);
        Poll::Ready(())
    }
}

// Marks for the trace. `spans` lists `start-end` offsets of the branches in the user's file, joined by `;`.

/// A `select!` begins; its id.
pub fn select_begin(spans: &'static str) -> usize {
    trace::select_begin(spans, false)
}

/// One poll of it; the scan starts at branch `start`.
pub fn select_turn(id: usize, start: u32) {
    trace::select_turn(id, start);
}

/// A branch is about to be polled.
pub fn select_poll(id: usize, branch: u32) {
    trace::select_poll(id, branch);
}

/// 0 pending, 1 winner, 2 ready but the pattern does not match.
pub fn select_result(id: usize, branch: u32, what: u32) {
    trace::select_result(id, branch, what);
}

/// The futures of the branches have been dropped.
pub fn select_end(id: usize) {
    trace::select_end(id);
}

/// A `join!` begins.
pub fn join_begin(spans: &'static str) -> usize {
    trace::select_begin(spans, true)
}

pub fn join_turn(id: usize, start: u32) {
    trace::select_turn(id, start);
}

pub fn join_poll(id: usize, branch: u32) {
    trace::select_poll(id, branch);
}

/// 0 pending, 1 done, 2 done with `Err`.
pub fn join_result(id: usize, branch: u32, what: u32) {
    trace::select_result(id, branch, what);
}

pub fn join_end(id: usize) {
    trace::select_end(id);
}
