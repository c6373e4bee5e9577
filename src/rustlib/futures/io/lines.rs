//! The futures of `AsyncBufReadExt`, and `Lines`.
use futures_core::ready;
use futures_core::stream::Stream;
use futures_io::{AsyncBufRead, Error, ErrorKind, Result};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The future of `fill_buf`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct FillBuf<'a, R: ?Sized> {
    pub(super) reader: Option<&'a mut R>,
}
impl<R: ?Sized> Unpin for FillBuf<'_, R> {}
impl<'a, R: AsyncBufRead + ?Sized + Unpin> Future for FillBuf<'a, R> {
    type Output = Result<&'a [u8]>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&'a [u8]>> {
        let reader = self.reader.take().expect("Polled FillBuf after completion");
        match Pin::new(&mut *reader).poll_fill_buf(cx) {
            Poll::Ready(Ok(bytes)) => Poll::Ready(Ok(unsafe { std::slice::from_raw_parts(bytes.as_ptr(), bytes.len()) })),
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                self.reader = Some(reader);
                Poll::Pending
            }
        }
    }
}

/// The future of `read_until`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ReadUntil<'a, R: ?Sized> {
    pub(super) reader: &'a mut R,
    pub(super) byte: u8,
    pub(super) buf: &'a mut Vec<u8>,
    pub(super) read: usize,
}
impl<R: ?Sized + Unpin> Unpin for ReadUntil<'_, R> {}
impl<R: AsyncBufRead + ?Sized + Unpin> Future for ReadUntil<'_, R> {
    type Output = Result<usize>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<usize>> {
        let this = &mut *self;
        until(Pin::new(&mut *this.reader), cx, this.byte, this.buf, &mut this.read)
    }
}

fn until<R: AsyncBufRead + ?Sized>(mut reader: Pin<&mut R>, cx: &mut Context<'_>, byte: u8, buf: &mut Vec<u8>, read: &mut usize) -> Poll<Result<usize>> {
    loop {
        let (done, used) = {
            let there = ready!(reader.as_mut().poll_fill_buf(cx))?;
            match there.iter().position(|b| *b == byte) {
                Some(at) => {
                    buf.extend_from_slice(&there[..=at]);
                    (true, at + 1)
                }
                None => {
                    buf.extend_from_slice(there);
                    (false, there.len())
                }
            }
        };
        reader.as_mut().consume(used);
        *read += used;
        if done || used == 0 {
            return Poll::Ready(Ok(*read));
        }
    }
}

// Adds a line to the text; one that is no text is left out.
fn line<R: AsyncBufRead + ?Sized>(
    reader: Pin<&mut R>,
    cx: &mut Context<'_>,
    buf: &mut String,
    bytes: &mut Vec<u8>,
    read: &mut usize,
) -> Poll<Result<usize>> {
    let mut result = ready!(until(reader, cx, b'\n', bytes, read));
    let before = bytes.len() - std::mem::replace(read, 0);
    if std::str::from_utf8(&bytes[before..]).is_err() {
        bytes.truncate(before);
        if result.is_ok() {
            result = Err(Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8"));
        }
    }
    std::mem::swap(unsafe { buf.as_mut_vec() }, bytes);
    Poll::Ready(result)
}

/// The future of `read_line`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ReadLine<'a, R: ?Sized> {
    pub(super) reader: &'a mut R,
    pub(super) buf: &'a mut String,
    pub(super) bytes: Vec<u8>,
    pub(super) read: usize,
    pub(super) finished: bool,
}
impl<R: ?Sized + Unpin> Unpin for ReadLine<'_, R> {}
impl<R: AsyncBufRead + ?Sized + Unpin> Future for ReadLine<'_, R> {
    type Output = Result<usize>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<usize>> {
        let this = &mut *self;
        let result = ready!(line(Pin::new(&mut *this.reader), cx, this.buf, &mut this.bytes, &mut this.read));
        this.finished = true;
        Poll::Ready(result)
    }
}
impl<R: ?Sized> Drop for ReadLine<'_, R> {
    /// The text that was there before comes back; the line that was begun is lost.
    fn drop(&mut self) {
        if !self.finished {
            self.bytes.truncate(self.bytes.len() - self.read);
            std::mem::swap(unsafe { self.buf.as_mut_vec() }, &mut self.bytes);
        }
    }
}

/// The stream of `lines`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Lines<R> {
    reader: R,
    buf: String,
    bytes: Vec<u8>,
    read: usize,
}
impl<R> Lines<R> {
    pub(super) fn new(reader: R) -> Lines<R> { Lines { reader, buf: String::new(), bytes: Vec::new(), read: 0 } }
}
impl<R: AsyncBufRead> Stream for Lines<R> {
    type Item = Result<String>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<String>>> {
        let this = unsafe { self.get_unchecked_mut() };
        let n = ready!(line(pinned!(this.reader), cx, &mut this.buf, &mut this.bytes, &mut this.read))?;
        if n == 0 && this.buf.is_empty() {
            return Poll::Ready(None);
        }
        if this.buf.ends_with('\n') {
            this.buf.pop();
            if this.buf.ends_with('\r') {
                this.buf.pop();
            }
        }
        Poll::Ready(Some(Ok(std::mem::take(&mut this.buf))))
    }
}
