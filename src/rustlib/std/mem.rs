//! Basic functions for dealing with memory.
use crate::clone::Clone;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::ops::{Deref, DerefMut};
use crate::prelude::rust_2021::*;

/// Takes ownership and "forgets" about the value without running its destructor.
pub const fn forget<T>(t: T) { intrinsics::forget(t) }
/// Returns the size of a type in bytes.
#[must_use]
#[rustc_promotable]
pub const fn size_of<T>() -> usize { intrinsics::size_of::<T>() }
/// Returns the size of the pointed-to value in bytes.
#[must_use]
pub const fn size_of_val<T: ?Sized>(val: &T) -> usize { unsafe { intrinsics::size_of_val(val as *const T) } }
/// Returns the ABI-required minimum alignment of a type in bytes.
#[must_use]
#[rustc_promotable]
pub const fn align_of<T>() -> usize { intrinsics::align_of::<T>() }
/// Returns the minimum alignment of the type of the value that `val` points to.
#[must_use]
pub const fn align_of_val<T: ?Sized>(val: &T) -> usize { unsafe { intrinsics::align_of_val(val as *const T) } }
/// Returns `true` if dropping values of type `T` matters.
#[must_use]
pub const fn needs_drop<T: ?Sized>() -> bool { intrinsics::needs_drop::<T>() }
/// The alignment of a type (deprecated spelling of `align_of`).
#[must_use]
pub fn min_align_of<T>() -> usize { align_of::<T>() }
/// The alignment of a value (deprecated spelling of `align_of_val`).
#[must_use]
pub fn min_align_of_val<T: ?Sized>(val: &T) -> usize { align_of_val(val) }
/// A value whose bytes are not initialized.
#[must_use]
pub unsafe fn uninitialized<T>() -> T { unsafe { intrinsics::uninit() } }
/// Returns the value of type `T` represented by the all-zero byte-pattern.
#[must_use]
pub const unsafe fn zeroed<T>() -> T { unsafe { intrinsics::zeroed() } }
/// Swaps the values at two mutable locations, without deinitializing either one.
pub const fn swap<T>(x: &mut T, y: &mut T) {
    unsafe {
        let a = intrinsics::ptr_read(x);
        let b = intrinsics::ptr_read(y);
        intrinsics::ptr_write(x, b);
        intrinsics::ptr_write(y, a);
    }
}
/// Replaces `dest` with the default value of `T`, returning the previous `dest` value.
pub fn take<T: Default>(dest: &mut T) -> T { replace(dest, T::default()) }
/// Moves `src` into the referenced `dest`, returning the previous `dest` value.
#[must_use = "if you don't need the old value, you can just assign the new value directly"]
pub const fn replace<T>(dest: &mut T, src: T) -> T {
    unsafe {
        let result = intrinsics::ptr_read(dest);
        intrinsics::ptr_write(dest, src);
        result
    }
}
/// Disposes of a value.
#[lang = "mem_drop"]
pub fn drop<T>(_x: T) {}
/// Bitwise-copies a value without consuming it.
pub const unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst { unsafe { intrinsics::ptr_read(src as *const Src as *const Dst) } }
/// Reinterprets the bits of a value of one type as another type.
pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst { unsafe { intrinsics::transmute(src) } }

