//! Blocking readers and writers, driven on the blocking pool (FS-2, IO-6).
use crate::io::ReadBuf;
use crate::runtime::blocking::{spawn_blocking, spawn_mandatory_blocking};
use crate::task::JoinHandle;
use std::future::Future;
use std::io::{self, IoSlice, Read, Seek, SeekFrom, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

/// The most that one operation moves.
pub(super) const MAX_BUF_SIZE: usize = 2 * 1024 * 1024;

enum Done {
    Read(io::Result<usize>, Vec<u8>),
    Write(io::Result<()>),
    Seek(io::Result<u64>),
}

enum State<T> {
    Idle(Option<T>),
    Busy(JoinHandle<(T, Done)>),
}

/// A blocking object, here or away on the blocking pool.
pub(super) struct Background<T> {
    state: State<T>,
    /// What was read but not taken.
    buffer: Vec<u8>,
    taken: usize,
    /// An error of a write in the background, for the next operation.
    failed: Option<io::Error>,
    /// The most that one operation moves.
    pub(super) max: usize,
}

fn failed() -> io::Error {
    io::Error::new(io::ErrorKind::Other, "background task failed")
}

impl<T: Send + 'static> Background<T> {
    pub(crate) fn new(inner: T) -> Background<T> {
        Background { state: State::Idle(Some(inner)), buffer: Vec::new(), taken: 0, failed: None, max: MAX_BUF_SIZE }
    }

    /// Waits for the operation in progress.
    fn poll_idle(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Option<Done>>> {
        let done = match &mut self.state {
            State::Idle(_) => return Poll::Ready(Ok(None)),
            State::Busy(handle) => match ready!(Pin::new(handle).poll(cx)) {
                Ok((inner, done)) => {
                    self.state = State::Idle(Some(inner));
                    done
                }
                Err(_) => {
                    self.state = State::Idle(None);
                    return Poll::Ready(Err(failed()));
                }
            },
        };
        Poll::Ready(Ok(Some(done)))
    }

    fn take_inner(&mut self) -> io::Result<T> {
        match &mut self.state {
            State::Idle(inner) => inner.take().ok_or_else(failed),
            State::Busy(_) => Err(io::Error::new(io::ErrorKind::Other, "other file operation is pending, call poll_complete before start_seek")),
        }
    }

    pub(crate) fn poll_read(&mut self, cx: &mut Context<'_>, dst: &mut ReadBuf<'_>) -> Poll<io::Result<()>>
    where
        T: Read,
    {
        loop {
            match ready!(self.poll_idle(cx))? {
                Some(Done::Read(result, bytes)) => {
                    result?;
                    self.buffer = bytes;
                    self.taken = 0;
                    if self.buffer.is_empty() {
                        return Poll::Ready(Ok(()));
                    }
                }
                Some(Done::Write(result)) => result?,
                Some(Done::Seek(_)) | None => {}
            }
            if self.taken < self.buffer.len() || dst.remaining() == 0 {
                let n = (self.buffer.len() - self.taken).min(dst.remaining());
                dst.put_slice(&self.buffer[self.taken..self.taken + n]);
                self.taken += n;
                return Poll::Ready(Ok(()));
            }
            let mut inner = self.take_inner()?;
            let len = dst.remaining().min(self.max);
            self.state = State::Busy(spawn_blocking(move || {
                let mut bytes = vec![0; len];
                let result = inner.read(&mut bytes);
                bytes.truncate(*result.as_ref().unwrap_or(&0));
                (inner, Done::Read(result, bytes))
            }));
        }
    }

    /// Copies the bytes and returns at once; the next operation waits for the write.
    pub(crate) fn poll_write(&mut self, cx: &mut Context<'_>, src: &[u8]) -> Poll<io::Result<usize>>
    where
        T: Write + Seek,
    {
        self.poll_write_together(cx, &[IoSlice::new(src)])
    }

    /// The same with several slices, as many bytes as one operation moves.
    pub(crate) fn poll_write_together(&mut self, cx: &mut Context<'_>, src: &[IoSlice<'_>]) -> Poll<io::Result<usize>>
    where
        T: Write + Seek,
    {
        ready!(self.poll_written(cx))?;
        let unread = (self.buffer.len() - self.taken) as i64;
        self.buffer.clear();
        self.taken = 0;
        let mut inner = self.take_inner()?;
        let mut bytes = Vec::new();
        for slice in src {
            bytes.extend_from_slice(&slice[..slice.len().min(self.max - bytes.len())]);
        }
        let n = bytes.len();
        self.state = State::Busy(spawn_mandatory_blocking(move || {
            let result = if unread > 0 { inner.seek(SeekFrom::Current(-unread)).map(|_| ()) } else { Ok(()) };
            let result = result.and_then(|()| inner.write_all(&bytes));
            (inner, Done::Write(result))
        }));
        Poll::Ready(Ok(n))
    }

    /// Waits for a write in the background; its error, if it failed.
    pub(crate) fn poll_written(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match ready!(self.poll_idle(cx))? {
            Some(Done::Write(result)) => result?,
            Some(Done::Read(_, bytes)) => {
                self.buffer = bytes;
                self.taken = 0;
            }
            Some(Done::Seek(_)) | None => {}
        }
        match self.failed.take() {
            Some(error) => Poll::Ready(Err(error)),
            None => Poll::Ready(Ok(())),
        }
    }

    pub(crate) fn start_seek(&mut self, pos: SeekFrom) -> io::Result<()>
    where
        T: Seek,
    {
        let mut inner = self.take_inner()?;
        let unread = (self.buffer.len() - self.taken) as i64;
        self.buffer.clear();
        self.taken = 0;
        let pos = match pos {
            SeekFrom::Current(n) => SeekFrom::Current(n - unread),
            other => other,
        };
        self.state = State::Busy(spawn_blocking(move || {
            let result = inner.seek(pos);
            (inner, Done::Seek(result))
        }));
        Ok(())
    }

    pub(crate) fn poll_seeked(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<u64>> {
        match ready!(self.poll_idle(cx))? {
            Some(Done::Seek(result)) => Poll::Ready(result),
            Some(Done::Write(Err(error))) => {
                self.failed = Some(error);
                Poll::Ready(Ok(0))
            }
            Some(Done::Read(_, bytes)) => {
                self.buffer = bytes;
                self.taken = 0;
                Poll::Ready(Ok(0))
            }
            _ => Poll::Ready(Ok(0)),
        }
    }

    /// Nothing goes on.
    pub(crate) fn is_idle(&self) -> bool {
        matches!(self.state, State::Idle(_))
    }

    /// Waits for the operation in progress; an error of a write is kept.
    pub(crate) fn poll_settled(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let failed = self.failed.take();
        match ready!(self.poll_written(cx)) {
            Err(error) => self.failed = Some(error),
            Ok(()) => self.failed = failed,
        }
        Poll::Ready(())
    }

    /// What was read but not taken is read again.
    pub(crate) fn forget_read(&mut self) -> io::Result<()>
    where
        T: Seek,
    {
        let unread = (self.buffer.len() - self.taken) as i64;
        self.buffer.clear();
        self.taken = 0;
        match &mut self.state {
            State::Idle(Some(inner)) if unread > 0 => inner.seek(SeekFrom::Current(-unread)).map(drop),
            _ => Ok(()),
        }
    }
}
