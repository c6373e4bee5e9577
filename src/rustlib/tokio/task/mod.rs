//! Tasks: futures that a runtime drives on its own.
mod blocking;
pub mod coop;
mod join_set;
pub(crate) mod local;
mod spawn;
mod task_local;
mod yield_now;

pub use self::blocking::{block_in_place, spawn_blocking};
#[cfg(tokio_unstable)]
pub use self::builder::Builder;
pub use self::coop::{consume_budget, unconstrained, Unconstrained};
pub use self::join_set::JoinSet;
pub use self::local::{spawn_local, LocalEnterGuard, LocalSet};
pub use self::spawn::spawn;
pub use self::task_local::LocalKey;
pub use self::yield_now::yield_now;
pub use crate::runtime::task::{id, try_id, AbortHandle, Id, JoinError, JoinHandle};

pub mod futures {
    //! Futures of this module's functions.
    pub use super::task_local::TaskLocalFuture;
}
