//! Readers and writers of tokio as those of futures, and the other way round.
use std::io::{self, SeekFrom};
use std::os::fd::{AsRawFd, RawFd};
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::io::ReadBuf;

/// Has the traits of both sides.
#[derive(Copy, Clone, Debug)]
pub struct Compat<T> {
    inner: T,
    /// A seek that is not over.
    seek_pos: Option<SeekFrom>,
}

/// A reader of futures as one of tokio.
pub trait FuturesAsyncReadCompatExt: futures_io::AsyncRead {
    fn compat(self) -> Compat<Self>
    where
        Self: Sized,
    {
        Compat { inner: self, seek_pos: None }
    }
}

impl<T: futures_io::AsyncRead> FuturesAsyncReadCompatExt for T {}

/// A writer of futures as one of tokio.
pub trait FuturesAsyncWriteCompatExt: futures_io::AsyncWrite {
    fn compat_write(self) -> Compat<Self>
    where
        Self: Sized,
    {
        Compat { inner: self, seek_pos: None }
    }
}

impl<T: futures_io::AsyncWrite> FuturesAsyncWriteCompatExt for T {}

/// A reader of tokio as one of futures.
pub trait TokioAsyncReadCompatExt: tokio::io::AsyncRead {
    fn compat(self) -> Compat<Self>
    where
        Self: Sized,
    {
        Compat { inner: self, seek_pos: None }
    }
}

impl<T: tokio::io::AsyncRead> TokioAsyncReadCompatExt for T {}

/// A writer of tokio as one of futures.
pub trait TokioAsyncWriteCompatExt: tokio::io::AsyncWrite {
    fn compat_write(self) -> Compat<Self>
    where
        Self: Sized,
    {
        Compat { inner: self, seek_pos: None }
    }
}

impl<T: tokio::io::AsyncWrite> TokioAsyncWriteCompatExt for T {}

impl<T> Compat<T> {
    pub fn get_ref(&self) -> &T {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.inner
    }

    pub fn into_inner(self) -> T {
        self.inner
    }

    fn pinned(self: Pin<&mut Self>) -> Pin<&mut T> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }
    }

    fn parts(self: Pin<&mut Self>) -> (Pin<&mut T>, &mut Option<SeekFrom>) {
        let this = unsafe { self.get_unchecked_mut() };
        (unsafe { Pin::new_unchecked(&mut this.inner) }, &mut this.seek_pos)
    }
}

impl<T: futures_io::AsyncRead> tokio::io::AsyncRead for Compat<T> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let n = ready!(self.pinned().poll_read(cx, buf.initialize_unfilled()))?;
        buf.advance(n);
        Poll::Ready(Ok(()))
    }
}

impl<T: tokio::io::AsyncRead> futures_io::AsyncRead for Compat<T> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, slice: &mut [u8]) -> Poll<io::Result<usize>> {
        let mut buf = ReadBuf::new(slice);
        ready!(self.pinned().poll_read(cx, &mut buf))?;
        Poll::Ready(Ok(buf.filled().len()))
    }
}

impl<T: futures_io::AsyncBufRead> tokio::io::AsyncBufRead for Compat<T> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        self.pinned().poll_fill_buf(cx)
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        self.pinned().consume(amt)
    }
}

impl<T: tokio::io::AsyncBufRead> futures_io::AsyncBufRead for Compat<T> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        self.pinned().poll_fill_buf(cx)
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        self.pinned().consume(amt)
    }
}

impl<T: futures_io::AsyncWrite> tokio::io::AsyncWrite for Compat<T> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.pinned().poll_write(cx, buf)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.pinned().poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.pinned().poll_close(cx)
    }
}

impl<T: tokio::io::AsyncWrite> futures_io::AsyncWrite for Compat<T> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.pinned().poll_write(cx, buf)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.pinned().poll_flush(cx)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.pinned().poll_shutdown(cx)
    }
}

impl<T: tokio::io::AsyncSeek> futures_io::AsyncSeek for Compat<T> {
    fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<io::Result<u64>> {
        let (mut inner, seek_pos) = self.parts();
        if *seek_pos != Some(pos) {
            // A seek to another place may be on its way.
            ready!(inner.as_mut().poll_complete(cx))?;
            inner.as_mut().start_seek(pos)?;
            *seek_pos = Some(pos);
        }
        let result = ready!(inner.poll_complete(cx));
        *seek_pos = None;
        Poll::Ready(result)
    }
}

impl<T: futures_io::AsyncSeek> tokio::io::AsyncSeek for Compat<T> {
    fn start_seek(self: Pin<&mut Self>, pos: SeekFrom) -> io::Result<()> {
        *self.parts().1 = Some(pos);
        Ok(())
    }

    fn poll_complete(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<u64>> {
        let (inner, seek_pos) = self.parts();
        let Some(pos) = *seek_pos else {
            return Poll::Ready(Ok(0));
        };
        let result = ready!(inner.poll_seek(cx, pos));
        *seek_pos = None;
        Poll::Ready(result)
    }
}

impl<T: AsRawFd> AsRawFd for Compat<T> {
    fn as_raw_fd(&self) -> RawFd {
        self.inner.as_raw_fd()
    }
}
