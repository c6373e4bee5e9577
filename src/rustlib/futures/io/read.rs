//! The futures of `AsyncReadExt`.
use futures_core::ready;
use futures_io::{AsyncRead, Error, ErrorKind, IoSliceMut, Result};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

macro_rules! reading {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $T:ty),* } -> $Out:ty, |$this:ident, $cx:ident| $body:expr) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<'a, R: ?Sized> {
            pub(super) reader: &'a mut R,
            $(pub(super) $field: $T),*
        }
        impl<R: ?Sized + Unpin> Unpin for $name<'_, R> {}
        impl<R: AsyncRead + ?Sized + Unpin> Future for $name<'_, R> {
            type Output = Result<$Out>;
            fn poll(mut self: Pin<&mut Self>, $cx: &mut Context<'_>) -> Poll<Result<$Out>> {
                let $this = &mut *self;
                $body
            }
        }
    };
}
reading!(
    /// The future of `read`.
    Read { buf: &'a mut [u8] } -> usize, |this, cx| Pin::new(&mut *this.reader).poll_read(cx, this.buf)
);
reading!(
    /// The future of `read_vectored`.
    ReadVectored { bufs: &'a mut [IoSliceMut<'a>] } -> usize, |this, cx| Pin::new(&mut *this.reader).poll_read_vectored(cx, this.bufs)
);
reading!(
    /// The future of `read_exact`.
    ReadExact { buf: &'a mut [u8] } -> (), |this, cx| {
        while !this.buf.is_empty() {
            let n = ready!(Pin::new(&mut *this.reader).poll_read(cx, this.buf))?;
            let (_, rest) = std::mem::take(&mut this.buf).split_at_mut(n);
            this.buf = rest;
            if n == 0 {
                return Poll::Ready(Err(ErrorKind::UnexpectedEof.into()));
            }
        }
        Poll::Ready(Ok(()))
    }
);
reading!(
    /// The future of `read_to_end`.
    ReadToEnd { buf: &'a mut Vec<u8>, start: usize } -> usize, |this, cx| to_end(Pin::new(&mut *this.reader), cx, this.buf, this.start)
);
reading!(
    /// The future of `read_to_string`.
    ReadToString { buf: &'a mut String, bytes: Vec<u8>, start: usize } -> usize, |this, cx| {
        let result = ready!(to_end(Pin::new(&mut *this.reader), cx, &mut this.bytes, this.start));
        as_text(this.buf, &mut this.bytes, result)
    }
);

/// Gives the text its bytes back, unless they are no text.
fn as_text(buf: &mut String, bytes: &mut Vec<u8>, result: Result<usize>) -> Poll<Result<usize>> {
    match String::from_utf8(std::mem::take(bytes)) {
        Ok(text) => {
            *buf = text;
            Poll::Ready(result)
        }
        Err(_) => Poll::Ready(result.and_then(|_| Err(Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8")))),
    }
}

// The room grows as the vector does, by 32 bytes at least; each read may use all of it.
fn to_end<R: AsyncRead + ?Sized>(mut reader: Pin<&mut R>, cx: &mut Context<'_>, buf: &mut Vec<u8>, start: usize) -> Poll<Result<usize>> {
    let mut filled = buf.len();
    let result = loop {
        if filled == buf.len() {
            buf.reserve(32);
            buf.resize(buf.capacity(), 0);
        }
        match reader.as_mut().poll_read(cx, &mut buf[filled..]) {
            Poll::Ready(Ok(0)) => break Poll::Ready(Ok(filled - start)),
            Poll::Ready(Ok(n)) => {
                assert!(n <= buf.len() - filled);
                filled += n;
            }
            other => break other,
        }
    };
    buf.truncate(filled);
    result
}
