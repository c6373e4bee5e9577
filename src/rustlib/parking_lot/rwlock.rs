//! `RwLock` and its guards: shared, upgradable, exclusive.
use crate::raw::{after, RawRwLock};
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

/// A reader-writer lock. It is not poisoned by a panic.
pub struct RwLock<T: ?Sized> {
    raw: RawRwLock,
    data: UnsafeCell<T>,
}
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}

impl<T> RwLock<T> {
    /// Creates a new instance of an `RwLock<T>` which is unlocked.
    pub const fn new(val: T) -> RwLock<T> { RwLock { raw: RawRwLock::new(), data: UnsafeCell::new(val) } }
    /// Consumes this `RwLock`, returning the underlying data.
    pub fn into_inner(self) -> T { self.data.into_inner() }
}
impl<T: ?Sized> RwLock<T> {
    fn reading(&self, locked: bool) -> Option<RwLockReadGuard<'_, T>> { if locked { Some(RwLockReadGuard { lock: self, not_send: PhantomData }) } else { None } }
    fn writing(&self, locked: bool) -> Option<RwLockWriteGuard<'_, T>> { if locked { Some(RwLockWriteGuard { lock: self, not_send: PhantomData }) } else { None } }
    fn upgrading(&self, locked: bool) -> Option<RwLockUpgradableReadGuard<'_, T>> {
        if locked { Some(RwLockUpgradableReadGuard { lock: self, not_send: PhantomData }) } else { None }
    }
    /// Locks this `RwLock` with shared read access, blocking the current thread until it can be acquired.
    #[track_caller]
    pub fn read(&self) -> RwLockReadGuard<'_, T> {
        self.raw.read_until(false, None);
        RwLockReadGuard { lock: self, not_send: PhantomData }
    }
    /// Attempts to acquire this `RwLock` with shared read access.
    #[track_caller]
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> { self.reading(self.raw.try_read(false)) }
    /// Attempts to acquire shared read access until a timeout has expired.
    #[track_caller]
    pub fn try_read_for(&self, timeout: Duration) -> Option<RwLockReadGuard<'_, T>> { self.reading(self.raw.read_until(false, after(timeout))) }
    /// Attempts to acquire shared read access until a timeout is reached.
    #[track_caller]
    pub fn try_read_until(&self, timeout: Instant) -> Option<RwLockReadGuard<'_, T>> { self.reading(self.raw.read_until(false, Some(timeout))) }
    /// Locks with shared read access, also past writers that wait.
    #[track_caller]
    pub fn read_recursive(&self) -> RwLockReadGuard<'_, T> {
        self.raw.read_until(true, None);
        RwLockReadGuard { lock: self, not_send: PhantomData }
    }
    /// Attempts to lock with shared read access, also past writers that wait.
    #[track_caller]
    pub fn try_read_recursive(&self) -> Option<RwLockReadGuard<'_, T>> { self.reading(self.raw.try_read(true)) }
    /// Locks this `RwLock` with exclusive write access, blocking the current thread until it can be acquired.
    #[track_caller]
    pub fn write(&self) -> RwLockWriteGuard<'_, T> {
        self.raw.write_until(None);
        RwLockWriteGuard { lock: self, not_send: PhantomData }
    }
    /// Attempts to lock this `RwLock` with exclusive write access.
    #[track_caller]
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> { self.writing(self.raw.try_write()) }
    /// Attempts to acquire exclusive write access until a timeout has expired.
    #[track_caller]
    pub fn try_write_for(&self, timeout: Duration) -> Option<RwLockWriteGuard<'_, T>> { self.writing(self.raw.write_until(after(timeout))) }
    /// Attempts to acquire exclusive write access until a timeout is reached.
    #[track_caller]
    pub fn try_write_until(&self, timeout: Instant) -> Option<RwLockWriteGuard<'_, T>> { self.writing(self.raw.write_until(Some(timeout))) }
    /// Locks with upgradable read access, blocking the current thread until it can be acquired.
    #[track_caller]
    pub fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, T> {
        self.raw.upgradable_until(None);
        RwLockUpgradableReadGuard { lock: self, not_send: PhantomData }
    }
    /// Attempts to acquire this `RwLock` with upgradable read access.
    #[track_caller]
    pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, T>> { self.upgrading(self.raw.try_upgradable()) }
    /// Attempts to acquire upgradable read access until a timeout has expired.
    #[track_caller]
    pub fn try_upgradable_read_for(&self, timeout: Duration) -> Option<RwLockUpgradableReadGuard<'_, T>> { self.upgrading(self.raw.upgradable_until(after(timeout))) }
    /// Returns a mutable reference to the underlying data.
    pub fn get_mut(&mut self) -> &mut T { self.data.get_mut() }
    /// Checks whether this `RwLock` is currently locked in any way.
    pub fn is_locked(&self) -> bool { self.raw.is_locked() }
    /// Checks whether this `RwLock` is currently exclusively locked.
    pub fn is_locked_exclusive(&self) -> bool { self.raw.is_locked_exclusive() }
    /// Forcibly unlocks a read lock.
    pub unsafe fn force_unlock_read(&self) { self.raw.read_unlock() }
    /// Forcibly unlocks a write lock.
    pub unsafe fn force_unlock_write(&self) { self.raw.write_unlock() }
    /// Returns a raw pointer to the underlying data.
    pub fn data_ptr(&self) -> *mut T { self.data.get() }
}
impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> { RwLock::new(Default::default()) }
}
impl<T> From<T> for RwLock<T> {
    fn from(t: T) -> RwLock<T> { RwLock::new(t) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Some(guard) => d.field("data", &&*guard).finish(),
            None => d.field("data", &format_args!("<locked>")).finish(),
        }
    }
}

