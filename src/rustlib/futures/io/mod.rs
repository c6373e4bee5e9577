//! Asynchronous reading and writing, without a runtime.
// A reader or writer that passes on what it does not change to its pinned field `$field`.
macro_rules! pass_on {
    (read $field:ident) => {
        fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
            pinned!(self.get_unchecked_mut().$field).poll_read(cx, buf)
        }
        fn poll_read_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
            pinned!(self.get_unchecked_mut().$field).poll_read_vectored(cx, bufs)
        }
    };
    (buf_read $field:ident) => {
        fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
            pinned!(self.get_unchecked_mut().$field).poll_fill_buf(cx)
        }
        fn consume(self: Pin<&mut Self>, amt: usize) {
            pinned!(self.get_unchecked_mut().$field).consume(amt)
        }
    };
    (write $field:ident) => {
        fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
            pinned!(self.get_unchecked_mut().$field).poll_write(cx, buf)
        }
        fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
            pinned!(self.get_unchecked_mut().$field).poll_write_vectored(cx, bufs)
        }
        pass_on!(end $field);
    };
    (end $field:ident) => {
        fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
            pinned!(self.get_unchecked_mut().$field).poll_flush(cx)
        }
        fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
            pinned!(self.get_unchecked_mut().$field).poll_close(cx)
        }
    };
}
// Access to what an adaptor wraps.
macro_rules! access_inner {
    ($T:ident) => {
        impl<T> $T<T> {
            /// What is wrapped.
            pub fn get_ref(&self) -> &T { &self.inner }
            /// What is wrapped, mutably.
            pub fn get_mut(&mut self) -> &mut T { &mut self.inner }
            /// What is wrapped, pinned.
            pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut T> { unsafe { self.map_unchecked_mut(|this| &mut this.inner) } }
            /// Unwraps; what is buffered is lost.
            pub fn into_inner(self) -> T { self.inner }
        }
    };
}

mod allow_std;
mod buf_reader;
mod buf_writer;
mod chain_take;
mod copy;
mod cursor;
mod ends;
mod ext;
mod into_sink;
mod lines;
mod read;
mod split;
mod window;
mod write;

pub use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, Error, ErrorKind, IoSlice, IoSliceMut, Result, SeekFrom};

pub use self::allow_std::AllowStdIo;
pub use self::buf_reader::{BufReader, SeeKRelative};
pub use self::buf_writer::{BufWriter, LineWriter};
pub use self::chain_take::{Chain, Take};
pub use self::copy::{copy, copy_buf, copy_buf_abortable, Copy, CopyBuf, CopyBufAbortable};
pub use self::cursor::Cursor;
pub use self::ends::{empty, repeat, sink, Empty, Repeat, Sink};
pub use self::ext::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt};
pub use self::into_sink::IntoSink;
pub use self::lines::{FillBuf, Lines, ReadLine, ReadUntil};
pub use self::read::{Read, ReadExact, ReadToEnd, ReadToString, ReadVectored};
pub use self::split::{ReadHalf, ReuniteError, WriteHalf};
pub use self::window::Window;
pub use self::write::{Close, Flush, Seek, Write, WriteAll, WriteVectored};

const BUFFER: usize = 8 * 1024;
