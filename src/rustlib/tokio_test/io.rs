//! An I/O object with a script: what is read, what must be written, waits and errors.
use std::cmp;
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{ready, Context, Poll, Waker};

use futures_core::Stream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::mpsc;
use tokio::time::{sleep_until, Duration, Instant, Sleep};
use tokio_stream::wrappers::UnboundedReceiverStream;

/// Follows its script; panics when it is written what it does not expect or dropped with something left.
#[derive(Debug)]
pub struct Mock {
    inner: Inner,
}

/// Adds to the script of a running `Mock`.
#[derive(Debug)]
pub struct Handle {
    tx: mpsc::UnboundedSender<Action>,
}

/// Builds a `Mock`.
#[derive(Debug, Clone, Default)]
pub struct Builder {
    actions: VecDeque<Action>,
    name: String,
}

/// An error is shared so that a builder can be cloned; it can be taken only from the last copy.
#[derive(Debug, Clone)]
enum Action {
    Read(Vec<u8>),
    Write(Vec<u8>),
    Wait(Duration),
    ReadError(Option<Arc<io::Error>>),
    WriteError(Option<Arc<io::Error>>),
}

struct Inner {
    actions: VecDeque<Action>,
    waiting: Option<Instant>,
    sleep: Option<Pin<Box<Sleep>>>,
    read_wait: Option<Waker>,
    rx: UnboundedReceiverStream<Action>,
    name: String,
}

impl Builder {
    /// An empty script.
    pub fn new() -> Self {
        Self::default()
    }

    /// Then these bytes can be read.
    pub fn read(&mut self, buf: &[u8]) -> &mut Self {
        self.then(Action::Read(buf.into()))
    }

    /// Then a read fails.
    pub fn read_error(&mut self, error: io::Error) -> &mut Self {
        self.then(Action::ReadError(Some(Arc::new(error))))
    }

    /// Then these bytes must be written.
    pub fn write(&mut self, buf: &[u8]) -> &mut Self {
        self.then(Action::Write(buf.into()))
    }

    /// Then a write fails.
    pub fn write_error(&mut self, error: io::Error) -> &mut Self {
        self.then(Action::WriteError(Some(Arc::new(error))))
    }

    /// Then nothing happens for a while: a millisecond at least.
    pub fn wait(&mut self, duration: Duration) -> &mut Self {
        self.then(Action::Wait(cmp::max(duration, Duration::from_millis(1))))
    }

    /// A name for messages.
    pub fn name(&mut self, name: impl Into<String>) -> &mut Self {
        self.name = name.into();
        self
    }

    /// The object.
    pub fn build(&mut self) -> Mock {
        self.build_with_handle().0
    }

    /// The object, and a handle that adds to its script.
    pub fn build_with_handle(&mut self) -> (Mock, Handle) {
        let (tx, rx) = mpsc::unbounded_channel();
        let inner = Inner {
            actions: self.actions.clone(),
            waiting: None,
            sleep: None,
            read_wait: None,
            rx: UnboundedReceiverStream::new(rx),
            name: self.name.clone(),
        };
        (Mock { inner }, Handle { tx })
    }

    fn then(&mut self, action: Action) -> &mut Self {
        self.actions.push_back(action);
        self
    }
}

impl Handle {
    /// Then these bytes can be read.
    pub fn read(&mut self, buf: &[u8]) -> &mut Self {
        self.then(Action::Read(buf.into()))
    }

    /// Then a read fails.
    pub fn read_error(&mut self, error: io::Error) -> &mut Self {
        self.then(Action::ReadError(Some(Arc::new(error))))
    }

    /// Then these bytes must be written.
    pub fn write(&mut self, buf: &[u8]) -> &mut Self {
        self.then(Action::Write(buf.into()))
    }

    /// Then a write fails.
    pub fn write_error(&mut self, error: io::Error) -> &mut Self {
        self.then(Action::WriteError(Some(Arc::new(error))))
    }

    fn then(&mut self, action: Action) -> &mut Self {
        self.tx.send(action).unwrap();
        self
    }
}

fn take_error(slot: &mut Option<Arc<io::Error>>) -> io::Error {
    let error = slot.take().expect("Should have been removed from actions.");
    Arc::try_unwrap(error).expect("There are no other references.")
}

impl Inner {
    fn poll_action(&mut self, cx: &mut Context<'_>) -> Poll<Option<Action>> {
        Pin::new(&mut self.rx).poll_next(cx)
    }

    fn read(&mut self, dst: &mut ReadBuf<'_>) -> io::Result<()> {
        match self.current() {
            Some(Action::Read(data)) => {
                let n = cmp::min(dst.remaining(), data.len());
                dst.put_slice(&data[..n]);
                data.drain(..n);
                Ok(())
            }
            Some(Action::ReadError(error)) => Err(take_error(error)),
            Some(_) => Err(io::ErrorKind::WouldBlock.into()),
            None => Ok(()),
        }
    }

