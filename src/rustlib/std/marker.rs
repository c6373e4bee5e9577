//! Traits and types that say something about types: `Send`, `Sync`, `Copy`, `Sized`, `Unpin`, `PhantomData`, …
use crate::cell::UnsafeCell;
use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::prelude::rust_2021::*;

/// Types that can be transferred across thread boundaries.
#[lang = "send"]
pub unsafe auto trait Send {}
/// Types for which it is safe to share references between threads.
#[lang = "sync"]
pub unsafe auto trait Sync {}
/// Types with a constant size known at compile time.
#[lang = "sized"]
pub trait Sized {}
/// Types that can be "unsized" to a dynamically-sized type.
#[lang = "unsize"]
pub trait Unsize<T: ?Sized> {}
/// Types whose values can be duplicated simply by copying bits.
#[lang = "copy"]
pub trait Copy: Clone {}
/// Types that do not require any pinning guarantees.
#[lang = "unpin"]
pub auto trait Unpin {}
/// Tuples, as argument lists of the `Fn` traits.
#[lang = "tuple_trait"]
pub trait Tuple {}
/// The type of an enum's discriminant.
#[lang = "discriminant_kind"]
pub trait DiscriminantKind {
    /// The type of the discriminant.
    #[lang = "discriminant_type"]
    type Discriminant: Clone + Copy + Eq;
}

impl<T: ?Sized> !Send for *const T {}
impl<T: ?Sized> !Send for *mut T {}
unsafe impl<T: Sync + ?Sized> Send for &T {}
impl<T: ?Sized> !Sync for *const T {}
impl<T: ?Sized> !Sync for *mut T {}
impl<T: ?Sized> !Sync for UnsafeCell<T> {}
impl<T: ?Sized> Unpin for &T {}
impl<T: ?Sized> Unpin for &mut T {}
impl<T: ?Sized> Unpin for *const T {}
impl<T: ?Sized> Unpin for *mut T {}

macro_rules! impl_copy { ($($t:ty)*) => { $( impl Copy for $t {} )* }; }
impl_copy! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 bool char }
impl Copy for ! {}
impl<T: ?Sized> Copy for *const T {}
impl<T: ?Sized> Copy for *mut T {}
impl<T: ?Sized> Copy for &T {}

/// Zero-sized type used to mark things that "act like" they own a `T`.
#[lang = "phantom_data"]
pub struct PhantomData<T: ?Sized>;

impl<T: ?Sized> Clone for PhantomData<T> {
    fn clone(&self) -> Self { *self }
}
impl<T: ?Sized> Copy for PhantomData<T> {}
impl<T: ?Sized> Default for PhantomData<T> {
    fn default() -> Self { PhantomData }
}
impl<T: ?Sized> PartialEq for PhantomData<T> {
    fn eq(&self, _other: &PhantomData<T>) -> bool { true }
}
impl<T: ?Sized> Eq for PhantomData<T> {}
impl<T: ?Sized> PartialOrd for PhantomData<T> {
    fn partial_cmp(&self, _other: &PhantomData<T>) -> Option<Ordering> { Some(Ordering::Equal) }
}
impl<T: ?Sized> Ord for PhantomData<T> {
    fn cmp(&self, _other: &PhantomData<T>) -> Ordering { Ordering::Equal }
}
impl<T: ?Sized> Hash for PhantomData<T> {
    fn hash<H: Hasher>(&self, _state: &mut H) {}
}

/// A marker type which does not implement `Unpin`.
#[derive(Debug, Default, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct PhantomPinned;
impl !Unpin for PhantomPinned {}
