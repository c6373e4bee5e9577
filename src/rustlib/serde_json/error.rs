//! What can go wrong, and where.
use serde::de::{self, Unexpected};
use serde::ser;
use std::fmt::{self, Display};
use std::io;

/// Alias for a `Result` with the error type `serde_json::Error`.
pub type Result<T> = std::result::Result<T, Error>;

/// This type represents all possible errors that can occur when serializing or deserializing JSON data.
pub struct Error {
    inner: Box<Inner>,
}
struct Inner {
    code: Code,
    line: usize,
    column: usize,
}
/// What happened.
pub(crate) enum Code {
    Message(String),
    Io(io::Error),
    Eof(&'static str),
    Syntax(&'static str),
}
/// Categorizes the cause of a `serde_json::Error`.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Category {
    /// The error was caused by a failure to read or write bytes on an I/O stream.
    Io,
    /// The error was caused by input that was not syntactically valid JSON.
    Syntax,
    /// The error was caused by input data that was semantically incorrect.
    Data,
    /// The error was caused by prematurely reaching the end of the input data.
    Eof,
}
impl Error {
    pub(crate) fn new(code: Code, line: usize, column: usize) -> Error { Error { inner: Box::new(Inner { code, line, column }) } }
    pub(crate) fn io(error: io::Error) -> Error { Error::new(Code::Io(error), 0, 0) }
    pub(crate) fn has_place(&self) -> bool { self.inner.line != 0 }
    pub(crate) fn at(self, line: usize, column: usize) -> Error { Error::new(self.inner.code, line, column) }
    /// One-based line number at which the error was detected.
    pub fn line(&self) -> usize { self.inner.line }
    /// One-based column number at which the error was detected.
    pub fn column(&self) -> usize { self.inner.column }
    /// Categorizes the cause of this error.
    pub fn classify(&self) -> Category {
        match self.inner.code {
            Code::Message(_) => Category::Data,
            Code::Io(_) => Category::Io,
            Code::Eof(_) => Category::Eof,
            Code::Syntax(_) => Category::Syntax,
        }
    }
    /// Returns true if this error was caused by a failure to read or write bytes on an I/O stream.
    pub fn is_io(&self) -> bool { self.classify() == Category::Io }
    /// Returns true if this error was caused by input that was not syntactically valid JSON.
    pub fn is_syntax(&self) -> bool { self.classify() == Category::Syntax }
    /// Returns true if this error was caused by input data that was semantically incorrect.
    pub fn is_data(&self) -> bool { self.classify() == Category::Data }
    /// Returns true if this error was caused by prematurely reaching the end of the input data.
    pub fn is_eof(&self) -> bool { self.classify() == Category::Eof }
    /// The kind reported by the underlying standard library I/O error, if this error was caused by a failure to read or write bytes.
    pub fn io_error_kind(&self) -> Option<io::ErrorKind> {
        match &self.inner.code {
            Code::Io(error) => Some(error.kind()),
            _ => None,
        }
    }
}
impl Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Code::Message(text) => f.write_str(text),
            Code::Io(error) => Display::fmt(error, f),
            Code::Eof(text) | Code::Syntax(text) => f.write_str(text),
        }
    }
}
impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.has_place() {
            return Display::fmt(&self.inner.code, f);
        }
        write!(f, "{} at line {} column {}", self.inner.code, self.inner.line, self.inner.column)
    }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "Error({:?}, line: {}, column: {})", self.inner.code.to_string(), self.inner.line, self.inner.column) }
}
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.inner.code {
            Code::Io(error) => std::error::Error::source(error),
            _ => None,
        }
    }
}
impl From<Error> for io::Error {
    fn from(error: Error) -> io::Error {
        match error.inner.code {
            Code::Io(error) => error,
            Code::Eof(_) => io::Error::new(io::ErrorKind::UnexpectedEof, error),
            _ => io::Error::new(io::ErrorKind::InvalidData, error),
        }
    }
}
struct JsonUnexpected<'a>(Unexpected<'a>);
impl Display for JsonUnexpected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Unit => f.write_str("null"),
            Unexpected::Float(value) => write!(f, "floating point `{}`", crate::ser::float_text(value)),
            other => Display::fmt(&other, f),
        }
    }
}
impl de::Error for Error {
    fn custom<T: Display>(msg: T) -> Error { Error::new(Code::Message(msg.to_string()), 0, 0) }
    fn invalid_type(unexp: Unexpected<'_>, exp: &dyn de::Expected) -> Error { de::Error::custom(format_args!("invalid type: {}, expected {}", JsonUnexpected(unexp), exp)) }
    fn invalid_value(unexp: Unexpected<'_>, exp: &dyn de::Expected) -> Error { de::Error::custom(format_args!("invalid value: {}, expected {}", JsonUnexpected(unexp), exp)) }
}
impl ser::Error for Error {
    fn custom<T: Display>(msg: T) -> Error { Error::new(Code::Message(msg.to_string()), 0, 0) }
}
