//! Futures of `AsyncBufReadExt`: reading up to a byte, lines, segments.
use crate::io::AsyncBufRead;
use std::future::Future;
use std::io;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll};

pub(super) fn not_utf8() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "stream did not contain valid UTF-8")
}

/// Gives the text back to its owner. If it is not UTF-8 (or `lose`, after an error in the middle of a character), only what was there before.
pub(super) fn give_back(output: &mut String, bytes: Vec<u8>, read: usize, lose: bool) -> bool {
    match String::from_utf8(bytes) {
        Ok(text) => {
            *output = text;
            true
        }
        Err(error) => {
            let mut bytes = error.into_bytes();
            let before = bytes.len().saturating_sub(read);
            bytes.truncate(before);
            if let Ok(text) = String::from_utf8(bytes) {
                *output = text;
            }
            lose
        }
    }
}

/// Appends to `buf` up to and with `delimiter`. `read`: bytes so far; the result, and then 0.
pub(super) fn poll_until<R>(
    mut reader: Pin<&mut R>,
    cx: &mut Context<'_>,
    delimiter: u8,
    buf: &mut Vec<u8>,
    read: &mut usize,
) -> Poll<io::Result<usize>>
where
    R: AsyncBufRead + ?Sized,
{
    loop {
        let (done, used) = {
            let there = ready!(reader.as_mut().poll_fill_buf(cx))?;
            match there.iter().position(|byte| *byte == delimiter) {
                Some(at) => {
                    buf.extend_from_slice(&there[..=at]);
                    (true, at + 1)
                }
                None => {
                    buf.extend_from_slice(there);
                    (there.is_empty(), there.len())
                }
            }
        };
        reader.as_mut().consume(used);
        *read += used;
        if done {
            return Poll::Ready(Ok(std::mem::replace(read, 0)));
        }
    }
}

/// See `AsyncBufReadExt::read_until`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ReadUntil<'a, R: ?Sized> {
    pub(super) reader: &'a mut R,
    pub(super) delimiter: u8,
    pub(super) buf: &'a mut Vec<u8>,
    pub(super) read: usize,
    pub(super) _pin: PhantomPinned,
}

impl<R: AsyncBufRead + ?Sized + Unpin> Future for ReadUntil<'_, R> {
    type Output = io::Result<usize>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        poll_until(Pin::new(&mut *this.reader), cx, this.delimiter, &mut *this.buf, &mut this.read)
    }
}

/// See `AsyncBufReadExt::read_line`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ReadLine<'a, R: ?Sized> {
    pub(super) reader: &'a mut R,
    pub(super) output: &'a mut String,
    /// The text while it is read: lost if the future is dropped (IO-5).
    pub(super) buf: Vec<u8>,
    pub(super) read: usize,
    pub(super) _pin: PhantomPinned,
}

impl<R: AsyncBufRead + ?Sized + Unpin> Future for ReadLine<'_, R> {
    type Output = io::Result<usize>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = ready!(poll_until(Pin::new(&mut *this.reader), cx, b'\n', &mut this.buf, &mut this.read));
        let read = match &result {
            Ok(n) => *n,
            Err(_) => this.read,
        };
        let valid = give_back(&mut *this.output, std::mem::take(&mut this.buf), read, result.is_err());
        match result {
            Ok(n) if valid => Poll::Ready(Ok(n)),
            Ok(_) => Poll::Ready(Err(not_utf8())),
            Err(error) => Poll::Ready(Err(error)),
        }
    }
}

/// See `AsyncBufReadExt::fill_buf`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct FillBuf<'a, R: ?Sized> {
    /// None: done.
    pub(super) reader: Option<&'a mut R>,
    pub(super) _pin: PhantomPinned,
}

impl<'a, R: AsyncBufRead + ?Sized + Unpin> Future for FillBuf<'a, R> {
    type Output = io::Result<&'a [u8]>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&'a [u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        let reader = this.reader.take().expect("Polled after completion.");
        match Pin::new(&mut *reader).poll_fill_buf(cx) {
            Poll::Ready(Ok(buf)) => {
                // The reader was taken out of this future, so the slice may live as long as it is borrowed.
                let buf: &'a [u8] = unsafe { std::slice::from_raw_parts(buf.as_ptr(), buf.len()) };
                Poll::Ready(Ok(buf))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                this.reader = Some(reader);
                Poll::Pending
            }
        }
    }
}
