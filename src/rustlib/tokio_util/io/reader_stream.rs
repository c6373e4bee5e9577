//! `ReaderStream`: a reader as a stream of chunks.
use crate::util::poll_read_buf;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use std::io;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::io::AsyncRead;

const DEFAULT_CAPACITY: usize = 4096;

/// A reader as a stream of chunks.
#[derive(Debug)]
pub struct ReaderStream<R> {
    /// Pinned with the whole; gone after the end and after an error.
    reader: Option<R>,
    buf: BytesMut,
    capacity: usize,
}

impl<R: Unpin> Unpin for ReaderStream<R> {}

impl<R: AsyncRead> ReaderStream<R> {
    pub fn new(reader: R) -> ReaderStream<R> {
        ReaderStream { reader: Some(reader), buf: BytesMut::new(), capacity: DEFAULT_CAPACITY }
    }

    /// Chunks of at most that size to begin with.
    pub fn with_capacity(reader: R, capacity: usize) -> ReaderStream<R> {
        ReaderStream { reader: Some(reader), buf: BytesMut::with_capacity(capacity), capacity }
    }
}

impl<R: AsyncRead> Stream for ReaderStream<R> {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        let this = unsafe { self.get_unchecked_mut() };
        let reader = match &mut this.reader {
            Some(reader) => unsafe { Pin::new_unchecked(reader) },
            None => return Poll::Ready(None),
        };
        if this.buf.capacity() == 0 {
            this.buf.reserve(this.capacity);
        }
        match ready!(poll_read_buf(reader, cx, &mut this.buf)) {
            Err(error) => {
                this.reader = None;
                Poll::Ready(Some(Err(error)))
            }
            Ok(0) => {
                this.reader = None;
                Poll::Ready(None)
            }
            Ok(_) => Poll::Ready(Some(Ok(this.buf.split().freeze()))),
        }
    }
}
