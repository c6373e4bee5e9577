//! `BufReader`.
use super::BUFFER;
use futures_core::ready;
use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, IoSlice, IoSliceMut, Result, SeekFrom};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Reads through a buffer.
pub struct BufReader<R> {
    inner: R,
    buffer: Box<[u8]>,
    /// What is buffered: `buffer[pos..cap]`.
    pos: usize,
    cap: usize,
}
access_inner!(BufReader);

impl<R: AsyncRead> BufReader<R> {
    /// With a buffer of 8 KiB.
    pub fn new(inner: R) -> BufReader<R> { BufReader::with_capacity(BUFFER, inner) }
    /// With a buffer of `capacity` bytes.
    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        BufReader { inner, buffer: vec![0; capacity].into_boxed_slice(), pos: 0, cap: 0 }
    }
}

impl<R> BufReader<R> {
    /// What is buffered.
    pub fn buffer(&self) -> &[u8] { &self.buffer[self.pos..self.cap] }
    fn discard(&mut self) {
        self.pos = 0;
        self.cap = 0;
    }
    // May a read of `len` bytes go past the buffer?
    fn passes(&self, len: usize) -> bool { self.pos == self.cap && len >= self.buffer.len() }
}

impl<R: AsyncRead + AsyncSeek> BufReader<R> {
    /// Seeks from where it is; inside the buffer without asking the reader.
    pub fn seek_relative(self: Pin<&mut Self>, offset: i64) -> SeeKRelative<'_, R> { SeeKRelative { inner: self, offset, first: true } }

    /// The same as a poll.
    pub fn poll_seek_relative(self: Pin<&mut Self>, cx: &mut Context<'_>, offset: i64) -> Poll<Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        match (this.pos as u64).checked_add_signed(offset) {
            Some(pos) if offset < 0 || pos <= this.cap as u64 => {
                this.pos = pos as usize;
                Poll::Ready(Ok(()))
            }
            _ => unsafe { Pin::new_unchecked(this) }.poll_seek(cx, SeekFrom::Current(offset)).map_ok(|_| ()),
        }
    }
}

impl<R: AsyncRead> AsyncRead for BufReader<R> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        if self.passes(buf.len()) {
            let this = unsafe { self.get_unchecked_mut() };
            let result = ready!(pinned!(this.inner).poll_read(cx, buf));
            this.discard();
            return Poll::Ready(result);
        }
        let mut there = ready!(self.as_mut().poll_fill_buf(cx))?;
        let n = std::io::Read::read(&mut there, buf)?;
        self.consume(n);
        Poll::Ready(Ok(n))
    }

    fn poll_read_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
        if self.passes(bufs.iter().map(|buf| buf.len()).sum()) {
            let this = unsafe { self.get_unchecked_mut() };
            let result = ready!(pinned!(this.inner).poll_read_vectored(cx, bufs));
            this.discard();
            return Poll::Ready(result);
        }
        let mut there = ready!(self.as_mut().poll_fill_buf(cx))?;
        let n = std::io::Read::read_vectored(&mut there, bufs)?;
        self.consume(n);
        Poll::Ready(Ok(n))
    }
}

impl<R: AsyncRead> AsyncBufRead for BufReader<R> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.pos >= this.cap {
            this.cap = ready!(pinned!(this.inner).poll_read(cx, &mut this.buffer))?;
            this.pos = 0;
        }
        Poll::Ready(Ok(&this.buffer[this.pos..this.cap]))
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        let this = unsafe { self.get_unchecked_mut() };
        this.pos = (this.pos + amt).min(this.cap);
    }
}

impl<R: AsyncWrite> AsyncWrite for BufReader<R> {
    pass_on!(write inner);
}

impl<R: AsyncRead + AsyncSeek> AsyncSeek for BufReader<R> {
    /// From what the user has read, not from what is buffered.
    fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>> {
        let this = unsafe { self.get_unchecked_mut() };
        let left = (this.cap - this.pos) as i64;
        let pos = match pos {
            SeekFrom::Current(n) => match n.checked_sub(left) {
                Some(offset) => SeekFrom::Current(offset),
                None => {
                    ready!(pinned!(this.inner).poll_seek(cx, SeekFrom::Current(-left)))?;
                    this.discard();
                    SeekFrom::Current(n)
                }
            },
            other => other,
        };
        let result = ready!(pinned!(this.inner).poll_seek(cx, pos))?;
        this.discard();
        Poll::Ready(Ok(result))
    }
}

impl<R: fmt::Debug> fmt::Debug for BufReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufReader")
            .field("reader", &self.inner)
            .field("buffer", &format_args!("{}/{}", self.cap - self.pos, self.buffer.len()))
            .finish()
    }
}

/// The future of `seek_relative`.
#[derive(Debug)]
#[must_use = "futures do nothing unless polled"]
pub struct SeeKRelative<'a, R> {
    inner: Pin<&'a mut BufReader<R>>,
    offset: i64,
    first: bool,
}
impl<R: AsyncRead + AsyncSeek> Future for SeeKRelative<'_, R> {
    type Output = Result<()>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let offset = self.offset;
        if std::mem::replace(&mut self.first, false) {
            return self.inner.as_mut().poll_seek_relative(cx, offset);
        }
        self.inner.as_mut().poll_seek(cx, SeekFrom::Current(offset)).map_ok(|_| ())
    }
}
