//! The futures of `AsyncWriteExt` and `AsyncSeekExt`.
use futures_core::ready;
use futures_io::{AsyncSeek, AsyncWrite, ErrorKind, IoSlice, Result, SeekFrom};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

macro_rules! writing {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $T:ty)? } -> $Out:ty, |$this:ident, $cx:ident| $body:expr) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<'a, W: ?Sized> {
            pub(super) writer: &'a mut W,
            $(pub(super) $field: $T)?
        }
        impl<W: ?Sized + Unpin> Unpin for $name<'_, W> {}
        impl<W: AsyncWrite + ?Sized + Unpin> Future for $name<'_, W> {
            type Output = Result<$Out>;
            fn poll(mut self: Pin<&mut Self>, $cx: &mut Context<'_>) -> Poll<Result<$Out>> {
                let $this = &mut *self;
                $body
            }
        }
    };
}
writing!(
    /// The future of `write`.
    Write { buf: &'a [u8] } -> usize, |this, cx| Pin::new(&mut *this.writer).poll_write(cx, this.buf)
);
writing!(
    /// The future of `write_vectored`.
    WriteVectored { bufs: &'a [IoSlice<'a>] } -> usize, |this, cx| Pin::new(&mut *this.writer).poll_write_vectored(cx, this.bufs)
);
writing!(
    /// The future of `write_all`.
    WriteAll { buf: &'a [u8] } -> (), |this, cx| {
        while !this.buf.is_empty() {
            let n = ready!(Pin::new(&mut *this.writer).poll_write(cx, this.buf))?;
            this.buf = &this.buf[n..];
            if n == 0 {
                return Poll::Ready(Err(ErrorKind::WriteZero.into()));
            }
        }
        Poll::Ready(Ok(()))
    }
);
writing!(
    /// The future of `flush`.
    Flush {} -> (), |this, cx| Pin::new(&mut *this.writer).poll_flush(cx)
);
writing!(
    /// The future of `close`.
    Close {} -> (), |this, cx| Pin::new(&mut *this.writer).poll_close(cx)
);

/// The future of `seek`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Seek<'a, S: ?Sized> {
    pub(super) seek: &'a mut S,
    pub(super) pos: SeekFrom,
}
impl<S: ?Sized + Unpin> Unpin for Seek<'_, S> {}
impl<S: AsyncSeek + ?Sized + Unpin> Future for Seek<'_, S> {
    type Output = Result<u64>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<u64>> {
        let pos = self.pos;
        Pin::new(&mut *self.seek).poll_seek(cx, pos)
    }
}
