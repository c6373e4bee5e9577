//! Shareable mutable containers.
mod once;
mod ref_cell;

pub use self::once::{LazyCell, OnceCell};
pub use self::ref_cell::{BorrowError, BorrowMutError, Ref, RefCell, RefMut};
use crate::cmp::Ordering;
use crate::fmt;
use crate::marker::Unsize;
use crate::mem;
use crate::ops::CoerceUnsized;
use crate::prelude::rust_2021::*;

/// The core primitive for interior mutability.
#[lang = "unsafe_cell"]
#[repr(transparent)]
pub struct UnsafeCell<T: ?Sized> {
    value: T,
}
impl<T> UnsafeCell<T> {
    /// Constructs a new instance of `UnsafeCell` which will wrap the specified value.
    pub const fn new(value: T) -> UnsafeCell<T> { UnsafeCell { value } }
    /// Unwraps the value, consuming the cell.
    pub const fn into_inner(self) -> T { self.value }
    /// Replaces the value, returning the old one.
    pub const unsafe fn replace(&self, value: T) -> T { unsafe { crate::ptr::replace(self.get(), value) } }
}
impl<T: ?Sized> UnsafeCell<T> {
    /// Gets a mutable pointer to the wrapped value.
    pub const fn get(&self) -> *mut T { &self.value as *const T as *mut T }
    /// Returns a mutable reference to the underlying data.
    pub const fn get_mut(&mut self) -> &mut T { &mut self.value }
    /// The cell of a place that is borrowed mutably.
    pub const fn from_mut(value: &mut T) -> &mut UnsafeCell<T> { unsafe { &mut *(value as *mut T as *mut UnsafeCell<T>) } }
    /// Gets a mutable pointer to the wrapped value, from a raw pointer to the cell.
    pub const fn raw_get(this: *const Self) -> *mut T { unsafe { &raw const (*this).value as *mut T } }
}
impl<T: Default> Default for UnsafeCell<T> {
    fn default() -> UnsafeCell<T> { UnsafeCell::new(T::default()) }
}
impl<T> From<T> for UnsafeCell<T> {
    fn from(t: T) -> UnsafeCell<T> { UnsafeCell::new(t) }
}
impl<T: ?Sized> fmt::Debug for UnsafeCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("UnsafeCell").finish_non_exhaustive() }
}
impl<T: CoerceUnsized<U>, U> CoerceUnsized<UnsafeCell<U>> for UnsafeCell<T> {}

/// A mutable memory location.
#[repr(transparent)]
pub struct Cell<T: ?Sized> {
    value: UnsafeCell<T>,
}
unsafe impl<T: ?Sized + Send> Send for Cell<T> {}
impl<T: ?Sized> !Sync for Cell<T> {}
impl<T> Cell<T> {
    /// Creates a new `Cell` containing the given value.
    pub const fn new(value: T) -> Cell<T> { Cell { value: UnsafeCell::new(value) } }
    /// Sets the contained value.
    pub fn set(&self, val: T) { let _old = self.replace(val); }
    /// Swaps the values of two `Cell`s.
    pub fn swap(&self, other: &Self) {
        if self.as_ptr() == other.as_ptr() {
            return;
        }
        unsafe { crate::ptr::swap(self.value.get(), other.value.get()) }
    }
    /// Replaces the contained value with `val`, and returns the old contained value.
    pub const fn replace(&self, val: T) -> T { unsafe { crate::ptr::replace(self.value.get(), val) } }
    /// Unwraps the value, consuming the cell.
    pub fn into_inner(self) -> T { self.value.into_inner() }
}
impl<T: Copy> Cell<T> {
    /// Returns a copy of the contained value.
    pub const fn get(&self) -> T { unsafe { *self.value.get() } }
    /// Updates the contained value using a function.
    pub fn update(&self, f: impl FnOnce(T) -> T) {
        let old = self.get();
        self.set(f(old));
    }
}
impl<T: ?Sized> Cell<T> {
    /// Returns a raw pointer to the underlying data in this cell.
    pub const fn as_ptr(&self) -> *mut T { self.value.get() }
    /// Returns a mutable reference to the underlying data.
    pub fn get_mut(&mut self) -> &mut T { self.value.get_mut() }
    /// Returns a `&Cell<T>` from a `&mut T`.
    pub fn from_mut(t: &mut T) -> &Cell<T> { unsafe { &*(t as *mut T as *const Cell<T>) } }
}
impl<T> Cell<[T]> {
    /// Returns a `&[Cell<T>]` from a `&Cell<[T]>`.
    pub const fn as_slice_of_cells(&self) -> &[Cell<T>] { unsafe { &*(self as *const Cell<[T]> as *const [Cell<T>]) } }
}
impl<T, const N: usize> Cell<[T; N]> {
    /// Returns a `&[Cell<T>; N]` from a `&Cell<[T; N]>`.
    pub const fn as_array_of_cells(&self) -> &[Cell<T>; N] { unsafe { &*(self as *const Cell<[T; N]> as *const [Cell<T>; N]) } }
}
impl<T: Default> Cell<T> {
    /// Takes the value of the cell, leaving `Default::default()` in its place.
    pub fn take(&self) -> T { self.replace(Default::default()) }
}
impl<T: Copy> Clone for Cell<T> {
    fn clone(&self) -> Cell<T> { Cell::new(self.get()) }
}
impl<T: Default> Default for Cell<T> {
    fn default() -> Cell<T> { Cell::new(Default::default()) }
}
impl<T: PartialEq + Copy> PartialEq for Cell<T> {
    fn eq(&self, other: &Cell<T>) -> bool { self.get() == other.get() }
}
impl<T: Eq + Copy> Eq for Cell<T> {}
impl<T: PartialOrd + Copy> PartialOrd for Cell<T> {
    fn partial_cmp(&self, other: &Cell<T>) -> Option<Ordering> { self.get().partial_cmp(&other.get()) }
}
impl<T: Ord + Copy> Ord for Cell<T> {
    fn cmp(&self, other: &Cell<T>) -> Ordering { self.get().cmp(&other.get()) }
}
impl<T> From<T> for Cell<T> {
    fn from(t: T) -> Cell<T> { Cell::new(t) }
}
impl<T: Copy + fmt::Debug> fmt::Debug for Cell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Cell").field("value", &self.get()).finish() }
}
impl<T: CoerceUnsized<U>, U> CoerceUnsized<Cell<U>> for Cell<T> {}
