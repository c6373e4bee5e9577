//! `RwLock`. Waiting writers keep new readers out.
use super::poison::{poisonable, Flag, LockResult, PoisonError, TryLockError, TryLockResult};
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::prelude::rust_2021::*;
use crate::ptr::NonNull;
use crate::sync::atomic::{AtomicU32, Ordering};
use crate::sys;

/// A reader-writer lock.
pub struct RwLock<T: ?Sized> {
    raw: RawRwLock,
    poison: Flag,
    data: UnsafeCell<T>,
}
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}

const WRITER: u32 = u32::MAX;
struct RawRwLock {
    // Number of readers, or WRITER.
    state: AtomicU32,
    waiting_writers: AtomicU32,
    // Counts releases; what waiters sleep on.
    releases: AtomicU32,
}
impl RawRwLock {
    const fn new() -> RawRwLock { RawRwLock { state: AtomicU32::new(0), waiting_writers: AtomicU32::new(0), releases: AtomicU32::new(0) } }
    fn try_read(&self) -> bool {
        let mut n = self.state.load(Ordering::Relaxed);
        loop {
            if n == WRITER || self.waiting_writers.load(Ordering::Relaxed) > 0 {
                return false;
            }
            match self.state.compare_exchange(n, n + 1, Ordering::Acquire, Ordering::Relaxed) {
                Ok(_) => return true,
                Err(found) => n = found,
            }
        }
    }
    fn try_write(&self) -> bool { self.state.compare_exchange(0, WRITER, Ordering::Acquire, Ordering::Relaxed).is_ok() }
    fn read(&self) {
        loop {
            let seen = self.releases.load(Ordering::Acquire);
            if self.try_read() {
                return;
            }
            sys::futex_wait(self.releases.as_ptr(), seen, u64::MAX);
        }
    }
    fn write(&self) {
        if self.try_write() {
            return;
        }
        self.waiting_writers.fetch_add(1, Ordering::Relaxed);
        loop {
            let seen = self.releases.load(Ordering::Acquire);
            if self.try_write() {
                break;
            }
            sys::futex_wait(self.releases.as_ptr(), seen, u64::MAX);
        }
        self.waiting_writers.fetch_sub(1, Ordering::Relaxed);
    }
    fn released(&self) {
        self.releases.fetch_add(1, Ordering::Release);
        sys::futex_wake(self.releases.as_ptr(), u32::MAX);
    }
    fn read_unlock(&self) {
        if self.state.fetch_sub(1, Ordering::Release) == 1 {
            self.released();
        }
    }
    fn write_unlock(&self) {
        self.state.store(0, Ordering::Release);
        self.released();
    }
    fn downgrade(&self) {
        self.state.store(1, Ordering::Release);
        self.released();
    }
}

