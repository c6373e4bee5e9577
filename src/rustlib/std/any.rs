//! Dynamic typing: `Any`, `TypeId`.
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::prelude::rust_2021::*;

/// A trait to emulate dynamic typing.
#[lang = "Any"]
pub trait Any: 'static {
    /// Gets the `TypeId` of `self`.
    fn type_id(&self) -> TypeId;
}
impl<T: 'static + ?Sized> Any for T {
    fn type_id(&self) -> TypeId { TypeId::of::<T>() }
}
macro_rules! dyn_any {
    ($($D:ty)*) => { $(
        impl fmt::Debug for $D {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Any").finish_non_exhaustive() }
        }
        impl $D {
            /// Returns `true` if the inner type is the same as `T`.
            pub fn is<T: Any>(&self) -> bool { TypeId::of::<T>() == self.type_id() }
            /// Returns some reference to the inner value if it is of type `T`.
            pub fn downcast_ref<T: Any>(&self) -> Option<&T> {
                if self.is::<T>() { unsafe { Some(&*(intrinsics::ptr_cast_thin(self) as *const T)) } } else { None }
            }
            /// Returns some mutable reference to the inner value if it is of type `T`.
            pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T> {
                if self.is::<T>() { unsafe { Some(&mut *(intrinsics::ptr_cast_thin(self) as *mut T)) } } else { None }
            }
        }
    )* };
}
dyn_any! { (dyn Any) (dyn Any + Send) (dyn Any + Send + Sync) }

/// A globally unique identifier for a type.
#[derive(Copy, Clone, Eq, PartialEq, PartialOrd, Ord)]
pub struct TypeId(u64);
impl TypeId {
    /// Returns the `TypeId` of the generic type parameter.
    #[must_use]
    pub const fn of<T: ?Sized + 'static>() -> TypeId { TypeId(intrinsics::type_id::<T>()) }
}
impl Hash for TypeId {
    fn hash<H: Hasher>(&self, state: &mut H) { state.write_u64(self.0) }
}
impl fmt::Debug for TypeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "TypeId({:#034x})", self.0 as u128) }
}
/// Returns the name of a type as a string slice.
#[must_use]
pub const fn type_name<T: ?Sized>() -> &'static str { intrinsics::type_name::<T>() }
/// Returns the type name of the pointed-to value as a string slice.
#[must_use]
pub const fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str { intrinsics::type_name::<T>() }
