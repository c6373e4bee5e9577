//! `lazy_static!`: statics that are initialized when first used.

/// Support trait for enabling a few common operations on lazy static values.
pub trait LazyStatic {
    #[doc(hidden)]
    fn initialize(lazy: &Self);
}
/// Takes a shared reference to a lazy static and initializes it if it has not been already.
pub fn initialize<T: LazyStatic>(lazy: &T) { LazyStatic::initialize(lazy) }

#[doc(hidden)]
pub mod lazy {
    pub use std::ops::Deref;
    pub use std::sync::OnceLock;
}

/// Declares statics whose value is made by an expression at first use.
#[macro_export]
macro_rules! lazy_static {
    () => {};
    ($(#[$attr:meta])* static ref $N:ident : $T:ty = $e:expr; $($t:tt)*) => {
        $crate::__lazy_static_one!($(#[$attr])* () $N : $T = $e);
        $crate::lazy_static!($($t)*);
    };
    ($(#[$attr:meta])* pub static ref $N:ident : $T:ty = $e:expr; $($t:tt)*) => {
        $crate::__lazy_static_one!($(#[$attr])* (pub) $N : $T = $e);
        $crate::lazy_static!($($t)*);
    };
    ($(#[$attr:meta])* pub ($($vis:tt)+) static ref $N:ident : $T:ty = $e:expr; $($t:tt)*) => {
        $crate::__lazy_static_one!($(#[$attr])* (pub ($($vis)+)) $N : $T = $e);
        $crate::lazy_static!($($t)*);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __lazy_static_one {
    ($(#[$attr:meta])* ($($vis:tt)*) $N:ident : $T:ty = $e:expr) => {
        #[allow(missing_copy_implementations, non_camel_case_types, dead_code)]
        $(#[$attr])*
        $($vis)* struct $N { __private_field: () }
        #[doc(hidden)]
        $($vis)* static $N: $N = $N { __private_field: () };
        impl $crate::lazy::Deref for $N {
            type Target = $T;
            fn deref(&self) -> &$T {
                fn __initialize() -> $T { $e }
                static LAZY: $crate::lazy::OnceLock<$T> = $crate::lazy::OnceLock::new();
                LAZY.get_or_init(__initialize)
            }
        }
        impl $crate::LazyStatic for $N {
            fn initialize(lazy: &Self) { let _ = &**lazy; }
        }
    };
}
