//! Blocking readers and writers (standard streams) as asynchronous ones: each operation runs on the blocking pool (IO-6).
use super::{AsyncRead, AsyncWrite, ReadBuf};
use crate::runtime::blocking::spawn_blocking;
use crate::task::JoinHandle;
use std::future::Future;
use std::io::{self, Read, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Bytes handed over at once (IO-2).
pub(crate) const MAX_CHUNK: usize = 2 * 1024 * 1024;

/// What an operation gives back: its result, the buffer, and the thing itself.
type Done<T> = (io::Result<usize>, Vec<u8>, T);

/// A thing that may block, and the operation in progress.
#[derive(Debug)]
pub(crate) struct Blocking<T> {
    /// None while an operation has it.
    inner: Option<T>,
    state: State<T>,
    need_flush: bool,
}

#[derive(Debug)]
enum State<T> {
    /// Bytes that were read and not taken yet: `buf[pos..]`.
    Idle { buf: Vec<u8>, pos: usize },
    Busy(JoinHandle<Done<T>>),
}

impl<T> Unpin for Blocking<T> {}

/// The error of operations whose pool is gone.
pub(crate) fn background_failed() -> io::Error {
    io::Error::new(io::ErrorKind::Other, "background task failed")
}

impl<T> Blocking<T> {
    pub(crate) fn new(inner: T) -> Blocking<T> {
        Blocking { inner: Some(inner), state: State::Idle { buf: Vec::new(), pos: 0 }, need_flush: false }
    }

    /// Starts an operation on the pool.
    fn start<F>(&mut self, buf: Vec<u8>, operation: F)
    where
        F: FnOnce(&mut T, &mut Vec<u8>) -> io::Result<usize> + Send + 'static,
        T: Send + 'static,
    {
        if let Some(mut inner) = self.inner.take() {
            self.state = State::Busy(spawn_blocking(move || {
                let mut buf = buf;
                let result = operation(&mut inner, &mut buf);
                (result, buf, inner)
            }));
        }
    }

    /// Waits for the operation in progress.
    fn poll_idle(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        match &mut self.state {
            State::Idle { .. } => Poll::Ready(Ok(0)),
            State::Busy(job) => match ready!(Pin::new(job).poll(cx)) {
                Ok((result, buf, inner)) => {
                    self.inner = Some(inner);
                    self.state = State::Idle { buf, pos: 0 };
                    Poll::Ready(result)
                }
                Err(_) => Poll::Ready(Err(background_failed())),
            },
        }
    }

    /// The buffer of an idle one.
    fn take_buf(&mut self) -> Vec<u8> {
        match &mut self.state {
            State::Idle { buf, pos } => {
                *pos = 0;
                std::mem::take(buf)
            }
            State::Busy(_) => Vec::new(),
        }
    }
}

impl<T: Read + Send + 'static> AsyncRead for Blocking<T> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, dst: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        loop {
            if let State::Idle { buf, pos } = &mut this.state {
                if *pos < buf.len() || dst.remaining() == 0 {
                    let n = (buf.len() - *pos).min(dst.remaining());
                    dst.put_slice(&buf[*pos..*pos + n]);
                    *pos += n;
                    return Poll::Ready(Ok(()));
                }
                let mut buf = this.take_buf();
                buf.clear();
                buf.resize(dst.remaining().min(MAX_CHUNK), 0);
                this.start(buf, |inner, buf| {
                    let result = inner.read(&mut buf[..]);
                    buf.truncate(match &result {
                        Ok(n) => *n,
                        Err(_) => 0,
                    });
                    result
                });
            }
            if ready!(this.poll_idle(cx))? == 0 {
                return Poll::Ready(Ok(()));
            }
        }
    }
}

impl<T: Write + Send + 'static> AsyncWrite for Blocking<T> {
    /// Takes the bytes and writes them in the background.
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, src: &[u8]) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        ready!(this.poll_idle(cx))?;
        let n = src.len().min(MAX_CHUNK);
        let mut buf = this.take_buf();
        buf.clear();
        buf.extend_from_slice(&src[..n]);
        this.start(buf, |inner, buf| {
            let result = inner.write_all(&buf[..]);
            buf.clear();
            result.map(|()| 0)
        });
        this.need_flush = true;
        Poll::Ready(Ok(n))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        loop {
            ready!(this.poll_idle(cx))?;
            if !this.need_flush {
                return Poll::Ready(Ok(()));
            }
            let buf = this.take_buf();
            this.start(buf, |inner, _| inner.flush().map(|()| 0));
            this.need_flush = false;
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
