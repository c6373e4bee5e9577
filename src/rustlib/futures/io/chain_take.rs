//! `Chain` and `Take`.
use futures_core::ready;
use futures_io::{AsyncBufRead, AsyncRead, IoSliceMut, Result};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// One reader after the other.
#[must_use = "readers do nothing unless polled"]
pub struct Chain<T, U> {
    first: T,
    second: U,
    done_first: bool,
}
impl<T, U> Chain<T, U> {
    pub(super) fn new(first: T, second: U) -> Chain<T, U> { Chain { first, second, done_first: false } }
    /// Both readers.
    pub fn get_ref(&self) -> (&T, &U) { (&self.first, &self.second) }
    /// Both readers, mutably.
    pub fn get_mut(&mut self) -> (&mut T, &mut U) { (&mut self.first, &mut self.second) }
    /// Both readers, pinned.
    pub fn get_pin_mut(self: Pin<&mut Self>) -> (Pin<&mut T>, Pin<&mut U>) {
        let this = unsafe { self.get_unchecked_mut() };
        (pinned!(this.first), pinned!(this.second))
    }
    /// Both readers.
    pub fn into_inner(self) -> (T, U) { (self.first, self.second) }
}
impl<T: AsyncRead, U: AsyncRead> AsyncRead for Chain<T, U> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.done_first {
            let n = ready!(pinned!(this.first).poll_read(cx, buf))?;
            if n > 0 || buf.is_empty() {
                return Poll::Ready(Ok(n));
            }
            this.done_first = true;
        }
        pinned!(this.second).poll_read(cx, buf)
    }

    fn poll_read_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.done_first {
            let n = ready!(pinned!(this.first).poll_read_vectored(cx, bufs))?;
            if n > 0 || bufs.iter().all(|buf| buf.is_empty()) {
                return Poll::Ready(Ok(n));
            }
            this.done_first = true;
        }
        pinned!(this.second).poll_read_vectored(cx, bufs)
    }
}
impl<T: AsyncBufRead, U: AsyncBufRead> AsyncBufRead for Chain<T, U> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.done_first {
            if !ready!(pinned!(this.first).poll_fill_buf(cx))?.is_empty() {
                return pinned!(this.first).poll_fill_buf(cx);
            }
            this.done_first = true;
        }
        pinned!(this.second).poll_fill_buf(cx)
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done_first {
            pinned!(this.second).consume(amt)
        } else {
            pinned!(this.first).consume(amt)
        }
    }
}
impl<T: fmt::Debug, U: fmt::Debug> fmt::Debug for Chain<T, U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chain").field("t", &self.first).field("u", &self.second).field("done_first", &self.done_first).finish()
    }
}

/// A reader that ends early.
#[derive(Debug)]
#[must_use = "readers do nothing unless you `.await` or poll them"]
pub struct Take<R> {
    inner: R,
    limit: u64,
}
access_inner!(Take);
impl<R> Take<R> {
    pub(super) fn new(inner: R, limit: u64) -> Take<R> { Take { inner, limit } }
    /// How many bytes may still be read.
    pub fn limit(&self) -> u64 { self.limit }
    /// Sets how many bytes may still be read.
    pub fn set_limit(&mut self, limit: u64) { self.limit = limit; }
}
impl<R: AsyncRead> AsyncRead for Take<R> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.limit == 0 {
            return Poll::Ready(Ok(0));
        }
        let max = this.limit.min(buf.len() as u64) as usize;
        let n = ready!(pinned!(this.inner).poll_read(cx, &mut buf[..max]))?;
        this.limit -= n as u64;
        Poll::Ready(Ok(n))
    }
}
impl<R: AsyncBufRead> AsyncBufRead for Take<R> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.limit == 0 {
            return Poll::Ready(Ok(&[]));
        }
        let bytes = ready!(pinned!(this.inner).poll_fill_buf(cx))?;
        Poll::Ready(Ok(&bytes[..this.limit.min(bytes.len() as u64) as usize]))
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        let this = unsafe { self.get_unchecked_mut() };
        let amt = this.limit.min(amt as u64);
        this.limit -= amt;
        pinned!(this.inner).consume(amt as usize)
    }
}
