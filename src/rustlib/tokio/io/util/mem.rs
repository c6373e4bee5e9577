//! Pipes in memory: `duplex`, `simplex` (IO-4).
use crate::io::split::{split_of, ReadHalf, WriteHalf};
use crate::io::{AsyncRead, AsyncWrite, ReadBuf};
use crate::task::coop;
use crate::trace::{self, Res};
use crate::util::bytes::ByteQueue;
use crate::util::Shared;
use std::fmt;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// Both directions of a pair made by `duplex`.
#[derive(Debug)]
pub struct DuplexStream {
    read: Arc<Shared<SimplexStream>>,
    write: Arc<Shared<SimplexStream>>,
}

/// A pipe of limited size.
pub struct SimplexStream {
    buffer: ByteQueue,
    closed: bool,
    max: usize,
    read_waker: Option<Waker>,
    write_waker: Option<Waker>,
    res: Res,
}

/// Two ends; what is written to one is read from the other.
#[track_caller]
pub fn duplex(max_buf_size: usize) -> (DuplexStream, DuplexStream) {
    let one = Arc::new(Shared::new(SimplexStream::new_unsplit(max_buf_size)));
    let two = Arc::new(Shared::new(SimplexStream::new_unsplit(max_buf_size)));
    (DuplexStream { read: one.clone(), write: two.clone() }, DuplexStream { read: two, write: one })
}

/// One direction: a reader and a writer.
#[track_caller]
pub fn simplex(max_buf_size: usize) -> (ReadHalf<SimplexStream>, WriteHalf<SimplexStream>) {
    split_of(SimplexStream::new_unsplit(max_buf_size))
}

impl SimplexStream {
    /// A pipe that reads what was written to itself.
    #[track_caller]
    pub fn new_unsplit(max_buf_size: usize) -> SimplexStream {
        SimplexStream {
            buffer: ByteQueue::new(),
            closed: false,
            max: max_buf_size,
            read_waker: None,
            write_waker: None,
            res: Res::new(trace::PIPE, max_buf_size as i64),
        }
    }

    fn wake(&self, waker: Option<Waker>) {
        if let Some(waker) = waker {
            trace::wake_via(waker, self.res.id(), trace::BY_IO);
        }
    }

    /// No more reading or writing; whoever waits on the other side learns of it.
    fn close(&mut self, by_writer: bool) {
        if !self.closed {
            self.closed = true;
            trace::res_close(self.res.id(), by_writer as u32);
        }
        let waker = if by_writer { self.read_waker.take() } else { self.write_waker.take() };
        self.wake(waker);
    }

    fn read_now(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.buffer.is_empty() {
            let bytes: &[u8] = self.buffer.front(buf.remaining());
            let n = bytes.len();
            if n > 0 {
                buf.put_slice(bytes);
                trace::recv(self.res.id(), &bytes, self.buffer.len() - n);
                self.buffer.consume(n);
                let waker = self.write_waker.take();
                self.wake(waker);
            }
            Poll::Ready(Ok(()))
        } else if self.closed || buf.remaining() == 0 {
            Poll::Ready(Ok(()))
        } else {
            self.read_waker = Some(cx.waker().clone());
            Poll::Pending
        }
    }

    fn write_now(&mut self, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        if self.closed {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        if bufs.iter().all(|buf| buf.is_empty()) {
            return Poll::Ready(Ok(0));
        }
        let mut free = self.max - self.buffer.len();
        if free == 0 {
            self.write_waker = Some(cx.waker().clone());
            return Poll::Pending;
        }
        let mut written = 0;
        for buf in bufs {
            let n = buf.len().min(free);
            let bytes: &[u8] = &buf[..n];
            self.buffer.push(bytes);
            if n > 0 {
                trace::send(self.res.id(), &bytes, self.buffer.len());
            }
            free -= n;
            written += n;
        }
        let waker = self.read_waker.take();
        self.wake(waker);
        Poll::Ready(Ok(written))
    }
}

/// One unit of budget per completed operation.
macro_rules! budgeted {
    ($cx:expr, $operation:expr) => {{
        let unit = ready!(coop::poll_proceed($cx));
        let result = $operation;
        if result.is_ready() {
            unit.made_progress();
        }
        result
    }};
}

impl AsyncRead for SimplexStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        budgeted!(cx, self.get_mut().read_now(cx, buf))
    }
}

impl AsyncWrite for SimplexStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        budgeted!(cx, self.get_mut().write_now(cx, &[IoSlice::new(buf)]))
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        budgeted!(cx, self.get_mut().write_now(cx, bufs))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.get_mut().close(true);
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for DuplexStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(self.read.get()).poll_read(cx, buf)
    }
}

impl AsyncWrite for DuplexStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(self.write.get()).poll_write(cx, buf)
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        Pin::new(self.write.get()).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.write.get().close(true);
        Poll::Ready(Ok(()))
    }
}

impl Drop for DuplexStream {
    fn drop(&mut self) {
        self.write.get().close(true);
        self.read.get().close(false);
    }
}

impl Drop for SimplexStream {
    fn drop(&mut self) {
        trace::res_drop(self.res.id(), self.buffer.len());
    }
}

impl fmt::Debug for SimplexStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SimplexStream")
            .field("is_closed", &self.closed)
            .field("max_buf_size", &self.max)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Shared<SimplexStream> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.get(), f)
    }
}
