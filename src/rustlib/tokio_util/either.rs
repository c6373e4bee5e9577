//! One of two things of different types, as what both are.
use futures_core::Stream;
use futures_sink::Sink;
use std::future::Future;
use std::io::{self, IoSlice, SeekFrom};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, ReadBuf};

/// One of two.
#[derive(Debug, Clone)]
pub enum Either<L, R> {
    Left(L),
    Right(R),
}

macro_rules! delegate {
    ($this:ident, $x:ident => $call:expr) => {
        unsafe {
            match $this.get_unchecked_mut() {
                Either::Left(inner) => {
                    let $x = Pin::new_unchecked(inner);
                    $call
                }
                Either::Right(inner) => {
                    let $x = Pin::new_unchecked(inner);
                    $call
                }
            }
        }
    };
}

impl<L, R, O> Future for Either<L, R>
where
    L: Future<Output = O>,
    R: Future<Output = O>,
{
    type Output = O;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<O> {
        delegate!(self, x => x.poll(cx))
    }
}

impl<L: AsyncRead, R: AsyncRead> AsyncRead for Either<L, R> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        delegate!(self, x => x.poll_read(cx, buf))
    }
}

impl<L: AsyncBufRead, R: AsyncBufRead> AsyncBufRead for Either<L, R> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        delegate!(self, x => x.poll_fill_buf(cx))
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        delegate!(self, x => x.consume(amt))
    }
}

impl<L: AsyncSeek, R: AsyncSeek> AsyncSeek for Either<L, R> {
    fn start_seek(self: Pin<&mut Self>, position: SeekFrom) -> io::Result<()> {
        delegate!(self, x => x.start_seek(position))
    }

    fn poll_complete(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<u64>> {
        delegate!(self, x => x.poll_complete(cx))
    }
}

impl<L: AsyncWrite, R: AsyncWrite> AsyncWrite for Either<L, R> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        delegate!(self, x => x.poll_write(cx, buf))
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        delegate!(self, x => x.poll_flush(cx))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        delegate!(self, x => x.poll_shutdown(cx))
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        delegate!(self, x => x.poll_write_vectored(cx, bufs))
    }

    fn is_write_vectored(&self) -> bool {
        match self {
            Either::Left(inner) => inner.is_write_vectored(),
            Either::Right(inner) => inner.is_write_vectored(),
        }
    }
}

impl<L, R> Stream for Either<L, R>
where
    L: Stream,
    R: Stream<Item = L::Item>,
{
    type Item = L::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<L::Item>> {
        delegate!(self, x => x.poll_next(cx))
    }
}

impl<L, R, Item, Error> Sink<Item> for Either<L, R>
where
    L: Sink<Item, Error = Error>,
    R: Sink<Item, Error = Error>,
{
    type Error = Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        delegate!(self, x => x.poll_ready(cx))
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Error> {
        delegate!(self, x => x.start_send(item))
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        delegate!(self, x => x.poll_flush(cx))
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        delegate!(self, x => x.poll_close(cx))
    }
}
