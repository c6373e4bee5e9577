//! `Mutex` and `FairMutex`, and their guards.
use crate::raw::{after, RawMutex};
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

macro_rules! mutex {
    ($(#[$doc:meta])* $Mutex:ident, $Guard:ident, $Mapped:ident) => {
        $(#[$doc])*
        pub struct $Mutex<T: ?Sized> {
            pub(crate) raw: RawMutex,
            data: UnsafeCell<T>,
        }
        unsafe impl<T: ?Sized + Send> Send for $Mutex<T> {}
        unsafe impl<T: ?Sized + Send> Sync for $Mutex<T> {}

        impl<T> $Mutex<T> {
            /// Creates a new mutex in an unlocked state ready for use.
            pub const fn new(val: T) -> $Mutex<T> { $Mutex { raw: RawMutex::new(), data: UnsafeCell::new(val) } }
            /// Consumes this mutex, returning the underlying data.
            pub fn into_inner(self) -> T { self.data.into_inner() }
        }
        impl<T: ?Sized> $Mutex<T> {
            fn guard(&self) -> $Guard<'_, T> { $Guard { mutex: self, not_send: PhantomData } }
            /// Acquires the mutex, blocking the current thread until it is able to do so.
            #[track_caller]
            pub fn lock(&self) -> $Guard<'_, T> {
                self.raw.lock_until(None);
                self.guard()
            }
            /// Attempts to acquire this lock.
            #[track_caller]
            pub fn try_lock(&self) -> Option<$Guard<'_, T>> { if self.raw.try_lock() { Some(self.guard()) } else { None } }
            /// Attempts to acquire this lock until a timeout has expired.
            #[track_caller]
            pub fn try_lock_for(&self, timeout: Duration) -> Option<$Guard<'_, T>> { if self.raw.lock_until(after(timeout)) { Some(self.guard()) } else { None } }
            /// Attempts to acquire this lock until a timeout is reached.
            #[track_caller]
            pub fn try_lock_until(&self, timeout: Instant) -> Option<$Guard<'_, T>> { if self.raw.lock_until(Some(timeout)) { Some(self.guard()) } else { None } }
            /// Returns a mutable reference to the underlying data.
            pub fn get_mut(&mut self) -> &mut T { self.data.get_mut() }
            /// Checks whether the mutex is currently locked.
            pub fn is_locked(&self) -> bool { self.raw.is_locked() }
            /// Forcibly unlocks the mutex.
            pub unsafe fn force_unlock(&self) { self.raw.unlock() }
            /// Creates a new guard without checking that the lock is held.
            pub unsafe fn make_guard_unchecked(&self) -> $Guard<'_, T> { self.guard() }
            /// Returns a raw pointer to the underlying data.
            pub fn data_ptr(&self) -> *mut T { self.data.get() }
        }
        impl<T: Default> Default for $Mutex<T> {
            fn default() -> $Mutex<T> { $Mutex::new(Default::default()) }
        }
        impl<T> From<T> for $Mutex<T> {
            fn from(t: T) -> $Mutex<T> { $Mutex::new(t) }
        }
        impl<T: ?Sized + fmt::Debug> fmt::Debug for $Mutex<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut d = f.debug_struct("Mutex");
                match self.try_lock() {
                    Some(guard) => d.field("data", &&*guard).finish(),
                    None => d.field("data", &format_args!("<locked>")).finish(),
                }
            }
        }

        /// Unlocks the mutex when dropped.
        #[must_use = "if unused the Mutex will immediately unlock"]
        #[must_not_suspend]
        pub struct $Guard<'a, T: ?Sized> {
            pub(crate) mutex: &'a $Mutex<T>,
            not_send: PhantomData<*mut ()>,
        }
        unsafe impl<T: ?Sized + Sync> Sync for $Guard<'_, T> {}
        impl<'a, T: ?Sized> $Guard<'a, T> {
            /// Returns a reference to the original mutex.
            pub fn mutex(s: &Self) -> &'a $Mutex<T> { s.mutex }
            /// Makes a new guard for a component of the locked data.
            pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> $Mapped<'a, U> {
                let mutex = s.mutex;
                let data: *mut U = f(unsafe { &mut *mutex.data.get() });
                mem::forget(s);
                $Mapped { raw: &mutex.raw, data, marker: PhantomData }
            }
            /// Attempts to make a new guard for a component of the locked data.
            pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<$Mapped<'a, U>, Self> {
                let mutex = s.mutex;
                match f(unsafe { &mut *mutex.data.get() }) {
                    None => Err(s),
                    Some(part) => {
                        let data: *mut U = part;
                        mem::forget(s);
                        Ok($Mapped { raw: &mutex.raw, data, marker: PhantomData })
                    }
                }
            }
            /// Temporarily unlocks the mutex to execute the given function.
            #[track_caller]
            pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
                s.mutex.raw.unlock();
                let relock = RelockOnDrop { raw: &s.mutex.raw };
                let value = f();
                drop(relock);
                value
            }
            /// Unlocks the mutex using a fair unlock protocol.
            pub fn unlock_fair(s: Self) { drop(s) }
            /// Temporarily unlocks the mutex using a fair unlock protocol, to execute the given function.
            #[track_caller]
            pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U { Self::unlocked(s, f) }
            /// Temporarily yields the mutex to a waiting thread if there is one.
            #[track_caller]
            pub fn bump(s: &mut Self) { Self::unlocked(s, || std::thread::yield_now()) }
            /// Leaks the guard and returns a mutable reference to the data.
            pub fn leak(s: Self) -> &'a mut T {
                let data = s.mutex.data.get();
                mem::forget(s);
                unsafe { &mut *data }
            }
        }
        impl<T: ?Sized> Deref for $Guard<'_, T> {
            type Target = T;
            fn deref(&self) -> &T { unsafe { &*self.mutex.data.get() } }
        }
        impl<T: ?Sized> DerefMut for $Guard<'_, T> {
            fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.mutex.data.get() } }
        }
        impl<T: ?Sized> Drop for $Guard<'_, T> {
            fn drop(&mut self) { self.mutex.raw.unlock() }
        }

        /// Unlocks the mutex when dropped; refers to a component of its data.
        #[must_use = "if unused the Mutex will immediately unlock"]
        #[must_not_suspend]
        pub struct $Mapped<'a, T: ?Sized> {
            raw: &'a RawMutex,
            data: *mut T,
            marker: PhantomData<&'a mut T>,
        }
        unsafe impl<T: ?Sized + Sync> Sync for $Mapped<'_, T> {}
        impl<'a, T: ?Sized> $Mapped<'a, T> {
            /// Makes a new guard for a component of the locked data.
            pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> $Mapped<'a, U> {
                let raw = s.raw;
                let data: *mut U = f(unsafe { &mut *s.data });
                mem::forget(s);
                $Mapped { raw, data, marker: PhantomData }
            }
            /// Attempts to make a new guard for a component of the locked data.
            pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<$Mapped<'a, U>, Self> {
                let raw = s.raw;
                match f(unsafe { &mut *s.data }) {
                    None => Err(s),
                    Some(part) => {
                        let data: *mut U = part;
                        mem::forget(s);
                        Ok($Mapped { raw, data, marker: PhantomData })
                    }
                }
            }
        }
        impl<T: ?Sized> Deref for $Mapped<'_, T> {
            type Target = T;
            fn deref(&self) -> &T { unsafe { &*self.data } }
        }
        impl<T: ?Sized> DerefMut for $Mapped<'_, T> {
            fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.data } }
        }
        impl<T: ?Sized> Drop for $Mapped<'_, T> {
            fn drop(&mut self) { self.raw.unlock() }
        }
        guard_fmt! { $Guard $Mapped }
    };
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
struct RelockOnDrop<'a> {
    raw: &'a RawMutex,
}
impl Drop for RelockOnDrop<'_> {
    fn drop(&mut self) {
        self.raw.lock_until(None);
    }
}
mutex! {
    /// A mutual exclusion primitive useful for protecting shared data. It is not poisoned by a panic.
    Mutex, MutexGuard, MappedMutexGuard
}
mutex! {
    /// A mutual exclusive primitive that is always fair.
    FairMutex, FairMutexGuard, MappedFairMutexGuard
}
/// Creates a new mutex in an unlocked state ready for use, in a constant.
pub const fn const_mutex<T>(val: T) -> Mutex<T> { Mutex::new(val) }
