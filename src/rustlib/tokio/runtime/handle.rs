//! A handle to a runtime: spawns into it, enters it.
use super::context::{self, SetCurrent};
use super::scheduler::{self, block_on::park_on};
use super::task::{Id, JoinHandle};
use super::{RuntimeFlavor, RuntimeMetrics};
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

/// A handle to a runtime; does not keep it alive.
#[derive(Clone)]
pub struct Handle {
    pub(crate) inner: scheduler::Handle,
}

/// While it lives, its runtime is the current one of the thread.
#[must_use = "Creating and dropping a guard does nothing"]
pub struct EnterGuard<'a> {
    _guard: SetCurrent,
    _handle: PhantomData<(&'a Handle, *mut ())>,
}

impl Handle {
    /// The current runtime; panics outside one.
    #[track_caller]
    pub fn current() -> Handle {
        Handle { inner: context::handle() }
    }

    /// The current runtime, or an error outside one.
    pub fn try_current() -> Result<Handle, TryCurrentError> {
        match context::try_handle() {
            Some(inner) => Ok(Handle { inner }),
            None => Err(TryCurrentError { _private: () }),
        }
    }

    /// Makes this the thread's current runtime until the guard drops.
    pub fn enter(&self) -> EnterGuard<'_> {
        EnterGuard { _guard: context::set_current(&self.inner), _handle: PhantomData }
    }

    /// Puts a future into the runtime's queue.
    #[track_caller]
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        self.inner.spawn(future, Id::next())
    }

    /// Runs a closure on the blocking pool.
    #[track_caller]
    pub fn spawn_blocking<F, R>(&self, func: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R + Send + 'static,
        R: Send + 'static,
    {
        self.inner.blocking().spawn(&self.inner, false, func)
    }

    /// Blocks this thread on a future; never drives the runtime's tasks itself (CT-17).
    #[track_caller]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        context::enter_runtime(&self.inner, true, || park_on(std::pin::pin!(future), false))
    }

    /// Which scheduler it has.
    pub fn runtime_flavor(&self) -> RuntimeFlavor {
        match &self.inner {
            scheduler::Handle::CurrentThread(_) => RuntimeFlavor::CurrentThread,
            scheduler::Handle::MultiThread(_) => RuntimeFlavor::MultiThread,
        }
    }

    /// Which runtime this is.
    pub fn id(&self) -> super::Id {
        super::Id::new(self.inner.owned().id)
    }

    /// The name given by the builder.
    pub fn name(&self) -> Option<&str> {
        self.inner.config().name.as_deref()
    }

    pub fn metrics(&self) -> RuntimeMetrics {
        RuntimeMetrics::new(self.clone())
    }
}

unsafe impl Sync for EnterGuard<'_> {}

impl std::panic::UnwindSafe for Handle {}
impl std::panic::RefUnwindSafe for Handle {}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").finish_non_exhaustive()
    }
}

impl fmt::Debug for EnterGuard<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnterGuard").finish_non_exhaustive()
    }
}

/// There is no current runtime.
pub struct TryCurrentError {
    _private: (),
}

impl TryCurrentError {
    /// Is there none because the thread is outside any runtime?
    pub fn is_missing_context(&self) -> bool {
        true
    }

    /// Is there none because the thread is ending?
    pub fn is_thread_local_destroyed(&self) -> bool {
        false
    }
}

impl fmt::Debug for TryCurrentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TryCurrentError").finish_non_exhaustive()
    }
}

impl fmt::Display for TryCurrentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(context::NO_RUNTIME)
    }
}

impl std::error::Error for TryCurrentError {}
