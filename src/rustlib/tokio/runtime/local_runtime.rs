//! A current_thread runtime bound to its thread, whose tasks need not be `Send` (LS-6).
use super::runtime::Runtime;
use super::task::{Id, JoinHandle};
use super::{EnterGuard, Handle, RuntimeMetrics};
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::time::Duration;

/// A runtime on which `spawn_local` works everywhere.
pub struct LocalRuntime {
    runtime: Runtime,
    _not_send: PhantomData<*mut u8>,
}

impl LocalRuntime {
    pub(super) fn from_runtime(runtime: Runtime) -> LocalRuntime {
        LocalRuntime { runtime, _not_send: PhantomData }
    }

    /// With timers and I/O.
    pub fn new() -> std::io::Result<LocalRuntime> {
        super::Builder::new_current_thread().enable_all().build_local(Default::default())
    }

    pub fn handle(&self) -> &Handle {
        self.runtime.handle()
    }

    /// Spawns a future that need not be `Send`.
    #[track_caller]
    pub fn spawn_local<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        self.runtime.handle().inner.spawn(future, Id::next())
    }

    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, func: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        self.runtime.spawn_blocking(func)
    }

    /// Drives the runtime until the future is ready.
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        let cx = super::context::current();
        let before = cx.local_runtime.replace(true);
        let _restore = Restore(before);
        self.runtime.block_on_local(future)
    }

    pub fn enter(&self) -> EnterGuard<'_> {
        self.runtime.enter()
    }

    pub fn metrics(&self) -> RuntimeMetrics {
        self.runtime.metrics()
    }

    pub fn shutdown_timeout(self, duration: Duration) {
        self.runtime.shutdown_timeout(duration)
    }

    pub fn shutdown_background(self) {
        self.runtime.shutdown_background()
    }
}

impl std::panic::UnwindSafe for LocalRuntime {}
impl std::panic::RefUnwindSafe for LocalRuntime {}

struct Restore(bool);

impl Drop for Restore {
    fn drop(&mut self) {
        super::context::current().local_runtime.set(self.0);
    }
}

impl fmt::Debug for LocalRuntime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalRuntime").finish_non_exhaustive()
    }
}
