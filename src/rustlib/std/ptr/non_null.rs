//! `NonNull`: a raw pointer that is never null.
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::Unsize;
use crate::num::NonZero;
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
    /// Adds a signed offset (in units of T).
    pub const unsafe fn offset(self, count: isize) -> Self { unsafe { NonNull { pointer: intrinsics::ptr_offset(self.pointer, count) } } }
    /// The distance between two pointers in units of T.
    pub const unsafe fn offset_from(self, origin: NonNull<T>) -> isize { unsafe { intrinsics::ptr_sub_ptr(self.pointer, origin.pointer) } }
    /// The distance from a pointer that is not after this one, in units of T.
    pub const unsafe fn offset_from_unsigned(self, origin: NonNull<T>) -> usize { unsafe { intrinsics::ptr_sub_ptr(self.pointer, origin.pointer) as usize } }
    /// A pointer without provenance to this address.
    pub const fn without_provenance(addr: NonZero<usize>) -> Self { NonNull { pointer: addr.get() as *const T } }
    /// A pointer to this address.
    pub fn with_exposed_provenance(addr: NonZero<usize>) -> Self { NonNull { pointer: addr.get() as *const T } }
    /// The number of elements to go forward for this alignment.
    pub fn align_offset(self, align: usize) -> usize { self.pointer.align_offset(align) }
    /// Whether the pointer is properly aligned for `T`.
    pub fn is_aligned(self) -> bool { self.pointer.is_aligned() }
    /// Reads the value, which may be unaligned, without moving it.
    pub const unsafe fn read_unaligned(self) -> T { unsafe { intrinsics::ptr_read(self.pointer) } }
    /// Performs a volatile read.
    pub unsafe fn read_volatile(self) -> T { unsafe { intrinsics::ptr_read(self.pointer) } }
    /// Overwrites a possibly unaligned memory location.
    pub const unsafe fn write_unaligned(self, val: T) { unsafe { intrinsics::ptr_write(self.pointer as *mut T, val) } }
    /// Performs a volatile write.
    pub unsafe fn write_volatile(self, val: T) { unsafe { intrinsics::ptr_write(self.pointer as *mut T, val) } }
    /// Replaces the value, returning the old one.
    pub const unsafe fn replace(self, src: T) -> T { unsafe { super::replace(self.pointer as *mut T, src) } }
    /// Swaps the values at two locations.
    pub const unsafe fn swap(self, with: NonNull<T>) { unsafe { super::swap(self.pointer as *mut T, with.pointer as *mut T) } }
    /// Copies `count * size_of::<T>()` bytes to `dest`; the ranges may overlap.
    pub const unsafe fn copy_to(self, dest: NonNull<T>, count: usize) { unsafe { intrinsics::copy(self.pointer, dest.pointer as *mut T, count) } }
    /// Copies `count * size_of::<T>()` bytes to `dest`.
    pub const unsafe fn copy_to_nonoverlapping(self, dest: NonNull<T>, count: usize) { unsafe { intrinsics::copy_nonoverlapping(self.pointer, dest.pointer as *mut T, count) } }
    /// Copies `count * size_of::<T>()` bytes from `src`; the ranges may overlap.
    pub const unsafe fn copy_from(self, src: NonNull<T>, count: usize) { unsafe { intrinsics::copy(src.pointer, self.pointer as *mut T, count) } }
    /// Copies `count * size_of::<T>()` bytes from `src`.
    pub const unsafe fn copy_from_nonoverlapping(self, src: NonNull<T>, count: usize) { unsafe { intrinsics::copy_nonoverlapping(src.pointer, self.pointer as *mut T, count) } }
    /// Sets `count * size_of::<T>()` bytes.
    pub const unsafe fn write_bytes(self, val: u8, count: usize) { unsafe { intrinsics::write_bytes(self.pointer as *mut T, val, count) } }
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
    /// Gets the "address" portion of the pointer.
    pub fn addr(self) -> NonZero<usize> { unsafe { NonZero::new_unchecked(intrinsics::ptr_addr(self.pointer)) } }
    /// Gets the "address" portion of the pointer.
    pub fn expose_provenance(self) -> NonZero<usize> { self.addr() }
    /// The same pointer with another address.
    pub fn with_addr(self, addr: NonZero<usize>) -> Self { NonNull { pointer: self.pointer.with_addr(addr.get()) } }
    /// The same pointer with a function of its address.
    pub fn map_addr(self, f: impl FnOnce(NonZero<usize>) -> NonZero<usize>) -> Self { self.with_addr(f(self.addr())) }
    /// Adds a signed offset in bytes.
    pub const unsafe fn byte_offset(self, count: isize) -> Self { NonNull { pointer: self.pointer.wrapping_byte_offset(count) } }
    /// Adds an offset in bytes.
    pub const unsafe fn byte_add(self, count: usize) -> Self { NonNull { pointer: self.pointer.wrapping_byte_add(count) } }
    /// Subtracts an offset in bytes.
    pub const unsafe fn byte_sub(self, count: usize) -> Self { NonNull { pointer: self.pointer.wrapping_byte_sub(count) } }
    /// The distance between two pointers in bytes.
    pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: NonNull<U>) -> isize { unsafe { self.pointer.byte_offset_from(origin.pointer) } }
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
    /// Whether the slice has a length of 0.
    pub const fn is_empty(self) -> bool { self.len() == 0 }
    /// The pointer to the slice's buffer.
    pub const fn as_non_null_ptr(self) -> NonNull<T> { NonNull { pointer: intrinsics::slice_as_ptr(self.pointer) } }
    /// A raw pointer to the slice's buffer.
    pub const fn as_mut_ptr(self) -> *mut T { self.as_non_null_ptr().as_ptr() }
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
