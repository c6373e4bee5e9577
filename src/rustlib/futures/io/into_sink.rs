//! `IntoSink`: a writer as a sink of chunks.
use crate::sink::Sink;
use futures_core::ready;
use futures_io::{AsyncWrite, Error, Result};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Writes each item; one item waits to be written.
#[derive(Debug)]
#[must_use = "sinks do nothing unless polled"]
pub struct IntoSink<W, Item> {
    writer: W,
    buffer: Option<Block<Item>>,
}
#[derive(Debug)]
struct Block<Item> {
    offset: usize,
    bytes: Item,
}
impl<W: Unpin, Item> Unpin for IntoSink<W, Item> {}
impl<W: AsyncWrite, Item: AsRef<[u8]>> IntoSink<W, Item> {
    pub(super) fn new(writer: W) -> IntoSink<W, Item> { IntoSink { writer, buffer: None } }

    // The writer, when it has taken the waiting item.
    fn poll_written(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Pin<&mut W>>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(block) = &mut this.buffer {
            loop {
                let bytes = block.bytes.as_ref();
                block.offset += ready!(pinned!(this.writer).poll_write(cx, &bytes[block.offset..]))?;
                if block.offset == bytes.len() {
                    break;
                }
            }
        }
        this.buffer = None;
        Poll::Ready(Ok(pinned!(this.writer)))
    }
}
impl<W: AsyncWrite, Item: AsRef<[u8]>> Sink<Item> for IntoSink<W, Item> {
    type Error = Error;
    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        ready!(self.poll_written(cx))?;
        Poll::Ready(Ok(()))
    }
    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<()> {
        unsafe { self.get_unchecked_mut() }.buffer = Some(Block { offset: 0, bytes: item });
        Ok(())
    }
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> { ready!(self.poll_written(cx))?.poll_flush(cx) }
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> { ready!(self.poll_written(cx))?.poll_close(cx) }
}