/// RAII structure used to release the shared read access of a lock when dropped.
#[must_use = "if unused the RwLock will immediately unlock"]
#[must_not_suspend]
pub struct RwLockReadGuard<'a, T: ?Sized + 'a> {
    data: NonNull<T>,
    raw: &'a RawRwLock,
}
/// RAII structure used to release the exclusive write access of a lock when dropped.
#[must_use = "if unused the RwLock will immediately unlock"]
#[must_not_suspend]
pub struct RwLockWriteGuard<'a, T: ?Sized + 'a> {
    lock: &'a RwLock<T>,
    panicking: bool,
}
impl<T: ?Sized> !Send for RwLockReadGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
impl<T: ?Sized> !Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<T> RwLock<T> {
    /// Creates a new instance of an `RwLock<T>` which is unlocked.
    pub const fn new(t: T) -> RwLock<T> { RwLock { raw: RawRwLock::new(), poison: Flag::new(), data: UnsafeCell::new(t) } }
    /// Consumes this `RwLock`, returning the underlying data.
    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = self.poison.get();
        let data = self.data.into_inner();
        if poisoned { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}
impl<T: ?Sized> RwLock<T> {
    fn read_guard(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        poisonable(&self.poison, RwLockReadGuard { data: unsafe { NonNull::new_unchecked(self.data.get()) }, raw: &self.raw })
    }
    fn write_guard(&self) -> LockResult<RwLockWriteGuard<'_, T>> { poisonable(&self.poison, RwLockWriteGuard { lock: self, panicking: intrinsics::panicking() }) }
    /// Locks this `RwLock` with shared read access, blocking the current thread until it can be acquired.
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        if !self.raw.try_read() {
            sys::trace_lock(self.raw.state.as_ptr(), 2, 1);
            self.raw.read();
            sys::trace_lock(self.raw.state.as_ptr(), 3, 1);
        }
        sys::trace_lock(self.raw.state.as_ptr(), 0, 1);
        self.read_guard()
    }
    /// Attempts to acquire this `RwLock` with shared read access.
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if !self.raw.try_read() {
            return Err(TryLockError::WouldBlock);
        }
        sys::trace_lock(self.raw.state.as_ptr(), 0, 1);
        Ok(self.read_guard()?)
    }
    /// Locks this `RwLock` with exclusive write access, blocking the current thread until it can be acquired.
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        if !self.raw.try_write() {
            sys::trace_lock(self.raw.state.as_ptr(), 2, 2);
            self.raw.write();
            sys::trace_lock(self.raw.state.as_ptr(), 3, 2);
        }
        sys::trace_lock(self.raw.state.as_ptr(), 0, 2);
        self.write_guard()
    }
    /// Attempts to lock this `RwLock` with exclusive write access.
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        if !self.raw.try_write() {
            return Err(TryLockError::WouldBlock);
        }
        sys::trace_lock(self.raw.state.as_ptr(), 0, 2);
        Ok(self.write_guard()?)
    }
    /// Determines whether the lock is poisoned.
    pub fn is_poisoned(&self) -> bool { self.poison.get() }
    /// Clear the poisoned state from a lock.
    pub fn clear_poison(&self) { self.poison.clear() }
    /// Returns a mutable reference to the underlying data.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let poisoned = self.poison.get();
        let data = self.data.get_mut();
        if poisoned { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}
impl<'rwlock, T: ?Sized> RwLockWriteGuard<'rwlock, T> {
    /// Turns exclusive access into shared access, without another writer in between.
    pub fn downgrade(s: Self) -> RwLockReadGuard<'rwlock, T> {
        let lock = s.lock;
        lock.poison.done(s.panicking);
        crate::mem::forget(s);
        lock.raw.downgrade();
        RwLockReadGuard { data: unsafe { NonNull::new_unchecked(lock.data.get()) }, raw: &lock.raw }
    }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => {
                d.field("data", &&*guard);
            }
            Err(TryLockError::Poisoned(err)) => {
                d.field("data", &&**err.get_ref());
            }
            Err(TryLockError::WouldBlock) => {
                d.field("data", &format_args!("<locked>"));
            }
        }
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}
impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> { RwLock::new(Default::default()) }
}
impl<T> From<T> for RwLock<T> {
    fn from(t: T) -> Self { RwLock::new(t) }
}
impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { self.data.as_ref() } }
}
impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } }
}
impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } }
}
impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        sys::trace_lock(self.raw.state.as_ptr(), 1, 1);
        self.raw.read_unlock()
    }
}
impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(self.panicking);
        sys::trace_lock(self.lock.raw.state.as_ptr(), 1, 2);
        self.lock.raw.write_unlock();
    }
}
macro_rules! guard_fmt {
    ($($G:ident)*) => { $(
        impl<T: ?Sized + fmt::Debug> fmt::Debug for $G<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
        }
        impl<T: ?Sized + fmt::Display> fmt::Display for $G<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
        }
    )* };
}
guard_fmt! { RwLockReadGuard RwLockWriteGuard }
