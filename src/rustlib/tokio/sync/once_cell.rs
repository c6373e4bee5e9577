//! A cell that is written once (OC-1).
use super::batch_semaphore::{Semaphore, UNTRACED};
use super::TryAcquireError;
use crate::trace;
use crate::util::Flag;
use std::cell::UnsafeCell;
use std::error::Error;
use std::fmt;
use std::future::Future;

/// A value that the first task to ask for it computes.
pub struct OnceCell<T> {
    set: Flag<bool>,
    value: UnsafeCell<Option<T>>,
    semaphore: Semaphore,
}

unsafe impl<T: Sync + Send> Sync for OnceCell<T> {}
unsafe impl<T: Send> Send for OnceCell<T> {}

impl<T> OnceCell<T> {
    /// An empty cell.
    pub fn new() -> OnceCell<T> {
        OnceCell { set: Flag::new(false), value: UnsafeCell::new(None), semaphore: Semaphore::new(1, trace::ONCE_CELL) }
    }

    /// An empty cell, for statics.
    pub const fn const_new() -> OnceCell<T> {
        OnceCell { set: Flag::new(false), value: UnsafeCell::new(None), semaphore: Semaphore::const_new(1, trace::ONCE_CELL) }
    }

    /// A cell with a value (or none).
    pub fn new_with(value: Option<T>) -> OnceCell<T> {
        let cell = OnceCell::new();
        if let Some(value) = value {
            cell.store(value);
        }
        cell
    }

    pub const fn const_new_with(value: T) -> OnceCell<T> {
        OnceCell { set: Flag::new(true), value: UnsafeCell::new(Some(value)), semaphore: Semaphore::const_new(0, trace::ONCE_CELL) }
    }

    pub fn initialized(&self) -> bool {
        self.set.get()
    }

    /// The value, if it is set.
    pub fn get(&self) -> Option<&T> {
        if self.set.get() {
            unsafe { (*self.value.get()).as_ref() }
        } else {
            None
        }
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.value.get_mut().as_mut()
    }

    /// Stores, and lets everybody who waits see it.
    fn store(&self, value: T) -> &T {
        trace::res_value(self.semaphore.res.id(), &value as *const T);
        unsafe { *self.value.get() = Some(value) };
        self.set.set(true);
        self.semaphore.close();
        match self.get() {
            Some(value) => value,
            None => unreachable!(),
        }
    }

    /// Sets the value, unless it is set or being computed.
    pub fn set(&self, value: T) -> Result<(), SetError<T>> {
        if self.set.get() {
            return Err(SetError::AlreadyInitializedError(value));
        }
        match self.semaphore.try_acquire(1) {
            Ok(()) => {
                self.store(value);
                Ok(())
            }
            Err(TryAcquireError::NoPermits) => Err(SetError::InitializingError(value)),
            Err(TryAcquireError::Closed) => Err(SetError::AlreadyInitializedError(value)),
        }
    }

    /// The value; computes it if nobody did or does.
    pub async fn get_or_init<F, Fut>(&self, f: F) -> &T
    where
        F: FnOnce() -> Fut,
        Fut: Future<Output = T>,
    {
        if let Some(value) = self.get() {
            return value;
        }
        match self.semaphore.acquire(1, UNTRACED).await {
            Ok(()) => {
                let permit = Permit(&self.semaphore);
                let value = f().await;
                std::mem::forget(permit);
                self.store(value)
            }
            Err(_) => match self.get() {
                Some(value) => value,
                None => unreachable!(),
            },
        }
    }

    /// The value; computes it if nobody did or does. After an error the next one tries.
    pub async fn get_or_try_init<E, F, Fut>(&self, f: F) -> Result<&T, E>
    where
        F: FnOnce() -> Fut,
        Fut: Future<Output = Result<T, E>>,
    {
        if let Some(value) = self.get() {
            return Ok(value);
        }
        match self.semaphore.acquire(1, UNTRACED).await {
            Ok(()) => {
                let permit = Permit(&self.semaphore);
                let value = f().await?;
                std::mem::forget(permit);
                Ok(self.store(value))
            }
            Err(_) => match self.get() {
                Some(value) => Ok(value),
                None => unreachable!(),
            },
        }
    }

    pub fn into_inner(self) -> Option<T> {
        self.value.into_inner()
    }

    pub fn take(&mut self) -> Option<T> {
        std::mem::take(self).into_inner()
    }
}

/// The initializer was cancelled, panicked or failed: the next waiter tries.
struct Permit<'a>(&'a Semaphore);

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.0.release(1);
    }
}

impl<T> Default for OnceCell<T> {
    fn default() -> OnceCell<T> {
        OnceCell::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for OnceCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceCell").field("value", &self.get()).finish()
    }
}

impl<T: Clone> Clone for OnceCell<T> {
    fn clone(&self) -> OnceCell<T> {
        OnceCell::new_with(self.get().cloned())
    }
}

impl<T: PartialEq> PartialEq for OnceCell<T> {
    fn eq(&self, other: &OnceCell<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceCell<T> {}

impl<T> From<T> for OnceCell<T> {
    fn from(value: T) -> OnceCell<T> {
        OnceCell::new_with(Some(value))
    }
}

/// The cell could not be set.
#[derive(Debug, PartialEq, Eq)]
pub enum SetError<T> {
    AlreadyInitializedError(T),
    InitializingError(T),
}

impl<T> fmt::Display for SetError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SetError::AlreadyInitializedError(_) => f.write_str("AlreadyInitializedError"),
            SetError::InitializingError(_) => f.write_str("InitializingError"),
        }
    }
}

impl<T: fmt::Debug> Error for SetError<T> {}

impl<T> SetError<T> {
    pub fn is_already_init_err(&self) -> bool {
        matches!(self, SetError::AlreadyInitializedError(_))
    }

    pub fn is_initializing_err(&self) -> bool {
        matches!(self, SetError::InitializingError(_))
    }
}
