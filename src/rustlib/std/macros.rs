//! The macros of the standard library: `macro_rules!` over the compiler's built-in ones.

/// Parses a format string at compile time and makes an `Arguments` of it.
#[builtin_macro = "format_args"]
#[macro_export]
macro_rules! format_args { () => {}; }
/// Same as `format_args`, but adds a newline.
#[builtin_macro = "format_args_nl"]
#[macro_export]
macro_rules! format_args_nl { () => {}; }
/// Same as `format_args`, for const contexts.
#[builtin_macro = "const_format_args"]
#[macro_export]
macro_rules! const_format_args { () => {}; }
/// Concatenates literals into a static string slice.
#[builtin_macro = "concat"]
#[macro_export]
macro_rules! concat { () => {}; }
/// Turns its tokens into a string.
#[builtin_macro = "stringify"]
#[macro_export]
macro_rules! stringify { () => {}; }
/// The line number of the invocation.
#[builtin_macro = "line"]
#[macro_export]
macro_rules! line { () => {}; }
/// The column number of the invocation.
#[builtin_macro = "column"]
#[macro_export]
macro_rules! column { () => {}; }
/// The file name of the invocation.
#[builtin_macro = "file"]
#[macro_export]
macro_rules! file { () => {}; }
/// The path of the current module.
#[builtin_macro = "module_path"]
#[macro_export]
macro_rules! module_path { () => {}; }
/// Evaluates a configuration predicate to `true` or `false`.
#[builtin_macro = "cfg"]
#[macro_export]
macro_rules! cfg { () => {}; }
/// Makes compilation fail with the given message.
#[builtin_macro = "compile_error"]
#[macro_export]
macro_rules! compile_error { () => {}; }
/// The value of an environment variable at compile time.
#[builtin_macro = "env"]
#[macro_export]
macro_rules! env { () => {}; }
/// The value of an environment variable at compile time, if set.
#[builtin_macro = "option_env"]
#[macro_export]
macro_rules! option_env { () => {}; }
/// The text of a file, at compile time.
#[builtin_macro = "include_str"]
#[macro_export]
macro_rules! include_str { () => {}; }
/// The bytes of a file, at compile time.
#[builtin_macro = "include_bytes"]
#[macro_export]
macro_rules! include_bytes { () => {}; }
/// Parses a file as an expression or items.
#[builtin_macro = "include"]
#[macro_export]
macro_rules! include { () => {}; }
/// The part of `panic!` the compiler does.
#[builtin_macro = "panic_fmt_2021"]
#[macro_export]
macro_rules! panic_fmt_2021 { () => {}; }
/// Asserts that a boolean expression is `true` at run time.
#[builtin_macro = "assert"]
#[macro_export]
macro_rules! assert { () => {}; }

/// Panics the current thread.
#[macro_export]
macro_rules! panic {
    ("{}", $arg:expr $(,)?) => { $crate::rt::panic_display(&$arg) };
    ($($arg:tt)*) => { $crate::panic_fmt_2021!($($arg)*) };
}

/// Asserts that two expressions are equal to each other.
#[macro_export]
macro_rules! assert_eq {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::rt::assert_failed("==", &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::rt::assert_failed("==", &*left_val, &*right_val, $crate::option::Option::Some($crate::format_args!($($arg)+)));
                }
            }
        }
    };
}

/// Asserts that two expressions are not equal to each other.
#[macro_export]
macro_rules! assert_ne {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::rt::assert_failed("!=", &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::rt::assert_failed("!=", &*left_val, &*right_val, $crate::option::Option::Some($crate::format_args!($($arg)+)));
                }
            }
        }
    };
}

/// `assert!` in debug builds.
#[macro_export]
macro_rules! debug_assert {
    ($($arg:tt)*) => { if $crate::cfg!(debug_assertions) { $crate::assert!($($arg)*); } };
}
/// `assert_eq!` in debug builds.
#[macro_export]
macro_rules! debug_assert_eq {
    ($($arg:tt)*) => { if $crate::cfg!(debug_assertions) { $crate::assert_eq!($($arg)*); } };
}
/// `assert_ne!` in debug builds.
#[macro_export]
macro_rules! debug_assert_ne {
    ($($arg:tt)*) => { if $crate::cfg!(debug_assertions) { $crate::assert_ne!($($arg)*); } };
}

/// Whether an expression matches a pattern.
#[macro_export]
macro_rules! matches {
    ($expression:expr, $pattern:pat $(if $guard:expr)? $(,)?) => {
        match $expression {
            $pattern $(if $guard)? => true,
            _ => false
        }
    };
}

