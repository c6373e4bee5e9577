//! Reading and writing without blocking the thread: traits, buffers, pipes in memory, standard streams (IO-1..IO-6).
mod async_buf_read;
mod async_fd;
mod async_read;
mod async_seek;
mod async_write;
pub(crate) mod blocking;
mod interest;
pub(crate) mod poll_evented;
mod read_buf;
mod ready;
mod seek;
mod split;
mod stdio;
mod util;

pub use self::async_buf_read::AsyncBufRead;
pub use self::async_read::AsyncRead;
pub use self::async_seek::AsyncSeek;
pub use self::async_write::AsyncWrite;
pub use self::interest::Interest;
pub use self::read_buf::ReadBuf;
pub use self::ready::Ready;
pub use self::split::{split, ReadHalf, WriteHalf};
pub use self::stdio::{stderr, stdin, stdout, Stderr, Stdin, Stdout};
pub use self::util::buf_ext::{AsyncBufReadExt, Lines, Split};
pub use self::util::buf_reader::BufReader;
pub use self::util::buf_stream::BufStream;
pub use self::util::buf_writer::BufWriter;
pub use self::util::copy::{copy, copy_buf};
pub use self::util::copy_bidirectional::{copy_bidirectional, copy_bidirectional_with_sizes};
pub use self::util::ends::{empty, repeat, sink, Empty, Repeat, Sink};
pub use self::util::join::{join, Join};
pub use self::util::mem::{duplex, simplex, DuplexStream, SimplexStream};
pub use self::util::parts::{Chain, Take};
pub use self::util::read_ext::AsyncReadExt;
pub use self::util::seek_ext::AsyncSeekExt;
pub use self::util::write_ext::AsyncWriteExt;
pub use std::io::{Error, ErrorKind, Result, SeekFrom};

pub mod unix {
    //! Descriptors of the user's own.
    pub use super::async_fd::{AsyncFd, AsyncFdReadyGuard, AsyncFdReadyMutGuard, AsyncFdTryNewError, TryIoError};
}