macro_rules! guard {
    ($(#[$doc:meta])* $Guard:ident, $unlock:ident) => {
        $(#[$doc])*
        #[must_use = "if unused the RwLock will immediately unlock"]
        #[must_not_suspend]
        pub struct $Guard<'a, T: ?Sized> {
            lock: &'a RwLock<T>,
            not_send: PhantomData<*mut ()>,
        }
        unsafe impl<T: ?Sized + Sync> Sync for $Guard<'_, T> {}
        impl<T: ?Sized> Deref for $Guard<'_, T> {
            type Target = T;
            fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } }
        }
        impl<T: ?Sized> Drop for $Guard<'_, T> {
            fn drop(&mut self) { self.lock.raw.$unlock() }
        }
        impl<'a, T: ?Sized> $Guard<'a, T> {
            /// Returns a reference to the original reader-writer lock object.
            pub fn rwlock(s: &Self) -> &'a RwLock<T> { s.lock }
            /// Unlocks the `RwLock` using a fair unlock protocol.
            pub fn unlock_fair(s: Self) { drop(s) }
            // The lock, without unlocking it.
            fn into_lock(s: Self) -> &'a RwLock<T> {
                let lock = s.lock;
                mem::forget(s);
                lock
            }
        }
    };
}
guard! {
    /// RAII structure used to release the shared read access of a lock when dropped.
    RwLockReadGuard, read_unlock
}
guard! {
    /// RAII structure used to release the exclusive write access of a lock when dropped.
    RwLockWriteGuard, write_unlock
}
guard! {
    /// RAII structure used to release the upgradable read access of a lock when dropped.
    RwLockUpgradableReadGuard, upgradable_unlock
}
impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } }
}
impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
    /// Makes a new guard for a component of the locked data.
    pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(s: Self, f: F) -> MappedRwLockReadGuard<'a, U> {
        let lock = Self::into_lock(s);
        let data: *const U = f(unsafe { &*lock.data.get() });
        MappedRwLockReadGuard { raw: &lock.raw, data, marker: PhantomData }
    }
    /// Attempts to make a new guard for a component of the locked data.
    pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(s: Self, f: F) -> Result<MappedRwLockReadGuard<'a, U>, Self> {
        match f(unsafe { &*s.lock.data.get() }) {
            None => Err(s),
            Some(part) => {
                let data: *const U = part;
                Ok(MappedRwLockReadGuard { raw: &Self::into_lock(s).raw, data, marker: PhantomData })
            }
        }
    }
    /// Temporarily unlocks the `RwLock` to execute the given function.
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
        s.lock.raw.read_unlock();
        let value = f();
        s.lock.raw.read_until(false, None);
        value
    }
}
impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// Makes a new guard for a component of the locked data.
    pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedRwLockWriteGuard<'a, U> {
        let lock = Self::into_lock(s);
        let data: *mut U = f(unsafe { &mut *lock.data.get() });
        MappedRwLockWriteGuard { raw: &lock.raw, data, marker: PhantomData }
    }
    /// Attempts to make a new guard for a component of the locked data.
    pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedRwLockWriteGuard<'a, U>, Self> {
        match f(unsafe { &mut *s.lock.data.get() }) {
            None => Err(s),
            Some(part) => {
                let data: *mut U = part;
                Ok(MappedRwLockWriteGuard { raw: &Self::into_lock(s).raw, data, marker: PhantomData })
            }
        }
    }
    /// Atomically downgrades a write lock into a read lock.
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {
        let lock = Self::into_lock(s);
        lock.raw.write_to_read();
        RwLockReadGuard { lock, not_send: PhantomData }
    }
    /// Atomically downgrades a write lock into an upgradable read lock.
    pub fn downgrade_to_upgradable(s: Self) -> RwLockUpgradableReadGuard<'a, T> {
        let lock = Self::into_lock(s);
        lock.raw.write_to_upgradable();
        RwLockUpgradableReadGuard { lock, not_send: PhantomData }
    }
    /// Temporarily unlocks the `RwLock` to execute the given function.
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
        s.lock.raw.write_unlock();
        let value = f();
        s.lock.raw.write_until(None);
        value
    }
    /// Temporarily yields the `RwLock` to a waiting thread if there is one.
    pub fn bump(s: &mut Self) { Self::unlocked(s, || std::thread::yield_now()) }
}
impl<'a, T: ?Sized> RwLockUpgradableReadGuard<'a, T> {
    fn upgraded(s: Self) -> RwLockWriteGuard<'a, T> { RwLockWriteGuard { lock: Self::into_lock(s), not_send: PhantomData } }
    /// Atomically upgrades an upgradable read lock into an exclusive write lock, blocking until it can be acquired.
    #[track_caller]
    pub fn upgrade(s: Self) -> RwLockWriteGuard<'a, T> {
        s.lock.raw.upgrade_until(None);
        Self::upgraded(s)
    }
    /// Tries to atomically upgrade an upgradable read lock into an exclusive write lock.
    #[track_caller]
    pub fn try_upgrade(s: Self) -> Result<RwLockWriteGuard<'a, T>, Self> { if s.lock.raw.try_upgrade() { Ok(Self::upgraded(s)) } else { Err(s) } }
    /// Tries to atomically upgrade until a timeout has expired.
    #[track_caller]
    pub fn try_upgrade_for(s: Self, timeout: Duration) -> Result<RwLockWriteGuard<'a, T>, Self> {
        if s.lock.raw.upgrade_until(after(timeout)) { Ok(Self::upgraded(s)) } else { Err(s) }
    }
    /// Atomically downgrades an upgradable read lock into a shared read lock.
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {
        let lock = Self::into_lock(s);
        lock.raw.upgradable_to_read();
        RwLockReadGuard { lock, not_send: PhantomData }
    }
    /// Runs a closure with the data while it is upgraded to exclusive access.
    pub fn with_upgraded<R, F: FnOnce(&mut T) -> R>(&mut self, f: F) -> R {
        self.lock.raw.upgrade_until(None);
        let value = f(unsafe { &mut *self.lock.data.get() });
        self.lock.raw.write_to_upgradable();
        value
    }
}