/// Writes formatted data into a buffer.
#[macro_export]
macro_rules! write {
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args!($($arg)*)) };
}
/// Writes formatted data into a buffer, with a newline appended.
#[macro_export]
macro_rules! writeln {
    ($dst:expr $(,)?) => { $crate::write!($dst, "\n") };
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args_nl!($($arg)*)) };
}

/// Indicates unreachable code.
#[macro_export]
macro_rules! unreachable {
    () => { $crate::panic!("internal error: entered unreachable code") };
    ($fmt:expr $(,)?) => { $crate::panic!("internal error: entered unreachable code: {}", $crate::format_args!($fmt)) };
    ($fmt:expr, $($arg:tt)*) => { $crate::panic!("internal error: entered unreachable code: {}", $crate::format_args!($fmt, $($arg)*)) };
}
/// Indicates unimplemented code by panicking with "not implemented".
#[macro_export]
macro_rules! unimplemented {
    () => { $crate::panic!("not implemented") };
    ($($arg:tt)+) => { $crate::panic!("not implemented: {}", $crate::format_args!($($arg)+)) };
}
/// Indicates unfinished code.
#[macro_export]
macro_rules! todo {
    () => { $crate::panic!("not yet implemented") };
    ($($arg:tt)+) => { $crate::panic!("not yet implemented: {}", $crate::format_args!($($arg)+)) };
}

/// Creates a `Vec` containing the arguments.
#[macro_export]
macro_rules! vec {
    () => { $crate::vec::Vec::new() };
    ($elem:expr; $n:expr) => { $crate::vec::from_elem($elem, $n) };
    ($($x:expr),+ $(,)?) => { $crate::slice::into_vec($crate::boxed::Box::new([$($x),+])) };
}

/// Creates a `String` using interpolation of runtime expressions.
#[macro_export]
macro_rules! format {
    ($($arg:tt)*) => { $crate::fmt::format($crate::format_args!($($arg)*)) };
}
/// Prints to the standard output.
#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => { $crate::io::_print($crate::format_args!($($arg)*)) };
}
/// Prints to the standard output, with a newline.
#[macro_export]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($arg:tt)*) => { $crate::io::_print($crate::format_args_nl!($($arg)*)) };
}
/// Prints to the standard error.
#[macro_export]
macro_rules! eprint {
    ($($arg:tt)*) => { $crate::io::_eprint($crate::format_args!($($arg)*)) };
}
/// Prints to the standard error, with a newline.
#[macro_export]
macro_rules! eprintln {
    () => { $crate::eprint!("\n") };
    ($($arg:tt)*) => { $crate::io::_eprint($crate::format_args_nl!($($arg)*)) };
}
/// Prints and returns the value of a given expression for quick and dirty debugging.
#[macro_export]
macro_rules! dbg {
    () => { $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!()) };
    ($val:expr $(,)?) => {
        match $val {
            tmp => {
                $crate::eprintln!("[{}:{}:{}] {} = {:#?}", $crate::file!(), $crate::line!(), $crate::column!(), $crate::stringify!($val), &tmp);
                tmp
            }
        }
    };
    ($($val:expr),+ $(,)?) => { ($($crate::dbg!($val)),+,) };
}

/// Unwraps a result or propagates its error (older form of `?`).
#[macro_export]
macro_rules! r#try {
    ($expr:expr $(,)?) => {
        match $expr {
            $crate::result::Result::Ok(val) => val,
            $crate::result::Result::Err(err) => return $crate::result::Result::Err($crate::convert::From::from(err)),
        }
    };
}

/// Declares thread local keys: each thread has its own value, made on first use and dropped when the thread ends.
#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const $init:block; $($rest:tt)*) => {
        $crate::thread_local!(@key $(#[$attr])* $vis $name $t, $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const $init:block) => {
        $crate::thread_local!(@key $(#[$attr])* $vis $name $t, $init);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr; $($rest:tt)*) => {
        $crate::thread_local!(@key $(#[$attr])* $vis $name $t, $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr) => {
        $crate::thread_local!(@key $(#[$attr])* $vis $name $t, $init);
    };
    (@key $(#[$attr:meta])* $vis:vis $name:ident $t:ty, $init:expr) => {
        $(#[$attr])* $vis const $name: $crate::thread::LocalKey<$t> = {
            fn __init() -> $t { $init }
            // One address per key: the machine keeps a table per thread under it.
            static __SLOT: $crate::thread::LocalSlot = $crate::thread::LocalSlot::new();
            $crate::thread::LocalKey::new(&__SLOT, __init)
        };
    };
}
