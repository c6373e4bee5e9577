//! An asynchronous mutex: one permit, handed over in FIFO order (MU-1..MU-3).
use super::batch_semaphore::Semaphore;
use crate::trace;
use std::cell::UnsafeCell;
use std::error::Error;
use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// Protects a value; its guard may be held across `.await`.
pub struct Mutex<T: ?Sized> {
    permit: Semaphore,
    value: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

impl<T> Mutex<T> {
    /// An unlocked mutex.
    #[track_caller]
    pub fn new(t: T) -> Mutex<T> {
        Mutex { permit: Semaphore::new(1, trace::MUTEX), value: UnsafeCell::new(t) }
    }

    /// An unlocked mutex, for statics.
    pub const fn const_new(t: T) -> Mutex<T> {
        Mutex { permit: Semaphore::const_new(1, trace::MUTEX), value: UnsafeCell::new(t) }
    }

    /// The value, without the mutex.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    /// Waits in line for the lock. Cancel safe, but the place in the line is lost.
    pub async fn lock(&self) -> MutexGuard<'_, T> {
        let _ = self.permit.acquire(1, 0).await;
        MutexGuard { lock: self }
    }

    /// Waits in line for the lock; the guard keeps the mutex alive.
    pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {
        let _ = self.permit.acquire(1, 0).await;
        OwnedMutexGuard { lock: self }
    }

    fn try_acquire(&self) -> Result<(), TryLockError> {
        match self.permit.try_acquire(1) {
            Ok(()) => {
                trace::res_acquire(self.permit.res.id(), 1, 0);
                Ok(())
            }
            Err(_) => Err(TryLockError(())),
        }
    }

    fn unlock(&self) {
        trace::res_release(self.permit.res.id(), 1, 0);
        self.permit.release(1);
    }

    /// The lock, if nobody has it and nobody was promised it.
    pub fn try_lock(&self) -> Result<MutexGuard<'_, T>, TryLockError> {
        self.try_acquire()?;
        Ok(MutexGuard { lock: self })
    }

    pub fn try_lock_owned(self: Arc<Self>) -> Result<OwnedMutexGuard<T>, TryLockError> {
        self.try_acquire()?;
        Ok(OwnedMutexGuard { lock: self })
    }

    /// Blocks the thread until it has the lock; not from asynchronous code.
    #[track_caller]
    pub fn blocking_lock(&self) -> MutexGuard<'_, T> {
        crate::runtime::block_on_thread(self.lock())
    }

    #[track_caller]
    pub fn blocking_lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {
        crate::runtime::block_on_thread(self.lock_owned())
    }

    /// The value; no lock is needed.
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(value: T) -> Mutex<T> {
        Mutex::new(value)
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> {
        Mutex::new(T::default())
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(inner) => d.field("data", &&*inner),
            Err(_) => d.field("data", &format_args!("<locked>")),
        };
        d.finish()
    }
}

/// Holds the lock; dropping it unlocks.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized> {
    lock: &'a Mutex<T>,
}

unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

/// Holds the lock and a reference to the mutex.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct OwnedMutexGuard<T: ?Sized> {
    lock: Arc<Mutex<T>>,
}

unsafe impl<T: ?Sized + Sync> Sync for OwnedMutexGuard<T> {}

/// Holds the lock; shows a part of the value.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MappedMutexGuard<'a, T: ?Sized> {
    semaphore: &'a Semaphore,
    data: *mut T,
    marker: std::marker::PhantomData<&'a mut T>,
}

unsafe impl<T: ?Sized + Sync> Sync for MappedMutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Send> Send for MappedMutexGuard<'_, T> {}

/// Holds the lock and a reference to the mutex; shows a part of the value.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct OwnedMappedMutexGuard<T: ?Sized, U: ?Sized = T> {
    lock: Arc<Mutex<T>>,
    data: *mut U,
}

unsafe impl<T: ?Sized + Send + Sync, U: ?Sized + Send + Sync> Sync for OwnedMappedMutexGuard<T, U> {}
unsafe impl<T: ?Sized + Send, U: ?Sized + Send> Send for OwnedMappedMutexGuard<T, U> {}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    /// A guard of a part of the value.
    pub fn map<U: ?Sized, F>(this: MutexGuard<'a, T>, f: F) -> MappedMutexGuard<'a, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        let data = f(unsafe { &mut *this.lock.value.get() }) as *mut U;
        let lock = ManuallyDrop::new(this).lock;
        MappedMutexGuard { semaphore: &lock.permit, data, marker: std::marker::PhantomData }
    }

    /// A guard of a part of the value, if it is there.
    pub fn try_map<U: ?Sized, F>(this: MutexGuard<'a, T>, f: F) -> Result<MappedMutexGuard<'a, U>, MutexGuard<'a, T>>
    where
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        let data = match f(unsafe { &mut *this.lock.value.get() }) {
            Some(data) => data as *mut U,
            None => return Err(this),
        };
        let lock = ManuallyDrop::new(this).lock;
        Ok(MappedMutexGuard { semaphore: &lock.permit, data, marker: std::marker::PhantomData })
    }

    pub fn mutex(this: &MutexGuard<'a, T>) -> &'a Mutex<T> {
        this.lock
    }
}

