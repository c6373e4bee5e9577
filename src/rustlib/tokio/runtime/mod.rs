//! The runtime: a scheduler, a driver for time and I/O, a pool for blocking work.
pub(crate) mod blocking;
mod builder;
pub(crate) mod config;
pub(crate) mod context;
pub(crate) mod driver;
mod handle;
pub(crate) mod io;
mod local_runtime;
mod metrics;
pub(crate) mod park;
#[allow(clippy::module_inception)]
mod runtime;
pub(crate) mod scheduler;
pub(crate) mod task;

pub use self::builder::{Builder, LocalOptions, RngSeed, UnhandledPanic};
pub use self::handle::{EnterGuard, Handle, TryCurrentError};
pub use self::local_runtime::LocalRuntime;
pub use self::metrics::RuntimeMetrics;
pub use self::runtime::{Runtime, RuntimeFlavor};

/// Blocks this thread on a future; panics where blocking is forbidden.
#[track_caller]
pub(crate) fn block_on_thread<F: std::future::Future>(future: F) -> F::Output {
    context::assert_may_block();
    scheduler::block_on::park_on(std::pin::pin!(future), false)
}
