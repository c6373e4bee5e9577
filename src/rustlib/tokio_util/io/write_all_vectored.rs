//! `write_all_vectored`: several slices, all of them.
use std::future::Future;
use std::io::{self, IoSlice};
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::io::AsyncWrite;

/// See `write_all_vectored`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct WriteAllVectored<'a, 'b, W: ?Sized> {
    writer: &'a mut W,
    bufs: &'a mut [IoSlice<'b>],
    _pin: PhantomPinned,
}

/// Writes several slices, all of them. Not cancel safe.
pub fn write_all_vectored<'a, 'b, W>(writer: &'a mut W, bufs: &'a mut [IoSlice<'b>]) -> WriteAllVectored<'a, 'b, W>
where
    W: AsyncWrite + Unpin + ?Sized,
{
    WriteAllVectored { writer, bufs, _pin: PhantomPinned }
}

impl<W: AsyncWrite + Unpin + ?Sized> Future for WriteAllVectored<'_, '_, W> {
    type Output = io::Result<()>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            // Empty ones at the front go.
            let first = match this.bufs.iter().position(|buf| !buf.is_empty()) {
                Some(first) => first,
                None => return Poll::Ready(Ok(())),
            };
            this.bufs = &mut std::mem::take(&mut this.bufs)[first..];
            let n = ready!(Pin::new(&mut *this.writer).poll_write_vectored(cx, this.bufs))?;
            if n == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            IoSlice::advance_slices(&mut this.bufs, n);
        }
    }
}