impl<T: ?Sized> OwnedMutexGuard<T> {
    /// A guard of a part of the value.
    pub fn map<U: ?Sized, F>(this: OwnedMutexGuard<T>, f: F) -> OwnedMappedMutexGuard<T, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        let data = f(unsafe { &mut *this.lock.value.get() }) as *mut U;
        OwnedMappedMutexGuard { lock: this.into_lock(), data }
    }

    /// A guard of a part of the value, if it is there.
    pub fn try_map<U: ?Sized, F>(this: Self, f: F) -> Result<OwnedMappedMutexGuard<T, U>, Self>
    where
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        let data = match f(unsafe { &mut *this.lock.value.get() }) {
            Some(data) => data as *mut U,
            None => return Err(this),
        };
        Ok(OwnedMappedMutexGuard { lock: this.into_lock(), data })
    }

    pub fn mutex(this: &OwnedMutexGuard<T>) -> &Arc<Mutex<T>> {
        &this.lock
    }

    /// The lock, still locked.
    fn into_lock(self) -> Arc<Mutex<T>> {
        let this = ManuallyDrop::new(self);
        unsafe { std::ptr::read(&this.lock) }
    }
}

impl<'a, T: ?Sized> MappedMutexGuard<'a, T> {
    /// A guard of a part of the part.
    pub fn map<U: ?Sized, F>(this: Self, f: F) -> MappedMutexGuard<'a, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        let data = f(unsafe { &mut *this.data }) as *mut U;
        let semaphore = ManuallyDrop::new(this).semaphore;
        MappedMutexGuard { semaphore, data, marker: std::marker::PhantomData }
    }

    /// A guard of a part of the part, if it is there.
    pub fn try_map<U: ?Sized, F>(this: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self>
    where
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        let data = match f(unsafe { &mut *this.data }) {
            Some(data) => data as *mut U,
            None => return Err(this),
        };
        let semaphore = ManuallyDrop::new(this).semaphore;
        Ok(MappedMutexGuard { semaphore, data, marker: std::marker::PhantomData })
    }
}

impl<T: ?Sized, U: ?Sized> OwnedMappedMutexGuard<T, U> {
    /// A guard of a part of the part.
    pub fn map<V: ?Sized, F>(this: Self, f: F) -> OwnedMappedMutexGuard<T, V>
    where
        F: FnOnce(&mut U) -> &mut V,
    {
        let data = f(unsafe { &mut *this.data }) as *mut V;
        OwnedMappedMutexGuard { lock: this.into_lock(), data }
    }

    /// A guard of a part of the part, if it is there.
    pub fn try_map<V: ?Sized, F>(this: Self, f: F) -> Result<OwnedMappedMutexGuard<T, V>, Self>
    where
        F: FnOnce(&mut U) -> Option<&mut V>,
    {
        let data = match f(unsafe { &mut *this.data }) {
            Some(data) => data as *mut V,
            None => return Err(this),
        };
        Ok(OwnedMappedMutexGuard { lock: this.into_lock(), data })
    }

    /// The lock, still locked.
    fn into_lock(self) -> Arc<Mutex<T>> {
        let this = ManuallyDrop::new(self);
        unsafe { std::ptr::read(&this.lock) }
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.unlock();
    }
}

impl<T: ?Sized> Drop for OwnedMutexGuard<T> {
    fn drop(&mut self) {
        self.lock.unlock();
    }
}

impl<T: ?Sized> Drop for MappedMutexGuard<'_, T> {
    fn drop(&mut self) {
        trace::res_release(self.semaphore.res.id(), 1, 0);
        self.semaphore.release(1);
    }
}

impl<T: ?Sized, U: ?Sized> Drop for OwnedMappedMutexGuard<T, U> {
    fn drop(&mut self) {
        self.lock.unlock();
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.lock.value.get() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.lock.value.get() }
    }
}

impl<T: ?Sized> Deref for OwnedMutexGuard<T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.lock.value.get() }
    }
}

impl<T: ?Sized> DerefMut for OwnedMutexGuard<T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.lock.value.get() }
    }
}

impl<T: ?Sized> Deref for MappedMutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.data }
    }
}

impl<T: ?Sized> DerefMut for MappedMutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.data }
    }
}

impl<T: ?Sized, U: ?Sized> Deref for OwnedMappedMutexGuard<T, U> {
    type Target = U;

    fn deref(&self) -> &U {
        unsafe { &*self.data }
    }
}

impl<T: ?Sized, U: ?Sized> DerefMut for OwnedMappedMutexGuard<T, U> {
    fn deref_mut(&mut self) -> &mut U {
        unsafe { &mut *self.data }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for OwnedMutexGuard<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for OwnedMutexGuard<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MappedMutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized, U: ?Sized + fmt::Debug> fmt::Debug for OwnedMappedMutexGuard<T, U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// The lock is held by somebody (or promised to somebody).
#[derive(Debug)]
pub struct TryLockError(pub(super) ());

impl fmt::Display for TryLockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("operation would block")
    }
}

impl Error for TryLockError {}

impl<T: ?Sized + fmt::Display> fmt::Display for MappedMutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized, U: ?Sized + fmt::Display> fmt::Display for OwnedMappedMutexGuard<T, U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}
