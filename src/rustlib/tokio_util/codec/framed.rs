//! `Framed`: a connection as a stream and a sink of frames.
use super::frames::{ReadFrame, WriteFrame, INITIAL_CAPACITY};
use super::{Decoder, Encoder};
use bytes::BytesMut;
use futures_core::Stream;
use futures_sink::Sink;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite};

/// A connection as a stream and a sink of frames.
pub struct Framed<T, U> {
    /// Pinned with the whole.
    io: T,
    codec: U,
    read: ReadFrame,
    write: WriteFrame,
}

impl<T: Unpin, U> Unpin for Framed<T, U> {}

/// What a `Framed` is made of.
#[derive(Debug)]
pub struct FramedParts<T, U> {
    pub io: T,
    pub codec: U,
    /// Read, and no frame yet.
    pub read_buf: BytesMut,
    /// Encoded, and not written yet.
    pub write_buf: BytesMut,
    pub(crate) _priv: (),
}

impl<T, U> FramedParts<T, U> {
    pub fn new<I>(io: T, codec: U) -> FramedParts<T, U>
    where
        U: Encoder<I>,
    {
        FramedParts { io, codec, read_buf: BytesMut::new(), write_buf: BytesMut::new(), _priv: () }
    }
}

impl<T, U> Framed<T, U> {
    pub fn new(inner: T, codec: U) -> Framed<T, U> {
        Framed::with_capacity(inner, codec, INITIAL_CAPACITY)
    }

    /// With buffers of that size to begin with.
    pub fn with_capacity(inner: T, codec: U, capacity: usize) -> Framed<T, U> {
        Framed { io: inner, codec, read: ReadFrame::with_capacity(capacity), write: WriteFrame::with_capacity(capacity) }
    }

    pub fn from_parts(parts: FramedParts<T, U>) -> Framed<T, U> {
        Framed {
            io: parts.io,
            codec: parts.codec,
            read: ReadFrame::from_buffer(parts.read_buf),
            write: WriteFrame::from_buffer(parts.write_buf),
        }
    }

    pub fn into_parts(self) -> FramedParts<T, U> {
        FramedParts { io: self.io, codec: self.codec, read_buf: self.read.buffer, write_buf: self.write.buffer, _priv: () }
    }

    pub fn get_ref(&self) -> &T {
        &self.io
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.io
    }

    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut T> {
        self.parts().0
    }

    pub fn codec(&self) -> &U {
        &self.codec
    }

    pub fn codec_mut(&mut self) -> &mut U {
        &mut self.codec
    }

    /// With another codec. What is buffered stays.
    pub fn map_codec<C, F>(self, map: F) -> Framed<T, C>
    where
        F: FnOnce(U) -> C,
    {
        let parts = self.into_parts();
        Framed::from_parts(FramedParts {
            io: parts.io,
            codec: map(parts.codec),
            read_buf: parts.read_buf,
            write_buf: parts.write_buf,
            _priv: (),
        })
    }

    pub fn codec_pin_mut(self: Pin<&mut Self>) -> &mut U {
        self.parts().1
    }

    pub fn read_buffer(&self) -> &BytesMut {
        &self.read.buffer
    }

    pub fn read_buffer_mut(&mut self) -> &mut BytesMut {
        &mut self.read.buffer
    }

    pub fn write_buffer(&self) -> &BytesMut {
        &self.write.buffer
    }

    pub fn write_buffer_mut(&mut self) -> &mut BytesMut {
        &mut self.write.buffer
    }

    /// From so many bytes on, what is encoded is flushed before more is taken.
    pub fn backpressure_boundary(&self) -> usize {
        self.write.backpressure_boundary
    }

    pub fn set_backpressure_boundary(&mut self, boundary: usize) {
        self.write.backpressure_boundary = boundary;
    }

    /// The connection. What is buffered is lost.
    pub fn into_inner(self) -> T {
        self.io
    }

    fn parts(self: Pin<&mut Self>) -> (Pin<&mut T>, &mut U, &mut ReadFrame, &mut WriteFrame) {
        let this = unsafe { self.get_unchecked_mut() };
        (unsafe { Pin::new_unchecked(&mut this.io) }, &mut this.codec, &mut this.read, &mut this.write)
    }
}

impl<T: AsyncRead, U: Decoder> Stream for Framed<T, U> {
    type Item = Result<U::Item, U::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let (io, codec, read, _) = self.parts();
        read.poll_next(io, codec, cx)
    }
}

impl<T, I, U> Sink<I> for Framed<T, U>
where
    T: AsyncWrite,
    U: Encoder<I>,
    U::Error: From<io::Error>,
{
    type Error = U::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), U::Error>> {
        let (io, _, _, write) = self.parts();
        write.poll_ready(io, cx).map_err(Into::into)
    }

    fn start_send(self: Pin<&mut Self>, item: I) -> Result<(), U::Error> {
        let (_, codec, _, write) = self.parts();
        write.start_send(codec, item)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), U::Error>> {
        let (io, _, _, write) = self.parts();
        write.poll_flush(io, cx).map_err(Into::into)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), U::Error>> {
        let (io, _, _, write) = self.parts();
        write.poll_close(io, cx).map_err(Into::into)
    }
}

impl<T: fmt::Debug, U: fmt::Debug> fmt::Debug for Framed<T, U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Framed").field("io", self.get_ref()).field("codec", self.codec()).finish()
    }
}
