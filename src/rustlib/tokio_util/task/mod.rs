//! Tasks.
mod abort_on_drop;
mod join_map;
mod join_queue;
mod local_pool;
pub mod task_tracker;

pub use self::abort_on_drop::{AbortOnDrop, AbortOnDropHandle};
pub use self::join_map::{JoinMap, JoinMapKeys};
pub use self::join_queue::JoinQueue;
pub use self::local_pool::LocalPoolHandle;
pub use self::task_tracker::TaskTracker;
