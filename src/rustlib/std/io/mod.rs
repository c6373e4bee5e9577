//! Traits, helpers, and type definitions for core I/O functionality.
mod buffered;
mod cursor;
mod error;
mod os_error;
mod pipe;
mod slices;
mod stdio;
mod traits;
mod util;

pub use self::buffered::{BufReader, BufWriter, IntoInnerError, LineWriter, WriterPanicked};
pub use self::cursor::Cursor;
pub use self::error::{Error, ErrorKind, Result};
pub use self::pipe::{pipe, PipeReader, PipeWriter};
pub use self::slices::{IoSlice, IoSliceMut};
pub use self::stdio::{stderr, stdin, stdout, Stderr, StderrLock, Stdin, StdinLock, Stdout, StdoutLock, IsTerminal};
#[doc(hidden)]
pub use self::stdio::{_eprint, _print};
pub(crate) use self::stdio::flush_at_exit;
pub use self::traits::{BufRead, Bytes, Chain, Lines, Read, Seek, SeekFrom, Split, Take, Write};
pub use self::util::{copy, empty, read_to_string, repeat, sink, Empty, Repeat, Sink};

/// The I/O prelude.
pub mod prelude {
    pub use super::{BufRead, Read, Seek, Write};
}
