//! Reading and writing frames: what `Framed`, `FramedRead` and `FramedWrite` share.
use super::{Decoder, Encoder};
use crate::util::{poll_read_buf, poll_write_buf};
use bytes::BytesMut;
use std::io;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite};

pub(super) const INITIAL_CAPACITY: usize = 8 * 1024;

/// What was read and is no frame yet.
#[derive(Debug)]
pub(super) struct ReadFrame {
    pub(super) eof: bool,
    /// There may be a frame in the buffer.
    pub(super) is_readable: bool,
    pub(super) buffer: BytesMut,
    /// The next item is the end (after an error).
    pub(super) has_errored: bool,
}

/// What is encoded and not written yet.
#[derive(Debug)]
pub(super) struct WriteFrame {
    pub(super) buffer: BytesMut,
    /// From so many bytes on it is flushed before more is taken.
    pub(super) backpressure_boundary: usize,
}

fn at_least_initial(mut buffer: BytesMut) -> BytesMut {
    let size = buffer.capacity();
    if size < INITIAL_CAPACITY {
        buffer.reserve(INITIAL_CAPACITY - size);
    }
    buffer
}

impl ReadFrame {
    pub(super) fn with_capacity(capacity: usize) -> ReadFrame {
        ReadFrame { eof: false, is_readable: false, buffer: BytesMut::with_capacity(capacity), has_errored: false }
    }

    pub(super) fn from_buffer(buffer: BytesMut) -> ReadFrame {
        let is_readable = !buffer.is_empty();
        ReadFrame { eof: false, is_readable, buffer: at_least_initial(buffer), has_errored: false }
    }

    /// A frame of the buffer, if there is one.
    fn frame<U: Decoder>(&mut self, codec: &mut U) -> Result<Option<U::Item>, U::Error> {
        let found = if self.eof { codec.decode_eof(&mut self.buffer) } else { codec.decode(&mut self.buffer) };
        match &found {
            Ok(Some(_)) => {}
            Ok(None) => self.is_readable = false,
            Err(_) => self.has_errored = true,
        }
        found
    }

    /// The next frame: those of the buffer first, then what can be read. An error is followed by an end; an end by a new try.
    pub(super) fn poll_next<T, U>(&mut self, mut io: Pin<&mut T>, codec: &mut U, cx: &mut Context<'_>) -> Poll<Option<Result<U::Item, U::Error>>>
    where
        T: AsyncRead,
        U: Decoder,
    {
        loop {
            if self.has_errored {
                self.is_readable = false;
                self.has_errored = false;
                return Poll::Ready(None);
            }
            if self.is_readable {
                let found = self.frame(codec).transpose();
                if found.is_some() || self.eof {
                    return Poll::Ready(found);
                }
            }
            // Room for a byte at least, so that 0 can only mean the end.
            self.buffer.reserve(1);
            match ready!(poll_read_buf(io.as_mut(), cx, &mut self.buffer)) {
                Err(error) => {
                    self.has_errored = true;
                    return Poll::Ready(Some(Err(error.into())));
                }
                Ok(0) if self.eof => return Poll::Ready(None),
                Ok(n) => self.eof = n == 0,
            }
            self.is_readable = true;
        }
    }
}

impl WriteFrame {
    pub(super) fn with_capacity(capacity: usize) -> WriteFrame {
        WriteFrame { buffer: BytesMut::with_capacity(capacity), backpressure_boundary: capacity }
    }

    pub(super) fn from_buffer(buffer: BytesMut) -> WriteFrame {
        WriteFrame { buffer: at_least_initial(buffer), backpressure_boundary: INITIAL_CAPACITY }
    }

    pub(super) fn poll_ready<T: AsyncWrite>(&mut self, io: Pin<&mut T>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.buffer.len() < self.backpressure_boundary {
            return Poll::Ready(Ok(()));
        }
        self.poll_flush(io, cx)
    }

    pub(super) fn start_send<I, U: Encoder<I>>(&mut self, codec: &mut U, item: I) -> Result<(), U::Error> {
        codec.encode(item, &mut self.buffer)
    }

    pub(super) fn poll_flush<T: AsyncWrite>(&mut self, mut io: Pin<&mut T>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.buffer.is_empty() {
            if ready!(poll_write_buf(io.as_mut(), cx, &mut self.buffer))? == 0 {
                return Poll::Ready(Err(io::Error::new(io::ErrorKind::WriteZero, "failed to write frame to transport")));
            }
        }
        io.poll_flush(cx)
    }

    pub(super) fn poll_close<T: AsyncWrite>(&mut self, mut io: Pin<&mut T>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_flush(io.as_mut(), cx))?;
        io.poll_shutdown(cx)
    }
}
