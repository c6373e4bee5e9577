//! `parking_lot`: locks without poisoning. Compact words over the same futexes that `std::sync` uses.
mod condvar;
mod mutex;
mod once;
mod raw;
mod reentrant;
mod rwlock;

pub use condvar::{Condvar, WaitTimeoutResult};
pub use mutex::{const_mutex, FairMutex, FairMutexGuard, MappedFairMutexGuard, MappedMutexGuard, Mutex, MutexGuard};
pub use once::{Once, OnceState};
pub use reentrant::{const_reentrant_mutex, MappedReentrantMutexGuard, ReentrantMutex, ReentrantMutexGuard};
pub use rwlock::{const_rwlock, MappedRwLockReadGuard, MappedRwLockWriteGuard, RwLock, RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard};
/// Creates a fair mutex in a constant.
pub const fn const_fair_mutex<T>(val: T) -> FairMutex<T> { FairMutex::new(val) }

/// The traits and raw locks behind the types.
#[unsupported = "parking_lot's lock_api (raw locks): use Mutex or RwLock"]
pub mod lock_api {}
