//! Tasks: a future on the heap with a header, its state bits, and the handles to it (TK-1..TK-15).
mod cell;
mod error;
mod handle;
mod id;
mod list;
mod raw;

pub(crate) use self::cell::new_task;
pub use self::error::JoinError;
pub use self::handle::{AbortHandle, JoinHandle};
pub use self::id::{id, try_id, Id};
pub(crate) use self::list::OwnedTasks;
pub(crate) use self::raw::{Header, Task};
