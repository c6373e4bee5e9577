//! `OnceCell` and `LazyCell`: write-once cells for one thread.
use super::UnsafeCell;
use crate::fmt;
use crate::mem;
use crate::ops::{Deref, DerefMut};
use crate::prelude::rust_2021::*;

/// A cell which can nominally be written to only once.
pub struct OnceCell<T> {
    inner: UnsafeCell<Option<T>>,
}
impl<T> OnceCell<T> {
    /// Creates a new uninitialized cell.
    #[must_use]
    pub const fn new() -> OnceCell<T> { OnceCell { inner: UnsafeCell::new(None) } }
    /// Gets the reference to the underlying value.
    pub fn get(&self) -> Option<&T> { unsafe { &*self.inner.get() }.as_ref() }
    /// Gets the mutable reference to the underlying value.
    pub fn get_mut(&mut self) -> Option<&mut T> { self.inner.get_mut().as_mut() }
    /// Initializes the contents of the cell to `value`.
    pub fn set(&self, value: T) -> Result<(), T> {
        if self.get().is_some() {
            return Err(value);
        }
        unsafe { *self.inner.get() = Some(value) };
        Ok(())
    }
    /// Gets the contents of the cell, initializing it to `f()` if the cell was uninitialized.
    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        if let Some(val) = self.get() {
            return val;
        }
        let val = f();
        if self.set(val).is_err() {
            panic!("reentrant init");
        }
        self.get().unwrap()
    }
    /// Consumes the cell, returning the wrapped value.
    pub fn into_inner(self) -> Option<T> { self.inner.into_inner() }
    /// Takes the value out of this `OnceCell`, moving it back to an uninitialized state.
    pub fn take(&mut self) -> Option<T> { mem::take(self).into_inner() }
}
impl<T> Default for OnceCell<T> {
    fn default() -> Self { OnceCell::new() }
}
impl<T: fmt::Debug> fmt::Debug for OnceCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("OnceCell");
        match self.get() {
            Some(v) => d.field(v),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
impl<T: Clone> Clone for OnceCell<T> {
    fn clone(&self) -> OnceCell<T> { OnceCell { inner: UnsafeCell::new(self.get().cloned()) } }
}
impl<T: Eq> Eq for OnceCell<T> {}
impl<T: PartialEq> PartialEq for OnceCell<T> {
    fn eq(&self, other: &Self) -> bool { self.get() == other.get() }
}
impl<T> From<T> for OnceCell<T> {
    fn from(value: T) -> Self { OnceCell { inner: UnsafeCell::new(Some(value)) } }
}

enum State<T, F> {
    Uninit(F),
    Init(T),
    Poisoned,
}
/// A value which is initialized on the first access.
pub struct LazyCell<T, F = fn() -> T> {
    state: UnsafeCell<State<T, F>>,
}
impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    /// Creates a new lazy value with the given initializing function.
    pub const fn new(f: F) -> LazyCell<T, F> { LazyCell { state: UnsafeCell::new(State::Uninit(f)) } }
    /// Forces the evaluation of this lazy value and returns a reference to the result.
    #[track_caller]
    pub fn force(this: &LazyCell<T, F>) -> &T {
        let state = this.state.get();
        unsafe {
            if let State::Uninit(_) = &*state {
                if let State::Uninit(f) = mem::replace(&mut *state, State::Poisoned) {
                    let value = f();
                    *state = State::Init(value);
                }
            }
            match &*state {
                State::Init(value) => value,
                _ => panic!("LazyCell instance has previously been poisoned"),
            }
        }
    }
}
impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    /// Forces the evaluation of this lazy value and returns a mutable reference to the result.
    #[track_caller]
    pub fn force_mut(this: &mut LazyCell<T, F>) -> &mut T {
        LazyCell::force(this);
        LazyCell::get_mut(this).unwrap()
    }
}
impl<T, F> LazyCell<T, F> {
    /// The value, if it is there already.
    pub fn get(this: &LazyCell<T, F>) -> Option<&T> { if let State::Init(value) = unsafe { &*this.state.get() } { Some(value) } else { None } }
    /// The value, if it is there already.
    pub fn get_mut(this: &mut LazyCell<T, F>) -> Option<&mut T> { if let State::Init(value) = this.state.get_mut() { Some(value) } else { None } }
}
impl<T: Default> Default for LazyCell<T> {
    fn default() -> LazyCell<T> { LazyCell::new(T::default) }
}
impl<T, F: FnOnce() -> T> DerefMut for LazyCell<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T { LazyCell::force_mut(self) }
}
impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> {
    type Target = T;
    #[track_caller]
    fn deref(&self) -> &T { LazyCell::force(self) }
}
impl<T: fmt::Debug, F> fmt::Debug for LazyCell<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyCell");
        match LazyCell::get(self) {
            Some(value) => d.field(value),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
