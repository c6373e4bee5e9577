//! A value that is set once and waited for (SO-1).
use super::Notify;
use crate::util::Flag;
use std::cell::UnsafeCell;
use std::error::Error;
use std::fmt;

/// A value that is set once; tasks can wait for it.
pub struct SetOnce<T> {
    set: Flag<bool>,
    value: UnsafeCell<Option<T>>,
    notify: Notify,
}

unsafe impl<T: Sync + Send> Sync for SetOnce<T> {}
unsafe impl<T: Send> Send for SetOnce<T> {}

impl<T> SetOnce<T> {
    /// Not set.
    pub fn new() -> SetOnce<T> {
        SetOnce { set: Flag::new(false), value: UnsafeCell::new(None), notify: Notify::new() }
    }

    pub const fn const_new() -> SetOnce<T> {
        SetOnce { set: Flag::new(false), value: UnsafeCell::new(None), notify: Notify::const_new() }
    }

    pub fn new_with(value: Option<T>) -> SetOnce<T> {
        SetOnce { set: Flag::new(value.is_some()), value: UnsafeCell::new(value), notify: Notify::new() }
    }

    pub const fn const_new_with(value: T) -> SetOnce<T> {
        SetOnce { set: Flag::new(true), value: UnsafeCell::new(Some(value)), notify: Notify::const_new() }
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

    /// Sets the value and wakes all that wait; gives it back if there is one already.
    pub fn set(&self, value: T) -> Result<(), SetOnceError<T>> {
        if self.set.get() {
            return Err(SetOnceError(value));
        }
        unsafe { *self.value.get() = Some(value) };
        self.set.set(true);
        self.notify.notify_waiters();
        Ok(())
    }

    pub fn into_inner(self) -> Option<T> {
        self.value.into_inner()
    }

    /// Waits for the value. Cancel safe.
    pub async fn wait(&self) -> &T {
        loop {
            if let Some(value) = self.get() {
                return value;
            }
            let notified = self.notify.notified();
            if let Some(value) = self.get() {
                return value;
            }
            notified.await;
        }
    }
}

impl<T> Default for SetOnce<T> {
    fn default() -> SetOnce<T> {
        SetOnce::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for SetOnce<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetOnce").field("value", &self.get()).finish()
    }
}

impl<T: Clone> Clone for SetOnce<T> {
    fn clone(&self) -> SetOnce<T> {
        SetOnce::new_with(self.get().cloned())
    }
}

impl<T: PartialEq> PartialEq for SetOnce<T> {
    fn eq(&self, other: &SetOnce<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for SetOnce<T> {}

impl<T> From<T> for SetOnce<T> {
    fn from(value: T) -> SetOnce<T> {
        SetOnce::new_with(Some(value))
    }
}

/// The value was set before.
#[derive(Debug, PartialEq, Eq)]
pub struct SetOnceError<T>(pub T);

impl<T> fmt::Display for SetOnceError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SetOnceError")
    }
}

impl<T: fmt::Debug> Error for SetOnceError<T> {}
