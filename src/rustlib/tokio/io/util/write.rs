//! Futures of `AsyncWriteExt`.
use crate::io::AsyncWrite;
use bytes::Buf;
use std::future::Future;
use std::io::{self, IoSlice};
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `AsyncWriteExt::write`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Write<'a, W: ?Sized> {
    pub(super) writer: &'a mut W,
    pub(super) buf: &'a [u8],
    pub(super) _pin: PhantomPinned,
}

impl<W: AsyncWrite + Unpin + ?Sized> Future for Write<'_, W> {
    type Output = io::Result<usize>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        Pin::new(&mut *this.writer).poll_write(cx, this.buf)
    }
}

/// See `AsyncWriteExt::write_vectored`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct WriteVectored<'a, 'b, W: ?Sized> {
    pub(super) writer: &'a mut W,
    pub(super) bufs: &'a [IoSlice<'b>],
    pub(super) _pin: PhantomPinned,
}

impl<W: AsyncWrite + Unpin + ?Sized> Future for WriteVectored<'_, '_, W> {
    type Output = io::Result<usize>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        Pin::new(&mut *this.writer).poll_write_vectored(cx, this.bufs)
    }
}

/// See `AsyncWriteExt::write_all`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct WriteAll<'a, W: ?Sized> {
    pub(super) writer: &'a mut W,
    /// What is still to be written.
    pub(super) buf: &'a [u8],
    pub(super) _pin: PhantomPinned,
}

impl<W: AsyncWrite + Unpin + ?Sized> Future for WriteAll<'_, W> {
    type Output = io::Result<()>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        while !this.buf.is_empty() {
            let n = ready!(Pin::new(&mut *this.writer).poll_write(cx, this.buf))?;
            this.buf = &this.buf[n..];
            if n == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
        }
        Poll::Ready(Ok(()))
    }
}

/// See `AsyncWriteExt::flush`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Flush<'a, A: ?Sized> {
    pub(super) a: &'a mut A,
    pub(super) _pin: PhantomPinned,
}

impl<A: AsyncWrite + Unpin + ?Sized> Future for Flush<'_, A> {
    type Output = io::Result<()>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        Pin::new(&mut *this.a).poll_flush(cx)
    }
}

/// See `AsyncWriteExt::shutdown`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Shutdown<'a, A: ?Sized> {
    pub(super) a: &'a mut A,
    pub(super) _pin: PhantomPinned,
}

impl<A: AsyncWrite + Unpin + ?Sized> Future for Shutdown<'_, A> {
    type Output = io::Result<()>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        Pin::new(&mut *this.a).poll_shutdown(cx)
    }
}

/// Slices that are written at once.
const MAX_VECTOR_ELEMENTS: usize = 64;

/// Writes what is in a buffer: all its chunks if the writer can take several at once, else the first.
fn poll_write_chunks<W: AsyncWrite, B: Buf>(writer: Pin<&mut W>, cx: &mut Context<'_>, buf: &B) -> Poll<io::Result<usize>> {
    if !writer.is_write_vectored() {
        return writer.poll_write(cx, buf.chunk());
    }
    let mut slices = [IoSlice::new(&[]); MAX_VECTOR_ELEMENTS];
    let count = buf.chunks_vectored(&mut slices);
    writer.poll_write_vectored(cx, &slices[..count])
}

/// See `AsyncWriteExt::write_buf`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct WriteBuf<'a, W, B> {
    pub(super) writer: &'a mut W,
    pub(super) buf: &'a mut B,
    pub(super) _pin: PhantomPinned,
}

impl<W: AsyncWrite + Unpin, B: Buf> Future for WriteBuf<'_, W, B> {
    type Output = io::Result<usize>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.buf.has_remaining() {
            return Poll::Ready(Ok(0));
        }
        let n = ready!(poll_write_chunks(Pin::new(&mut *this.writer), cx, &*this.buf))?;
        this.buf.advance(n);
        Poll::Ready(Ok(n))
    }
}

/// See `AsyncWriteExt::write_all_buf`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct WriteAllBuf<'a, W, B> {
    pub(super) writer: &'a mut W,
    pub(super) buf: &'a mut B,
    pub(super) _pin: PhantomPinned,
}

impl<W: AsyncWrite + Unpin, B: Buf> Future for WriteAllBuf<'_, W, B> {
    type Output = io::Result<()>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.buf.has_remaining() {
            let n = ready!(poll_write_chunks(Pin::new(&mut *this.writer), cx, &*this.buf))?;
            this.buf.advance(n);
            if n == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
        }
        Poll::Ready(Ok(()))
    }
}
