//! Tokens that tell tasks to stop.
use super::tree::TreeNode;
use std::fmt;
use std::future::Future;
use std::hash::{Hash, Hasher};
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::sync::futures::Notified;
use tokio::sync::Notify;
use tokio::trace;

/// A token that can be cancelled, once, for all its clones and children.
pub struct CancellationToken {
    inner: Arc<TreeNode>,
}

impl std::panic::UnwindSafe for CancellationToken {}
impl std::panic::RefUnwindSafe for CancellationToken {}

impl fmt::Debug for CancellationToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CancellationToken").field("is_cancelled", &self.is_cancelled()).finish()
    }
}

impl Clone for CancellationToken {
    fn clone(&self) -> CancellationToken {
        self.inner.add_handle();
        CancellationToken { inner: self.inner.clone() }
    }
}

/// Two tokens are equal if one is a clone of the other.
impl PartialEq for CancellationToken {
    fn eq(&self, other: &CancellationToken) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Eq for CancellationToken {}

impl Hash for CancellationToken {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.inner).hash(state);
    }
}

impl Drop for CancellationToken {
    fn drop(&mut self) {
        self.inner.drop_handle();
    }
}

impl Default for CancellationToken {
    fn default() -> CancellationToken {
        CancellationToken::new()
    }
}

impl CancellationToken {
    /// A token that is not cancelled.
    pub fn new() -> CancellationToken {
        CancellationToken { inner: TreeNode::new() }
    }

    /// A token that is cancelled with this one, but not the other way round.
    pub fn child_token(&self) -> CancellationToken {
        CancellationToken { inner: TreeNode::child_of(&self.inner) }
    }

    /// Cancels this token, its clones and its children; wakes all that wait.
    pub fn cancel(&self) {
        self.inner.cancel();
    }

    pub fn is_cancelled(&self) -> bool {
        self.inner.is_cancelled()
    }

    /// Waits for the cancellation. Cancel safe.
    pub fn cancelled(&self) -> WaitForCancellationFuture<'_> {
        WaitForCancellationFuture { node: &self.inner, wait: Wait::new(&self.inner), _pinned: PhantomPinned }
    }

    /// The same; the future keeps the token.
    pub fn cancelled_owned(self) -> WaitForCancellationFutureOwned {
        let wait = Wait::new(&self.inner);
        WaitForCancellationFutureOwned { wait, token: self, _pinned: PhantomPinned }
    }

    /// Cancels the token when the guard is dropped.
    pub fn drop_guard(self) -> DropGuard {
        DropGuard { inner: Some(self) }
    }

    /// The same, borrowing the token.
    pub fn drop_guard_ref(&self) -> DropGuardRef<'_> {
        DropGuardRef { inner: Some(self) }
    }

    /// Drives the future unless (until) the token is cancelled.
    pub async fn run_until_cancelled<F>(&self, fut: F) -> Option<F::Output>
    where
        F: Future,
    {
        if self.is_cancelled() {
            return None;
        }
        crate::future::FutureExt::with_cancellation_token(fut, self).await
    }

    /// The same; the future keeps the token.
    pub async fn run_until_cancelled_owned<F>(self, fut: F) -> Option<F::Output>
    where
        F: Future,
    {
        self.run_until_cancelled(fut).await
    }
}

/// The place in the token's queue.
struct Wait {
    /// Borrows the token's `Notify`, which lives as long as the token's node.
    notified: Option<Notified<'static>>,
    waiting: bool,
}

impl Wait {
    fn new(node: &Arc<TreeNode>) -> Wait {
        Wait { notified: Some(Wait::notified(node)), waiting: false }
    }

    fn notified(node: &Arc<TreeNode>) -> Notified<'static> {
        let notify: &'static Notify = unsafe { &*(&node.waker as *const Notify) };
        notify.notified()
    }

    fn poll(&mut self, node: &Arc<TreeNode>, cx: &mut Context<'_>) -> Poll<()> {
        loop {
            if node.is_cancelled() {
                self.leave(node, 0);
                return Poll::Ready(());
            }
            let notified = self.notified.get_or_insert_with(|| Wait::notified(node));
            if unsafe { Pin::new_unchecked(notified) }.poll(cx).is_pending() {
                if !self.waiting {
                    self.waiting = true;
                    trace::res_wait(node.res.id(), 1, 0, 0);
                }
                return Poll::Pending;
            }
            self.notified = None;
        }
    }

    fn leave(&mut self, node: &Arc<TreeNode>, reason: u32) {
        self.notified = None;
        if self.waiting {
            self.waiting = false;
            trace::res_wait_end(node.res.id(), reason);
        }
    }
}

/// See `CancellationToken::cancelled`.
#[must_use = "futures do nothing unless polled"]
pub struct WaitForCancellationFuture<'a> {
    node: &'a Arc<TreeNode>,
    wait: Wait,
    _pinned: PhantomPinned,
}

/// See `CancellationToken::cancelled_owned`.
#[must_use = "futures do nothing unless polled"]
pub struct WaitForCancellationFutureOwned {
    wait: Wait,
    token: CancellationToken,
    _pinned: PhantomPinned,
}

impl Future for WaitForCancellationFuture<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        this.wait.poll(this.node, cx)
    }
}

impl Future for WaitForCancellationFutureOwned {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        this.wait.poll(&this.token.inner, cx)
    }
}

impl Drop for WaitForCancellationFuture<'_> {
    fn drop(&mut self) {
        self.wait.leave(self.node, 1);
    }
}

impl Drop for WaitForCancellationFutureOwned {
    fn drop(&mut self) {
        self.wait.leave(&self.token.inner, 1);
    }
}

impl fmt::Debug for WaitForCancellationFuture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitForCancellationFuture").finish()
    }
}

impl fmt::Debug for WaitForCancellationFutureOwned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitForCancellationFutureOwned").finish()
    }
}

/// Cancels its token when it is dropped.
#[derive(Debug)]
pub struct DropGuard {
    inner: Option<CancellationToken>,
}

impl DropGuard {
    /// Gives the token back, not cancelled.
    pub fn disarm(mut self) -> CancellationToken {
        match self.inner.take() {
            Some(token) => token,
            None => unreachable!(),
        }
    }
}

impl Drop for DropGuard {
    fn drop(&mut self) {
        if let Some(inner) = &self.inner {
            inner.cancel();
        }
    }
}

/// Cancels the borrowed token when it is dropped.
#[derive(Debug)]
pub struct DropGuardRef<'a> {
    inner: Option<&'a CancellationToken>,
}

impl<'a> DropGuardRef<'a> {
    /// Gives the token back, not cancelled.
    pub fn disarm(mut self) -> &'a CancellationToken {
        match self.inner.take() {
            Some(token) => token,
            None => unreachable!(),
        }
    }
}

impl Drop for DropGuardRef<'_> {
    fn drop(&mut self) {
        if let Some(inner) = self.inner {
            inner.cancel();
        }
    }
}
