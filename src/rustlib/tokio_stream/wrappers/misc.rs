//! Intervals, lines, listeners, signals.
use futures_core::ready;
use futures_core::{FusedStream, Stream};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::fs::{DirEntry, ReadDir};
use tokio::io::{AsyncBufRead, Lines, Split};
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::Signal;
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, Interval};

/// An interval as a stream that never ends.
#[derive(Debug)]
pub struct IntervalStream {
    inner: Interval,
}

impl IntervalStream {
    pub fn new(interval: Interval) -> IntervalStream {
        IntervalStream { inner: interval }
    }

    pub fn into_inner(self) -> Interval {
        self.inner
    }
}

impl Stream for IntervalStream {
    type Item = Instant;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Instant>> {
        self.inner.poll_tick(cx).map(Some)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::MAX, None)
    }
}

impl FusedStream for IntervalStream {
    fn is_terminated(&self) -> bool {
        false
    }
}

impl AsRef<Interval> for IntervalStream {
    fn as_ref(&self) -> &Interval {
        &self.inner
    }
}

impl AsMut<Interval> for IntervalStream {
    fn as_mut(&mut self) -> &mut Interval {
        &mut self.inner
    }
}

/// A set of tasks as a stream of their results.
#[derive(Debug)]
pub struct JoinSetStream<T> {
    inner: JoinSet<T>,
}

impl<T> JoinSetStream<T> {
    pub fn new(set: JoinSet<T>) -> JoinSetStream<T> {
        JoinSetStream { inner: set }
    }

    pub fn into_inner(self) -> JoinSet<T> {
        self.inner
    }
}

impl<T: 'static> Stream for JoinSetStream<T> {
    type Item = Result<T, JoinError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.inner.poll_join_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let size = self.inner.len();
        (size, Some(size))
    }
}

impl<T> AsRef<JoinSet<T>> for JoinSetStream<T> {
    fn as_ref(&self) -> &JoinSet<T> {
        &self.inner
    }
}

impl<T> AsMut<JoinSet<T>> for JoinSetStream<T> {
    fn as_mut(&mut self) -> &mut JoinSet<T> {
        &mut self.inner
    }
}

impl<T> From<JoinSet<T>> for JoinSetStream<T> {
    fn from(set: JoinSet<T>) -> JoinSetStream<T> {
        JoinSetStream::new(set)
    }
}

/// Lines as a stream.
#[derive(Debug)]
pub struct LinesStream<R> {
    inner: Lines<R>,
}

impl<R> LinesStream<R> {
    pub fn new(lines: Lines<R>) -> LinesStream<R> {
        LinesStream { inner: lines }
    }

    pub fn into_inner(self) -> Lines<R> {
        self.inner
    }
}

impl<R: AsyncBufRead> Stream for LinesStream<R> {
    type Item = io::Result<String>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let lines = unsafe { self.map_unchecked_mut(|this| &mut this.inner) };
        lines.poll_next_line(cx).map(Result::transpose)
    }
}

/// Segments as a stream.
#[derive(Debug)]
pub struct SplitStream<R> {
    inner: Split<R>,
}

impl<R> SplitStream<R> {
    pub fn new(split: Split<R>) -> SplitStream<R> {
        SplitStream { inner: split }
    }

    pub fn into_inner(self) -> Split<R> {
        self.inner
    }
}

impl<R: AsyncBufRead> Stream for SplitStream<R> {
    type Item = io::Result<Vec<u8>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let split = unsafe { self.map_unchecked_mut(|this| &mut this.inner) };
        split.poll_next_segment(cx).map(Result::transpose)
    }
}

/// The entries of a directory as a stream.
#[derive(Debug)]
pub struct ReadDirStream {
    inner: ReadDir,
}

impl ReadDirStream {
    pub fn new(read_dir: ReadDir) -> ReadDirStream {
        ReadDirStream { inner: read_dir }
    }

    pub fn into_inner(self) -> ReadDir {
        self.inner
    }
}

impl Stream for ReadDirStream {
    type Item = io::Result<DirEntry>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.inner.poll_next_entry(cx).map(Result::transpose)
    }
}

/// The connections of a listener as a stream that never ends.
#[derive(Debug)]
pub struct TcpListenerStream {
    inner: TcpListener,
}

impl TcpListenerStream {
    pub fn new(listener: TcpListener) -> TcpListenerStream {
        TcpListenerStream { inner: listener }
    }

    pub fn into_inner(self) -> TcpListener {
        self.inner
    }
}

impl Stream for TcpListenerStream {
    type Item = io::Result<TcpStream>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match ready!(self.inner.poll_accept(cx)) {
            Ok((stream, _)) => Poll::Ready(Some(Ok(stream))),
            Err(error) => Poll::Ready(Some(Err(error))),
        }
    }
}

/// A signal as a stream.
#[derive(Debug)]
pub struct SignalStream {
    inner: Signal,
}

impl SignalStream {
    pub fn new(signal: Signal) -> SignalStream {
        SignalStream { inner: signal }
    }

    pub fn into_inner(self) -> Signal {
        self.inner
    }
}

impl Stream for SignalStream {
    type Item = ();

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<()>> {
        self.inner.poll_recv(cx)
    }
}

