//! The `Clone` trait.
use crate::intrinsics;
use crate::prelude::rust_2021::*;

/// A common trait for the ability to explicitly duplicate an object.
#[lang = "clone"]
pub trait Clone: Sized {
    /// Returns a duplicate of the value.
    #[must_use = "cloning is often expensive and is not expected to have side effects"]
    #[lang = "clone_fn"]
    fn clone(&self) -> Self;
    /// Performs copy-assignment from `source`.
    fn clone_from(&mut self, source: &Self) { *self = source.clone() }
}
macro_rules! impl_clone { ($($t:ty)*) => { $( impl Clone for $t { fn clone(&self) -> Self { *self } } )* }; }
impl_clone! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 bool char }
impl Clone for ! {
    fn clone(&self) -> Self { *self }
}
impl<T: ?Sized> Clone for *const T {
    fn clone(&self) -> Self { *self }
}
impl<T: ?Sized> Clone for *mut T {
    fn clone(&self) -> Self { *self }
}
impl<T: ?Sized> Clone for &T {
    fn clone(&self) -> Self { *self }
}

/// Types, also unsized ones, of which a copy can be made in given memory.
pub unsafe trait CloneToUninit {
    /// Writes a copy to `dest`.
    unsafe fn clone_to_uninit(&self, dest: *mut u8);
}
unsafe impl<T: Clone> CloneToUninit for T {
    unsafe fn clone_to_uninit(&self, dest: *mut u8) { unsafe { intrinsics::ptr_write(dest as *mut T, self.clone()) } }
}
unsafe impl<T: Clone> CloneToUninit for [T] {
    unsafe fn clone_to_uninit(&self, dest: *mut u8) {
        let mut copy = self.to_vec();
        unsafe {
            intrinsics::copy_nonoverlapping(copy.as_ptr(), dest as *mut T, copy.len());
            copy.set_len(0);
        }
    }
}
unsafe impl CloneToUninit for str {
    unsafe fn clone_to_uninit(&self, dest: *mut u8) { unsafe { intrinsics::copy_nonoverlapping(self.as_ptr(), dest, self.len()) } }
}
