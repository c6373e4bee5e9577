//! The `Clone` trait.
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
