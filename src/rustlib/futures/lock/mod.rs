//! A mutex for futures that knows no runtime.
pub(crate) mod bilock;
mod mapped;

pub use self::mapped::MappedMutexGuard;
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// A mutex; whoever polls first after an unlock gets it.
pub struct Mutex<T: ?Sized> {
    locked: Cell<bool>,
    waiters: UnsafeCell<VecDeque<(u64, Option<Waker>)>>,
    next_key: Cell<u64>,
    value: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

impl<T> Mutex<T> {
    pub fn new(t: T) -> Mutex<T> {
        Mutex { locked: Cell::new(false), waiters: UnsafeCell::new(VecDeque::new()), next_key: Cell::new(0), value: UnsafeCell::new(t) }
    }

    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    #[allow(clippy::mut_from_ref)]
    fn waiters(&self) -> &mut VecDeque<(u64, Option<Waker>)> {
        unsafe { &mut *self.waiters.get() }
    }

    /// The lock, if nobody has it.
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        if self.locked.replace(true) {
            None
        } else {
            Some(MutexGuard { mutex: self })
        }
    }

    /// The lock, if nobody has it; the guard keeps the mutex alive.
    pub fn try_lock_owned(self: &Arc<Self>) -> Option<OwnedMutexGuard<T>> {
        if self.locked.replace(true) {
            None
        } else {
            Some(OwnedMutexGuard { mutex: self.clone() })
        }
    }

    /// Waits for the lock.
    pub fn lock(&self) -> MutexLockFuture<'_, T> {
        MutexLockFuture { mutex: Some(self), key: None }
    }

    /// Waits for the lock; the guard keeps the mutex alive.
    pub fn lock_owned(self: Arc<Self>) -> OwnedMutexLockFuture<T> {
        OwnedMutexLockFuture { mutex: Some(self), key: None }
    }

    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    fn poll_lock(&self, key: &mut Option<u64>, cx: &mut Context<'_>) -> bool {
        if !self.locked.replace(true) {
            self.forget(key, false);
            return true;
        }
        match *key {
            Some(k) => {
                for waiter in self.waiters().iter_mut() {
                    if waiter.0 == k {
                        waiter.1 = Some(cx.waker().clone());
                    }
                }
            }
            None => {
                let k = self.next_key.get();
                self.next_key.set(k + 1);
                self.waiters().push_back((k, Some(cx.waker().clone())));
                *key = Some(k);
            }
        }
        false
    }

    /// Leaves the queue; if it was woken and does not use it, the next one is woken.
    fn forget(&self, key: &mut Option<u64>, pass_on: bool) {
        if let Some(k) = key.take() {
            let waiters = self.waiters();
            if let Some(at) = waiters.iter().position(|w| w.0 == k) {
                let was_woken = waiters.remove(at).map_or(false, |w| w.1.is_none());
                if pass_on && was_woken {
                    self.wake_next();
                }
            }
        }
    }

    fn wake_next(&self) {
        let waker = self.waiters().front_mut().and_then(|w| w.1.take());
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn unlock(&self) {
        self.locked.set(false);
        self.wake_next();
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> {
        Mutex::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(t: T) -> Mutex<T> {
        Mutex::new(t)
    }
}

impl<T: ?Sized> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mutex").field("is_locked", &self.locked.get()).finish_non_exhaustive()
    }
}

/// Waits for the lock.
#[must_use = "futures do nothing unless polled"]
pub struct MutexLockFuture<'a, T: ?Sized> {
    mutex: Option<&'a Mutex<T>>,
    key: Option<u64>,
}

/// Waits for the lock, keeping the mutex alive.
#[must_use = "futures do nothing unless polled"]
pub struct OwnedMutexLockFuture<T: ?Sized> {
    mutex: Option<Arc<Mutex<T>>>,
    key: Option<u64>,
}

/// Holds the lock.
pub struct MutexGuard<'a, T: ?Sized> {
    mutex: &'a Mutex<T>,
}

/// Holds the lock and keeps the mutex alive.
pub struct OwnedMutexGuard<T: ?Sized> {
    mutex: Arc<Mutex<T>>,
}

unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for OwnedMutexGuard<T> {}

impl<'a, T: ?Sized> Future for MutexLockFuture<'a, T> {
    type Output = MutexGuard<'a, T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<MutexGuard<'a, T>> {
        let mutex = self.mutex.expect("polled MutexLockFuture after completion");
        if !mutex.poll_lock(&mut self.key, cx) {
            return Poll::Pending;
        }
        self.mutex = None;
        Poll::Ready(MutexGuard { mutex })
    }
}

impl<T: ?Sized> Future for OwnedMutexLockFuture<T> {
    type Output = OwnedMutexGuard<T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<OwnedMutexGuard<T>> {
        let mutex = self.mutex.clone().expect("polled OwnedMutexLockFuture after completion");
        if !mutex.poll_lock(&mut self.key, cx) {
            return Poll::Pending;
        }
        self.mutex = None;
        Poll::Ready(OwnedMutexGuard { mutex })
    }
}

impl<T: ?Sized> Drop for MutexLockFuture<'_, T> {
    fn drop(&mut self) {
        if let Some(mutex) = self.mutex {
            mutex.forget(&mut self.key, true);
        }
    }
}

impl<T: ?Sized> Drop for OwnedMutexLockFuture<T> {
    fn drop(&mut self) {
        if let Some(mutex) = self.mutex.take() {
            mutex.forget(&mut self.key, true);
        }
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.mutex.unlock();
    }
}

impl<T: ?Sized> Drop for OwnedMutexGuard<T> {
    fn drop(&mut self) {
        self.mutex.unlock();
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.mutex.value.get() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.mutex.value.get() }
    }
}

impl<T: ?Sized> Deref for OwnedMutexGuard<T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.mutex.value.get() }
    }
}

impl<T: ?Sized> DerefMut for OwnedMutexGuard<T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.mutex.value.get() }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MutexGuard").field("value", &&**self).field("mutex", &self.mutex).finish()
    }
}
