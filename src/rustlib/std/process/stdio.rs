//! Streams of a child.
use crate::fmt;
use crate::fs::File;
use crate::io::{self, Read, Write};
use crate::net::socket::{byte_stream, Socket};
use crate::os::fd::{AsRawFd, IntoRawFd, OwnedFd};
use crate::prelude::rust_2021::*;

// As the simulator numbers them; a descriptor is itself.
pub(super) const NULL: i64 = -1;
pub(super) const INHERIT: i64 = -2;
pub(super) const PIPED: i64 = -3;

/// Describes what to do with a standard I/O stream for a child process when passed to the `stdin`, `stdout`, and `stderr` methods.
pub struct Stdio(How);
enum How {
    Mode(i64),
    Fd(OwnedFd),
    Std(i64),
}
impl Stdio {
    /// A new pipe should be arranged to connect the parent and child processes.
    #[must_use]
    pub fn piped() -> Stdio { Stdio(How::Mode(PIPED)) }
    /// The child inherits from the corresponding parent descriptor.
    #[must_use]
    pub fn inherit() -> Stdio { Stdio(How::Mode(INHERIT)) }
    /// This stream will be ignored.
    #[must_use]
    pub fn null() -> Stdio { Stdio(How::Mode(NULL)) }
    /// Returns `true` if this requires `Command` to create a new pipe.
    #[must_use]
    pub fn makes_pipe(&self) -> bool { matches!(self.0, How::Mode(PIPED)) }
    pub(super) fn code(&self) -> i64 {
        match &self.0 {
            How::Mode(mode) | How::Std(mode) => *mode,
            How::Fd(fd) => fd.as_raw_fd() as i64,
        }
    }
}
impl fmt::Debug for Stdio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Stdio").finish_non_exhaustive() }
}
impl From<OwnedFd> for Stdio {
    fn from(fd: OwnedFd) -> Stdio { Stdio(How::Fd(fd)) }
}
impl From<File> for Stdio {
    fn from(file: File) -> Stdio { Stdio(How::Fd(file.into())) }
}
impl From<io::Stdout> for Stdio {
    fn from(_: io::Stdout) -> Stdio { Stdio(How::Std(1)) }
}
impl From<io::Stderr> for Stdio {
    fn from(_: io::Stderr) -> Stdio { Stdio(How::Std(2)) }
}
macro_rules! from_fd {
    ($($t:ty)*) => { $(
        impl From<$t> for Stdio {
            fn from(end: $t) -> Stdio { Stdio(How::Fd(end.into())) }
        }
    )* };
}
from_fd!(ChildStdin ChildStdout ChildStderr io::PipeReader io::PipeWriter);

/// A handle to a child process's standard input.
pub struct ChildStdin {
    inner: Socket,
}
/// A handle to a child process's standard output.
pub struct ChildStdout {
    inner: Socket,
}
/// A handle to a child process's stderr.
pub struct ChildStderr {
    inner: Socket,
}
macro_rules! ends {
    ($($t:ident)*) => { $(
        impl $t {
            pub(crate) fn fd_ref(&self) -> &OwnedFd { &self.inner.fd }
            pub(crate) fn into_fd(self) -> OwnedFd { self.inner.fd }
            pub(crate) fn from_fd(fd: OwnedFd) -> $t { $t { inner: Socket { fd } } }
        }
        impl fmt::Debug for $t {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct(stringify!($t)).finish_non_exhaustive() }
        }
    )* };
}
ends!(ChildStdin ChildStdout ChildStderr);
byte_stream!(read ChildStdout);
byte_stream!(read &ChildStdout);
byte_stream!(read ChildStderr);
byte_stream!(read &ChildStderr);
byte_stream!(write ChildStdin);
byte_stream!(write &ChildStdin);
