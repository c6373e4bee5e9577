//! `NonNull`: a raw pointer that is never null.
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::Unsize;
use crate::ops::{CoerceUnsized, DispatchFromDyn};
use crate::prelude::rust_2021::*;

/// `*mut T` but non-zero and covariant.
#[lang = "NonNull"]
#[repr(transparent)]
pub struct NonNull<T: ?Sized> {
    pointer: *const T,
}
impl<T: ?Sized> !Send for NonNull<T> {}
impl<T: ?Sized> !Sync for NonNull<T> {}
impl<T> NonNull<T> {
    /// Creates a new `NonNull` that is dangling, but well-aligned.
    #[must_use]
    pub const fn dangling() -> Self { NonNull { pointer: intrinsics::align_of::<T>() as *const T } }
    /// Adds an offset (in units of T).
    pub const unsafe fn add(self, count: usize) -> Self { unsafe { NonNull { pointer: intrinsics::ptr_offset(self.pointer, count as isize) } } }
    /// Subtracts an offset (in units of T).
    pub const unsafe fn sub(self, count: usize) -> Self { unsafe { NonNull { pointer: intrinsics::ptr_offset(self.pointer, -(count as isize)) } } }
    /// Reads the value without moving it.
    pub const unsafe fn read(self) -> T { unsafe { intrinsics::ptr_read(self.pointer) } }
    /// Overwrites without dropping the old value.
    pub const unsafe fn write(self, val: T) { unsafe { intrinsics::ptr_write(self.pointer as *mut T, val) } }
}
impl<T: ?Sized> NonNull<T> {
    /// Creates a new `NonNull`.
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self { NonNull { pointer: ptr } }
    /// Creates a new `NonNull` if `ptr` is non-null.
    pub const fn new(ptr: *mut T) -> Option<Self> { if intrinsics::ptr_addr(ptr as *const T) == 0 { None } else { Some(NonNull { pointer: ptr }) } }
    /// Converts a reference to a `NonNull` pointer.
    pub const fn from_ref(r: &T) -> Self { NonNull { pointer: r } }
    /// Converts a mutable reference to a `NonNull` pointer.
    pub const fn from_mut(r: &mut T) -> Self { NonNull { pointer: r } }
    /// Acquires the underlying `*mut` pointer.
    pub const fn as_ptr(self) -> *mut T { self.pointer as *mut T }
    /// Returns a shared reference to the value.
    pub const unsafe fn as_ref<'a>(&self) -> &'a T { unsafe { &*self.pointer } }
    /// Returns a unique reference to the value.
    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T { unsafe { &mut *(self.pointer as *mut T) } }
    /// Casts to a pointer of another type.
    pub const fn cast<U>(self) -> NonNull<U> { NonNull { pointer: intrinsics::ptr_cast_thin(self.pointer) as *const U } }
    /// Executes the destructor of the pointed-to value.
    pub unsafe fn drop_in_place(self) { unsafe { intrinsics::drop_in_place(self.pointer as *mut T) } }
}
impl<T> NonNull<[T]> {
    /// Creates a non-null raw slice from a thin pointer and a length.
    pub const fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> Self { NonNull { pointer: intrinsics::slice_from_raw_parts(data.pointer, len) } }
    /// The length of the slice.
    pub const fn len(self) -> usize { intrinsics::slice_len(self.pointer) }
}
impl<T: ?Sized> Clone for NonNull<T> {
    fn clone(&self) -> Self { *self }
}
impl<T: ?Sized> Copy for NonNull<T> {}
impl<T: ?Sized, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> where T: Unsize<U> {}
impl<T: ?Sized, U: ?Sized> DispatchFromDyn<NonNull<U>> for NonNull<T> where T: Unsize<U> {}
impl<T: ?Sized> fmt::Debug for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.as_ptr(), f) }
}
impl<T: ?Sized> fmt::Pointer for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.as_ptr(), f) }
}
impl<T: ?Sized> Eq for NonNull<T> {}
impl<T: ?Sized> PartialEq for NonNull<T> {
    fn eq(&self, other: &Self) -> bool { intrinsics::ptr_eq(self.pointer, other.pointer) }
}
impl<T: ?Sized> Ord for NonNull<T> {
    fn cmp(&self, other: &Self) -> Ordering { self.as_ptr().cmp(&other.as_ptr()) }
}
impl<T: ?Sized> PartialOrd for NonNull<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.as_ptr().partial_cmp(&other.as_ptr()) }
}
impl<T: ?Sized> Hash for NonNull<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { self.as_ptr().hash(state) }
}
impl<T: ?Sized> From<&mut T> for NonNull<T> {
    fn from(r: &mut T) -> Self { NonNull { pointer: r } }
}
impl<T: ?Sized> From<&T> for NonNull<T> {
    fn from(r: &T) -> Self { NonNull { pointer: r } }
}
