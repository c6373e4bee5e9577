//! The runtime: a scheduler, a driver for time and I/O, a pool for blocking work.
pub(crate) mod blocking;
mod builder;
pub(crate) mod config;
pub(crate) mod context;
pub(crate) mod driver;
mod handle;
mod id;
pub(crate) mod io;
mod local_runtime;
pub(crate) mod metrics;
pub(crate) mod park;
#[allow(clippy::module_inception)]
mod runtime;
pub(crate) mod scheduler;
pub(crate) mod task;

#[cfg(tokio_unstable)]
pub use self::builder::{RngSeed, UnhandledPanic};
pub use self::builder::{Builder, LocalOptions};
#[cfg(tokio_unstable)]
pub use self::context::worker_index;
#[cfg(tokio_unstable)]
pub use self::dump::{self, Dump};
#[cfg(tokio_unstable)]
pub use self::hooks::TaskMeta;
#[cfg(tokio_unstable)]
pub use self::metrics::{
    HistogramConfiguration, HistogramScale, InvalidHistogramConfiguration, LogHistogram, LogHistogramBuilder,
};
pub use self::handle::{EnterGuard, Handle, TryCurrentError};
pub use self::id::Id;
pub use self::local_runtime::LocalRuntime;
pub use self::metrics::RuntimeMetrics;
pub(crate) use self::runtime::SHUTTING_DOWN;
pub use self::runtime::{is_rt_shutdown_err, Runtime, RuntimeFlavor};

/// Blocks this thread on a future; panics where blocking is forbidden.
#[track_caller]
pub(crate) fn block_on_thread<F: std::future::Future>(future: F) -> F::Output {
    context::assert_may_block();
    scheduler::block_on::park_on(std::pin::pin!(future), false)
}
