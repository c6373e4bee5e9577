//! `crossbeam`: tools for threads.
pub use crossbeam_channel as channel;
pub use crossbeam_channel::select;
pub use crossbeam_queue as queue;
pub use crossbeam_utils::thread::{self, scope};
pub use crossbeam_utils::{atomic, sync};

/// Miscellaneous utilities.
pub mod utils {
    pub use crossbeam_utils::{Backoff, CachePadded};
}
/// Work-stealing deques.
#[unsupported = "crossbeam::deque: use crossbeam::queue::SegQueue"]
pub mod deque {}
/// Epoch-based memory reclamation.
#[unsupported = "crossbeam::epoch: use Arc"]
pub mod epoch {}
