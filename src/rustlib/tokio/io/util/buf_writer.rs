//! `BufWriter` (IO-2): not flushed on drop.
use super::BUF_SIZE;
use crate::io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, ReadBuf};
use std::fmt;
use std::io::{self, IoSlice, SeekFrom};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Collects small writes.
pub struct BufWriter<W> {
    inner: W,
    buf: Vec<u8>,
    capacity: usize,
    /// How much of `buf` went to the writer already.
    written: usize,
    seek: SeekState,
}

enum SeekState {
    None,
    Start(SeekFrom),
    Pending,
}

impl<W: AsyncWrite> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W> {
        BufWriter::with_capacity(BUF_SIZE, inner)
    }

    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> {
        BufWriter { inner, buf: Vec::with_capacity(capacity), capacity, written: 0, seek: SeekState::None }
    }
}

impl<W> BufWriter<W> {
    pub fn get_ref(&self) -> &W {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut W {
        &mut self.inner
    }

    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut W> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }
    }

    /// The writer; what is buffered is lost.
    pub fn into_inner(self) -> W {
        self.inner
    }

    /// What is buffered.
    pub fn buffer(&self) -> &[u8] {
        &self.buf
    }
}

impl<W: AsyncWrite> BufWriter<W> {
    /// Writes out all that is buffered.
    fn poll_flush_buf(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut result = Ok(());
        while self.written < self.buf.len() {
            match ready!(unsafe { Pin::new_unchecked(&mut self.inner) }.poll_write(cx, &self.buf[self.written..])) {
                Ok(0) => {
                    result = Err(io::Error::new(io::ErrorKind::WriteZero, "failed to write the buffered data"));
                    break;
                }
                Ok(n) => self.written += n,
                Err(error) => {
                    result = Err(error);
                    break;
                }
            }
        }
        if self.written > 0 {
            self.buf.drain(..self.written);
        }
        self.written = 0;
        Poll::Ready(result)
    }
}

impl<W: AsyncWrite> BufWriter<W> {
    /// Several buffers for a writer that takes several: all of them into the buffer, or past it.
    fn poll_write_together(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        let total = bufs.iter().fold(0, |sum: usize, buf| sum.saturating_add(buf.len()));
        if total > this.capacity - this.buf.len() {
            ready!(this.poll_flush_buf(cx))?;
        }
        if total >= this.capacity {
            return unsafe { Pin::new_unchecked(&mut this.inner) }.poll_write_vectored(cx, bufs);
        }
        for buf in bufs {
            this.buf.extend_from_slice(buf);
        }
        Poll::Ready(Ok(total))
    }
}

impl<W: AsyncWrite> AsyncWrite for BufWriter<W> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.buf.len() + buf.len() > this.capacity {
            ready!(this.poll_flush_buf(cx))?;
        }
        if buf.len() >= this.capacity {
            return unsafe { Pin::new_unchecked(&mut this.inner) }.poll_write(cx, buf);
        }
        this.buf.extend_from_slice(buf);
        Poll::Ready(Ok(buf.len()))
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        if self.inner.is_write_vectored() {
            return self.poll_write_together(cx, bufs);
        }
        let mut written = 0;
        for buf in bufs {
            if buf.is_empty() {
                continue;
            }
            // What is buffered so far counts; only the first buffer may wait.
            if written > 0 && self.buf.len() + buf.len() > self.capacity {
                break;
            }
            // One that is too large goes past the buffer: nothing else is written then.
            let direct = buf.len() >= self.capacity;
            if written > 0 && direct {
                break;
            }
            written += ready!(self.as_mut().poll_write(cx, buf))?;
            if direct {
                break;
            }
        }
        Poll::Ready(Ok(written))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.poll_flush_buf(cx))?;
        unsafe { Pin::new_unchecked(&mut this.inner) }.poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.poll_flush_buf(cx))?;
        unsafe { Pin::new_unchecked(&mut this.inner) }.poll_shutdown(cx)
    }
}

impl<W: AsyncWrite + AsyncSeek> AsyncSeek for BufWriter<W> {
    fn start_seek(self: Pin<&mut Self>, pos: SeekFrom) -> io::Result<()> {
        unsafe { self.get_unchecked_mut() }.seek = SeekState::Start(pos);
        Ok(())
    }

    /// Flushes first.
    fn poll_complete(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<u64>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let SeekState::Start(pos) = this.seek {
            ready!(this.poll_flush_buf(cx))?;
            let mut inner = unsafe { Pin::new_unchecked(&mut this.inner) };
            ready!(inner.as_mut().poll_complete(cx))?;
            this.seek = SeekState::None;
            inner.start_seek(pos)?;
            this.seek = SeekState::Pending;
        }
        let position = ready!(unsafe { Pin::new_unchecked(&mut this.inner) }.poll_complete(cx));
        this.seek = SeekState::None;
        Poll::Ready(position)
    }
}

impl<W: AsyncRead> AsyncRead for BufWriter<W> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.get_pin_mut().poll_read(cx, buf)
    }
}

impl<W: AsyncBufRead> AsyncBufRead for BufWriter<W> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        self.get_pin_mut().poll_fill_buf(cx)
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        self.get_pin_mut().consume(amt)
    }
}

impl<W: fmt::Debug> fmt::Debug for BufWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufWriter")
            .field("writer", &self.inner)
            .field("buffer", &format_args!("{}/{}", self.buf.len(), self.capacity))
            .field("written", &self.written)
            .finish()
    }
}
