//! `Mutex`, over a futex word: 0 free, 1 held, 2 held with waiters.
use super::poison::{poisonable, Flag, LockResult, PoisonError, TryLockError, TryLockResult};
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::prelude::rust_2021::*;
use crate::sync::atomic::{AtomicU32, Ordering};
use crate::sys;

/// A mutual exclusion primitive useful for protecting shared data.
pub struct Mutex<T: ?Sized> {
    pub(super) raw: RawMutex,
    poison: Flag,
    data: UnsafeCell<T>,
}
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}

/// The lock itself.
pub(super) struct RawMutex {
    state: AtomicU32,
}
impl RawMutex {
    pub(super) const fn new() -> RawMutex { RawMutex { state: AtomicU32::new(0) } }
    pub(super) fn try_lock(&self) -> bool { self.state.compare_exchange(0, 1, Ordering::Acquire, Ordering::Relaxed).is_ok() }
    pub(super) fn lock(&self) {
        if self.try_lock() {
            return;
        }
        while self.state.swap(2, Ordering::Acquire) != 0 {
            sys::futex_wait(self.state.as_ptr(), 2, u64::MAX);
        }
    }
    pub(super) fn lock_traced(&self) {
        if !self.try_lock() {
            sys::trace_lock(self.state.as_ptr(), 2, 0);
            self.lock();
            sys::trace_lock(self.state.as_ptr(), 3, 0);
        }
        sys::trace_lock(self.state.as_ptr(), 0, 0);
    }
    pub(super) fn try_lock_traced(&self) -> bool {
        let locked = self.try_lock();
        if locked {
            sys::trace_lock(self.state.as_ptr(), 0, 0);
        }
        locked
    }
    pub(super) fn unlock_traced(&self) {
        sys::trace_lock(self.state.as_ptr(), 1, 0);
        self.unlock();
    }
    pub(super) fn unlock(&self) {
        if self.state.swap(0, Ordering::Release) == 2 {
            sys::futex_wake(self.state.as_ptr(), 1);
        }
    }
}

/// An RAII implementation of a "scoped lock" of a mutex.
#[must_use = "if unused the Mutex will immediately unlock"]
#[must_not_suspend]
#[lang = "MutexGuard"]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    pub(super) lock: &'a Mutex<T>,
    panicking: bool,
}
impl<T: ?Sized> !Send for MutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    /// Creates a new mutex in an unlocked state ready for use.
    pub const fn new(t: T) -> Mutex<T> { Mutex { raw: RawMutex::new(), poison: Flag::new(), data: UnsafeCell::new(t) } }
    /// Consumes this mutex, returning the underlying data.
    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = self.poison.get();
        let data = self.data.into_inner();
        if poisoned { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}
impl<T: ?Sized> Mutex<T> {
    pub(super) fn guard(&self) -> LockResult<MutexGuard<'_, T>> { poisonable(&self.poison, MutexGuard { lock: self, panicking: intrinsics::panicking() }) }
    /// Acquires a mutex, blocking the current thread until it is able to do so.
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        self.raw.lock_traced();
        self.guard()
    }
    /// Attempts to acquire this lock.
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> { if self.raw.try_lock_traced() { Ok(self.guard()?) } else { Err(TryLockError::WouldBlock) } }
    /// Determines whether the mutex is poisoned.
    pub fn is_poisoned(&self) -> bool { self.poison.get() }
    /// Clear the poisoned state from a mutex.
    pub fn clear_poison(&self) { self.poison.clear() }
    /// Returns a mutable reference to the underlying data.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let poisoned = self.poison.get();
        let data = self.data.get_mut();
        if poisoned { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}
impl<T> From<T> for Mutex<T> {
    fn from(t: T) -> Self { Mutex::new(t) }
}
impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> { Mutex::new(Default::default()) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(guard) => {
                d.field("data", &&*guard);
            }
            Err(TryLockError::Poisoned(err)) => {
                d.field("data", &&**err.get_ref());
            }
            Err(TryLockError::WouldBlock) => {
                d.field("data", &"<locked>");
            }
        }
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}
impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } }
}
impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } }
}
impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(self.panicking);
        self.lock.raw.unlock_traced();
    }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
