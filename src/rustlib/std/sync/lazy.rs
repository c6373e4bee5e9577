//! `OnceLock` and `LazyLock`.
use super::once::Once;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::mem;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::prelude::rust_2021::*;

/// A synchronization primitive which can nominally be written to only once.
pub struct OnceLock<T> {
    once: Once,
    value: UnsafeCell<Option<T>>,
}
unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
unsafe impl<T: Send> Send for OnceLock<T> {}
impl<T: RefUnwindSafe + UnwindSafe> RefUnwindSafe for OnceLock<T> {}
impl<T: UnwindSafe> UnwindSafe for OnceLock<T> {}
impl<T> OnceLock<T> {
    /// Creates a new uninitialized cell.
    #[must_use]
    pub const fn new() -> OnceLock<T> { OnceLock { once: Once::new(), value: UnsafeCell::new(None) } }
    /// Gets the reference to the underlying value.
    pub fn get(&self) -> Option<&T> { if self.once.is_completed() { unsafe { (*self.value.get()).as_ref() } } else { None } }
    /// Gets the mutable reference to the underlying value.
    pub fn get_mut(&mut self) -> Option<&mut T> { self.value.get_mut().as_mut() }
    /// Blocks the current thread until the cell is initialized.
    pub fn wait(&self) -> &T {
        self.once.wait();
        self.get().unwrap()
    }
    /// Initializes the contents of the cell to `value`.
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.get_or_init(|| value.take().unwrap());
        match value {
            None => Ok(()),
            Some(value) => Err(value),
        }
    }
    /// Gets the contents of the cell, initializing it to `f()` if the cell was uninitialized.
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        if !self.once.is_completed() {
            let slot = self.value.get();
            self.once.call_once_force(|_| {
                let value = f();
                unsafe { *slot = Some(value) };
            });
        }
        self.get().unwrap()
    }
    /// Consumes the `OnceLock`, returning the wrapped value.
    pub fn into_inner(self) -> Option<T> { self.value.into_inner() }
    /// Takes the value out of this `OnceLock`, moving it back to an uninitialized state.
    pub fn take(&mut self) -> Option<T> { mem::take(self).into_inner() }
}
impl<T> Default for OnceLock<T> {
    fn default() -> OnceLock<T> { OnceLock::new() }
}
impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("OnceLock");
        match self.get() {
            Some(v) => d.field(v),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
impl<T: Clone> Clone for OnceLock<T> {
    fn clone(&self) -> OnceLock<T> {
        match self.get() {
            Some(value) => OnceLock::from(value.clone()),
            None => OnceLock::new(),
        }
    }
}
impl<T> From<T> for OnceLock<T> {
    fn from(value: T) -> Self {
        let cell = OnceLock::new();
        let _ = cell.set(value);
        cell
    }
}
impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &OnceLock<T>) -> bool { self.get() == other.get() }
}
impl<T: Eq> Eq for OnceLock<T> {}

enum State<T, F> {
    Init(F),
    Value(T),
    Poisoned,
}
/// A value which is initialized on the first access.
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    state: UnsafeCell<State<T, F>>,
}
unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
unsafe impl<T: Send, F: Send> Send for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}
impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// Creates a new lazy value with the given initializing function.
    pub const fn new(f: F) -> LazyLock<T, F> { LazyLock { once: Once::new(), state: UnsafeCell::new(State::Init(f)) } }
    /// Forces the evaluation of this lazy value and returns a reference to result.
    #[track_caller]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        let state = this.state.get();
        this.once.call_once_force(|once| {
            if once.is_poisoned() {
                panic!("LazyLock instance has previously been poisoned");
            }
            unsafe {
                if let State::Init(f) = mem::replace(&mut *state, State::Poisoned) {
                    let value = f();
                    *state = State::Value(value);
                }
            }
        });
        match unsafe { &*state } {
            State::Value(value) => value,
            _ => panic!("LazyLock instance has previously been poisoned"),
        }
    }
    /// Forces the evaluation of this lazy value and returns a mutable reference to the result.
    #[track_caller]
    pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T {
        LazyLock::force(this);
        LazyLock::get_mut(this).unwrap()
    }
}
impl<T, F> LazyLock<T, F> {
    /// The value, if it is there already.
    pub fn get(this: &LazyLock<T, F>) -> Option<&T> {
        if !this.once.is_completed() {
            return None;
        }
        if let State::Value(value) = unsafe { &*this.state.get() } { Some(value) } else { None }
    }
    /// The value, if it is there already.
    pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T> { if let State::Value(value) = this.state.get_mut() { Some(value) } else { None } }
}
impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;
    #[track_caller]
    fn deref(&self) -> &T { LazyLock::force(self) }
}
impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T { LazyLock::force_mut(self) }
}
impl<T: Default> Default for LazyLock<T> {
    fn default() -> LazyLock<T> { LazyLock::new(T::default) }
}
impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyLock");
        match LazyLock::get(self) {
            Some(value) => d.field(value),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
