//! `take` and `chain`.
use crate::io::{AsyncBufRead, AsyncRead, ReadBuf};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// At most so many bytes of a reader. See `AsyncReadExt::take`.
#[derive(Debug)]
#[must_use = "streams do nothing unless you `.await` or poll them"]
pub struct Take<R> {
    inner: R,
    limit: u64,
}

/// One reader after the other. See `AsyncReadExt::chain`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Chain<T, U> {
    first: T,
    second: U,
    done_first: bool,
}

pub(super) fn take<R: AsyncRead>(inner: R, limit: u64) -> Take<R> {
    Take { inner, limit }
}

pub(super) fn chain<T: AsyncRead, U: AsyncRead>(first: T, second: U) -> Chain<T, U> {
    Chain { first, second, done_first: false }
}

impl<R: AsyncRead> Take<R> {
    /// Bytes that may still be read.
    pub fn limit(&self) -> u64 {
        self.limit
    }

    pub fn set_limit(&mut self, limit: u64) {
        self.limit = limit;
    }

    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut R> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }
    }

    pub fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: AsyncRead> AsyncRead for Take<R> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.limit == 0 {
            return Poll::Ready(Ok(()));
        }
        let mut part = buf.take(this.limit.min(usize::MAX as u64) as usize);
        let start = part.filled().as_ptr();
        ready!(unsafe { Pin::new_unchecked(&mut this.inner) }.poll_read(cx, &mut part))?;
        // The reader must have filled this buffer, not put another in its place.
        assert_eq!(part.filled().as_ptr(), start);
        let n = part.filled().len();
        unsafe { buf.assume_init(n) };
        buf.advance(n);
        this.limit -= n as u64;
        Poll::Ready(Ok(()))
    }
}

impl<R: AsyncBufRead> AsyncBufRead for Take<R> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.limit == 0 {
            return Poll::Ready(Ok(&[]));
        }
        let buf = ready!(unsafe { Pin::new_unchecked(&mut this.inner) }.poll_fill_buf(cx))?;
        let n = (buf.len() as u64).min(this.limit) as usize;
        Poll::Ready(Ok(&buf[..n]))
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        let this = unsafe { self.get_unchecked_mut() };
        let amt = (amt as u64).min(this.limit);
        this.limit -= amt;
        unsafe { Pin::new_unchecked(&mut this.inner) }.consume(amt as usize);
    }
}

impl<T, U> Chain<T, U> {
    pub fn get_ref(&self) -> (&T, &U) {
        (&self.first, &self.second)
    }

    pub fn get_mut(&mut self) -> (&mut T, &mut U) {
        (&mut self.first, &mut self.second)
    }

    pub fn into_inner(self) -> (T, U) {
        (self.first, self.second)
    }
}

impl<T: AsyncRead, U: AsyncRead> AsyncRead for Chain<T, U> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.done_first {
            let room = buf.remaining();
            ready!(unsafe { Pin::new_unchecked(&mut this.first) }.poll_read(cx, buf))?;
            if buf.remaining() == room && room != 0 {
                this.done_first = true;
            } else {
                return Poll::Ready(Ok(()));
            }
        }
        unsafe { Pin::new_unchecked(&mut this.second) }.poll_read(cx, buf)
    }
}

impl<T: AsyncBufRead, U: AsyncBufRead> AsyncBufRead for Chain<T, U> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.done_first {
            let ended = ready!(unsafe { Pin::new_unchecked(&mut this.first) }.poll_fill_buf(cx))?.is_empty();
            if !ended {
                return unsafe { Pin::new_unchecked(&mut this.first) }.poll_fill_buf(cx);
            }
            this.done_first = true;
        }
        unsafe { Pin::new_unchecked(&mut this.second) }.poll_fill_buf(cx)
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done_first {
            unsafe { Pin::new_unchecked(&mut this.second) }.consume(amt)
        } else {
            unsafe { Pin::new_unchecked(&mut this.first) }.consume(amt)
        }
    }
}
