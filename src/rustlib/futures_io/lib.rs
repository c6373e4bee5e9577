//! The reading and writing traits that the crates of the futures family share.
use std::ops::DerefMut;
use std::pin::Pin;
use std::task::{Context, Poll};

#[doc(no_inline)]
pub use std::io::{Error, ErrorKind, IoSlice, IoSliceMut, Result, SeekFrom};

/// Reads bytes asynchronously.
pub trait AsyncRead {
    /// Reads into `buf`; how many bytes.
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>>;

    /// Reads into several buffers; by default into the first that has room.
    fn poll_read_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
        match bufs.iter_mut().find(|buf| !buf.is_empty()) {
            Some(buf) => self.poll_read(cx, buf),
            None => self.poll_read(cx, &mut []),
        }
    }
}

/// Writes bytes asynchronously.
pub trait AsyncWrite {
    /// Writes from `buf`; how many bytes.
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>>;

    /// Writes from several buffers; by default from the first that holds something.
    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        match bufs.iter().find(|buf| !buf.is_empty()) {
            Some(buf) => self.poll_write(cx, buf),
            None => self.poll_write(cx, &[]),
        }
    }

    /// Sees to it that what was written arrives.
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;

    /// Ends the writing.
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
}

/// Moves to a place asynchronously.
pub trait AsyncSeek {
    /// Seeks; the new position from the start.
    fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>>;
}

/// Reads through a buffer asynchronously.
pub trait AsyncBufRead: AsyncRead {
    /// What is buffered, filled first if empty; empty at the end.
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>>;

    /// Marks bytes as read.
    fn consume(self: Pin<&mut Self>, amt: usize);
}

// What points to one is one: `$inner` makes the pinned target out of `$me`.
macro_rules! through {
    ($me:ident => $inner:expr; [$($generics:tt)*] $T:ty, $target:ty, $($bound:tt)*) => {
        impl<$($generics)*> AsyncRead for $T where $target: AsyncRead, $($bound)* {
            fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
                let $me = self.get_mut();
                $inner.poll_read(cx, buf)
            }
            fn poll_read_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
                let $me = self.get_mut();
                $inner.poll_read_vectored(cx, bufs)
            }
        }
        impl<$($generics)*> AsyncWrite for $T where $target: AsyncWrite, $($bound)* {
            fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
                let $me = self.get_mut();
                $inner.poll_write(cx, buf)
            }
            fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
                let $me = self.get_mut();
                $inner.poll_write_vectored(cx, bufs)
            }
            fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
                let $me = self.get_mut();
                $inner.poll_flush(cx)
            }
            fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
                let $me = self.get_mut();
                $inner.poll_close(cx)
            }
        }
        impl<$($generics)*> AsyncSeek for $T where $target: AsyncSeek, $($bound)* {
            fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>> {
                let $me = self.get_mut();
                $inner.poll_seek(cx, pos)
            }
        }
        impl<$($generics)*> AsyncBufRead for $T where $target: AsyncBufRead, $($bound)* {
            fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
                let $me = self.get_mut();
                $inner.poll_fill_buf(cx)
            }
            fn consume(self: Pin<&mut Self>, amt: usize) {
                let $me = self.get_mut();
                $inner.consume(amt)
            }
        }
    };
}
through! { me => Pin::new(&mut **me); [T: ?Sized + Unpin] Box<T>, T, }
through! { me => Pin::new(&mut **me); [T: ?Sized + Unpin] &mut T, T, }
through! { me => me.as_mut(); [P] Pin<P>, P::Target, P: DerefMut + Unpin }

impl AsyncRead for &[u8] {
    fn poll_read(self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        Poll::Ready(std::io::Read::read(self.get_mut(), buf))
    }
    fn poll_read_vectored(self: Pin<&mut Self>, _cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
        Poll::Ready(std::io::Read::read_vectored(self.get_mut(), bufs))
    }
}

impl AsyncBufRead for &[u8] {
    fn poll_fill_buf(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        Poll::Ready(std::io::BufRead::fill_buf(self.get_mut()))
    }
    fn consume(self: Pin<&mut Self>, amt: usize) {
        std::io::BufRead::consume(self.get_mut(), amt)
    }
}

impl AsyncWrite for Vec<u8> {
    fn poll_write(self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        Poll::Ready(std::io::Write::write(self.get_mut(), buf))
    }
    fn poll_write_vectored(self: Pin<&mut Self>, _cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        Poll::Ready(std::io::Write::write_vectored(self.get_mut(), bufs))
    }
    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }
    fn poll_close(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }
}
