//! What has no bytes, endless bytes, or takes all bytes.
use futures_io::{AsyncBufRead, AsyncRead, AsyncWrite, IoSlice, IoSliceMut, Result};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// At its end from the start.
#[must_use = "readers do nothing unless polled"]
pub struct Empty(());
/// Makes an `Empty`.
pub fn empty() -> Empty { Empty(()) }
impl AsyncRead for Empty {
    fn poll_read(self: Pin<&mut Self>, _cx: &mut Context<'_>, _buf: &mut [u8]) -> Poll<Result<usize>> { Poll::Ready(Ok(0)) }
}
impl AsyncBufRead for Empty {
    fn poll_fill_buf(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<&[u8]>> { Poll::Ready(Ok(&[])) }
    fn consume(self: Pin<&mut Self>, _amt: usize) {}
}

/// One byte for ever.
#[must_use = "readers do nothing unless polled"]
pub struct Repeat(u8);
/// Makes a `Repeat`.
pub fn repeat(byte: u8) -> Repeat { Repeat(byte) }
impl AsyncRead for Repeat {
    fn poll_read(self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        buf.fill(self.0);
        Poll::Ready(Ok(buf.len()))
    }
    fn poll_read_vectored(self: Pin<&mut Self>, _cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
        let mut n = 0;
        for buf in bufs {
            buf.fill(self.0);
            n += buf.len();
        }
        Poll::Ready(Ok(n))
    }
}

/// Takes all and keeps nothing.
#[must_use = "writers do nothing unless polled"]
pub struct Sink(());
/// Makes a `Sink`.
pub fn sink() -> Sink { Sink(()) }
impl AsyncWrite for Sink {
    fn poll_write(self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> { Poll::Ready(Ok(buf.len())) }
    fn poll_write_vectored(self: Pin<&mut Self>, _cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        Poll::Ready(Ok(bufs.iter().map(|buf| buf.len()).sum()))
    }
    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
    fn poll_close(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
}

macro_rules! shown {
    ($($T:ident $text:literal)*) => { $(
        impl fmt::Debug for $T {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad($text) }
        }
    )* };
}
shown! { Empty "Empty { .. }" Repeat "Repeat { .. }" Sink "Sink { .. }" }
