//! Futures of `AsyncReadExt`: `read`, `read_buf`, `read_exact`.
use crate::io::{AsyncRead, ReadBuf};
use bytes::BufMut;
use std::future::Future;
use std::io;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `AsyncReadExt::read`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Read<'a, R: ?Sized> {
    pub(super) reader: &'a mut R,
    pub(super) buf: &'a mut [u8],
    pub(super) _pin: PhantomPinned,
}

impl<R: AsyncRead + Unpin + ?Sized> Future for Read<'_, R> {
    type Output = io::Result<usize>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut buf = ReadBuf::new(&mut *this.buf);
        ready!(Pin::new(&mut *this.reader).poll_read(cx, &mut buf))?;
        Poll::Ready(Ok(buf.filled().len()))
    }
}

/// See `AsyncReadExt::read_exact`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ReadExact<'a, R: ?Sized> {
    pub(super) reader: &'a mut R,
    pub(super) buf: &'a mut [u8],
    pub(super) filled: usize,
    pub(super) _pin: PhantomPinned,
}

impl<R: AsyncRead + Unpin + ?Sized> Future for ReadExact<'_, R> {
    type Output = io::Result<usize>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.filled < this.buf.len() {
            let mut rest = ReadBuf::new(&mut this.buf[this.filled..]);
            ready!(Pin::new(&mut *this.reader).poll_read(cx, &mut rest))?;
            let n = rest.filled().len();
            if n == 0 {
                return Poll::Ready(Err(io::Error::new(io::ErrorKind::UnexpectedEof, "early eof")));
            }
            this.filled += n;
        }
        Poll::Ready(Ok(this.buf.len()))
    }
}

/// See `AsyncReadExt::read_buf`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ReadToBuf<'a, R: ?Sized, B: ?Sized> {
    pub(super) reader: &'a mut R,
    pub(super) buf: &'a mut B,
    pub(super) _pin: PhantomPinned,
}

impl<R: AsyncRead + Unpin + ?Sized, B: BufMut + ?Sized> Future for ReadToBuf<'_, R, B> {
    type Output = io::Result<usize>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.buf.has_remaining_mut() {
            return Poll::Ready(Ok(0));
        }
        let n = {
            let mut room = ReadBuf::uninit(unsafe { this.buf.chunk_mut().as_uninit_slice_mut() });
            let start = room.filled().as_ptr();
            ready!(Pin::new(&mut *this.reader).poll_read(cx, &mut room))?;
            // The reader must have filled this buffer, not put another in its place.
            assert_eq!(start, room.filled().as_ptr());
            room.filled().len()
        };
        unsafe { this.buf.advance_mut(n) };
        Poll::Ready(Ok(n))
    }
}
