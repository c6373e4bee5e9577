//! `libc`: the C functions that programs call on themselves, and on memory, text and numbers. One with a lang name
//! `libc_NAME` is also what a program's own `extern "C"` declaration of NAME calls.
#![allow(non_camel_case_types)]
mod constants;
mod memory;
mod numbers;
mod text;

pub use constants::*;
pub use memory::{calloc, free, malloc, memcmp, memcpy, memmove, memset, realloc};
pub use numbers::{abs, atoi, atol, labs, llabs, rand, srand};
pub use std::ffi::c_void;
pub use text::{getenv, isalnum, isalpha, isdigit, isspace, putchar, puts, strcmp, strlen, strncmp, tolower, toupper, write};

/// C's `int`.
pub type c_int = i32;
/// C's `unsigned int`.
pub type c_uint = u32;
/// C's `char`.
pub type c_char = i8;
/// C's `long`.
pub type c_long = i64;
/// C's `short`.
pub type c_short = i16;
/// C's `unsigned short`.
pub type c_ushort = u16;
/// C's `unsigned char`.
pub type c_uchar = u8;
/// C's `signed char`.
pub type c_schar = i8;
/// C's `unsigned long`.
pub type c_ulong = u64;
/// C's `long long`.
pub type c_longlong = i64;
/// C's `unsigned long long`.
pub type c_ulonglong = u64;
/// C's `float`.
pub type c_float = f32;
/// C's `double`.
pub type c_double = f64;
/// C's `intptr_t`.
pub type intptr_t = isize;
/// C's `uintptr_t`.
pub type uintptr_t = usize;
/// Seconds since 1970.
pub type time_t = i64;
/// A process id.
pub type pid_t = i32;
/// A user id.
pub type uid_t = u32;
/// A group id.
pub type gid_t = u32;
/// C's `size_t`.
pub type size_t = usize;
/// C's `ssize_t`.
pub type ssize_t = isize;

macro_rules! signals {
    ($($name:ident = $n:literal;)*) => { $(
        /// The signal's number (Linux).
        pub const $name: c_int = $n;
    )* };
}
signals! {
    SIGHUP = 1; SIGINT = 2; SIGQUIT = 3; SIGILL = 4; SIGTRAP = 5; SIGABRT = 6; SIGBUS = 7; SIGFPE = 8; SIGKILL = 9; SIGUSR1 = 10; SIGSEGV = 11;
    SIGUSR2 = 12; SIGPIPE = 13; SIGALRM = 14; SIGTERM = 15; SIGCHLD = 17; SIGCONT = 18; SIGSTOP = 19; SIGTSTP = 20; SIGWINCH = 28; SIGIO = 29;
}
/// The first of the real-time signals that programs may use.
#[allow(non_snake_case)]
pub fn SIGRTMIN() -> c_int { 34 }
/// The last of them.
#[allow(non_snake_case)]
pub fn SIGRTMAX() -> c_int { 64 }
/// The user's id.
#[lang = "libc_getuid"]
pub unsafe fn getuid() -> uid_t { 0 }
/// The user's id that counts.
#[lang = "libc_geteuid"]
pub unsafe fn geteuid() -> uid_t { 0 }
/// The group's id.
#[lang = "libc_getgid"]
pub unsafe fn getgid() -> gid_t { 0 }
/// The group's id that counts.
#[lang = "libc_getegid"]
pub unsafe fn getegid() -> gid_t { 0 }
/// Success.
pub const EXIT_SUCCESS: c_int = 0;
/// Failure.
pub const EXIT_FAILURE: c_int = 1;

#[intrinsic = "signal_raise"]
fn signal_raise(signal: i32);

/// Sends a signal to the calling process.
#[lang = "libc_raise"]
pub unsafe fn raise(signum: c_int) -> c_int {
    signal_raise(signum);
    0
}
/// Sends a signal to a process: only to itself here.
#[lang = "libc_kill"]
pub unsafe fn kill(pid: pid_t, sig: c_int) -> c_int {
    if pid != unsafe { getpid() } {
        return -1;
    }
    signal_raise(sig);
    0
}
/// The process id.
#[lang = "libc_getpid"]
pub unsafe fn getpid() -> pid_t { std::process::id() as pid_t }
/// Ends the process.
#[lang = "libc_exit"]
pub unsafe fn exit(status: c_int) -> ! { std::process::exit(status) }
/// Ends the process without cleanup.
#[lang = "libc__exit"]
pub unsafe fn _exit(status: c_int) -> ! { std::process::exit(status) }
/// Ends the process abnormally.
#[lang = "libc_abort"]
pub unsafe fn abort() -> ! { std::process::abort() }
/// Occupies the thread.
#[lang = "libc_sleep"]
pub unsafe fn sleep(secs: c_uint) -> c_uint {
    std::thread::sleep(std::time::Duration::from_secs(secs as u64));
    0
}
/// Occupies the thread for so many microseconds.
#[lang = "libc_usleep"]
pub unsafe fn usleep(microseconds: c_uint) -> c_int {
    std::thread::sleep(std::time::Duration::from_micros(microseconds as u64));
    0
}
/// Seconds since 1970.
#[lang = "libc_time"]
pub unsafe fn time(into: *mut time_t) -> time_t {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |it| it.as_secs() as time_t);
    if !into.is_null() {
        unsafe { *into = now };
    }
    now
}
