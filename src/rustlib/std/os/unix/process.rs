//! What a Unix adds to child processes.
use crate::ffi::OsStr;
use crate::io;
use crate::prelude::rust_2021::*;
use crate::process::{Child, Command, ExitStatus};

/// Unix-specific extensions to `ExitStatus`.
pub trait ExitStatusExt {
    /// Creates a new `ExitStatus` from the raw underlying integer status value from `wait`.
    fn from_raw(raw: i32) -> Self;
    /// If the process was terminated by a signal, returns that signal.
    fn signal(&self) -> Option<i32>;
    /// If the process was terminated by a signal, says whether it dumped core.
    fn core_dumped(&self) -> bool;
    /// If the process was stopped by a signal, returns that signal.
    fn stopped_signal(&self) -> Option<i32>;
    /// Whether the process was continued from a stopped status.
    fn continued(&self) -> bool;
    /// Returns the underlying raw `wait` status.
    fn into_raw(self) -> i32;
}
impl ExitStatusExt for ExitStatus {
    fn from_raw(raw: i32) -> ExitStatus { ExitStatus::of_raw(raw) }
    fn signal(&self) -> Option<i32> { self.signal_number() }
    fn core_dumped(&self) -> bool { self.signal_number().is_some() && self.raw() & 0x80 != 0 }
    fn stopped_signal(&self) -> Option<i32> { None }
    fn continued(&self) -> bool { self.raw() == 0xffff }
    fn into_raw(self) -> i32 { self.raw() }
}

/// Unix-specific extensions to the `Command` builder. Users and groups are not simulated.
pub trait CommandExt {
    /// Sets the child process's user ID.
    fn uid(&mut self, id: u32) -> &mut Command;
    /// Similar to `uid` but sets the group ID of the child process.
    fn gid(&mut self, id: u32) -> &mut Command;
    /// Schedules a closure to be run just before the `exec` function is invoked.
    #[unsupported = "code that runs in a child process before its program starts"]
    unsafe fn pre_exec<F>(&mut self, f: F) -> &mut Command
    where
        F: FnMut() -> io::Result<()> + Send + Sync + 'static;
    /// Performs all the required setup by this `Command`, followed by calling the `execvp` syscall.
    #[unsupported = "replacing the simulated process by another program"]
    fn exec(&mut self) -> io::Error;
    /// Set executable argument.
    fn arg0<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command;
    /// Sets the process group ID (PGID) of the child process.
    fn process_group(&mut self, pgroup: i32) -> &mut Command;
}
impl CommandExt for Command {
    fn uid(&mut self, _id: u32) -> &mut Command { self }
    fn gid(&mut self, _id: u32) -> &mut Command { self }
    unsafe fn pre_exec<F>(&mut self, _f: F) -> &mut Command
    where
        F: FnMut() -> io::Result<()> + Send + Sync + 'static,
    {
        self
    }
    fn exec(&mut self) -> io::Error { io::ErrorKind::Unsupported.into() }
    fn arg0<S: AsRef<OsStr>>(&mut self, _arg: S) -> &mut Command { self }
    fn process_group(&mut self, _pgroup: i32) -> &mut Command { self }
}

/// Unix-specific extensions to `Child`.
pub trait ChildExt {
    /// Sends a signal to a child process.
    fn send_signal(&self, signal: i32) -> io::Result<()>;
}
impl ChildExt for Child {
    fn send_signal(&self, signal: i32) -> io::Result<()> { Child::send_signal(self, signal) }
}
