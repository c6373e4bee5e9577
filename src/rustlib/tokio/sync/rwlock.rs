//! An asynchronous readers-writer lock: readers take one permit, a writer all (RW-1, RW-2).
use super::batch_semaphore::Semaphore;
use super::mutex::TryLockError;
use super::rwlock_guards::{OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLockReadGuard, RwLockWriteGuard};
use crate::trace;
use std::cell::UnsafeCell;
use std::fmt;
use std::sync::Arc;

const MAX_READERS: u32 = u32::MAX >> 3;

/// Many readers or one writer, in FIFO order: a waiting writer keeps later readers out.
pub struct RwLock<T: ?Sized> {
    pub(super) max_readers: u32,
    pub(super) permits: Semaphore,
    pub(super) value: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}

impl<T> RwLock<T> {
    /// An unlocked lock.
    #[track_caller]
    pub fn new(value: T) -> RwLock<T> {
        RwLock::with_max_readers(value, MAX_READERS)
    }

    /// An unlocked lock for at most so many readers at a time.
    #[track_caller]
    pub fn with_max_readers(value: T, max_readers: u32) -> RwLock<T> {
        assert!(max_readers <= MAX_READERS, "a RwLock may not be created with more than {} readers", MAX_READERS);
        assert!(max_readers > 0, "a RwLock may not be created with 0 readers");
        RwLock { max_readers, permits: Semaphore::new(max_readers as usize, trace::RWLOCK), value: UnsafeCell::new(value) }
    }

    /// An unlocked lock, for statics.
    pub const fn const_new(value: T) -> RwLock<T> {
        RwLock {
            max_readers: MAX_READERS,
            permits: Semaphore::const_new(MAX_READERS as usize, trace::RWLOCK),
            value: UnsafeCell::new(value),
        }
    }

    /// An unlocked lock for at most so many readers at a time, for statics.
    pub const fn const_with_max_readers(value: T, max_readers: u32) -> RwLock<T> {
        assert!(max_readers != 0, "a RwLock may not be created with 0 readers");
        assert!(max_readers <= MAX_READERS);
        RwLock { max_readers, permits: Semaphore::const_new(max_readers as usize, trace::RWLOCK), value: UnsafeCell::new(value) }
    }

    /// The value, without the lock.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> RwLock<T> {
    /// Waits in line for shared access.
    pub async fn read(&self) -> RwLockReadGuard<'_, T> {
        let _ = self.permits.acquire(1, 1).await;
        RwLockReadGuard::locked(self)
    }

    /// Waits in line for exclusive access.
    pub async fn write(&self) -> RwLockWriteGuard<'_, T> {
        let _ = self.permits.acquire(self.max_readers as usize, 2).await;
        RwLockWriteGuard::locked(self)
    }

    pub async fn read_owned(self: Arc<Self>) -> OwnedRwLockReadGuard<T> {
        let _ = self.permits.acquire(1, 1).await;
        OwnedRwLockReadGuard::locked(self)
    }

    pub async fn write_owned(self: Arc<Self>) -> OwnedRwLockWriteGuard<T> {
        let _ = self.permits.acquire(self.max_readers as usize, 2).await;
        OwnedRwLockWriteGuard::locked(self)
    }

    fn try_acquire(&self, permits: u32, mode: u32) -> Result<(), TryLockError> {
        match self.permits.try_acquire(permits as usize) {
            Ok(()) => {
                trace::res_acquire(self.permits.res.id(), permits as usize, mode);
                Ok(())
            }
            Err(_) => Err(TryLockError(())),
        }
    }

    /// Shared access, if it needs no waiting.
    pub fn try_read(&self) -> Result<RwLockReadGuard<'_, T>, TryLockError> {
        self.try_acquire(1, 1)?;
        Ok(RwLockReadGuard::locked(self))
    }

    /// Exclusive access, if it needs no waiting.
    pub fn try_write(&self) -> Result<RwLockWriteGuard<'_, T>, TryLockError> {
        self.try_acquire(self.max_readers, 2)?;
        Ok(RwLockWriteGuard::locked(self))
    }

    pub fn try_read_owned(self: Arc<Self>) -> Result<OwnedRwLockReadGuard<T>, TryLockError> {
        self.try_acquire(1, 1)?;
        Ok(OwnedRwLockReadGuard::locked(self))
    }

    pub fn try_write_owned(self: Arc<Self>) -> Result<OwnedRwLockWriteGuard<T>, TryLockError> {
        self.try_acquire(self.max_readers, 2)?;
        Ok(OwnedRwLockWriteGuard::locked(self))
    }

    /// Blocks the thread; not from asynchronous code.
    #[track_caller]
    pub fn blocking_read(&self) -> RwLockReadGuard<'_, T> {
        crate::runtime::block_on_thread(self.read())
    }

    #[track_caller]
    pub fn blocking_write(&self) -> RwLockWriteGuard<'_, T> {
        crate::runtime::block_on_thread(self.write())
    }

    /// The value; no lock is needed.
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    pub(super) fn unlock(&self, permits: u32, mode: u32) {
        trace::res_release(self.permits.res.id(), permits as usize, mode);
        self.permits.release(permits as usize);
    }
}

impl<T> From<T> for RwLock<T> {
    fn from(value: T) -> RwLock<T> {
        RwLock::new(value)
    }
}

impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> {
        RwLock::new(T::default())
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(inner) => d.field("data", &&*inner),
            Err(_) => d.field("data", &format_args!("<locked>")),
        };
        d.finish()
    }
}
