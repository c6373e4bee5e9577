//! `crossbeam_utils`: cells, padding, backing off, scoped threads.
pub mod atomic;
mod backoff;
mod padded;
pub mod sync;
pub mod thread;

pub use crate::backoff::Backoff;
pub use crate::padded::CachePadded;
