//! `copy` (IO-3).
use super::BUF_SIZE;
use crate::io::{AsyncBufRead, AsyncRead, AsyncWrite, ReadBuf};
use crate::task::coop;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What `copy` keeps between polls.
#[derive(Debug)]
pub(super) struct CopyBuffer {
    read_done: bool,
    /// Something was written since the last flush.
    need_flush: bool,
    /// What is to be written: `buf[pos..cap]`.
    pos: usize,
    cap: usize,
    total: u64,
    buf: Box<[u8]>,
}

fn write_zero() -> io::Error {
    io::Error::new(io::ErrorKind::WriteZero, "write zero byte into writer")
}

impl CopyBuffer {
    pub(super) fn new(size: usize) -> CopyBuffer {
        let buf = vec![0; size].into_boxed_slice();
        CopyBuffer { read_done: false, need_flush: false, pos: 0, cap: 0, total: 0, buf }
    }

    /// Reads behind what is buffered.
    fn poll_fill<R: AsyncRead + ?Sized>(&mut self, cx: &mut Context<'_>, reader: Pin<&mut R>) -> Poll<io::Result<()>> {
        let mut room = ReadBuf::new(&mut self.buf);
        room.set_filled(self.cap);
        let result = reader.poll_read(cx, &mut room);
        let filled = room.filled().len();
        if let Poll::Ready(Ok(())) = result {
            self.read_done = filled == self.cap;
            self.cap = filled;
        }
        result
    }

    /// Writes; while the writer is not ready, reads a bit more.
    fn poll_write_some<R, W>(&mut self, cx: &mut Context<'_>, reader: Pin<&mut R>, mut writer: Pin<&mut W>) -> Poll<io::Result<usize>>
    where
        R: AsyncRead + ?Sized,
        W: AsyncWrite + ?Sized,
    {
        match writer.as_mut().poll_write(cx, &self.buf[self.pos..self.cap]) {
            Poll::Pending => {
                if !self.read_done && self.cap < self.buf.len() {
                    ready!(self.poll_fill(cx, reader))?;
                }
                Poll::Pending
            }
            result => result,
        }
    }

    pub(super) fn poll_copy<R, W>(&mut self, cx: &mut Context<'_>, mut reader: Pin<&mut R>, mut writer: Pin<&mut W>) -> Poll<io::Result<u64>>
    where
        R: AsyncRead + ?Sized,
        W: AsyncWrite + ?Sized,
    {
        let unit = ready!(coop::poll_proceed(cx));
        loop {
            if self.cap < self.buf.len() && !self.read_done {
                match self.poll_fill(cx, reader.as_mut()) {
                    Poll::Ready(Ok(())) => unit.made_progress(),
                    Poll::Ready(Err(error)) => {
                        unit.made_progress();
                        return Poll::Ready(Err(error));
                    }
                    Poll::Pending => {
                        // Nothing to write: what was written so far should get through.
                        if self.pos == self.cap {
                            if self.need_flush {
                                ready!(writer.as_mut().poll_flush(cx))?;
                                unit.made_progress();
                                self.need_flush = false;
                            }
                            return Poll::Pending;
                        }
                    }
                }
            }
            while self.pos < self.cap {
                let n = ready!(self.poll_write_some(cx, reader.as_mut(), writer.as_mut()))?;
                unit.made_progress();
                if n == 0 {
                    return Poll::Ready(Err(write_zero()));
                }
                self.pos += n;
                self.total += n as u64;
                self.need_flush = true;
            }
            self.pos = 0;
            self.cap = 0;
            if self.read_done {
                ready!(writer.as_mut().poll_flush(cx))?;
                unit.made_progress();
                return Poll::Ready(Ok(self.total));
            }
        }
    }
}

/// Everything from the reader to the writer; how many bytes.
pub async fn copy<'a, R, W>(reader: &'a mut R, writer: &'a mut W) -> io::Result<u64>
where
    R: AsyncRead + Unpin + ?Sized,
    W: AsyncWrite + Unpin + ?Sized,
{
    let mut buffer = CopyBuffer::new(BUF_SIZE);
    poll_fn(|cx| buffer.poll_copy(cx, Pin::new(&mut *reader), Pin::new(&mut *writer))).await
}

/// As `copy`, through the reader's own buffer.
pub async fn copy_buf<'a, R, W>(reader: &'a mut R, writer: &'a mut W) -> io::Result<u64>
where
    R: AsyncBufRead + Unpin + ?Sized,
    W: AsyncWrite + Unpin + ?Sized,
{
    let mut total = 0;
    poll_fn(|cx| loop {
        let unit = ready!(coop::poll_proceed(cx));
        let buffer = ready!(Pin::new(&mut *reader).poll_fill_buf(cx))?;
        if buffer.is_empty() {
            ready!(Pin::new(&mut *writer).poll_flush(cx))?;
            unit.made_progress();
            return Poll::Ready(Ok(total));
        }
        let n = ready!(Pin::new(&mut *writer).poll_write(cx, buffer))?;
        unit.made_progress();
        if n == 0 {
            return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
        }
        total += n as u64;
        Pin::new(&mut *reader).consume(n);
    })
    .await
}
