//! Work that blocks its thread.
use crate::runtime::task::JoinHandle;

/// Runs a blocking closure on a thread of the blocking pool.
#[track_caller]
pub fn spawn_blocking<F, R>(f: F) -> JoinHandle<R>
where
    F: FnOnce() -> R + Send + 'static,
    R: Send + 'static,
{
    crate::runtime::blocking::spawn_blocking(f)
}

/// Runs a blocking closure on this thread; another thread takes over its other tasks. Only on multi_thread.
#[track_caller]
pub fn block_in_place<F, R>(f: F) -> R
where
    F: FnOnce() -> R,
{
    crate::runtime::scheduler::worker::block_in_place(f)
}
