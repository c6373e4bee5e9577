//! Handles to a task: to await it, to abort it.
use super::{Id, JoinError, Task};
use crate::task::coop;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// Waits for a task. Dropping it detaches the task, which goes on.
pub struct JoinHandle<T> {
    task: Task,
    _output: PhantomData<T>,
}

unsafe impl<T: Send> Send for JoinHandle<T> {}
unsafe impl<T: Send> Sync for JoinHandle<T> {}
impl<T> Unpin for JoinHandle<T> {}
impl<T> std::panic::UnwindSafe for JoinHandle<T> {}
impl<T> std::panic::RefUnwindSafe for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    pub(super) fn new(task: Task) -> JoinHandle<T> {
        JoinHandle { task, _output: PhantomData }
    }

    /// Asks the scheduler to drop the task's future.
    pub fn abort(&self) {
        self.task.abort();
    }

    /// Is the task's output (or its failure) there?
    pub fn is_finished(&self) -> bool {
        self.task.is_finished()
    }

    /// A handle that can only abort.
    pub fn abort_handle(&self) -> AbortHandle {
        AbortHandle { task: self.task.clone() }
    }

    /// The task's id.
    pub fn id(&self) -> Id {
        self.task.id()
    }

    pub(crate) fn set_join_waker(&self, waker: &Waker) -> bool {
        self.task.set_join_waker(waker)
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, JoinError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let unit = ready!(coop::poll_proceed(cx));
        if !self.task.poll_join(cx) {
            return Poll::Pending;
        }
        unit.made_progress();
        let mut output: Option<Result<T, JoinError>> = None;
        unsafe { self.task.read_output(&mut output as *mut Option<Result<T, JoinError>> as *mut ()) };
        match output {
            Some(output) => Poll::Ready(output),
            None => unreachable!(),
        }
    }
}

impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        self.task.drop_join_handle();
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").field("id", &self.id()).finish()
    }
}

/// Aborts a task; does not keep its output alive.
pub struct AbortHandle {
    task: Task,
}

impl std::panic::UnwindSafe for AbortHandle {}
impl std::panic::RefUnwindSafe for AbortHandle {}

impl AbortHandle {
    /// Asks the scheduler to drop the task's future.
    pub fn abort(&self) {
        self.task.abort();
    }

    /// Is the task's output (or its failure) there?
    pub fn is_finished(&self) -> bool {
        self.task.is_finished()
    }

    /// The task's id.
    pub fn id(&self) -> Id {
        self.task.id()
    }
}

impl Clone for AbortHandle {
    fn clone(&self) -> AbortHandle {
        AbortHandle { task: self.task.clone() }
    }
}

impl fmt::Debug for AbortHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AbortHandle").field("id", &self.id()).finish()
    }
}
