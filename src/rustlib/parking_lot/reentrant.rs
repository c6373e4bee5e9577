//! `ReentrantMutex`: the thread that holds it may lock it again.
use crate::raw::{after, thread_current, RawMutex};
use std::cell::{Cell, UnsafeCell};
use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

struct Raw {
    mutex: RawMutex,
    // Thread + 1, or 0.
    owner: AtomicU64,
    depth: Cell<usize>,
}
impl Raw {
    fn lock(&self, wait: impl FnOnce(&RawMutex) -> bool) -> bool {
        let me = thread_current() + 1;
        if self.owner.load(Ordering::Relaxed) == me {
            self.depth.set(self.depth.get().checked_add(1).expect("ReentrantMutex lock count overflow"));
            return true;
        }
        if !wait(&self.mutex) {
            return false;
        }
        self.owner.store(me, Ordering::Relaxed);
        self.depth.set(1);
        true
    }
    fn unlock(&self) {
        self.depth.set(self.depth.get() - 1);
        if self.depth.get() == 0 {
            self.owner.store(0, Ordering::Relaxed);
            self.mutex.unlock();
        }
    }
}

/// A mutex which can be recursively locked by a single thread.
pub struct ReentrantMutex<T: ?Sized> {
    raw: Raw,
    data: UnsafeCell<T>,
}
unsafe impl<T: ?Sized + Send> Send for ReentrantMutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for ReentrantMutex<T> {}

impl<T> ReentrantMutex<T> {
    /// Creates a new reentrant mutex in an unlocked state ready for use.
    pub const fn new(val: T) -> ReentrantMutex<T> {
        ReentrantMutex { raw: Raw { mutex: RawMutex::new(), owner: AtomicU64::new(0), depth: Cell::new(0) }, data: UnsafeCell::new(val) }
    }
    /// Consumes this mutex, returning the underlying data.
    pub fn into_inner(self) -> T { self.data.into_inner() }
}
impl<T: ?Sized> ReentrantMutex<T> {
    fn guard(&self, locked: bool) -> Option<ReentrantMutexGuard<'_, T>> { if locked { Some(ReentrantMutexGuard { mutex: self, not_send: PhantomData }) } else { None } }
    /// Acquires a reentrant mutex, blocking the current thread until it is able to do so.
    pub fn lock(&self) -> ReentrantMutexGuard<'_, T> {
        self.raw.lock(|m| m.lock_until(None));
        ReentrantMutexGuard { mutex: self, not_send: PhantomData }
    }
    /// Attempts to acquire this lock.
    pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, T>> { self.guard(self.raw.lock(|m| m.try_lock())) }
    /// Attempts to acquire this lock until a timeout has expired.
    pub fn try_lock_for(&self, timeout: Duration) -> Option<ReentrantMutexGuard<'_, T>> { self.guard(self.raw.lock(|m| m.lock_until(after(timeout)))) }
    /// Attempts to acquire this lock until a timeout is reached.
    pub fn try_lock_until(&self, timeout: Instant) -> Option<ReentrantMutexGuard<'_, T>> { self.guard(self.raw.lock(|m| m.lock_until(Some(timeout)))) }
    /// Returns a mutable reference to the underlying data.
    pub fn get_mut(&mut self) -> &mut T { self.data.get_mut() }
    /// Checks whether the mutex is currently locked.
    pub fn is_locked(&self) -> bool { self.raw.mutex.is_locked() }
    /// Checks whether the mutex is currently held by the current thread.
    pub fn is_owned_by_current_thread(&self) -> bool { self.raw.owner.load(Ordering::Relaxed) == thread_current() + 1 }
    /// Returns a raw pointer to the underlying data.
    pub fn data_ptr(&self) -> *mut T { self.data.get() }
}
impl<T: Default> Default for ReentrantMutex<T> {
    fn default() -> ReentrantMutex<T> { ReentrantMutex::new(Default::default()) }
}
impl<T> From<T> for ReentrantMutex<T> {
    fn from(t: T) -> ReentrantMutex<T> { ReentrantMutex::new(t) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for ReentrantMutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("ReentrantMutex");
        match self.try_lock() {
            Some(guard) => d.field("data", &&*guard).finish(),
            None => d.field("data", &format_args!("<locked>")).finish(),
        }
    }
}

/// Unlocks one level of the mutex when dropped.
#[must_use = "if unused the ReentrantMutex will immediately unlock"]
#[must_not_suspend]
pub struct ReentrantMutexGuard<'a, T: ?Sized> {
    mutex: &'a ReentrantMutex<T>,
    not_send: PhantomData<*mut ()>,
}
unsafe impl<T: ?Sized + Sync> Sync for ReentrantMutexGuard<'_, T> {}
impl<'a, T: ?Sized> ReentrantMutexGuard<'a, T> {
    /// Returns a reference to the original mutex.
    pub fn remutex(s: &Self) -> &'a ReentrantMutex<T> { s.mutex }
    /// Makes a new guard for a component of the locked data.
    pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(s: Self, f: F) -> MappedReentrantMutexGuard<'a, U> {
        let mutex = s.mutex;
        let data: *const U = f(unsafe { &*mutex.data.get() });
        mem::forget(s);
        MappedReentrantMutexGuard { raw: &mutex.raw, data, marker: PhantomData }
    }
}
impl<T: ?Sized> Deref for ReentrantMutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.mutex.data.get() } }
}
impl<T: ?Sized> Drop for ReentrantMutexGuard<'_, T> {
    fn drop(&mut self) { self.mutex.raw.unlock() }
}
/// Unlocks one level of the mutex when dropped; refers to a component of its data.
#[must_use = "if unused the ReentrantMutex will immediately unlock"]
#[must_not_suspend]
pub struct MappedReentrantMutexGuard<'a, T: ?Sized> {
    raw: &'a Raw,
    data: *const T,
    marker: PhantomData<&'a T>,
}
unsafe impl<T: ?Sized + Sync> Sync for MappedReentrantMutexGuard<'_, T> {}
impl<T: ?Sized> Deref for MappedReentrantMutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.data } }
}
impl<T: ?Sized> Drop for MappedReentrantMutexGuard<'_, T> {
    fn drop(&mut self) { self.raw.unlock() }
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
guard_fmt! { ReentrantMutexGuard MappedReentrantMutexGuard }
/// Creates a new reentrant mutex in an unlocked state ready for use, in a constant.
pub const fn const_reentrant_mutex<T>(val: T) -> ReentrantMutex<T> { ReentrantMutex::new(val) }
