//! Methods and trait impls of `*const T` and `*mut T`.
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::prelude::rust_2021::*;

// What both kinds have.
macro_rules! pointer_methods {
    ($([$q:ident $offset:ident $slice_ptr:ident])*) => { $(
        impl<T: ?Sized> *$q T {
            /// Returns `true` if the pointer is null.
            pub const fn is_null(self) -> bool { intrinsics::ptr_addr(self) == 0 }
            /// Casts to a pointer of another type.
            pub const fn cast<U>(self) -> *$q U { intrinsics::ptr_cast_thin(self) as *$q U }
            /// Gets the "address" portion of the pointer.
            pub fn addr(self) -> usize { intrinsics::ptr_addr(self) }
            /// Gets the "address" portion of the pointer.
            pub fn expose_provenance(self) -> usize { intrinsics::ptr_addr(self) }
            /// The same pointer with another address.
            pub fn with_addr(self, addr: usize) -> *$q T { unsafe { intrinsics::ptr_from_parts::<T>(addr as *mut u8, intrinsics::ptr_metadata(self)) as *$q T } }
            /// The same pointer with a function of its address.
            pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> *$q T { self.with_addr(f(self.addr())) }
            /// Returns `None` if the pointer is null, or else returns a shared reference to the value.
            pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> { if self.is_null() { None } else { unsafe { Some(&*self) } } }
            /// A shared reference to the value; the pointer is not null.
            pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T { unsafe { &*self } }
            /// Adds a signed offset in bytes.
            pub const unsafe fn byte_offset(self, count: isize) -> *$q T { self.wrapping_byte_offset(count) }
            /// Adds an offset in bytes.
            pub const unsafe fn byte_add(self, count: usize) -> *$q T { self.wrapping_byte_offset(count as isize) }
            /// Subtracts an offset in bytes.
            pub const unsafe fn byte_sub(self, count: usize) -> *$q T { self.wrapping_byte_offset(-(count as isize)) }
            /// Adds a signed offset in bytes using wrapping arithmetic.
            pub const fn wrapping_byte_offset(self, count: isize) -> *$q T {
                unsafe { intrinsics::ptr_from_parts::<T>(intrinsics::ptr_offset_mut(intrinsics::ptr_cast_thin(self), count), intrinsics::ptr_metadata(self)) as *$q T }
            }
            /// Adds an offset in bytes using wrapping arithmetic.
            pub const fn wrapping_byte_add(self, count: usize) -> *$q T { self.wrapping_byte_offset(count as isize) }
            /// Subtracts an offset in bytes using wrapping arithmetic.
            pub const fn wrapping_byte_sub(self, count: usize) -> *$q T { self.wrapping_byte_offset(-(count as isize)) }
            /// The distance between two pointers in bytes.
            pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: *const U) -> isize { intrinsics::ptr_addr(self) as isize - intrinsics::ptr_addr(origin) as isize }
        }
        impl<T> *$q T {
            /// Adds a signed offset to a pointer (in units of T).
            pub const unsafe fn offset(self, count: isize) -> *$q T { unsafe { intrinsics::$offset(self, count) } }
            /// Adds an unsigned offset to a pointer (in units of T).
            pub const unsafe fn add(self, count: usize) -> *$q T { unsafe { intrinsics::$offset(self, count as isize) } }
            /// Subtracts an unsigned offset from a pointer (in units of T).
            pub const unsafe fn sub(self, count: usize) -> *$q T { unsafe { intrinsics::$offset(self, -(count as isize)) } }
            /// Adds a signed offset using wrapping arithmetic.
            pub const fn wrapping_offset(self, count: isize) -> *$q T { unsafe { intrinsics::$offset(self, count) } }
            /// Adds an unsigned offset using wrapping arithmetic.
            pub const fn wrapping_add(self, count: usize) -> *$q T { unsafe { intrinsics::$offset(self, count as isize) } }
            /// Subtracts an unsigned offset using wrapping arithmetic.
            pub const fn wrapping_sub(self, count: usize) -> *$q T { unsafe { intrinsics::$offset(self, -(count as isize)) } }
            /// The distance between two pointers in units of T.
            pub const unsafe fn offset_from(self, origin: *const T) -> isize { unsafe { intrinsics::ptr_sub_ptr(self, origin) } }
            /// The distance from a pointer that is not after this one, in units of T.
            pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize { unsafe { intrinsics::ptr_sub_ptr(self, origin) as usize } }
            /// The number of elements to go forward for this alignment.
            pub fn align_offset(self, align: usize) -> usize {
                assert!(align.is_power_of_two(), "align_offset: align is not a power-of-two");
                let size = intrinsics::size_of::<T>();
                let addr = intrinsics::ptr_addr(self);
                let mut n = 0;
                while n < align {
                    if (addr + n * size) % align == 0 { return n; }
                    n += 1;
                }
                usize::MAX
            }
            /// Whether the pointer is properly aligned for `T`.
            pub fn is_aligned(self) -> bool { intrinsics::ptr_addr(self) % intrinsics::align_of::<T>() == 0 }
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
        impl<T> *$q [T] {
            /// Returns the length of a raw slice.
            pub const fn len(self) -> usize { intrinsics::slice_len(self) }
            /// Returns `true` if the raw slice has a length of 0.
            pub const fn is_empty(self) -> bool { self.len() == 0 }
            /// The pointer to the array, if the raw slice has exactly that length.
            pub const fn as_array<const N: usize>(self) -> Option<*$q [T; N]> { if self.len() == N { Some(intrinsics::$slice_ptr(self) as *$q [T; N]) } else { None } }
        }
        impl<T, const N: usize> *$q [T; N] {
            /// A raw slice containing the entire array.
            pub const fn as_slice(self) -> *$q [T] { self }
        }
    )* };
}
pointer_methods! { [const ptr_offset slice_as_ptr] [mut ptr_offset_mut slice_as_mut_ptr] }