/// Returns a value uniquely identifying the enum variant in `v`.
pub const fn discriminant<T>(v: &T) -> Discriminant<T> { Discriminant(intrinsics::discriminant_value(v), PhantomData) }
/// Opaque type representing the discriminant of an enum.
pub struct Discriminant<T>(isize, PhantomData<*const T>);
unsafe impl<T> Send for Discriminant<T> {}
unsafe impl<T> Sync for Discriminant<T> {}
impl<T> Copy for Discriminant<T> {}
impl<T> Clone for Discriminant<T> {
    fn clone(&self) -> Self { *self }
}
impl<T> PartialEq for Discriminant<T> {
    fn eq(&self, rhs: &Self) -> bool { self.0 == rhs.0 }
}
impl<T> Eq for Discriminant<T> {}
impl<T> Hash for Discriminant<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { self.0.hash(state) }
}
impl<T> fmt::Debug for Discriminant<T> {
    fn fmt(&self, fmt: &mut fmt::Formatter<'_>) -> fmt::Result { fmt.debug_tuple("Discriminant").field(&self.0).finish() }
}

/// A wrapper to inhibit the compiler from automatically calling `T`'s destructor.
#[lang = "manually_drop"]
#[derive(Copy, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct ManuallyDrop<T: ?Sized> {
    value: T,
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for ManuallyDrop<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("ManuallyDrop").field("value", &MaybeDangling(&self.value)).finish() }
}
// The layer in between that the real library has, as far as it shows.
#[derive(Debug)]
struct MaybeDangling<'a, T: ?Sized>(&'a T);
impl<T> ManuallyDrop<T> {
    /// Wraps a value to be manually dropped.
    #[must_use = "if you don't need the wrapper, you can use `mem::forget` instead"]
    pub const fn new(value: T) -> ManuallyDrop<T> { ManuallyDrop { value } }
    /// Extracts the value from the container.
    pub const fn into_inner(slot: ManuallyDrop<T>) -> T { slot.value }
    /// Takes the value out.
    #[must_use = "if you don't need the value, you can use `ManuallyDrop::drop` instead"]
    pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T { unsafe { intrinsics::ptr_read(&slot.value) } }
}
impl<T: ?Sized> ManuallyDrop<T> {
    /// Manually drops the contained value.
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) { unsafe { intrinsics::drop_in_place(&mut slot.value) } }
}
impl<T: ?Sized> Deref for ManuallyDrop<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.value }
}
impl<T: ?Sized> DerefMut for ManuallyDrop<T> {
    fn deref_mut(&mut self) -> &mut T { &mut self.value }
}

/// A wrapper type to construct uninitialized instances of `T`.
#[lang = "maybe_uninit"]
#[repr(transparent)]
pub union MaybeUninit<T> {
    uninit: (),
    value: ManuallyDrop<T>,
}
impl<T: Copy> Copy for MaybeUninit<T> {}
impl<T: Copy> Clone for MaybeUninit<T> {
    fn clone(&self) -> Self { *self }
}
impl<T> fmt::Debug for MaybeUninit<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MaybeUninit<")?;
        f.write_str(intrinsics::type_name::<T>())?;
        f.write_str(">")
    }
}
impl<T> MaybeUninit<T> {
    /// Creates a new `MaybeUninit<T>` initialized with the given value.
    pub const fn new(val: T) -> MaybeUninit<T> { MaybeUninit { value: ManuallyDrop::new(val) } }
    /// Creates a new `MaybeUninit<T>` in an uninitialized state.
    #[must_use]
    pub const fn uninit() -> MaybeUninit<T> { MaybeUninit { uninit: () } }
    /// Creates a new `MaybeUninit<T>` with the memory being filled with `0` bytes.
    #[must_use]
    pub const fn zeroed() -> MaybeUninit<T> { unsafe { intrinsics::zeroed() } }
    /// Sets the value, without dropping any previous one.
    pub const fn write(&mut self, val: T) -> &mut T {
        unsafe {
            intrinsics::ptr_write(self.as_mut_ptr(), val);
            &mut *self.as_mut_ptr()
        }
    }
    /// Gets a pointer to the contained value.
    pub const fn as_ptr(&self) -> *const T { self as *const Self as *const T }
    /// Gets a mutable pointer to the contained value.
    pub const fn as_mut_ptr(&mut self) -> *mut T { self as *mut Self as *mut T }
    /// Extracts the value.
    pub const unsafe fn assume_init(self) -> T { unsafe { intrinsics::ptr_read(self.as_ptr()) } }
    /// Reads the value; the container keeps its bits.
    pub const unsafe fn assume_init_read(&self) -> T { unsafe { intrinsics::ptr_read(self.as_ptr()) } }
    /// Drops the contained value in place.
    pub unsafe fn assume_init_drop(&mut self) { unsafe { intrinsics::drop_in_place(self.as_mut_ptr()) } }
    /// Gets a shared reference to the contained value.
    pub const unsafe fn assume_init_ref(&self) -> &T { unsafe { &*self.as_ptr() } }
    /// Gets a mutable reference to the contained value.
    pub const unsafe fn assume_init_mut(&mut self) -> &mut T { unsafe { &mut *self.as_mut_ptr() } }
    /// An array of uninitialized values.
    pub const fn uninit_array<const N: usize>() -> [MaybeUninit<T>; N] { unsafe { intrinsics::uninit() } }
}
