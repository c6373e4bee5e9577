//! `Deref`, `Index`, `Drop`, and the marker traits of unsizing coercions.
use crate::marker::Unsize;
use crate::prelude::rust_2021::*;

/// Used for immutable dereferencing operations, like `*v`.
#[lang = "deref"]
pub trait Deref {
    /// The resulting type after dereferencing.
    #[lang = "deref_target"]
    type Target: ?Sized;
    /// Dereferences the value.
    fn deref(&self) -> &Self::Target;
}
/// Used for mutable dereferencing operations, like in `*v = 1;`.
#[lang = "deref_mut"]
pub trait DerefMut: Deref {
    /// Mutably dereferences the value.
    fn deref_mut(&mut self) -> &mut Self::Target;
}
impl<T: ?Sized> Deref for &T {
    type Target = T;
    fn deref(&self) -> &T { *self }
}
impl<T: ?Sized> Deref for &mut T {
    type Target = T;
    fn deref(&self) -> &T { *self }
}
impl<T: ?Sized> DerefMut for &mut T {
    fn deref_mut(&mut self) -> &mut T { *self }
}

/// Types that may be the type of a method's `self`.
#[lang = "legacy_receiver"]
pub trait Receiver {}
impl<T: ?Sized> Receiver for &T {}
impl<T: ?Sized> Receiver for &mut T {}

/// Custom code within the destructor.
#[lang = "drop"]
pub trait Drop {
    /// Executes the destructor for this type.
    fn drop(&mut self);
}

/// Used for indexing operations (`container[index]`) in immutable contexts.
#[lang = "index"]
pub trait Index<Idx: ?Sized> {
    /// The returned type after indexing.
    type Output: ?Sized;
    /// Performs the indexing operation.
    #[track_caller]
    fn index(&self, index: Idx) -> &Self::Output;
}
/// Used for indexing operations (`container[index]`) in mutable contexts.
#[lang = "index_mut"]
pub trait IndexMut<Idx: ?Sized>: Index<Idx> {
    /// Performs the mutable indexing operation.
    #[track_caller]
    fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
}

/// Pointer types whose pointee can be unsized in a coercion.
#[lang = "coerce_unsized"]
pub trait CoerceUnsized<T: ?Sized> {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a mut U> for &'a mut T {}
impl<'a, 'b: 'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b mut T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for &'a mut T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for &'a mut T {}
impl<'a, 'b: 'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for &'a T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for *mut T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for *mut T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for *const T {}

/// Pointer types usable as receivers of trait-object methods.
#[lang = "dispatch_from_dyn"]
pub trait DispatchFromDyn<T> {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<&'a U> for &'a T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<&'a mut U> for &'a mut T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<*const U> for *const T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<*mut U> for *mut T {}
