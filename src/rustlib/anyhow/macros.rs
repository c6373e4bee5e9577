//! `anyhow!`, `bail!`, `ensure!`.
use crate::error::Error;
use std::fmt;

/// Construct an ad-hoc error from a string or existing error value.
#[macro_export]
macro_rules! anyhow {
    ($msg:literal $(,)?) => { $crate::__private::format_err(::core::format_args!($msg)) };
    ($err:expr $(,)?) => {
        {
            use $crate::__private::kind::*;
            match $err {
                error => (&error).anyhow_kind().new(error),
            }
        }
    };
    ($fmt:expr, $($arg:tt)*) => { $crate::Error::msg($crate::__private::format!($fmt, $($arg)*)) };
}
/// Return early with an error.
#[macro_export]
macro_rules! bail {
    ($msg:literal $(,)?) => { return $crate::__private::Err($crate::anyhow!($msg)) };
    ($err:expr $(,)?) => { return $crate::__private::Err($crate::anyhow!($err)) };
    ($fmt:expr, $($arg:tt)*) => { return $crate::__private::Err($crate::anyhow!($fmt, $($arg)*)) };
}
/// Return early with an error if a condition is not satisfied.
#[macro_export]
macro_rules! ensure {
    ($cond:expr, $msg:literal $(,)?) => {
        if !$cond {
            return $crate::__private::Err($crate::anyhow!($msg));
        }
    };
    ($cond:expr, $err:expr $(,)?) => {
        if !$cond {
            return $crate::__private::Err($crate::anyhow!($err));
        }
    };
    ($cond:expr, $fmt:expr, $($arg:tt)*) => {
        if !$cond {
            return $crate::__private::Err($crate::anyhow!($fmt, $($arg)*));
        }
    };
    ($cond:expr ,) => { $crate::ensure!($cond) };
    ($($cond:tt)+) => { $crate::__ensure! { @left [] [$($cond)+] $($cond)+ } };
}
/// `ensure!` without message: looks for one comparison at the top level, to show both sides.
#[doc(hidden)]
#[macro_export]
macro_rules! __ensure {
    (@plain [$($all:tt)+]) => {
        if !($($all)+) {
            return $crate::__private::Err($crate::Error::msg(::core::concat!("Condition failed: `", ::core::stringify!($($all)+), "`")));
        }
    };
    (@compare [$($left:tt)+] $op:tt [$($right:tt)+] [$($all:tt)+]) => {
        match (&($($left)+), &($($right)+)) {
            (left, right) => {
                if !(*left $op *right) {
                    use $crate::__private::{BothDebug as _, NotBothDebug as _};
                    return $crate::__private::Err((left, right).__dispatch_ensure(::core::concat!("Condition failed: `", ::core::stringify!($($all)+), "`")));
                }
            }
        }
    };
    // Generic arguments are no comparison.
    (@left [$($left:tt)*] $all:tt :: < $($rest:tt)*) => { $crate::__ensure! { @args [$($left)* :: <] $all [<] $($rest)* } };
    (@args [$($left:tt)*] $all:tt [$($open:tt)*] < $($rest:tt)*) => { $crate::__ensure! { @args [$($left)* <] $all [$($open)* <] $($rest)* } };
    (@args [$($left:tt)*] $all:tt [<] > $($rest:tt)*) => { $crate::__ensure! { @left [$($left)* >] $all $($rest)* } };
    (@args [$($left:tt)*] $all:tt [< <] >> $($rest:tt)*) => { $crate::__ensure! { @left [$($left)* >>] $all $($rest)* } };
    (@args [$($left:tt)*] $all:tt [< $($open:tt)*] > $($rest:tt)*) => { $crate::__ensure! { @args [$($left)* >] $all [$($open)*] $($rest)* } };
    (@args [$($left:tt)*] $all:tt [< < $($open:tt)*] >> $($rest:tt)*) => { $crate::__ensure! { @args [$($left)* >>] $all [$($open)*] $($rest)* } };
    (@args [$($left:tt)*] $all:tt $open:tt $next:tt $($rest:tt)*) => { $crate::__ensure! { @args [$($left)* $next] $all $open $($rest)* } };
    (@args $left:tt $all:tt $open:tt) => { $crate::__ensure! { @plain $all } };
    (@left [$($left:tt)*] $all:tt && $($rest:tt)*) => { $crate::__ensure! { @plain $all } };
    (@left [$($left:tt)*] $all:tt || $($rest:tt)*) => { $crate::__ensure! { @plain $all } };
    (@left [$($left:tt)+] $all:tt == $($rest:tt)+) => { $crate::__ensure! { @right [$($left)+] == [] $all $($rest)+ } };
    (@left [$($left:tt)+] $all:tt != $($rest:tt)+) => { $crate::__ensure! { @right [$($left)+] != [] $all $($rest)+ } };
    (@left [$($left:tt)+] $all:tt <= $($rest:tt)+) => { $crate::__ensure! { @right [$($left)+] <= [] $all $($rest)+ } };
    (@left [$($left:tt)+] $all:tt >= $($rest:tt)+) => { $crate::__ensure! { @right [$($left)+] >= [] $all $($rest)+ } };
    (@left [$($left:tt)+] $all:tt < $($rest:tt)+) => { $crate::__ensure! { @right [$($left)+] < [] $all $($rest)+ } };
    (@left [$($left:tt)+] $all:tt > $($rest:tt)+) => { $crate::__ensure! { @right [$($left)+] > [] $all $($rest)+ } };
    (@left [$($left:tt)*] $all:tt $next:tt $($rest:tt)*) => { $crate::__ensure! { @left [$($left)* $next] $all $($rest)* } };
    (@left [$($left:tt)*] $all:tt) => { $crate::__ensure! { @plain $all } };
    (@right $left:tt $op:tt [$($right:tt)*] $all:tt && $($rest:tt)*) => { $crate::__ensure! { @plain $all } };
    (@right $left:tt $op:tt [$($right:tt)*] $all:tt || $($rest:tt)*) => { $crate::__ensure! { @plain $all } };
    (@right $left:tt $op:tt [$($right:tt)*] $all:tt $next:tt $($rest:tt)*) => { $crate::__ensure! { @right $left $op [$($right)* $next] $all $($rest)* } };
    (@right $left:tt $op:tt [$($right:tt)+] $all:tt) => { $crate::__ensure! { @compare $left $op [$($right)+] $all } };
}

