//! One object that reads and writes, as two.
use crate::lock::bilock::BiLock;
use futures_core::ready;
use futures_io::{AsyncRead, AsyncWrite, IoSlice, IoSliceMut, Result};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The half that reads.
#[derive(Debug)]
pub struct ReadHalf<T> {
    handle: BiLock<T>,
}
/// The half that writes.
#[derive(Debug)]
pub struct WriteHalf<T> {
    handle: BiLock<T>,
}

pub(super) fn split<T: AsyncRead + AsyncWrite>(t: T) -> (ReadHalf<T>, WriteHalf<T>) {
    let (a, b) = BiLock::new(t);
    (ReadHalf { handle: a }, WriteHalf { handle: b })
}

impl<T> ReadHalf<T> {
    /// Are both of one object?
    pub fn is_pair_of(&self, other: &WriteHalf<T>) -> bool { self.handle.is_pair_of(&other.handle) }
}
impl<T: Unpin> ReadHalf<T> {
    /// The whole again.
    pub fn reunite(self, other: WriteHalf<T>) -> std::result::Result<T, ReuniteError<T>> {
        match self.handle.reunite(other.handle) {
            Ok(whole) => Ok(whole),
            Err((a, b)) => Err(ReuniteError(ReadHalf { handle: a }, WriteHalf { handle: b })),
        }
    }
}
impl<T> WriteHalf<T> {
    /// Are both of one object?
    pub fn is_pair_of(&self, other: &ReadHalf<T>) -> bool { self.handle.is_pair_of(&other.handle) }
}
impl<T: Unpin> WriteHalf<T> {
    /// The whole again.
    pub fn reunite(self, other: ReadHalf<T>) -> std::result::Result<T, ReuniteError<T>> { other.reunite(self) }
}

impl<R: AsyncRead> AsyncRead for ReadHalf<R> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        ready!(self.handle.poll_lock(cx)).as_pin_mut().poll_read(cx, buf)
    }
    fn poll_read_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
        ready!(self.handle.poll_lock(cx)).as_pin_mut().poll_read_vectored(cx, bufs)
    }
}
impl<W: AsyncWrite> AsyncWrite for WriteHalf<W> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        ready!(self.handle.poll_lock(cx)).as_pin_mut().poll_write(cx, buf)
    }
    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        ready!(self.handle.poll_lock(cx)).as_pin_mut().poll_write_vectored(cx, bufs)
    }
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> { ready!(self.handle.poll_lock(cx)).as_pin_mut().poll_flush(cx) }
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> { ready!(self.handle.poll_lock(cx)).as_pin_mut().poll_close(cx) }
}

/// The halves are not of one object.
pub struct ReuniteError<T>(pub ReadHalf<T>, pub WriteHalf<T>);
impl<T> fmt::Debug for ReuniteError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("ReuniteError").field(&"...").finish() }
}
impl<T> fmt::Display for ReuniteError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("tried to reunite a ReadHalf and WriteHalf that don't form a pair") }
}
impl<T: std::any::Any> std::error::Error for ReuniteError<T> {}
