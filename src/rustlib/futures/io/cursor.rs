//! `Cursor`: memory as a reader and writer.
use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, IoSlice, IoSliceMut, Result, SeekFrom};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Memory that is read, written and seeked in.
#[derive(Clone, Debug, Default)]
pub struct Cursor<T> {
    inner: io::Cursor<T>,
}
impl<T> Cursor<T> {
    /// At the start of `inner`.
    pub fn new(inner: T) -> Cursor<T> { Cursor { inner: io::Cursor::new(inner) } }
    /// The memory.
    pub fn into_inner(self) -> T { self.inner.into_inner() }
    /// The memory.
    pub fn get_ref(&self) -> &T { self.inner.get_ref() }
    /// The memory, mutably.
    pub fn get_mut(&mut self) -> &mut T { self.inner.get_mut() }
    /// Where it is.
    pub fn position(&self) -> u64 { self.inner.position() }
    /// Sets where it is.
    pub fn set_position(&mut self, pos: u64) { self.inner.set_position(pos) }
}
impl<T: AsRef<[u8]> + Unpin> AsyncSeek for Cursor<T> {
    fn poll_seek(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>> {
        Poll::Ready(io::Seek::seek(&mut self.inner, pos))
    }
}
impl<T: AsRef<[u8]> + Unpin> AsyncRead for Cursor<T> {
    fn poll_read(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        Poll::Ready(io::Read::read(&mut self.inner, buf))
    }
    fn poll_read_vectored(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
        let mut n = 0;
        for buf in bufs {
            let got = io::Read::read(&mut self.inner, buf)?;
            n += got;
            if got < buf.len() {
                break;
            }
        }
        Poll::Ready(Ok(n))
    }
}
impl<T: AsRef<[u8]> + Unpin> AsyncBufRead for Cursor<T> {
    fn poll_fill_buf(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        Poll::Ready(io::BufRead::fill_buf(&mut self.get_mut().inner))
    }
    fn consume(mut self: Pin<&mut Self>, amt: usize) { io::BufRead::consume(&mut self.inner, amt) }
}

// Writes over the bytes from the cursor on; what does not fit is left.
fn overwrite(bytes: &mut [u8], pos: &mut u64, buf: &[u8]) -> usize {
    let at = (*pos).min(bytes.len() as u64) as usize;
    let n = buf.len().min(bytes.len() - at);
    bytes[at..at + n].copy_from_slice(&buf[..n]);
    *pos += n as u64;
    n
}
// Writes over the bytes from the cursor on, and after their end.
fn append(bytes: &mut Vec<u8>, pos: &mut u64, buf: &[u8]) -> usize {
    let end = *pos as usize + buf.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    overwrite(bytes, pos, buf)
}
macro_rules! writable {
    ($([$($generics:tt)*] $T:ty, $write:ident;)*) => { $(
        impl<$($generics)*> AsyncWrite for Cursor<$T> {
            fn poll_write(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
                let mut pos = self.inner.position();
                let n = $write(self.inner.get_mut(), &mut pos, buf);
                self.inner.set_position(pos);
                Poll::Ready(Ok(n))
            }
            fn poll_write_vectored(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
                let mut pos = self.inner.position();
                let n = bufs.iter().map(|buf| $write(self.inner.get_mut(), &mut pos, buf)).sum();
                self.inner.set_position(pos);
                Poll::Ready(Ok(n))
            }
            fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
            fn poll_close(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
        }
    )* };
}
writable! {
    [] &mut [u8], overwrite;
    [] Box<[u8]>, overwrite;
    [const N: usize] [u8; N], overwrite;
    [] Vec<u8>, append;
    [] &mut Vec<u8>, append;
}