/// The message with both sides of a failed comparison, if both can be shown.
#[doc(hidden)]
pub trait BothDebug {
    fn __dispatch_ensure(self, msg: &'static str) -> Error;
}
impl<A: fmt::Debug, B: fmt::Debug> BothDebug for (A, B) {
    fn __dispatch_ensure(self, msg: &'static str) -> Error {
        let (left, right) = (format!("{:?}", self.0), format!("{:?}", self.1));
        let short = |s: &str| s.len() <= 40 && !s.contains(' ') && !s.contains('\n');
        if short(&left) && short(&right) { Error::msg(format!("{msg} ({left} vs {right})")) } else { Error::msg(msg) }
    }
}
/// The message alone.
#[doc(hidden)]
pub trait NotBothDebug {
    fn __dispatch_ensure(self, msg: &'static str) -> Error;
}
impl<A, B> NotBothDebug for &(A, B) {
    fn __dispatch_ensure(self, msg: &'static str) -> Error { Error::msg(msg) }
}

/// A literal without arguments stays a `&'static str`.
#[doc(hidden)]
pub fn format_err(args: fmt::Arguments<'_>) -> Error {
    match args.as_str() {
        Some(message) => Error::msg(message),
        None => Error::msg(fmt::format(args)),
    }
}
/// Tells errors (kept as they are) from messages, by which method is found first.
#[doc(hidden)]
pub mod kind {
    use crate::error::Error;
    use std::error::Error as StdError;
    use std::fmt::{Debug, Display};

    pub struct Adhoc;
    pub trait AdhocKind: Sized {
        fn anyhow_kind(&self) -> Adhoc { Adhoc }
    }
    impl<T: ?Sized + Display + Debug + Send + Sync + 'static> AdhocKind for &T {}
    impl Adhoc {
        pub fn new<M: Display + Debug + Send + Sync + 'static>(self, message: M) -> Error { Error::msg(message) }
    }
    pub struct Trait;
    pub trait TraitKind: Sized {
        fn anyhow_kind(&self) -> Trait { Trait }
    }
    impl<E: Into<Error>> TraitKind for E {}
    impl Trait {
        pub fn new<E: Into<Error>>(self, error: E) -> Error { error.into() }
    }
    pub struct Boxed;
    pub trait BoxedKind: Sized {
        fn anyhow_kind(&self) -> Boxed { Boxed }
    }
    impl BoxedKind for Box<dyn StdError + Send + Sync> {}
    impl Boxed {
        pub fn new(self, error: Box<dyn StdError + Send + Sync>) -> Error { Error::from_boxed(error) }
    }
}
