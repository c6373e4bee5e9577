//! The macros of the crate's root.

/// Turns `async fn main` into a `fn main` that builds a runtime and blocks on the body.
#[builtin_macro = "attr:tokio_main"]
#[macro_export]
macro_rules! main {}

/// Runs an `async fn` as a test, on a runtime of its own.
#[builtin_macro = "attr:tokio_test"]
#[macro_export]
macro_rules! test {}

/// Waits on several branches at once; the first to complete wins, the others are dropped.
#[builtin_macro = "select"]
#[macro_export]
macro_rules! select {}

/// Waits for all branches, on one task.
#[builtin_macro = "join"]
#[macro_export]
macro_rules! join {}

/// Waits for all branches, or for the first `Err`.
#[builtin_macro = "try_join"]
#[macro_export]
macro_rules! try_join {}

/// Pins a value to the stack.
#[macro_export]
macro_rules! pin {
    ($($x:ident),* $(,)?) => { $(
        let mut $x = $x;
        #[allow(unused_mut)]
        let mut $x = unsafe { $crate::macros::support::Pin::new_unchecked(&mut $x) };
    )* };
    ($( let $x:ident = $init:expr; )*) => { $(
        let mut $x = $init;
        #[allow(unused_mut)]
        let mut $x = unsafe { $crate::macros::support::Pin::new_unchecked(&mut $x) };
    )* };
}

/// Declares a key whose value is local to a task (set by `KEY.scope(value, future)`).
#[macro_export]
macro_rules! task_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty; $($rest:tt)*) => {
        $crate::__task_local_inner!($(#[$attr])* $vis $name, $t);
        $crate::task_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty) => {
        $crate::__task_local_inner!($(#[$attr])* $vis $name, $t);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __task_local_inner {
    ($(#[$attr:meta])* $vis:vis $name:ident, $t:ty) => {
        $(#[$attr])*
        $vis static $name: $crate::task::LocalKey<$t> = {
            ::std::thread_local! {
                static __KEY: ::std::cell::RefCell<::std::option::Option<$t>> = ::std::cell::RefCell::new(::std::option::Option::None);
            }
            $crate::task::LocalKey { inner: __KEY }
        };
    };
}

/// Unwraps `Poll::Ready`, returning `Pending` from the enclosing function otherwise.
macro_rules! ready {
    ($e:expr) => {
        match $e {
            ::std::task::Poll::Ready(value) => value,
            ::std::task::Poll::Pending => return ::std::task::Poll::Pending,
        }
    };
}
