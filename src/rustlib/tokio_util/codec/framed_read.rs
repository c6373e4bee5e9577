//! `FramedRead`: a reader as a stream of frames.
use super::frames::{ReadFrame, INITIAL_CAPACITY};
use super::{Decoder, FramedParts};
use bytes::BytesMut;
use futures_core::Stream;
use futures_sink::Sink;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::AsyncRead;

/// A reader as a stream of frames.
pub struct FramedRead<T, D> {
    /// Pinned with the whole.
    io: T,
    codec: D,
    read: ReadFrame,
}

impl<T: Unpin, D> Unpin for FramedRead<T, D> {}

impl<T, D> FramedRead<T, D> {
    pub fn new(inner: T, decoder: D) -> FramedRead<T, D> {
        FramedRead::with_capacity(inner, decoder, INITIAL_CAPACITY)
    }

    /// With a buffer of that size to begin with.
    pub fn with_capacity(inner: T, decoder: D, capacity: usize) -> FramedRead<T, D> {
        FramedRead { io: inner, codec: decoder, read: ReadFrame::with_capacity(capacity) }
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

    /// The reader. What is buffered is lost.
    pub fn into_inner(self) -> T {
        self.io
    }

    pub fn decoder(&self) -> &D {
        &self.codec
    }

    pub fn decoder_mut(&mut self) -> &mut D {
        &mut self.codec
    }

    /// With another decoder. What is buffered stays.
    pub fn map_decoder<C, F>(self, map: F) -> FramedRead<T, C>
    where
        F: FnOnce(D) -> C,
    {
        FramedRead { io: self.io, codec: map(self.codec), read: self.read }
    }

    pub fn decoder_pin_mut(self: Pin<&mut Self>) -> &mut D {
        self.parts().1
    }

    pub fn read_buffer(&self) -> &BytesMut {
        &self.read.buffer
    }

    pub fn read_buffer_mut(&mut self) -> &mut BytesMut {
        &mut self.read.buffer
    }

    pub fn into_parts(self) -> FramedParts<T, D> {
        FramedParts { io: self.io, codec: self.codec, read_buf: self.read.buffer, write_buf: BytesMut::new(), _priv: () }
    }

    fn parts(self: Pin<&mut Self>) -> (Pin<&mut T>, &mut D, &mut ReadFrame) {
        let this = unsafe { self.get_unchecked_mut() };
        (unsafe { Pin::new_unchecked(&mut this.io) }, &mut this.codec, &mut this.read)
    }
}

impl<T: AsyncRead, D: Decoder> Stream for FramedRead<T, D> {
    type Item = Result<D::Item, D::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let (io, codec, read) = self.parts();
        read.poll_next(io, codec, cx)
    }
}

/// A sink stays one.
impl<T: Sink<I>, I, D> Sink<I> for FramedRead<T, D> {
    type Error = T::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), T::Error>> {
        self.get_pin_mut().poll_ready(cx)
    }

    fn start_send(self: Pin<&mut Self>, item: I) -> Result<(), T::Error> {
        self.get_pin_mut().start_send(item)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), T::Error>> {
        self.get_pin_mut().poll_flush(cx)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), T::Error>> {
        self.get_pin_mut().poll_close(cx)
    }
}

impl<T: fmt::Debug, D: fmt::Debug> fmt::Debug for FramedRead<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FramedRead")
            .field("inner", &self.io)
            .field("decoder", &self.codec)
            .field("eof", &self.read.eof)
            .field("is_readable", &self.read.is_readable)
            .field("buffer", &self.read.buffer)
            .finish()
    }
}
