//! Waiting until a group of tasks is gone (TU-5).
use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::task::{JoinHandle, LocalSet};
use tokio::trace::{self, Res};

/// Counts futures; `wait` completes when it is closed and all of them were dropped.
pub struct TaskTracker {
    inner: Arc<Inner>,
}

struct Inner {
    count: Cell<usize>,
    closed: Cell<bool>,
    on_last_exit: Notify,
    res: Res,
}

unsafe impl Send for Inner {}
unsafe impl Sync for Inner {}

impl Inner {
    fn is_done(&self) -> bool {
        self.closed.get() && self.count.get() == 0
    }

    fn add(&self) {
        self.count.set(self.count.get() + 1);
        trace::res_level(self.res.id(), self.count.get(), 0);
    }

    fn remove(&self) {
        self.count.set(self.count.get() - 1);
        trace::res_level(self.res.id(), self.count.get(), 0);
        if self.is_done() {
            self.notify();
        }
    }

    fn notify(&self) {
        trace::via(self.res.id(), trace::BY_NOTIFY);
        self.on_last_exit.notify_waiters();
        trace::via(0, 0);
    }
}

/// Counts as one task while it lives.
#[must_use]
pub struct TaskTrackerToken {
    task_tracker: TaskTracker,
}

/// A future that counts until it is dropped.
#[must_use = "futures do nothing unless polled"]
pub struct TrackedFuture<F> {
    future: F,
    token: TaskTrackerToken,
}

impl TaskTracker {
    /// Open and empty.
    pub fn new() -> TaskTracker {
        let inner = Inner { count: Cell::new(0), closed: Cell::new(false), on_last_exit: Notify::new_untraced(), res: Res::new(trace::TRACKER, 0) };
        TaskTracker { inner: Arc::new(inner) }
    }

    /// Waits until the tracker is closed and empty.
    #[must_use = "futures do nothing unless polled"]
    pub fn wait(&self) -> impl Future<Output = ()> + Send + '_ {
        let notified = self.inner.on_last_exit.notified();
        let done = self.inner.is_done();
        Wait { inner: &self.inner, notified, done }
    }

    /// No effect on spawning; lets `wait` complete. True if it was open.
    pub fn close(&self) -> bool {
        let was_open = !self.inner.closed.replace(true);
        if was_open && self.inner.is_done() {
            self.inner.notify();
        }
        was_open
    }

    /// True if it was closed.
    pub fn reopen(&self) -> bool {
        self.inner.closed.replace(false)
    }

    pub fn is_closed(&self) -> bool {
        self.inner.closed.get()
    }

    pub fn len(&self) -> usize {
        self.inner.count.get()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Spawns a tracked task.
    #[track_caller]
    pub fn spawn<F>(&self, task: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        tokio::task::spawn(self.track_future(task))
    }

    #[track_caller]
    pub fn spawn_on<F>(&self, task: F, handle: &Handle) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        handle.spawn(self.track_future(task))
    }

    #[track_caller]
    pub fn spawn_local<F>(&self, task: F) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        tokio::task::spawn_local(self.track_future(task))
    }

    #[track_caller]
    pub fn spawn_local_on<F>(&self, task: F, local_set: &LocalSet) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        local_set.spawn_local(self.track_future(task))
    }

    #[track_caller]
    pub fn spawn_blocking<F, T>(&self, task: F) -> JoinHandle<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let token = self.token();
        tokio::task::spawn_blocking(move || {
            let result = task();
            drop(token);
            result
        })
    }

    #[track_caller]
    pub fn spawn_blocking_on<F, T>(&self, task: F, handle: &Handle) -> JoinHandle<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let token = self.token();
        handle.spawn_blocking(move || {
            let result = task();
            drop(token);
            result
        })
    }

    /// Tracks a future without spawning it.
    pub fn track_future<F: Future>(&self, future: F) -> TrackedFuture<F> {
        TrackedFuture { future, token: self.token() }
    }

    /// Counts as one task while it lives.
    pub fn token(&self) -> TaskTrackerToken {
        self.inner.add();
        TaskTrackerToken { task_tracker: self.clone() }
    }

    pub fn ptr_eq(left: &TaskTracker, right: &TaskTracker) -> bool {
        Arc::ptr_eq(&left.inner, &right.inner)
    }
}

struct Wait<'a> {
    inner: &'a Inner,
    notified: tokio::sync::futures::Notified<'a>,
    done: bool,
}

impl Future for Wait<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done || this.inner.is_done() {
            return Poll::Ready(());
        }
        unsafe { Pin::new_unchecked(&mut this.notified) }.poll(cx)
    }
}

impl Clone for TaskTracker {
    fn clone(&self) -> TaskTracker {
        TaskTracker { inner: self.inner.clone() }
    }
}

impl Default for TaskTracker {
    fn default() -> TaskTracker {
        TaskTracker::new()
    }
}

impl fmt::Debug for TaskTracker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TaskTracker").field("len", &self.len()).field("is_closed", &self.is_closed()).finish_non_exhaustive()
    }
}

impl TaskTrackerToken {
    pub fn task_tracker(&self) -> &TaskTracker {
        &self.task_tracker
    }
}

impl Clone for TaskTrackerToken {
    fn clone(&self) -> TaskTrackerToken {
        self.task_tracker.token()
    }
}

impl Drop for TaskTrackerToken {
    fn drop(&mut self) {
        self.task_tracker.inner.remove();
    }
}

impl fmt::Debug for TaskTrackerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TaskTrackerToken").finish()
    }
}

impl<F> TrackedFuture<F> {
    pub fn task_tracker(&self) -> &TaskTracker {
        self.token.task_tracker()
    }
}

impl<F: Future> Future for TrackedFuture<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        unsafe { self.map_unchecked_mut(|this| &mut this.future) }.poll(cx)
    }
}
