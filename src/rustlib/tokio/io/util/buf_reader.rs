//! `BufReader` (IO-2).
use super::BUF_SIZE;
use crate::io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, ReadBuf};
use std::fmt;
use std::io::{self, IoSlice, SeekFrom};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Reads through a buffer.
pub struct BufReader<R> {
    inner: R,
    buf: Box<[u8]>,
    /// What is buffered: `buf[pos..cap]`.
    pos: usize,
    cap: usize,
    seek: SeekState,
}

enum SeekState {
    None,
    /// Asked for; the inner seek has not started.
    Start(SeekFrom),
    /// Waits for the inner seek.
    Pending,
    /// A first inner seek goes back over the buffer, then this one follows.
    PendingThen(i64),
}

impl<R: AsyncRead> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> {
        BufReader::with_capacity(BUF_SIZE, inner)
    }

    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        BufReader { inner, buf: vec![0; capacity].into_boxed_slice(), pos: 0, cap: 0, seek: SeekState::None }
    }
}

impl<R> BufReader<R> {
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut R> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }
    }

    /// The reader; what is buffered is lost.
    pub fn into_inner(self) -> R {
        self.inner
    }

    /// What is buffered.
    pub fn buffer(&self) -> &[u8] {
        &self.buf[self.pos..self.cap]
    }

    fn discard_buffer(&mut self) {
        self.pos = 0;
        self.cap = 0;
    }
}

impl<R: AsyncRead> AsyncRead for BufReader<R> {
    /// An empty buffer is skipped by reads that are at least as long (IO-2).
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.pos == this.cap && buf.remaining() >= this.buf.len() {
            let result = ready!(unsafe { Pin::new_unchecked(&mut this.inner) }.poll_read(cx, buf));
            this.discard_buffer();
            return Poll::Ready(result);
        }
        let n = {
            let there = ready!(unsafe { Pin::new_unchecked(&mut *this) }.poll_fill_buf(cx))?;
            let n = there.len().min(buf.remaining());
            buf.put_slice(&there[..n]);
            n
        };
        this.pos = (this.pos + n).min(this.cap);
        Poll::Ready(Ok(()))
    }
}

impl<R: AsyncRead> AsyncBufRead for BufReader<R> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.pos >= this.cap {
            let mut buf = ReadBuf::new(&mut this.buf);
            ready!(unsafe { Pin::new_unchecked(&mut this.inner) }.poll_read(cx, &mut buf))?;
            this.cap = buf.filled().len();
            this.pos = 0;
        }
        Poll::Ready(Ok(&this.buf[this.pos..this.cap]))
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        let this = unsafe { self.get_unchecked_mut() };
        this.pos = (this.pos + amt).min(this.cap);
    }
}

impl<R: AsyncRead + AsyncSeek> AsyncSeek for BufReader<R> {
    fn start_seek(self: Pin<&mut Self>, pos: SeekFrom) -> io::Result<()> {
        unsafe { self.get_unchecked_mut() }.seek = SeekState::Start(pos);
        Ok(())
    }

    /// Relative to what the user has read, not to what is buffered. Without a seek before it says 0.
    fn poll_complete(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<u64>> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut inner = unsafe { Pin::new_unchecked(&mut this.inner) };
        // An error leaves no seek behind.
        match std::mem::replace(&mut this.seek, SeekState::None) {
            SeekState::None => return Poll::Ready(Ok(0)),
            SeekState::Start(SeekFrom::Current(n)) => {
                let buffered = (this.cap - this.pos) as i64;
                match n.checked_sub(buffered) {
                    Some(offset) => inner.as_mut().start_seek(SeekFrom::Current(offset))?,
                    // Too far for one seek: over what is buffered first.
                    None => {
                        inner.as_mut().start_seek(SeekFrom::Current(-buffered))?;
                        return this.poll_second_seek(cx, n);
                    }
                }
            }
            SeekState::Start(pos) => inner.as_mut().start_seek(pos)?,
            SeekState::PendingThen(n) => return this.poll_second_seek(cx, n),
            SeekState::Pending => {}
        }
        this.poll_seek(cx)
    }
}

impl<R: AsyncRead + AsyncSeek> BufReader<R> {
    /// The first of two seeks, then the second.
    fn poll_second_seek(&mut self, cx: &mut Context<'_>, n: i64) -> Poll<io::Result<u64>> {
        let mut inner = unsafe { Pin::new_unchecked(&mut self.inner) };
        if inner.as_mut().poll_complete(cx)?.is_pending() {
            self.seek = SeekState::PendingThen(n);
            return Poll::Pending;
        }
        self.discard_buffer();
        let inner = unsafe { Pin::new_unchecked(&mut self.inner) };
        inner.start_seek(SeekFrom::Current(n))?;
        self.poll_seek(cx)
    }

    /// The reader's seek; then what was buffered is void.
    fn poll_seek(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<u64>> {
        let inner = unsafe { Pin::new_unchecked(&mut self.inner) };
        match inner.poll_complete(cx)? {
            Poll::Ready(position) => {
                self.discard_buffer();
                Poll::Ready(Ok(position))
            }
            Poll::Pending => {
                self.seek = SeekState::Pending;
                Poll::Pending
            }
        }
    }
}

impl<R: AsyncWrite> AsyncWrite for BufReader<R> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.get_pin_mut().poll_write(cx, buf)
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.get_pin_mut().poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.get_pin_mut().poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.get_pin_mut().poll_shutdown(cx)
    }
}

impl<R: fmt::Debug> fmt::Debug for BufReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufReader")
            .field("reader", &self.inner)
            .field("buffer", &format_args!("{}/{}", self.cap - self.pos, self.buf.len()))
            .finish()
    }
}