/// Releases the shared read access when dropped; refers to a component of the data.
#[must_use = "if unused the RwLock will immediately unlock"]
#[must_not_suspend]
pub struct MappedRwLockReadGuard<'a, T: ?Sized> {
    raw: &'a RawRwLock,
    data: *const T,
    marker: PhantomData<&'a T>,
}
unsafe impl<T: ?Sized + Sync> Sync for MappedRwLockReadGuard<'_, T> {}
impl<'a, T: ?Sized> MappedRwLockReadGuard<'a, T> {
    /// Makes a new guard for a component of the locked data.
    pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(s: Self, f: F) -> MappedRwLockReadGuard<'a, U> {
        let raw = s.raw;
        let data: *const U = f(unsafe { &*s.data });
        mem::forget(s);
        MappedRwLockReadGuard { raw, data, marker: PhantomData }
    }
}
impl<T: ?Sized> Deref for MappedRwLockReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.data } }
}
impl<T: ?Sized> Drop for MappedRwLockReadGuard<'_, T> {
    fn drop(&mut self) { self.raw.read_unlock() }
}
/// Releases the exclusive write access when dropped; refers to a component of the data.
#[must_use = "if unused the RwLock will immediately unlock"]
#[must_not_suspend]
pub struct MappedRwLockWriteGuard<'a, T: ?Sized> {
    raw: &'a RawRwLock,
    data: *mut T,
    marker: PhantomData<&'a mut T>,
}
unsafe impl<T: ?Sized + Sync> Sync for MappedRwLockWriteGuard<'_, T> {}
impl<'a, T: ?Sized> MappedRwLockWriteGuard<'a, T> {
    /// Makes a new guard for a component of the locked data.
    pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedRwLockWriteGuard<'a, U> {
        let raw = s.raw;
        let data: *mut U = f(unsafe { &mut *s.data });
        mem::forget(s);
        MappedRwLockWriteGuard { raw, data, marker: PhantomData }
    }
}
impl<T: ?Sized> Deref for MappedRwLockWriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.data } }
}
impl<T: ?Sized> DerefMut for MappedRwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.data } }
}
impl<T: ?Sized> Drop for MappedRwLockWriteGuard<'_, T> {
    fn drop(&mut self) { self.raw.write_unlock() }
}
macro_rules! guard_fmt {
    ($($G:ident)*) => { $(
        impl<T: ?Sized + fmt::Debug> fmt::Debug for $G<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
        }
        impl<T: ?Sized + fmt::Display> fmt::Display for $G<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
        }
    )* };
}
guard_fmt! { RwLockReadGuard RwLockWriteGuard RwLockUpgradableReadGuard MappedRwLockReadGuard MappedRwLockWriteGuard }
/// Creates a new instance of an `RwLock<T>` which is unlocked, in a constant.
pub const fn const_rwlock<T>(val: T) -> RwLock<T> { RwLock::new(val) }
