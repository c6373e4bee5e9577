//! `StreamReader`: a stream of chunks as a reader.
use bytes::Buf;
use futures_core::Stream;
use futures_sink::Sink;
use std::io;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::io::{AsyncBufRead, AsyncRead, ReadBuf};

/// A stream of chunks as a reader.
#[derive(Debug)]
pub struct StreamReader<S, B> {
    /// Pinned with the whole.
    inner: S,
    /// What is left of the last one.
    chunk: Option<B>,
}

impl<S: Unpin, B> Unpin for StreamReader<S, B> {}

impl<S, B, E> StreamReader<S, B>
where
    S: Stream<Item = Result<B, E>>,
    B: Buf,
    E: Into<io::Error>,
{
    pub fn new(stream: S) -> StreamReader<S, B> {
        StreamReader { inner: stream, chunk: None }
    }

    /// The stream, and what was not read of its last chunk.
    pub fn into_inner_with_chunk(self) -> (S, Option<B>) {
        (self.inner, self.chunk.filter(|chunk| chunk.has_remaining()))
    }
}

impl<S, B> StreamReader<S, B> {
    pub fn get_ref(&self) -> &S {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut S {
        &mut self.inner
    }

    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut S> {
        self.parts().0
    }

    /// The stream. What was not read is lost.
    pub fn into_inner(self) -> S {
        self.inner
    }

    fn parts(self: Pin<&mut Self>) -> (Pin<&mut S>, &mut Option<B>) {
        let this = unsafe { self.get_unchecked_mut() };
        (unsafe { Pin::new_unchecked(&mut this.inner) }, &mut this.chunk)
    }
}

impl<S, B, E> AsyncRead for StreamReader<S, B>
where
    S: Stream<Item = Result<B, E>>,
    B: Buf,
    E: Into<io::Error>,
{
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if buf.remaining() == 0 {
            return Poll::Ready(Ok(()));
        }
        let available = ready!(self.as_mut().poll_fill_buf(cx))?;
        let n = available.len().min(buf.remaining());
        buf.put_slice(&available[..n]);
        self.consume(n);
        Poll::Ready(Ok(()))
    }
}

impl<S, B, E> AsyncBufRead for StreamReader<S, B>
where
    S: Stream<Item = Result<B, E>>,
    B: Buf,
    E: Into<io::Error>,
{
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        let (mut inner, chunk) = self.parts();
        while !chunk.as_ref().is_some_and(|chunk| chunk.has_remaining()) {
            match ready!(inner.as_mut().poll_next(cx)) {
                Some(Ok(next)) => *chunk = Some(next),
                Some(Err(error)) => return Poll::Ready(Err(error.into())),
                None => return Poll::Ready(Ok(&[])),
            }
        }
        Poll::Ready(Ok(match chunk {
            Some(chunk) => chunk.chunk(),
            None => &[],
        }))
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        if amt > 0 {
            self.parts().1.as_mut().expect("No chunk present").advance(amt);
        }
    }
}

/// A sink stays one.
impl<S: Sink<T, Error = E>, B, E, T> Sink<T> for StreamReader<S, B> {
    type Error = E;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.parts().0.poll_ready(cx)
    }

    fn start_send(self: Pin<&mut Self>, item: T) -> Result<(), E> {
        self.parts().0.start_send(item)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.parts().0.poll_flush(cx)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.parts().0.poll_close(cx)
    }
}
