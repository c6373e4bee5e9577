//! Manually manage memory through raw pointers.
mod methods;
mod non_null;

pub use self::non_null::NonNull;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::prelude::rust_2021::*;

pub use crate::intrinsics::{copy, copy_nonoverlapping, write_bytes};

/// Executes the destructor (if any) of the pointed-to value.
#[lang = "drop_in_place"]
pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T) { unsafe { intrinsics::drop_in_place(to_drop) } }
/// Creates a null raw pointer.
#[must_use]
#[rustc_promotable]
pub const fn null<T>() -> *const T { 0 as *const T }
/// Creates a null mutable raw pointer.
#[must_use]
#[rustc_promotable]
pub const fn null_mut<T>() -> *mut T { 0 as *mut T }
/// Creates a new pointer that is dangling, but non-null and well-aligned.
#[must_use]
pub const fn dangling<T>() -> *const T { intrinsics::align_of::<T>() as *const T }
/// Creates a new mutable pointer that is dangling, but non-null and well-aligned.
#[must_use]
pub const fn dangling_mut<T>() -> *mut T { intrinsics::align_of::<T>() as *mut T }
/// Creates a pointer with the given address and no provenance.
#[must_use]
pub const fn without_provenance<T>(addr: usize) -> *const T { addr as *const T }
/// Creates a mutable pointer with the given address and no provenance.
#[must_use]
pub const fn without_provenance_mut<T>(addr: usize) -> *mut T { addr as *mut T }
/// Converts an address back to a pointer.
#[must_use]
pub fn with_exposed_provenance<T>(addr: usize) -> *const T { addr as *const T }
/// Converts an address back to a mutable pointer.
#[must_use]
pub fn with_exposed_provenance_mut<T>(addr: usize) -> *mut T { addr as *mut T }
/// Swaps the bytes of two regions that do not overlap.
pub const unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize) { unsafe { intrinsics::swap_nonoverlapping(x, y, count) } }
/// Forms a raw slice from a pointer and a length.
pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T] { intrinsics::slice_from_raw_parts(data, len) }
/// Forms a raw mutable slice from a pointer and a length.
pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T] { intrinsics::slice_from_raw_parts_mut(data, len) }
/// Converts a reference to a raw pointer.
#[must_use]
pub const fn from_ref<T: ?Sized>(r: &T) -> *const T { r }
/// Converts a mutable reference to a raw pointer.
#[must_use]
pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T { r }
/// Swaps the values at two mutable locations of the same type, without deinitializing either.
pub const unsafe fn swap<T>(a: *mut T, b: *mut T) {
    unsafe {
        let x = intrinsics::ptr_read(a);
        let y = intrinsics::ptr_read(b);
        intrinsics::ptr_write(a, y);
        intrinsics::ptr_write(b, x);
    }
}
/// Moves `src` into the pointed `dst`, returning the previous `dst` value.
pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T {
    unsafe {
        let result = intrinsics::ptr_read(dst);
        intrinsics::ptr_write(dst, src);
        result
    }
}
/// Reads the value from `src` without moving it.
pub const unsafe fn read<T>(src: *const T) -> T { unsafe { intrinsics::ptr_read(src) } }
/// Reads the value from `src`, which may be unaligned, without moving it.
pub const unsafe fn read_unaligned<T>(src: *const T) -> T { unsafe { intrinsics::ptr_read(src) } }
/// Performs a volatile read.
pub unsafe fn read_volatile<T>(src: *const T) -> T { unsafe { intrinsics::ptr_read(src) } }
/// Overwrites a memory location with the given value without reading or dropping the old value.
pub const unsafe fn write<T>(dst: *mut T, src: T) { unsafe { intrinsics::ptr_write(dst, src) } }
/// Overwrites a possibly unaligned memory location.
pub const unsafe fn write_unaligned<T>(dst: *mut T, src: T) { unsafe { intrinsics::ptr_write(dst, src) } }
/// Performs a volatile write.
pub unsafe fn write_volatile<T>(dst: *mut T, src: T) { unsafe { intrinsics::ptr_write(dst, src) } }
/// Compares raw pointers for equality (address and metadata).
#[must_use = "pointer comparison produces a value"]
pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool { intrinsics::ptr_eq(a, b) }
/// Compares the addresses of two pointers, ignoring metadata.
#[must_use = "pointer comparison produces a value"]
pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool { intrinsics::ptr_addr(p) == intrinsics::ptr_addr(q) }
/// Compares function pointers.
#[must_use = "pointer comparison produces a value"]
pub fn fn_addr_eq<T: Copy, U: Copy>(f: T, g: U) -> bool {
    unsafe { intrinsics::transmute_unchecked::<T, usize>(f) == intrinsics::transmute_unchecked::<U, usize>(g) }
}
/// Hashes a raw pointer.
pub fn hash<T: ?Sized, S: Hasher>(hashee: *const T, into: &mut S) { hashee.hash(into) }

/// Creates a `const` raw pointer to a place, without creating an intermediate reference.
#[builtin_macro = "addr_of"]
#[macro_export]
macro_rules! __addr_of { () => {}; }
/// Creates a `mut` raw pointer to a place, without creating an intermediate reference.
#[builtin_macro = "addr_of_mut"]
#[macro_export]
macro_rules! __addr_of_mut { () => {}; }
pub use crate::{__addr_of as addr_of, __addr_of_mut as addr_of_mut};
