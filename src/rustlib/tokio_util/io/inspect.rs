//! `InspectReader`, `InspectWriter`: show a function what passes.
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Shows a function what is read.
pub struct InspectReader<R, F> {
    /// Pinned with the whole.
    reader: R,
    f: F,
}

impl<R: Unpin, F> Unpin for InspectReader<R, F> {}

impl<R, F> InspectReader<R, F> {
    pub fn new(reader: R, f: F) -> InspectReader<R, F>
    where
        R: AsyncRead,
        F: FnMut(&[u8]),
    {
        InspectReader { reader, f }
    }

    pub fn into_inner(self) -> R {
        self.reader
    }

    fn parts(self: Pin<&mut Self>) -> (Pin<&mut R>, &mut F) {
        let this = unsafe { self.get_unchecked_mut() };
        (unsafe { Pin::new_unchecked(&mut this.reader) }, &mut this.f)
    }
}

impl<R: AsyncRead, F: FnMut(&[u8])> AsyncRead for InspectReader<R, F> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let (reader, f) = self.parts();
        let before = buf.filled().len();
        ready!(reader.poll_read(cx, buf))?;
        f(&buf.filled()[before..]);
        Poll::Ready(Ok(()))
    }
}

impl<R: AsyncWrite, F> AsyncWrite for InspectReader<R, F> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.parts().0.poll_write(cx, buf)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.parts().0.poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.parts().0.poll_shutdown(cx)
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.parts().0.poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.reader.is_write_vectored()
    }
}

/// Shows a function what is written.
pub struct InspectWriter<W, F> {
    /// Pinned with the whole.
    writer: W,
    f: F,
}

impl<W: Unpin, F> Unpin for InspectWriter<W, F> {}

impl<W, F> InspectWriter<W, F> {
    pub fn new(writer: W, f: F) -> InspectWriter<W, F>
    where
        W: AsyncWrite,
        F: FnMut(&[u8]),
    {
        InspectWriter { writer, f }
    }

    pub fn into_inner(self) -> W {
        self.writer
    }

    fn parts(self: Pin<&mut Self>) -> (Pin<&mut W>, &mut F) {
        let this = unsafe { self.get_unchecked_mut() };
        (unsafe { Pin::new_unchecked(&mut this.writer) }, &mut this.f)
    }
}

impl<W: AsyncWrite, F: FnMut(&[u8])> AsyncWrite for InspectWriter<W, F> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let (writer, f) = self.parts();
        let result = writer.poll_write(cx, buf);
        if let Poll::Ready(Ok(n)) = result {
            if n != 0 {
                f(&buf[..n]);
            }
        }
        result
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.parts().0.poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.parts().0.poll_shutdown(cx)
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let (writer, f) = self.parts();
        let result = writer.poll_write_vectored(cx, bufs);
        if let Poll::Ready(Ok(mut left)) = result {
            for buf in bufs {
                let n = left.min(buf.len());
                if n != 0 {
                    f(&buf[..n]);
                }
                left -= n;
                if left == 0 {
                    break;
                }
            }
        }
        result
    }

    fn is_write_vectored(&self) -> bool {
        self.writer.is_write_vectored()
    }
}

impl<W: AsyncRead, F> AsyncRead for InspectWriter<W, F> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.parts().0.poll_read(cx, buf)
    }
}
