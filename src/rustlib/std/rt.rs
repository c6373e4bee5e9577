//! Runtime support: what macros and the compiler call, and the start of the program.
use crate::fmt::{self, Debug, Display};
use crate::panicking;
use crate::prelude::rust_2021::*;
use crate::process::Termination;

/// `panic!("..", args)`.
#[doc(hidden)]
#[track_caller]
pub const fn panic_fmt(args: fmt::Arguments<'_>) -> ! { panicking::panic_args(args) }
/// `panic!("{}", value)`: the payload is a String, also for a literal.
#[doc(hidden)]
#[track_caller]
pub const fn panic_display<T: Display + ?Sized>(x: &T) -> ! { panicking::panic_args(format_args!("{}", *x)) }
/// Panics raised by the machine with a constant text: overflow, division by zero, futures polled after completion.
#[lang = "panic_str"]
#[track_caller]
fn panic_str(msg: &'static str) -> ! { panicking::panic_static(msg) }
/// Panics raised by the machine or the runtime with a made-up text.
#[lang = "panic_string"]
#[track_caller]
fn panic_string(msg: &str) -> ! { panicking::panic_string(String::from(msg)) }

/// `assert_eq!`, `assert_ne!` that failed.
#[doc(hidden)]
#[track_caller]
pub fn assert_failed<T: Debug + ?Sized, U: Debug + ?Sized>(op: &str, left: &T, right: &U, args: Option<fmt::Arguments<'_>>) -> ! {
    match args {
        Some(args) => panic!("assertion `left {op} right` failed: {args}\n  left: {left:?}\n right: {right:?}"),
        None => panic!("assertion `left {op} right` failed\n  left: {left:?}\n right: {right:?}"),
    }
}
#[doc(hidden)]
#[track_caller]
pub const fn float_clamp_failed<T: Debug>(min: &T, max: &T) -> ! { panic!("min > max, or either was NaN. min = {min:?}, max = {max:?}") }

/// Runs the program: its result is the exit code of the process.
#[lang = "start"]
fn lang_start<T: Termination>(main: fn() -> T) -> i32 {
    let result = crate::panic::catch_unwind(move || main().report().to_i32());
    // The main thread's thread-locals are dropped, too.
    crate::thread::run_local_destructors();
    crate::io::flush_at_exit();
    match result {
        Ok(code) => code,
        Err(_) => 101,
    }
}