impl<T: ?Sized> *const T {
    /// Changes constness without changing the type.
    pub const fn cast_mut(self) -> *mut T { self as *mut T }
}
impl<T> *const [T] {
    /// A raw pointer to the slice's buffer.
    pub const fn as_ptr(self) -> *const T { intrinsics::slice_as_ptr(self) }
}
impl<T, const N: usize> *const [T; N] {
    /// A raw pointer to the array's buffer.
    pub const fn as_ptr(self) -> *const T { self as *const T }
}
impl<T: ?Sized> *mut T {
    /// Changes constness without changing the type.
    pub const fn cast_const(self) -> *const T { self as *const T }
    /// Returns `None` if the pointer is null, or else returns a unique reference to the value.
    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> { if self.is_null() { None } else { unsafe { Some(&mut *self) } } }
    /// A unique reference to the value; the pointer is not null.
    pub const unsafe fn as_mut_unchecked<'a>(self) -> &'a mut T { unsafe { &mut *self } }
    /// Executes the destructor (if any) of the pointed-to value.
    pub unsafe fn drop_in_place(self) { unsafe { intrinsics::drop_in_place(self) } }
}
impl<T> *mut T {
    /// Overwrites a memory location without reading or dropping the old value.
    pub const unsafe fn write(self, val: T) { unsafe { intrinsics::ptr_write(self, val) } }
    /// Overwrites a possibly unaligned memory location.
    pub const unsafe fn write_unaligned(self, val: T) { unsafe { intrinsics::ptr_write(self, val) } }
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
impl<T> *mut [T] {
    /// A raw pointer to the slice's buffer.
    pub const fn as_mut_ptr(self) -> *mut T { intrinsics::slice_as_mut_ptr(self) }
}
impl<T, const N: usize> *mut [T; N] {
    /// A raw pointer to the array's buffer.
    pub const fn as_mut_ptr(self) -> *mut T { self as *mut T }
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
