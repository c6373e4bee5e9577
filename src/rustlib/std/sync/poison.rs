//! Poisoning: a lock remembers that a thread panicked while it held it.
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::prelude::rust_2021::*;
use crate::sync::atomic::{AtomicBool, Ordering};

/// A type of error which can be returned whenever a lock is acquired.
pub struct PoisonError<T> {
    data: T,
}
/// An enumeration of possible errors associated with a `TryLockResult`.
pub enum TryLockError<T> {
    /// The lock could not be acquired because another thread failed while holding the lock.
    Poisoned(PoisonError<T>),
    /// The lock could not be acquired at this time because the operation would otherwise block.
    WouldBlock,
}
/// A type alias for the result of a lock method which can be poisoned.
pub type LockResult<T> = Result<T, PoisonError<T>>;
/// A type alias for the result of a nonblocking locking method.
pub type TryLockResult<Guard> = Result<Guard, TryLockError<Guard>>;

impl<T> fmt::Debug for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("PoisonError").finish_non_exhaustive() }
}
impl<T> fmt::Display for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("poisoned lock: another task failed inside") }
}
impl<T> Error for PoisonError<T> {}
impl<T> PoisonError<T> {
    /// Creates a `PoisonError`.
    pub fn new(data: T) -> PoisonError<T> { PoisonError { data } }
    /// Consumes this error indicating that a lock is poisoned, returning the associated data.
    pub fn into_inner(self) -> T { self.data }
    /// Returns a reference to the associated data.
    pub fn get_ref(&self) -> &T { &self.data }
    /// Returns a mutable reference to the associated data.
    pub fn get_mut(&mut self) -> &mut T { &mut self.data }
}
impl<T> From<PoisonError<T>> for TryLockError<T> {
    fn from(err: PoisonError<T>) -> TryLockError<T> { TryLockError::Poisoned(err) }
}
impl<T> fmt::Debug for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryLockError::Poisoned(..) => fmt::Debug::fmt("Poisoned(..)", f),
            TryLockError::WouldBlock => fmt::Debug::fmt("WouldBlock", f),
        }
    }
}
impl<T> fmt::Display for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            TryLockError::Poisoned(..) => "poisoned lock: another task failed inside",
            TryLockError::WouldBlock => "try_lock failed because the operation would block",
        })
    }
}
impl<T> Error for TryLockError<T> {}

/// The flag in a lock.
pub(super) struct Flag {
    failed: AtomicBool,
}
impl Flag {
    pub(super) const fn new() -> Flag { Flag { failed: AtomicBool::new(false) } }
    pub(super) fn get(&self) -> bool { self.failed.load(Ordering::Relaxed) }
    pub(super) fn clear(&self) { self.failed.store(false, Ordering::Relaxed) }
    /// Poisons if a panic started after the lock was taken (`panicking_then`: was one going on already?).
    pub(super) fn done(&self, panicking_then: bool) {
        if !panicking_then && intrinsics::panicking() {
            self.failed.store(true, Ordering::Relaxed);
        }
    }
}
/// `Ok` with the guard, or the guard inside a `PoisonError`.
pub(super) fn poisonable<G>(flag: &Flag, guard: G) -> LockResult<G> { if flag.get() { Err(PoisonError::new(guard)) } else { Ok(guard) } }
pub(super) fn map_result<T, U, F: FnOnce(T) -> U>(result: LockResult<T>, f: F) -> LockResult<U> {
    match result {
        Ok(t) => Ok(f(t)),
        Err(e) => Err(PoisonError::new(f(e.into_inner()))),
    }
}
