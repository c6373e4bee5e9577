//! `libc`: the few C functions that async programs call on themselves.
#![allow(non_camel_case_types)]

/// C's `int`.
pub type c_int = i32;
/// C's `unsigned int`.
pub type c_uint = u32;
/// C's `char`.
pub type c_char = i8;
/// C's `long`.
pub type c_long = i64;
/// A process id.
pub type pid_t = i32;
/// A user id.
pub type uid_t = u32;
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
/// Success.
pub const EXIT_SUCCESS: c_int = 0;
/// Failure.
pub const EXIT_FAILURE: c_int = 1;

#[intrinsic = "signal_raise"]
fn signal_raise(signal: i32);

/// Sends a signal to the calling process.
pub unsafe fn raise(signum: c_int) -> c_int {
    signal_raise(signum);
    0
}
/// Sends a signal to a process: only to itself here.
pub unsafe fn kill(pid: pid_t, sig: c_int) -> c_int {
    if pid != unsafe { getpid() } {
        return -1;
    }
    signal_raise(sig);
    0
}
/// The process id.
pub unsafe fn getpid() -> pid_t { std::process::id() as pid_t }
/// Ends the process.
pub unsafe fn exit(status: c_int) -> ! { std::process::exit(status) }
/// Ends the process without cleanup.
pub unsafe fn _exit(status: c_int) -> ! { std::process::exit(status) }
/// Ends the process abnormally.
pub unsafe fn abort() -> ! { std::process::abort() }
/// Occupies the thread.
pub unsafe fn sleep(secs: c_uint) -> c_uint {
    std::thread::sleep(std::time::Duration::from_secs(secs as u64));
    0
}
