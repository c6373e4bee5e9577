//! Locks and channels between tasks.
mod barrier;
pub(crate) mod batch_semaphore;
pub mod broadcast;
pub mod mpsc;
mod mutex;
mod notify;
mod once_cell;
pub mod oneshot;
mod rwlock;
mod rwlock_guards;
mod semaphore;
mod set_once;
pub mod watch;

pub mod futures {
    //! Futures of this module's types.
    pub use super::notify::{Notified, OwnedNotified};
}

pub use self::barrier::{Barrier, BarrierWaitResult};
pub use self::batch_semaphore::{AcquireError, TryAcquireError};
pub use self::mutex::{MappedMutexGuard, Mutex, MutexGuard, OwnedMappedMutexGuard, OwnedMutexGuard, TryLockError};
pub use self::notify::Notify;
pub use self::once_cell::{OnceCell, SetError};
pub use self::rwlock::RwLock;
pub use self::rwlock_guards::{
    OwnedRwLockMappedWriteGuard, OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLockMappedWriteGuard, RwLockReadGuard,
    RwLockWriteGuard,
};
pub use self::semaphore::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};
pub use self::set_once::{SetOnce, SetOnceError};
