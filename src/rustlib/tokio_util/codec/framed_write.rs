//! `FramedWrite`: a writer as a sink of frames.
use super::frames::{WriteFrame, INITIAL_CAPACITY};
use super::{Encoder, FramedParts};
use bytes::BytesMut;
use futures_core::Stream;
use futures_sink::Sink;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::AsyncWrite;

/// A writer as a sink of frames.
pub struct FramedWrite<T, E> {
    /// Pinned with the whole.
    io: T,
    codec: E,
    write: WriteFrame,
}

impl<T: Unpin, E> Unpin for FramedWrite<T, E> {}

impl<T, E> FramedWrite<T, E> {
    pub fn new(inner: T, encoder: E) -> FramedWrite<T, E> {
        FramedWrite::with_capacity(inner, encoder, INITIAL_CAPACITY)
    }

    /// With a buffer of that size to begin with.
    pub fn with_capacity(inner: T, encoder: E, capacity: usize) -> FramedWrite<T, E> {
        FramedWrite { io: inner, codec: encoder, write: WriteFrame::with_capacity(capacity) }
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

    /// The writer. What is buffered is lost.
    pub fn into_inner(self) -> T {
        self.io
    }

    pub fn encoder(&self) -> &E {
        &self.codec
    }

    pub fn encoder_mut(&mut self) -> &mut E {
        &mut self.codec
    }

    /// With another encoder. What is buffered stays.
    pub fn map_encoder<C, F>(self, map: F) -> FramedWrite<T, C>
    where
        F: FnOnce(E) -> C,
    {
        FramedWrite { io: self.io, codec: map(self.codec), write: self.write }
    }

    pub fn encoder_pin_mut(self: Pin<&mut Self>) -> &mut E {
        self.parts().1
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

    pub fn into_parts(self) -> FramedParts<T, E> {
        FramedParts { io: self.io, codec: self.codec, read_buf: BytesMut::new(), write_buf: self.write.buffer, _priv: () }
    }

    fn parts(self: Pin<&mut Self>) -> (Pin<&mut T>, &mut E, &mut WriteFrame) {
        let this = unsafe { self.get_unchecked_mut() };
        (unsafe { Pin::new_unchecked(&mut this.io) }, &mut this.codec, &mut this.write)
    }
}

impl<T, I, E> Sink<I> for FramedWrite<T, E>
where
    T: AsyncWrite,
    E: Encoder<I>,
    E::Error: From<io::Error>,
{
    type Error = E::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E::Error>> {
        let (io, _, write) = self.parts();
        write.poll_ready(io, cx).map_err(Into::into)
    }

    fn start_send(self: Pin<&mut Self>, item: I) -> Result<(), E::Error> {
        let (_, codec, write) = self.parts();
        write.start_send(codec, item)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E::Error>> {
        let (io, _, write) = self.parts();
        write.poll_flush(io, cx).map_err(Into::into)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E::Error>> {
        let (io, _, write) = self.parts();
        write.poll_close(io, cx).map_err(Into::into)
    }
}

/// A stream stays one.
impl<T: Stream, D> Stream for FramedWrite<T, D> {
    type Item = T::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T::Item>> {
        self.get_pin_mut().poll_next(cx)
    }
}

impl<T: fmt::Debug, U: fmt::Debug> fmt::Debug for FramedWrite<T, U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FramedWrite").field("inner", &self.io).field("encoder", &self.codec).field("buffer", &self.write.buffer).finish()
    }
}
