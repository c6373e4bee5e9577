//! Pipes.
use crate::fmt;
use crate::io;
use crate::net::socket::{self, byte_stream, Socket};
use crate::os::fd::OwnedFd;
use crate::prelude::rust_2021::*;

/// Read end of an anonymous pipe.
pub struct PipeReader {
    inner: Socket,
}
/// Write end of an anonymous pipe.
pub struct PipeWriter {
    inner: Socket,
}
/// Creates an anonymous pipe.
pub fn pipe() -> io::Result<(PipeReader, PipeWriter)> {
    let (reader, writer) = Socket::pair(socket::PIPE)?;
    Ok((PipeReader { inner: reader }, PipeWriter { inner: writer }))
}
macro_rules! ends {
    ($($t:ident)*) => { $(
        impl $t {
            pub(crate) fn fd_ref(&self) -> &OwnedFd { &self.inner.fd }
            pub(crate) fn into_fd(self) -> OwnedFd { self.inner.fd }
            pub(crate) fn from_fd(fd: OwnedFd) -> $t { $t { inner: Socket { fd } } }
            /// Creates a new instance that shares the same underlying file description.
            pub fn try_clone(&self) -> io::Result<$t> { Ok($t { inner: self.inner.try_clone()? }) }
        }
        impl fmt::Debug for $t {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple(stringify!($t)).field(&self.inner.fd).finish() }
        }
    )* };
}
ends!(PipeReader PipeWriter);
byte_stream!(read &PipeReader);
byte_stream!(read PipeReader);
byte_stream!(write &PipeWriter);
byte_stream!(write PipeWriter);
