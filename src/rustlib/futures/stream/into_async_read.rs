//! `into_async_read`: a stream of chunks as a reader.
use futures_core::ready;
use futures_core::stream::TryStream;
use futures_io::{AsyncBufRead, AsyncRead, AsyncWrite, Error, Result};
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `TryStreamExt::into_async_read`.
#[derive(Debug)]
#[must_use = "readers do nothing unless polled"]
pub struct IntoAsyncRead<St>
where
    St: TryStream<Error = Error>,
    St::Ok: AsRef<[u8]>,
{
    stream: St,
    state: State<St::Ok>,
}

#[derive(Debug)]
enum State<T> {
    /// A chunk, and how much of it was read.
    Chunk(T, usize),
    Between,
    Eof,
}

impl<St> IntoAsyncRead<St>
where
    St: TryStream<Error = Error>,
    St::Ok: AsRef<[u8]>,
{
    pub(super) fn new(stream: St) -> IntoAsyncRead<St> {
        IntoAsyncRead { stream, state: State::Between }
    }
}

impl<St> AsyncRead for IntoAsyncRead<St>
where
    St: TryStream<Error = Error>,
    St::Ok: AsRef<[u8]>,
{
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        let there = ready!(self.as_mut().poll_fill_buf(cx))?;
        let n = there.len().min(buf.len());
        buf[..n].copy_from_slice(&there[..n]);
        self.consume(n);
        Poll::Ready(Ok(n))
    }
}

impl<St> AsyncBufRead for IntoAsyncRead<St>
where
    St: TryStream<Error = Error>,
    St::Ok: AsRef<[u8]>,
{
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        while let State::Between = this.state {
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(Ok(chunk)) if chunk.as_ref().is_empty() => {}
                Some(Ok(chunk)) => this.state = State::Chunk(chunk, 0),
                Some(Err(error)) => {
                    this.state = State::Eof;
                    return Poll::Ready(Err(error));
                }
                None => this.state = State::Eof,
            }
        }
        match &this.state {
            State::Chunk(chunk, start) => Poll::Ready(Ok(&chunk.as_ref()[*start..])),
            _ => Poll::Ready(Ok(&[])),
        }
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        let this = unsafe { self.get_unchecked_mut() };
        if let State::Chunk(chunk, start) = &mut this.state {
            *start += amt;
            if *start >= chunk.as_ref().len() {
                this.state = State::Between;
            }
        }
    }
}

impl<St> AsyncWrite for IntoAsyncRead<St>
where
    St: TryStream<Error = Error> + AsyncWrite,
    St::Ok: AsRef<[u8]>,
{
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        pinned!(self.get_unchecked_mut().stream).poll_write(cx, buf)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        pinned!(self.get_unchecked_mut().stream).poll_flush(cx)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        pinned!(self.get_unchecked_mut().stream).poll_close(cx)
    }
}
