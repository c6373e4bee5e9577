//! `pin_utils`: pinning on the stack.
#[doc(hidden)]
pub mod core_reexport {
    pub use std::pin;
}

/// Pins a value on the stack.
#[macro_export]
macro_rules! pin_mut {
    ($($x:ident),* $(,)?) => { $(
        let mut $x = $x;
        #[allow(unused_mut)]
        let mut $x = unsafe { $crate::core_reexport::pin::Pin::new_unchecked(&mut $x) };
    )* };
}
/// A pinned projection of a struct field.
#[macro_export]
macro_rules! unsafe_pinned {
    ($f:tt: $t:ty) => {
        fn $f<'__a>(self: $crate::core_reexport::pin::Pin<&'__a mut Self>) -> $crate::core_reexport::pin::Pin<&'__a mut $t> {
            unsafe { $crate::core_reexport::pin::Pin::map_unchecked_mut(self, |x| &mut x.$f) }
        }
    };
}
/// An unpinned projection of a struct field.
#[macro_export]
macro_rules! unsafe_unpinned {
    ($f:tt: $t:ty) => {
        fn $f<'__a>(self: $crate::core_reexport::pin::Pin<&'__a mut Self>) -> &'__a mut $t {
            unsafe { &mut $crate::core_reexport::pin::Pin::get_unchecked_mut(self).$f }
        }
    };
}
