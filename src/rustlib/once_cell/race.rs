//! Cells whose first writer wins.
use std::num::NonZeroUsize;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

/// A thread-safe cell which can be written to only once.
#[derive(Default, Debug)]
pub struct OnceNonZeroUsize {
    inner: AtomicUsize,
}
impl OnceNonZeroUsize {
    /// Creates a new empty cell.
    pub const fn new() -> OnceNonZeroUsize { OnceNonZeroUsize { inner: AtomicUsize::new(0) } }
    /// Gets the underlying value.
    pub fn get(&self) -> Option<NonZeroUsize> { NonZeroUsize::new(self.inner.load(Ordering::Acquire)) }
    /// Sets the contents of this cell to `value`.
    pub fn set(&self, value: NonZeroUsize) -> Result<(), ()> {
        self.inner.compare_exchange(0, value.get(), Ordering::Release, Ordering::Acquire).map(|_| ()).map_err(|_| ())
    }
    /// Gets the contents of the cell, initializing it with `f` if the cell was empty.
    pub fn get_or_init<F: FnOnce() -> NonZeroUsize>(&self, f: F) -> NonZeroUsize {
        if let Some(value) = self.get() {
            return value;
        }
        let _ = self.set(f());
        self.get().unwrap()
    }
}
/// A thread-safe boolean cell which can be written to only once.
#[derive(Default, Debug)]
pub struct OnceBool {
    inner: OnceNonZeroUsize,
}
impl OnceBool {
    /// Creates a new empty cell.
    pub const fn new() -> OnceBool { OnceBool { inner: OnceNonZeroUsize::new() } }
    /// Gets the underlying value.
    pub fn get(&self) -> Option<bool> { self.inner.get().map(|n| n.get() == 1) }
    /// Sets the contents of this cell to `value`.
    pub fn set(&self, value: bool) -> Result<(), ()> { self.inner.set(as_word(value)) }
    /// Gets the contents of the cell, initializing it with `f` if the cell was empty.
    pub fn get_or_init<F: FnOnce() -> bool>(&self, f: F) -> bool { self.inner.get_or_init(|| as_word(f())).get() == 1 }
}
fn as_word(value: bool) -> NonZeroUsize { NonZeroUsize::new(if value { 1 } else { 2 }).unwrap() }

/// A thread-safe cell which can be written to only once, on the heap.
pub struct OnceBox<T> {
    inner: AtomicPtr<T>,
}
unsafe impl<T: Sync + Send> Sync for OnceBox<T> {}
impl<T> OnceBox<T> {
    /// Creates a new empty cell.
    pub const fn new() -> OnceBox<T> { OnceBox { inner: AtomicPtr::new(ptr::null_mut()) } }
    /// Gets a reference to the underlying value.
    pub fn get(&self) -> Option<&T> { unsafe { self.inner.load(Ordering::Acquire).as_ref() } }
    /// Sets the contents of this cell to `value`.
    pub fn set(&self, value: Box<T>) -> Result<(), Box<T>> {
        let raw = Box::into_raw(value);
        match self.inner.compare_exchange(ptr::null_mut(), raw, Ordering::Release, Ordering::Acquire) {
            Ok(_) => Ok(()),
            Err(_) => Err(unsafe { Box::from_raw(raw) }),
        }
    }
    /// Gets the contents of the cell, initializing it with `f` if the cell was empty.
    pub fn get_or_init<F: FnOnce() -> Box<T>>(&self, f: F) -> &T {
        if let Some(value) = self.get() {
            return value;
        }
        let _ = self.set(f());
        self.get().unwrap()
    }
}
impl<T> Default for OnceBox<T> {
    fn default() -> OnceBox<T> { OnceBox::new() }
}
impl<T> Drop for OnceBox<T> {
    fn drop(&mut self) {
        let raw = *self.inner.get_mut();
        if !raw.is_null() {
            drop(unsafe { Box::from_raw(raw) });
        }
    }
}
