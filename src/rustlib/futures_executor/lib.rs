//! Executors; see the `futures` crate.
pub use futures::executor::{block_on, block_on_stream, enter, BlockingStream, Enter, EnterError, LocalPool, LocalSpawner};
