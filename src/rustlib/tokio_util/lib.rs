//! Utilities for tokio.
pub mod context;
pub mod either;
pub mod future;
pub mod sync;
pub mod task;
pub mod time;
