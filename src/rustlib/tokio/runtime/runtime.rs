//! The runtime itself, and how it ends.
use super::context;
use super::scheduler::block_on::park_on;
use super::scheduler::{self, current_thread};
use super::task::{Id, JoinHandle};
use super::{Builder, EnterGuard, Handle, RuntimeMetrics};
use std::fmt;
use std::future::Future;
use std::io;
use std::time::Duration;

/// Drives tasks, timers and I/O. Dropping it drops all its tasks.
pub struct Runtime {
    scheduler: Scheduler,
    handle: Handle,
    done: bool,
}

pub(super) enum Scheduler {
    CurrentThread(current_thread::CurrentThread),
    MultiThread,
}

/// Which scheduler a runtime has.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuntimeFlavor {
    CurrentThread,
    MultiThread,
}

impl Runtime {
    pub(super) fn assemble(scheduler: Scheduler, handle: scheduler::Handle) -> Runtime {
        Runtime { scheduler, handle: Handle { inner: handle }, done: false }
    }

    /// A multi_thread runtime with timers and I/O.
    pub fn new() -> io::Result<Runtime> {
        Builder::new_multi_thread().enable_all().build()
    }

    /// For other threads: spawns, enters.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Puts a future into the runtime's queue.
    #[track_caller]
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        self.handle.inner.spawn(future, Id::next())
    }

    /// Runs a closure on the blocking pool.
    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, func: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        self.handle.spawn_blocking(func)
    }

    /// Drives the runtime until the future is ready; returns its output.
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        let _task = ClearTask(context::current().task.replace(None));
        match (&self.scheduler, &self.handle.inner) {
            (Scheduler::CurrentThread(scheduler), scheduler::Handle::CurrentThread(handle)) => {
                context::enter_runtime(&self.handle.inner, false, || {
                    let root = std::pin::pin!(future);
                    crate::trace::task_spawn::<F>(0, 3);
                    scheduler.block_on(handle, root)
                })
            }
            _ => context::enter_runtime(&self.handle.inner, true, || {
                let root = std::pin::pin!(future);
                crate::trace::task_spawn::<F>(0, 3);
                park_on(root, true)
            }),
        }
    }

    pub(super) fn block_on_local<F: Future>(&self, future: F) -> F::Output {
        self.block_on(future)
    }

    /// Makes this the thread's current runtime until the guard drops.
    pub fn enter(&self) -> EnterGuard<'_> {
        self.handle.enter()
    }

    /// Shuts down, waiting at most `duration` for blocking work.
    pub fn shutdown_timeout(mut self, duration: Duration) {
        self.handle.inner.blocking_before_tasks(duration);
        self.end();
    }

    /// Shuts down without waiting for blocking work.
    pub fn shutdown_background(self) {
        self.shutdown_timeout(Duration::from_nanos(0))
    }

    pub fn metrics(&self) -> RuntimeMetrics {
        self.handle.metrics()
    }

    /// Tasks first, then the blocking pool (CT-21).
    fn end(&mut self) {
        if std::mem::replace(&mut self.done, true) {
            return;
        }
        match (&self.scheduler, &self.handle.inner) {
            (Scheduler::CurrentThread(scheduler), scheduler::Handle::CurrentThread(handle)) => {
                let _current = context::set_current(&self.handle.inner);
                scheduler.shut_down(handle);
            }
            (_, scheduler::Handle::MultiThread(handle)) => handle.close(),
            _ => {}
        }
        self.handle.inner.blocking().shut_down(None);
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        self.end();
    }
}

impl std::panic::UnwindSafe for Runtime {}
impl std::panic::RefUnwindSafe for Runtime {}

/// What I/O answers once its runtime is shutting down.
pub(crate) const SHUTTING_DOWN: &str = "A Tokio 1.x context was found, but it is being shutdown.";

/// Whether I/O failed because its runtime is shutting down.
pub fn is_rt_shutdown_err(err: &io::Error) -> bool {
    match err.get_ref() {
        Some(inner) => err.kind() == io::ErrorKind::Other && inner.source().is_none() && inner.to_string() == SHUTTING_DOWN,
        None => false,
    }
}

/// The root future is no task.
struct ClearTask(Option<Id>);

impl Drop for ClearTask {
    fn drop(&mut self) {
        context::current().task.set(self.0);
    }
}

impl scheduler::Handle {
    /// shutdown_timeout ends the blocking pool before the tasks (CX-6); workers are threads of that pool.
    fn blocking_before_tasks(&self, duration: Duration) {
        if let scheduler::Handle::MultiThread(handle) = self {
            handle.close();
        }
        self.blocking().shut_down(Some(duration));
    }
}

impl fmt::Debug for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runtime").finish_non_exhaustive()
    }
}
