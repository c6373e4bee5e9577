//! `AllowStdIo`: what blocks, as if it did not.
use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, ErrorKind, IoSlice, IoSliceMut, Result, SeekFrom};
use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Lets a reader or writer of std be used where an asynchronous one is asked for.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct AllowStdIo<T>(T);
impl<T> Unpin for AllowStdIo<T> {}

impl<T> AllowStdIo<T> {
    /// Wraps.
    pub fn new(io: T) -> AllowStdIo<T> { AllowStdIo(io) }
    /// What is wrapped.
    pub fn get_ref(&self) -> &T { &self.0 }
    /// What is wrapped, mutably.
    pub fn get_mut(&mut self) -> &mut T { &mut self.0 }
    /// Unwraps.
    pub fn into_inner(self) -> T { self.0 }
}

// An interrupted call is made again.
fn repeat<T>(mut call: impl FnMut() -> Result<T>) -> Poll<Result<T>> {
    loop {
        match call() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return Poll::Ready(other),
        }
    }
}

impl<T: io::Write> io::Write for AllowStdIo<T> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { self.0.write(buf) }
    fn write_vectored(&mut self, bufs: &[IoSlice<'_>]) -> Result<usize> { self.0.write_vectored(bufs) }
    fn flush(&mut self) -> Result<()> { self.0.flush() }
    fn write_all(&mut self, buf: &[u8]) -> Result<()> { self.0.write_all(buf) }
    fn write_fmt(&mut self, fmt: fmt::Arguments<'_>) -> Result<()> { self.0.write_fmt(fmt) }
}
impl<T: io::Write> AsyncWrite for AllowStdIo<T> {
    fn poll_write(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> { repeat(|| self.0.write(buf)) }
    fn poll_write_vectored(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        repeat(|| self.0.write_vectored(bufs))
    }
    fn poll_flush(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> { repeat(|| self.0.flush()) }
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> { self.poll_flush(cx) }
}
impl<T: io::Read> io::Read for AllowStdIo<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> { self.0.read(buf) }
    fn read_vectored(&mut self, bufs: &mut [IoSliceMut<'_>]) -> Result<usize> { self.0.read_vectored(bufs) }
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> { self.0.read_to_end(buf) }
    fn read_to_string(&mut self, buf: &mut String) -> Result<usize> { self.0.read_to_string(buf) }
    fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> { self.0.read_exact(buf) }
}
impl<T: io::Read> AsyncRead for AllowStdIo<T> {
    fn poll_read(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> { repeat(|| self.0.read(buf)) }
    fn poll_read_vectored(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
        repeat(|| self.0.read_vectored(bufs))
    }
}
impl<T: io::Seek> io::Seek for AllowStdIo<T> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> { self.0.seek(pos) }
}
impl<T: io::Seek> AsyncSeek for AllowStdIo<T> {
    fn poll_seek(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>> { repeat(|| self.0.seek(pos)) }
}
impl<T: io::BufRead> io::BufRead for AllowStdIo<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> { self.0.fill_buf() }
    fn consume(&mut self, amt: usize) { self.0.consume(amt) }
}
impl<T: io::BufRead> AsyncBufRead for AllowStdIo<T> {
    fn poll_fill_buf(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        let this: *mut AllowStdIo<T> = self.get_mut();
        repeat(|| unsafe { &mut *this }.0.fill_buf())
    }
    fn consume(mut self: Pin<&mut Self>, amt: usize) { self.0.consume(amt) }
}
