//! `BufWriter` and `LineWriter`.
use super::BUFFER;
use futures_core::ready;
use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, Error, ErrorKind, IoSlice, IoSliceMut, Result, SeekFrom};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Collects what is written. What is left in the buffer is lost when it is dropped.
pub struct BufWriter<W> {
    inner: W,
    buf: Vec<u8>,
    /// How much of `buf` a flush has written.
    written: usize,
}
access_inner!(BufWriter);

impl<W: AsyncWrite> BufWriter<W> {
    /// With a buffer of 8 KiB.
    pub fn new(inner: W) -> BufWriter<W> { BufWriter::with_capacity(BUFFER, inner) }
    /// With a buffer of `cap` bytes.
    pub fn with_capacity(cap: usize, inner: W) -> BufWriter<W> { BufWriter { inner, buf: Vec::with_capacity(cap), written: 0 } }

    fn flush_buf(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let mut result = Ok(());
        while self.written < self.buf.len() {
            match ready!(pinned!(self.inner).poll_write(cx, &self.buf[self.written..])) {
                Ok(0) => result = Err(Error::new(ErrorKind::WriteZero, "failed to write the buffered data")),
                Ok(n) => self.written += n,
                Err(error) => result = Err(error),
            }
            if result.is_err() {
                break;
            }
        }
        self.buf.drain(..std::mem::replace(&mut self.written, 0));
        Poll::Ready(result)
    }

    // Buffers what there is room for; how many bytes.
    fn keep(&mut self, bytes: &[u8]) -> usize {
        let n = bytes.len().min(self.buf.capacity() - self.buf.len());
        self.buf.extend_from_slice(&bytes[..n]);
        n
    }
}

impl<W> BufWriter<W> {
    /// What is buffered.
    pub fn buffer(&self) -> &[u8] { &self.buf }
}

impl<W: AsyncWrite> AsyncWrite for BufWriter<W> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.buf.len() + buf.len() > this.buf.capacity() {
            ready!(this.flush_buf(cx))?;
        }
        if buf.len() >= this.buf.capacity() {
            return pinned!(this.inner).poll_write(cx, buf);
        }
        Poll::Ready(Ok(this.keep(buf)))
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        let len: usize = bufs.iter().map(|buf| buf.len()).sum();
        if this.buf.len() + len > this.buf.capacity() {
            ready!(this.flush_buf(cx))?;
        }
        if len >= this.buf.capacity() {
            return pinned!(this.inner).poll_write_vectored(cx, bufs);
        }
        Poll::Ready(Ok(bufs.iter().map(|buf| this.keep(buf)).sum()))
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.flush_buf(cx))?;
        pinned!(this.inner).poll_flush(cx)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.flush_buf(cx))?;
        pinned!(this.inner).poll_close(cx)
    }
}

impl<W: AsyncRead> AsyncRead for BufWriter<W> {
    pass_on!(read inner);
}

impl<W: AsyncBufRead> AsyncBufRead for BufWriter<W> {
    pass_on!(buf_read inner);
}

impl<W: AsyncWrite + AsyncSeek> AsyncSeek for BufWriter<W> {
    fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.flush_buf(cx))?;
        pinned!(this.inner).poll_seek(cx, pos)
    }
}

impl<W: fmt::Debug> fmt::Debug for BufWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufWriter")
            .field("writer", &self.inner)
            .field("buffer", &format_args!("{}/{}", self.buf.len(), self.buf.capacity()))
            .field("written", &self.written)
            .finish()
    }
}

/// Writes lines at once and keeps the rest.
#[derive(Debug)]
pub struct LineWriter<W: AsyncWrite> {
    buf_writer: BufWriter<W>,
}

impl<W: AsyncWrite> LineWriter<W> {
    /// With a buffer of 1 KiB.
    pub fn new(inner: W) -> LineWriter<W> { LineWriter::with_capacity(1024, inner) }
    /// With a buffer of `capacity` bytes.
    pub fn with_capacity(capacity: usize, inner: W) -> LineWriter<W> { LineWriter { buf_writer: BufWriter::with_capacity(capacity, inner) } }
    /// What is buffered.
    pub fn buffer(&self) -> &[u8] { self.buf_writer.buffer() }
    /// The writer.
    pub fn get_ref(&self) -> &W { self.buf_writer.get_ref() }

    // A whole line that could not be written before.
    fn flush_line(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        match self.buf_writer.buf.last() {
            Some(b'\n') => self.buf_writer.flush_buf(cx),
            _ => Poll::Ready(Ok(())),
        }
    }
}

impl<W: AsyncWrite> AsyncWrite for LineWriter<W> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        let Some(last) = buf.iter().rposition(|b| *b == b'\n') else {
            ready!(this.flush_line(cx))?;
            return pinned!(this.buf_writer).poll_write(cx, buf);
        };
        let lines = last + 1;
        ready!(pinned!(this.buf_writer).poll_flush(cx))?;
        let flushed = ready!(pinned!(this.buf_writer.inner).poll_write(cx, &buf[..lines]))?;
        if flushed == 0 {
            return Poll::Ready(Ok(0));
        }
        let capacity = this.buf_writer.buf.capacity();
        let tail = if flushed >= lines {
            &buf[flushed..]
        } else if lines - flushed <= capacity {
            &buf[flushed..lines]
        } else {
            // Not all lines fit: up to the end of the last one that does.
            let part = &buf[flushed..][..capacity];
            match part.iter().rposition(|b| *b == b'\n') {
                Some(at) => &part[..=at],
                None => part,
            }
        };
        Poll::Ready(Ok(flushed + this.buf_writer.keep(tail)))
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        let Some(last) = bufs.iter().rposition(|buf| buf.contains(&b'\n')) else {
            ready!(this.flush_line(cx))?;
            return pinned!(this.buf_writer).poll_write_vectored(cx, bufs);
        };
        ready!(pinned!(this.buf_writer).poll_flush(cx))?;
        let (lines, tail) = bufs.split_at(last + 1);
        let flushed = ready!(pinned!(this.buf_writer.inner).poll_write_vectored(cx, lines))?;
        if flushed == 0 || flushed < lines.iter().map(|buf| buf.len()).sum() {
            return Poll::Ready(Ok(flushed));
        }
        let kept = tail.iter().filter(|buf| !buf.is_empty()).map(|buf| this.buf_writer.keep(buf)).take_while(|n| *n > 0);
        Poll::Ready(Ok(flushed + kept.sum::<usize>()))
    }

    pass_on!(end buf_writer);
}
