//! From a reader into a writer.
use super::BufReader;
use crate::future::{AbortHandle, AbortInner, Aborted};
use futures_core::ready;
use futures_io::{AsyncBufRead, AsyncRead, AsyncWrite, ErrorKind, Result};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// Copies all that the reader gives; how many bytes.
pub fn copy<R: AsyncRead, W: AsyncWrite + Unpin + ?Sized>(reader: R, writer: &mut W) -> Copy<'_, R, W> {
    Copy { inner: copy_buf(BufReader::new(reader), writer) }
}

/// Copies all that the buffered reader gives; how many bytes.
pub fn copy_buf<R: AsyncBufRead, W: AsyncWrite + Unpin + ?Sized>(reader: R, writer: &mut W) -> CopyBuf<'_, R, W> {
    CopyBuf { reader, writer, amt: 0 }
}

/// The same, with a handle that ends it.
pub fn copy_buf_abortable<R: AsyncBufRead, W: AsyncWrite + Unpin + ?Sized>(reader: R, writer: &mut W) -> (CopyBufAbortable<'_, R, W>, AbortHandle) {
    let (handle, registration) = AbortHandle::new_pair();
    (CopyBufAbortable { reader, writer, amt: 0, inner: registration.into_inner() }, handle)
}

/// The future of `copy`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Copy<'a, R, W: ?Sized> {
    inner: CopyBuf<'a, BufReader<R>, W>,
}
impl<R: AsyncRead, W: AsyncWrite + Unpin + ?Sized> Future for Copy<'_, R, W> {
    type Output = Result<u64>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<u64>> { pinned!(self.get_unchecked_mut().inner).poll(cx) }
}

/// The future of `copy_buf`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct CopyBuf<'a, R, W: ?Sized> {
    reader: R,
    writer: &'a mut W,
    amt: u64,
}
impl<R: AsyncBufRead, W: AsyncWrite + Unpin + ?Sized> Future for CopyBuf<'_, R, W> {
    type Output = Result<u64>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<u64>> {
        let this = unsafe { self.get_unchecked_mut() };
        while ready!(step(pinned!(this.reader), &mut *this.writer, &mut this.amt, cx))? {}
        Poll::Ready(Ok(this.amt))
    }
}

// One write, or the flush at the end; was it a write?
fn step<R: AsyncBufRead, W: AsyncWrite + Unpin + ?Sized>(mut reader: Pin<&mut R>, writer: &mut W, amt: &mut u64, cx: &mut Context<'_>) -> Poll<Result<bool>> {
    let bytes = ready!(reader.as_mut().poll_fill_buf(cx))?;
    if bytes.is_empty() {
        ready!(Pin::new(writer).poll_flush(cx))?;
        return Poll::Ready(Ok(false));
    }
    let n = ready!(Pin::new(writer).poll_write(cx, bytes))?;
    if n == 0 {
        return Poll::Ready(Err(ErrorKind::WriteZero.into()));
    }
    *amt += n as u64;
    reader.consume(n);
    Poll::Ready(Ok(true))
}

/// The future of `copy_buf_abortable`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct CopyBufAbortable<'a, R, W: ?Sized> {
    reader: R,
    writer: &'a mut W,
    amt: u64,
    inner: Arc<AbortInner>,
}
impl<R: AsyncBufRead, W: AsyncWrite + Unpin> Future for CopyBufAbortable<'_, R, W> {
    type Output = Result<std::result::Result<u64, Aborted>>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if this.inner.is_aborted() {
                return Poll::Ready(Ok(Err(Aborted)));
            }
            match step(pinned!(this.reader), &mut *this.writer, &mut this.amt, cx) {
                Poll::Ready(Ok(true)) => {}
                Poll::Ready(Ok(false)) => return Poll::Ready(Ok(Ok(this.amt))),
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => break,
            }
        }
        this.inner.register(cx.waker());
        if this.inner.is_aborted() {
            return Poll::Ready(Ok(Err(Aborted)));
        }
        Poll::Pending
    }
}
