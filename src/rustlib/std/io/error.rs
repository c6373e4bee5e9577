//! `io::Error`: an OS error number, a kind with a fixed text, or any error.
use super::os_error::{kind_of, os_error};
use crate::error;
use crate::fmt;
use crate::prelude::rust_2021::*;
use crate::result;

/// A specialized `Result` type for I/O operations.
pub type Result<T> = result::Result<T, Error>;

/// The error type for I/O operations.
pub struct Error {
    repr: Repr,
}
enum Repr {
    Os(i32),
    Simple(ErrorKind),
    SimpleMessage(ErrorKind, &'static str),
    Custom(Box<Custom>),
}
#[derive(Debug)]
struct Custom {
    kind: ErrorKind,
    error: Box<dyn error::Error + Send + Sync>,
}

macro_rules! error_kinds {
    ($($name:ident $text:literal)*) => {
        /// A list specifying general categories of I/O error.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum ErrorKind { $(#[doc = $text] $name,)* }
        impl ErrorKind {
            fn description(&self) -> &'static str {
                match *self { $(ErrorKind::$name => $text,)* }
            }
        }
    };
}
error_kinds! {
    NotFound "entity not found"
    PermissionDenied "permission denied"
    ConnectionRefused "connection refused"
    ConnectionReset "connection reset"
    HostUnreachable "host unreachable"
    NetworkUnreachable "network unreachable"
    ConnectionAborted "connection aborted"
    NotConnected "not connected"
    AddrInUse "address in use"
    AddrNotAvailable "address not available"
    NetworkDown "network down"
    BrokenPipe "broken pipe"
    AlreadyExists "entity already exists"
    WouldBlock "operation would block"
    NotADirectory "not a directory"
    IsADirectory "is a directory"
    DirectoryNotEmpty "directory not empty"
    ReadOnlyFilesystem "read-only filesystem or storage medium"
    FilesystemLoop "filesystem loop or indirection limit (e.g. symlink loop)"
    StaleNetworkFileHandle "stale network file handle"
    InvalidInput "invalid input parameter"
    InvalidData "invalid data"
    TimedOut "timed out"
    WriteZero "write zero"
    StorageFull "no storage space"
    NotSeekable "seek on unseekable file"
    QuotaExceeded "quota exceeded"
    FileTooLarge "file too large"
    ResourceBusy "resource busy"
    ExecutableFileBusy "executable file busy"
    Deadlock "deadlock"
    CrossesDevices "cross-device link or rename"
    TooManyLinks "too many links"
    InvalidFilename "invalid filename"
    ArgumentListTooLong "argument list too long"
    Interrupted "operation interrupted"
    Unsupported "unsupported"
    UnexpectedEof "unexpected end of file"
    OutOfMemory "out of memory"
    InProgress "in progress"
    Other "other error"
    Uncategorized "uncategorized error"
}
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.description()) }
}

impl Error {
    /// Creates a new I/O error from a known kind of error as well as an arbitrary error payload.
    pub fn new<E>(kind: ErrorKind, error: E) -> Error
    where
        E: Into<Box<dyn error::Error + Send + Sync>>,
    {
        Error { repr: Repr::Custom(Box::new(Custom { kind, error: error.into() })) }
    }
    /// Creates a new I/O error from an arbitrary error payload.
    pub fn other<E>(error: E) -> Error
    where
        E: Into<Box<dyn error::Error + Send + Sync>>,
    {
        Error::new(ErrorKind::Other, error)
    }
    pub(crate) const fn message(kind: ErrorKind, text: &'static str) -> Error { Error { repr: Repr::SimpleMessage(kind, text) } }
    /// Creates a new instance of an `Error` from a particular OS error code.
    #[must_use]
    pub fn from_raw_os_error(code: i32) -> Error { Error { repr: Repr::Os(code) } }
    /// Returns an error representing the last OS error which occurred.
    #[must_use]
    pub fn last_os_error() -> Error { Error::from_raw_os_error(0) }
    /// Returns the OS error that this error represents (if any).
    #[must_use]
    pub fn raw_os_error(&self) -> Option<i32> {
        match self.repr {
            Repr::Os(code) => Some(code),
            _ => None,
        }
    }
    /// Returns a reference to the inner error wrapped by this error (if any).
    #[must_use]
    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> {
        match &self.repr {
            Repr::Custom(c) => Some(&*c.error),
            _ => None,
        }
    }
    /// Returns a mutable reference to the inner error wrapped by this error (if any).
    pub fn get_mut(&mut self) -> Option<&mut (dyn error::Error + Send + Sync + 'static)> {
        match &mut self.repr {
            Repr::Custom(c) => Some(&mut *c.error),
            _ => None,
        }
    }
    /// Consumes the `Error`, returning its inner error (if any).
    #[must_use]
    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>> {
        match self.repr {
            Repr::Custom(c) => Some(c.error),
            _ => None,
        }
    }
    /// Attempts to downcast the custom boxed error to `E`.
    pub fn downcast<E: error::Error + Send + Sync + 'static>(self) -> result::Result<E, Self> {
        match self.repr {
            Repr::Custom(c) if c.error.is::<E>() => {
                let Custom { kind, error } = *c;
                match error.downcast::<E>() {
                    Ok(e) => Ok(*e),
                    Err(error) => Err(Error { repr: Repr::Custom(Box::new(Custom { kind, error })) }),
                }
            }
            repr => Err(Error { repr }),
        }
    }
    /// Returns the corresponding `ErrorKind` for this error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match &self.repr {
            Repr::Os(code) => kind_of(*code),
            Repr::Simple(kind) => *kind,
            Repr::SimpleMessage(kind, _) => *kind,
            Repr::Custom(c) => c.kind,
        }
    }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Os(code) => {
                let (kind, text) = os_error(*code);
                f.debug_struct("Os").field("code", code).field("kind", &kind).field("message", &text).finish()
            }
            Repr::Simple(kind) => f.debug_tuple("Kind").field(kind).finish(),
            Repr::SimpleMessage(kind, message) => f.debug_struct("Error").field("kind", kind).field("message", message).finish(),
            Repr::Custom(c) => fmt::Debug::fmt(&**c, f),
        }
    }
}
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Os(code) => write!(f, "{} (os error {})", os_error(*code).1, code),
            Repr::Simple(kind) => f.write_str(kind.description()),
            Repr::SimpleMessage(_, message) => f.write_str(message),
            Repr::Custom(c) => fmt::Display::fmt(&*c.error, f),
        }
    }
}
impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.repr {
            Repr::Custom(c) => c.error.source(),
            _ => None,
        }
    }
}
impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error { Error { repr: Repr::Simple(kind) } }
}
impl From<crate::ffi::NulError> for Error {
    fn from(_: crate::ffi::NulError) -> Error { Error::message(ErrorKind::InvalidInput, "data provided contains a nul byte") }
}
impl From<crate::collections::TryReserveError> for Error {
    fn from(_: crate::collections::TryReserveError) -> Error { Error::from(ErrorKind::OutOfMemory) }
}
