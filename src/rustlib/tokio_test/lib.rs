//! Helpers for tests of async code: futures polled by hand, scripted I/O and streams, assertions.
mod macros;
pub mod io;
pub mod stream_mock;
pub mod task;

use std::future::Future;

/// Runs a future on a fresh current_thread runtime.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(future)
}
