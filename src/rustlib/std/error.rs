//! The `Error` trait.
use crate::any::TypeId;
use crate::fmt::{self, Debug, Display};
use crate::intrinsics;
use crate::prelude::rust_2021::*;

/// `Error` is a trait representing the basic expectations for error values.
#[lang = "Error"]
pub trait Error: Debug + Display {
    /// Returns the lower-level source of this error, if any.
    fn source(&self) -> Option<&(dyn Error + 'static)> { None }
    #[doc(hidden)]
    fn type_id(&self, _: private::Internal) -> TypeId
    where
        Self: 'static,
    {
        TypeId::of::<Self>()
    }
    /// A description of the error (use `Display` instead).
    fn description(&self) -> &str { "description() is deprecated; use Display" }
    /// The cause of the error (replaced by `source`).
    fn cause(&self) -> Option<&dyn Error> { self.source() }
}
mod private {
    // Keeps `type_id` from being overridden outside.
    #[derive(Debug)]
    pub struct Internal;
}
impl dyn Error {
    /// Returns `true` if the inner type is the same as `T`.
    pub fn is<T: Error + 'static>(&self) -> bool { TypeId::of::<T>() == self.type_id(private::Internal) }
    /// Returns some reference to the inner value if it is of type `T`.
    pub fn downcast_ref<T: Error + 'static>(&self) -> Option<&T> {
        if self.is::<T>() { unsafe { Some(&*(intrinsics::ptr_cast_thin(self) as *const T)) } } else { None }
    }
    /// Returns some mutable reference to the inner value if it is of type `T`.
    pub fn downcast_mut<T: Error + 'static>(&mut self) -> Option<&mut T> {
        if self.is::<T>() { unsafe { Some(&mut *(intrinsics::ptr_cast_thin(self) as *mut T)) } } else { None }
    }
}
macro_rules! forward {
    ($($D:ty)*) => { $(
        impl $D {
            /// Returns `true` if the inner type is the same as `T`.
            pub fn is<T: Error + 'static>(&self) -> bool { <dyn Error>::is::<T>(self) }
            /// Returns some reference to the inner value if it is of type `T`.
            pub fn downcast_ref<T: Error + 'static>(&self) -> Option<&T> { <dyn Error>::downcast_ref::<T>(self) }
            /// Returns some mutable reference to the inner value if it is of type `T`.
            pub fn downcast_mut<T: Error + 'static>(&mut self) -> Option<&mut T> { <dyn Error>::downcast_mut::<T>(self) }
        }
    )* };
}
forward! { (dyn Error + Send) (dyn Error + Send + Sync) }
impl<'a, T: Error + ?Sized> Error for &'a T {
    fn source(&self) -> Option<&(dyn Error + 'static)> { Error::source(&**self) }
}
impl Error for ! {}
