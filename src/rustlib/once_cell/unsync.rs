//! `OnceCell` and `Lazy` for one thread.
use std::cell::{Cell, UnsafeCell};
use std::fmt;
use std::ops::{Deref, DerefMut};

/// A cell which can be written to only once. It is not thread safe.
pub struct OnceCell<T> {
    value: UnsafeCell<Option<T>>,
}
impl<T> OnceCell<T> {
    /// Creates a new empty cell.
    pub const fn new() -> OnceCell<T> { OnceCell { value: UnsafeCell::new(None) } }
    /// Creates a new initialized cell.
    pub const fn with_value(value: T) -> OnceCell<T> { OnceCell { value: UnsafeCell::new(Some(value)) } }
    /// Gets a reference to the underlying value.
    pub fn get(&self) -> Option<&T> { unsafe { (*self.value.get()).as_ref() } }
    /// Gets a mutable reference to the underlying value.
    pub fn get_mut(&mut self) -> Option<&mut T> { self.value.get_mut().as_mut() }
    /// Sets the contents of this cell to `value`.
    pub fn set(&self, value: T) -> Result<(), T> {
        match self.try_insert(value) {
            Ok(_) => Ok(()),
            Err((_, value)) => Err(value),
        }
    }
    /// Like `set`, but also returns a reference to the final cell value.
    pub fn try_insert(&self, value: T) -> Result<&T, (&T, T)> {
        if let Some(old) = self.get() {
            return Err((old, value));
        }
        unsafe { *self.value.get() = Some(value) };
        Ok(self.get().unwrap())
    }
    /// Gets the contents of the cell, initializing it with `f` if the cell was empty.
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        if let Some(value) = self.get() {
            return value;
        }
        let value = f();
        assert!(self.set(value).is_ok(), "reentrant init");
        self.get().unwrap()
    }
    /// Gets the contents of the cell, initializing it with `f` if the cell was empty. If `f` fails, so does this.
    pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E> {
        if let Some(value) = self.get() {
            return Ok(value);
        }
        let value = f()?;
        assert!(self.set(value).is_ok(), "reentrant init");
        Ok(self.get().unwrap())
    }
    /// Takes the value out of this cell, moving it back to an uninitialized state.
    pub fn take(&mut self) -> Option<T> { self.value.get_mut().take() }
    /// Consumes the cell, returning the wrapped value.
    pub fn into_inner(self) -> Option<T> { self.value.into_inner() }
}
impl<T> Default for OnceCell<T> {
    fn default() -> OnceCell<T> { OnceCell::new() }
}
impl<T: fmt::Debug> fmt::Debug for OnceCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.get() {
            Some(v) => f.debug_tuple("OnceCell").field(v).finish(),
            None => f.write_str("OnceCell(Uninit)"),
        }
    }
}
impl<T: Clone> Clone for OnceCell<T> {
    fn clone(&self) -> OnceCell<T> { OnceCell { value: UnsafeCell::new(self.get().cloned()) } }
}
impl<T> From<T> for OnceCell<T> {
    fn from(value: T) -> OnceCell<T> { OnceCell::with_value(value) }
}
impl<T: PartialEq> PartialEq for OnceCell<T> {
    fn eq(&self, other: &OnceCell<T>) -> bool { self.get() == other.get() }
}
impl<T: Eq> Eq for OnceCell<T> {}

/// A value which is initialized on the first access.
pub struct Lazy<T, F = fn() -> T> {
    cell: OnceCell<T>,
    init: Cell<Option<F>>,
}
impl<T, F> Lazy<T, F> {
    /// Creates a new lazy value with the given initializing function.
    pub const fn new(init: F) -> Lazy<T, F> { Lazy { cell: OnceCell::new(), init: Cell::new(Some(init)) } }
    /// Consumes this `Lazy`, returning the stored value, or the function if it was not run.
    pub fn into_value(this: Lazy<T, F>) -> Result<T, F> {
        let init = this.init;
        this.cell.into_inner().ok_or_else(|| init.take().expect("Lazy instance has previously been poisoned"))
    }
}
impl<T, F: FnOnce() -> T> Lazy<T, F> {
    /// Forces the evaluation of this lazy value and returns a reference to the result.
    pub fn force(this: &Lazy<T, F>) -> &T {
        this.cell.get_or_init(|| match this.init.take() {
            Some(f) => f(),
            None => panic!("Lazy instance has previously been poisoned"),
        })
    }
    /// Forces the evaluation of this lazy value and returns a mutable reference to the result.
    pub fn force_mut(this: &mut Lazy<T, F>) -> &mut T {
        Lazy::force(this);
        this.cell.get_mut().unwrap()
    }
    /// Gets the reference to the result of this lazy value if it was initialized.
    pub fn get(this: &Lazy<T, F>) -> Option<&T> { this.cell.get() }
    /// Gets the mutable reference to the result of this lazy value if it was initialized.
    pub fn get_mut(this: &mut Lazy<T, F>) -> Option<&mut T> { this.cell.get_mut() }
}
impl<T, F: FnOnce() -> T> Deref for Lazy<T, F> {
    type Target = T;
    fn deref(&self) -> &T { Lazy::force(self) }
}
impl<T, F: FnOnce() -> T> DerefMut for Lazy<T, F> {
    fn deref_mut(&mut self) -> &mut T { Lazy::force_mut(self) }
}
impl<T: Default> Default for Lazy<T> {
    fn default() -> Lazy<T> { Lazy::new(T::default) }
}
impl<T: fmt::Debug, F> fmt::Debug for Lazy<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Lazy").field("cell", &self.cell).field("init", &"..").finish() }
}
