//! Thread-safe `OnceCell` and `Lazy`.
use std::cell::{Cell, UnsafeCell};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::atomic::{AtomicU32, Ordering};

#[intrinsic = "futex_wait"]
fn futex_wait(addr: *const u32, expected: u32, timeout: u64) -> bool;
#[intrinsic = "futex_wake"]
fn futex_wake(addr: *const u32, count: u32) -> u32;

const EMPTY: u32 = 0;
const RUNNING: u32 = 1;
const FULL: u32 = 2;

/// A thread-safe cell which can be written to only once.
pub struct OnceCell<T> {
    state: AtomicU32,
    value: UnsafeCell<Option<T>>,
}
unsafe impl<T: Sync + Send> Sync for OnceCell<T> {}
unsafe impl<T: Send> Send for OnceCell<T> {}
impl<T: RefUnwindSafe + UnwindSafe> RefUnwindSafe for OnceCell<T> {}
impl<T: UnwindSafe> UnwindSafe for OnceCell<T> {}

// Publishes the end of an attempt, also when it unwinds.
struct Attempt<'a> {
    state: &'a AtomicU32,
    then: u32,
}
impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        self.state.store(self.then, Ordering::Release);
        futex_wake(self.state.as_ptr(), u32::MAX);
    }
}
impl<T> OnceCell<T> {
    /// Creates a new empty cell.
    pub const fn new() -> OnceCell<T> { OnceCell { state: AtomicU32::new(EMPTY), value: UnsafeCell::new(None) } }
    /// Creates a new initialized cell.
    pub const fn with_value(value: T) -> OnceCell<T> { OnceCell { state: AtomicU32::new(FULL), value: UnsafeCell::new(Some(value)) } }
    /// Gets the reference to the underlying value.
    pub fn get(&self) -> Option<&T> { if self.state.load(Ordering::Acquire) == FULL { unsafe { (*self.value.get()).as_ref() } } else { None } }
    /// Gets the reference to the underlying value, blocking the current thread until it is set.
    pub fn wait(&self) -> &T {
        loop {
            let state = self.state.load(Ordering::Acquire);
            if state == FULL {
                return self.get().unwrap();
            }
            futex_wait(self.state.as_ptr(), state, u64::MAX);
        }
    }
    /// Gets the mutable reference to the underlying value.
    pub fn get_mut(&mut self) -> Option<&mut T> { self.value.get_mut().as_mut() }
    /// Gets the reference to the underlying value, without checking if the cell is initialized.
    pub unsafe fn get_unchecked(&self) -> &T { (*self.value.get()).as_ref().unwrap() }
    /// Sets the contents of this cell to `value`.
    pub fn set(&self, value: T) -> Result<(), T> {
        match self.try_insert(value) {
            Ok(_) => Ok(()),
            Err((_, value)) => Err(value),
        }
    }
    /// Like `set`, but also returns a reference to the final cell value.
    pub fn try_insert(&self, value: T) -> Result<&T, (&T, T)> {
        let mut value = Some(value);
        let found = self.get_or_init(|| value.take().unwrap());
        match value {
            None => Ok(found),
            Some(value) => Err((found, value)),
        }
    }
    /// Gets the contents of the cell, initializing it with `f` if the cell was empty.
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        match self.get_or_try_init(|| Ok::<T, Never>(f())) {
            Ok(value) => value,
            Err(never) => match never {},
        }
    }
    /// Gets the contents of the cell, initializing it with `f` if the cell was empty. If `f` fails, so does this.
    pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E> {
        loop {
            match self.state.compare_exchange(EMPTY, RUNNING, Ordering::Acquire, Ordering::Acquire) {
                Err(FULL) => return Ok(self.get().unwrap()),
                Err(_) => {
                    futex_wait(self.state.as_ptr(), RUNNING, u64::MAX);
                }
                Ok(_) => {
                    let mut attempt = Attempt { state: &self.state, then: EMPTY };
                    let value = f()?;
                    unsafe { *self.value.get() = Some(value) };
                    attempt.then = FULL;
                    drop(attempt);
                    return Ok(self.get().unwrap());
                }
            }
        }
    }
    /// Takes the value out of this cell, moving it back to an uninitialized state.
    pub fn take(&mut self) -> Option<T> { std::mem::replace(self, OnceCell::new()).into_inner() }
    /// Consumes the cell, returning the wrapped value.
    pub fn into_inner(self) -> Option<T> { self.value.into_inner() }
}
enum Never {}
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
    fn clone(&self) -> OnceCell<T> {
        match self.get() {
            Some(value) => OnceCell::with_value(value.clone()),
            None => OnceCell::new(),
        }
    }
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
unsafe impl<T, F: Send> Sync for Lazy<T, F> where OnceCell<T>: Sync {}
impl<T, F: RefUnwindSafe> RefUnwindSafe for Lazy<T, F> where OnceCell<T>: RefUnwindSafe {}
impl<T, F> Lazy<T, F> {
    /// Creates a new lazy value with the given initializing function.
    pub const fn new(f: F) -> Lazy<T, F> { Lazy { cell: OnceCell::new(), init: Cell::new(Some(f)) } }
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
