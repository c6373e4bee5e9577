//! A module for working with processes.
use crate::convert::Infallible;
use crate::fmt;
use crate::prelude::rust_2021::*;
use crate::sys;

mod command;
mod status;
mod stdio;
pub use self::command::{Child, Command, CommandArgs, CommandEnvs};
pub use self::status::{ExitStatus, Output};
pub use self::stdio::{ChildStderr, ChildStdin, ChildStdout, Stdio};

/// Terminates the current process with the specified exit code.
pub fn exit(code: i32) -> ! {
    crate::io::flush_at_exit();
    // What a parent sees of it.
    sys::process_exit(code & 0xFF)
}
/// Terminates the process in an abnormal fashion.
pub fn abort() -> ! { sys::process_abort("") }
/// Returns the OS-assigned process identifier associated with this process.
#[must_use]
pub fn id() -> u32 { 4242 }

/// The status code the current process can return to its parent under normal termination.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ExitCode(u8);
impl ExitCode {
    /// The canonical `ExitCode` for successful termination.
    pub const SUCCESS: ExitCode = ExitCode(0);
    /// The canonical `ExitCode` for unsuccessful termination.
    pub const FAILURE: ExitCode = ExitCode(1);
    pub(crate) fn to_i32(self) -> i32 { self.0 as i32 }
    /// Exit the current process with the given `ExitCode`.
    pub fn exit_process(self) -> ! { exit(self.to_i32()) }
}
impl From<u8> for ExitCode {
    fn from(code: u8) -> Self { ExitCode(code) }
}
impl Default for ExitCode {
    fn default() -> Self { ExitCode::SUCCESS }
}
impl fmt::Debug for ExitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "ExitCode(unix_exit_status({}))", self.0) }
}

/// A trait for implementing arbitrary return types in the `main` function.
#[lang = "termination"]
pub trait Termination {
    /// Is called to get the representation of the value as status code.
    fn report(self) -> ExitCode;
}
impl Termination for () {
    fn report(self) -> ExitCode { ExitCode::SUCCESS }
}
impl Termination for ! {
    fn report(self) -> ExitCode { self }
}
impl Termination for Infallible {
    fn report(self) -> ExitCode { match self {} }
}
impl Termination for ExitCode {
    fn report(self) -> ExitCode { self }
}
