//! How a child ended, and what it wrote.
use crate::fmt;
use crate::prelude::rust_2021::*;

/// Describes the result of a process after it has terminated.
#[derive(PartialEq, Eq, Clone, Copy, Default)]
pub struct ExitStatus(pub(super) i32);

impl ExitStatus {
    /// Was termination successful?
    #[must_use]
    pub fn success(&self) -> bool { self.0 == 0 }
    /// Returns the exit code of the process, if any.
    #[must_use]
    pub fn code(&self) -> Option<i32> { if self.ended_by_signal() { None } else { Some((self.0 >> 8) & 0xff) } }
    fn ended_by_signal(&self) -> bool { self.0 & 0x7f != 0 }
    pub(crate) fn raw(&self) -> i32 { self.0 }
    pub(crate) fn of_raw(raw: i32) -> ExitStatus { ExitStatus(raw) }
    pub(crate) fn signal_number(&self) -> Option<i32> { if self.ended_by_signal() { Some(self.0 & 0x7f) } else { None } }
}
impl fmt::Debug for ExitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "ExitStatus(unix_wait_status({}))", self.0) }
}
impl fmt::Display for ExitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.code(), self.signal_number()) {
            (Some(code), _) => write!(f, "exit status: {code}"),
            (None, Some(signal)) => match name_of(signal) {
                "" => write!(f, "signal: {signal}"),
                name => write!(f, "signal: {signal} ({name})"),
            },
            (None, None) => write!(f, "unrecognised wait status: {} {:#x}", self.0, self.0),
        }
    }
}
fn name_of(signal: i32) -> &'static str {
    match signal {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        5 => "SIGTRAP",
        6 => "SIGABRT",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        10 => "SIGUSR1",
        11 => "SIGSEGV",
        12 => "SIGUSR2",
        13 => "SIGPIPE",
        14 => "SIGALRM",
        15 => "SIGTERM",
        _ => "",
    }
}

/// The output of a finished process.
#[derive(PartialEq, Eq, Clone)]
pub struct Output {
    /// The status (exit code) of the process.
    pub status: ExitStatus,
    /// The data that the process wrote to stdout.
    pub stdout: Vec<u8>,
    /// The data that the process wrote to stderr.
    pub stderr: Vec<u8>,
}
impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |bytes: &Vec<u8>| match crate::str::from_utf8(bytes) {
            Ok(text) => format!("{text:?}"),
            Err(_) => format!("{bytes:?}"),
        };
        f.debug_struct("Output")
            .field("status", &self.status)
            .field("stdout", &format_args!("{}", show(&self.stdout)))
            .field("stderr", &format_args!("{}", show(&self.stderr)))
            .finish()
    }
}