    /// Matches `src` against all writes up to the next wait or failure, passing over reads.
    fn write(&mut self, mut src: &[u8]) -> io::Result<usize> {
        if self.actions.is_empty() {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        match self.current() {
            Some(Action::Wait(_)) => return Err(io::ErrorKind::WouldBlock.into()),
            Some(Action::WriteError(error)) => return Err(take_error(error)),
            _ => {}
        }
        let mut written = 0;
        for i in 0..self.actions.len() {
            match &mut self.actions[i] {
                Action::Write(expected) => {
                    let n = cmp::min(src.len(), expected.len());
                    assert_eq!(&src[..n], &expected[..n], "name={} i={}", self.name, i);
                    expected.drain(..n);
                    src = &src[n..];
                    written += n;
                    if src.is_empty() {
                        return Ok(written);
                    }
                }
                Action::Wait(_) | Action::WriteError(_) => break,
                _ => {}
            }
        }
        Ok(written)
    }

    fn remaining_wait(&mut self) -> Option<Duration> {
        match self.current() {
            Some(Action::Wait(duration)) => Some(*duration),
            _ => None,
        }
    }

    /// The first action that is not over. A wait starts when it is first seen.
    fn current(&mut self) -> Option<&mut Action> {
        loop {
            let over = match self.actions.front()? {
                Action::Read(data) | Action::Write(data) => data.is_empty(),
                Action::Wait(duration) => match self.waiting {
                    None => {
                        self.waiting = Some(Instant::now() + *duration);
                        false
                    }
                    Some(until) if Instant::now() < until => false,
                    Some(_) => {
                        self.waiting = None;
                        true
                    }
                },
                Action::ReadError(error) | Action::WriteError(error) => error.is_none(),
            };
            if !over {
                return self.actions.front_mut();
            }
            self.actions.pop_front();
        }
    }

    fn sleep_for(&mut self, duration: Duration) {
        self.sleep = Some(Box::pin(sleep_until(Instant::now() + duration)));
    }

    fn poll_sleep(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if let Some(sleep) = &mut self.sleep {
            ready!(sleep.as_mut().poll(cx));
        }
        self.sleep = None;
        Poll::Ready(())
    }
}

impl Mock {
    fn wake_reader(&mut self) {
        if let Some(Action::Read(_)) | Some(Action::ReadError(_)) | None = self.inner.current() {
            if let Some(waker) = self.inner.read_wait.take() {
                waker.wake();
            }
        }
    }

    fn note(&self) -> Note<'_> {
        Note(&self.inner)
    }
}

impl AsyncRead for Mock {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        loop {
            ready!(self.inner.poll_sleep(cx));
            let before = buf.filled().len();
            match self.inner.read(buf) {
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => match self.inner.remaining_wait() {
                    Some(rest) => self.inner.sleep_for(rest),
                    None => {
                        self.inner.read_wait = Some(cx.waker().clone());
                        return Poll::Pending;
                    }
                },
                Ok(()) if buf.filled().len() == before => match ready!(self.inner.poll_action(cx)) {
                    Some(action) => self.inner.actions.push_back(action),
                    None => return Poll::Ready(Ok(())),
                },
                done => return Poll::Ready(done),
            }
        }
    }
}

impl AsyncWrite for Mock {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        loop {
            ready!(self.inner.poll_sleep(cx));
            if self.inner.actions.is_empty() {
                match self.inner.poll_action(cx) {
                    Poll::Pending => {}
                    Poll::Ready(Some(action)) => self.inner.actions.push_back(action),
                    Poll::Ready(None) => panic!("unexpected write {}", self.note()),
                }
            }
            match self.inner.write(buf) {
                // Without a wait left, its time has run out in between: look at the next action.
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => {
                    if let Some(rest) = self.inner.remaining_wait() {
                        self.inner.sleep_for(rest);
                    }
                }
                Ok(0) => {
                    if !self.inner.actions.is_empty() {
                        return Poll::Pending;
                    }
                    match ready!(self.inner.poll_action(cx)) {
                        Some(action) => self.inner.actions.push_back(action),
                        None => panic!("unexpected write {}", self.note()),
                    }
                }
                done => {
                    self.wake_reader();
                    return Poll::Ready(done);
                }
            }
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        for action in &self.inner.actions {
            match action {
                Action::Read(data) => {
                    assert!(data.is_empty(), "There is still data left to read. {}", self.note())
                }
                Action::Write(data) => {
                    assert!(data.is_empty(), "There is still data left to write. {}", self.note())
                }
                _ => {}
            }
        }
    }
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            write!(f, "Inner {{...}}")
        } else {
            write!(f, "Inner {{name={}, ...}}", self.name)
        }
    }
}

/// What a panic message says of the mock.
struct Note<'a>(&'a Inner);

impl fmt::Display for Note<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let left = self.0.actions.len();
        if self.0.name.is_empty() {
            write!(f, "({left} actions remain)")
        } else {
            write!(f, "(name {}, {left} actions remain)", self.0.name)
        }
    }
}
