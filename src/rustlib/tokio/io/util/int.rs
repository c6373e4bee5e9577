//! Futures of the integer reads and writes. Multi-byte ones are not cancel safe (IO-5).
use crate::io::{AsyncRead, AsyncWrite, ReadBuf};
use std::future::Future;
use std::io;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Reads `N` bytes and makes a value of them.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ReadInt<R, T, const N: usize> {
    pub(super) src: R,
    pub(super) buf: [u8; N],
    pub(super) filled: usize,
    pub(super) value: fn([u8; N]) -> T,
    pub(super) _pin: PhantomPinned,
}

impl<R: AsyncRead + Unpin, T, const N: usize> Future for ReadInt<R, T, N> {
    type Output = io::Result<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.filled < N {
            let mut rest = ReadBuf::new(&mut this.buf[this.filled..]);
            ready!(Pin::new(&mut this.src).poll_read(cx, &mut rest))?;
            let n = rest.filled().len();
            if n == 0 {
                return Poll::Ready(Err(io::ErrorKind::UnexpectedEof.into()));
            }
            this.filled += n;
        }
        Poll::Ready(Ok((this.value)(this.buf)))
    }
}

/// Writes `N` bytes.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct WriteInt<W, const N: usize> {
    pub(super) dst: W,
    pub(super) buf: [u8; N],
    pub(super) written: usize,
    pub(super) _pin: PhantomPinned,
}

impl<W: AsyncWrite + Unpin, const N: usize> Future for WriteInt<W, N> {
    type Output = io::Result<()>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.written < N {
            let n = ready!(Pin::new(&mut this.dst).poll_write(cx, &this.buf[this.written..]))?;
            if n == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            this.written += n;
        }
        Poll::Ready(Ok(()))
    }
}
