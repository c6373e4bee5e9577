//! Methods and trait impls of `*const T` and `*mut T`.
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::prelude::rust_2021::*;

impl<T: ?Sized> *const T {
    /// Returns `true` if the pointer is null.
    pub const fn is_null(self) -> bool { intrinsics::ptr_addr(self) == 0 }
    /// Casts to a pointer of another type.
    pub const fn cast<U>(self) -> *const U { intrinsics::ptr_cast_thin(self) as *const U }
    /// Changes constness without changing the type.
    pub const fn cast_mut(self) -> *mut T { self as *mut T }
    /// Gets the "address" portion of the pointer.
    pub fn addr(self) -> usize { intrinsics::ptr_addr(self) }
    /// Returns `None` if the pointer is null, or else returns a shared reference to the value.
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> { if self.is_null() { None } else { unsafe { Some(&*self) } } }
}
impl<T> *const T {
    /// Adds a signed offset to a pointer (in units of T).
    pub const unsafe fn offset(self, count: isize) -> *const T { unsafe { intrinsics::ptr_offset(self, count) } }
    /// Adds an unsigned offset to a pointer (in units of T).
    pub const unsafe fn add(self, count: usize) -> *const T { unsafe { intrinsics::ptr_offset(self, count as isize) } }
    /// Subtracts an unsigned offset from a pointer (in units of T).
    pub const unsafe fn sub(self, count: usize) -> *const T { unsafe { intrinsics::ptr_offset(self, -(count as isize)) } }
    /// Adds an unsigned offset using wrapping arithmetic.
    pub const fn wrapping_add(self, count: usize) -> *const T { unsafe { intrinsics::ptr_offset(self, count as isize) } }
    /// Subtracts an unsigned offset using wrapping arithmetic.
    pub const fn wrapping_sub(self, count: usize) -> *const T { unsafe { intrinsics::ptr_offset(self, -(count as isize)) } }
    /// Adds an offset in bytes.
    pub const unsafe fn byte_add(self, count: usize) -> *const T { unsafe { intrinsics::ptr_offset_bytes(self, count as isize) } }
    /// The distance between two pointers in units of T.
    pub const unsafe fn offset_from(self, origin: *const T) -> isize { unsafe { intrinsics::ptr_sub_ptr(self, origin) } }
    /// Reads the value from `self` without moving it.
    pub const unsafe fn read(self) -> T { unsafe { intrinsics::ptr_read(self) } }
    /// Reads the value from `self`, which may be unaligned.
    pub const unsafe fn read_unaligned(self) -> T { unsafe { intrinsics::ptr_read(self) } }
    /// Performs a volatile read.
    pub unsafe fn read_volatile(self) -> T { unsafe { intrinsics::ptr_read(self) } }
    /// Copies `count * size_of::<T>()` bytes to `dest`; the ranges may overlap.
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) { unsafe { intrinsics::copy(self, dest, count) } }
    /// Copies `count * size_of::<T>()` bytes to `dest`.
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) { unsafe { intrinsics::copy_nonoverlapping(self, dest, count) } }
}
impl<T: ?Sized> *mut T {
    /// Returns `true` if the pointer is null.
    pub const fn is_null(self) -> bool { intrinsics::ptr_addr(self) == 0 }
    /// Casts to a pointer of another type.
    pub const fn cast<U>(self) -> *mut U { intrinsics::ptr_cast_thin(self) as *mut U }
    /// Changes constness without changing the type.
    pub const fn cast_const(self) -> *const T { self as *const T }
    /// Gets the "address" portion of the pointer.
    pub fn addr(self) -> usize { intrinsics::ptr_addr(self) }
    /// Returns `None` if the pointer is null, or else returns a shared reference to the value.
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> { if self.is_null() { None } else { unsafe { Some(&*self) } } }
    /// Returns `None` if the pointer is null, or else returns a unique reference to the value.
    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> { if self.is_null() { None } else { unsafe { Some(&mut *self) } } }
    /// Executes the destructor (if any) of the pointed-to value.
    pub unsafe fn drop_in_place(self) { unsafe { intrinsics::drop_in_place(self) } }
}
impl<T> *mut T {
    /// Adds a signed offset to a pointer (in units of T).
    pub const unsafe fn offset(self, count: isize) -> *mut T { unsafe { intrinsics::ptr_offset_mut(self, count) } }
    /// Adds an unsigned offset to a pointer (in units of T).
    pub const unsafe fn add(self, count: usize) -> *mut T { unsafe { intrinsics::ptr_offset_mut(self, count as isize) } }
    /// Subtracts an unsigned offset from a pointer (in units of T).
    pub const unsafe fn sub(self, count: usize) -> *mut T { unsafe { intrinsics::ptr_offset_mut(self, -(count as isize)) } }
    /// Adds an unsigned offset using wrapping arithmetic.
    pub const fn wrapping_add(self, count: usize) -> *mut T { unsafe { intrinsics::ptr_offset_mut(self, count as isize) } }
    /// Subtracts an unsigned offset using wrapping arithmetic.
    pub const fn wrapping_sub(self, count: usize) -> *mut T { unsafe { intrinsics::ptr_offset_mut(self, -(count as isize)) } }
    /// The distance between two pointers in units of T.
    pub const unsafe fn offset_from(self, origin: *const T) -> isize { unsafe { intrinsics::ptr_sub_ptr(self, origin) } }
    /// Reads the value from `self` without moving it.
    pub const unsafe fn read(self) -> T { unsafe { intrinsics::ptr_read(self) } }
    /// Performs a volatile read.
    pub unsafe fn read_volatile(self) -> T { unsafe { intrinsics::ptr_read(self) } }
    /// Overwrites a memory location without reading or dropping the old value.
    pub const unsafe fn write(self, val: T) { unsafe { intrinsics::ptr_write(self, val) } }
    /// Performs a volatile write.
    pub unsafe fn write_volatile(self, val: T) { unsafe { intrinsics::ptr_write(self, val) } }
    /// Replaces the value at `self` with `src`, returning the old value.
    pub const unsafe fn replace(self, src: T) -> T { unsafe { super::replace(self, src) } }
    /// Swaps the values at two mutable locations.
    pub const unsafe fn swap(self, with: *mut T) { unsafe { super::swap(self, with) } }
    /// Copies `count * size_of::<T>()` bytes from `src`; the ranges may overlap.
    pub const unsafe fn copy_from(self, src: *const T, count: usize) { unsafe { intrinsics::copy(src, self, count) } }
    /// Copies `count * size_of::<T>()` bytes from `src`.
    pub const unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize) { unsafe { intrinsics::copy_nonoverlapping(src, self, count) } }
    /// Sets `count * size_of::<T>()` bytes.
    pub const unsafe fn write_bytes(self, val: u8, count: usize) { unsafe { intrinsics::write_bytes(self, val, count) } }
}
impl<T> *const [T] {
    /// Returns the length of a raw slice.
    pub const fn len(self) -> usize { intrinsics::slice_len(self) }
    /// Returns `true` if the raw slice has a length of 0.
    pub const fn is_empty(self) -> bool { self.len() == 0 }
}
impl<T> *mut [T] {
    /// Returns the length of a raw slice.
    pub const fn len(self) -> usize { intrinsics::slice_len(self) }
    /// Returns `true` if the raw slice has a length of 0.
    pub const fn is_empty(self) -> bool { self.len() == 0 }
}

macro_rules! pointer_traits {
    ($($P:ty)*) => { $(
        impl<T: ?Sized> PartialEq for $P {
            fn eq(&self, other: &$P) -> bool { intrinsics::ptr_eq(*self as *const T, *other as *const T) }
        }
        impl<T: ?Sized> Eq for $P {}
        impl<T: ?Sized> PartialOrd for $P {
            fn partial_cmp(&self, other: &$P) -> Option<Ordering> { Some(self.cmp(other)) }
        }
        impl<T: ?Sized> Ord for $P {
            fn cmp(&self, other: &$P) -> Ordering { intrinsics::ptr_addr(*self as *const T).cmp(&intrinsics::ptr_addr(*other as *const T)) }
        }
        impl<T: ?Sized> Hash for $P {
            fn hash<H: Hasher>(&self, state: &mut H) { state.write_usize(intrinsics::ptr_addr(*self as *const T)) }
        }
        impl<T: ?Sized> fmt::Debug for $P {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(self, f) }
        }
        impl<T: ?Sized> fmt::Pointer for $P {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::pointer_fmt(intrinsics::ptr_addr(*self as *const T), f) }
        }
    )* };
}
pointer_traits! { *const T *mut T }
