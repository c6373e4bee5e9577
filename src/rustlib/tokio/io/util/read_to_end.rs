//! Futures of `AsyncReadExt`: `read_to_end`, `read_to_string`.
use super::line::{give_back, not_utf8};
use crate::io::{AsyncRead, ReadBuf};
use std::future::Future;
use std::io;
use std::marker::PhantomPinned;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Bytes asked for at least.
const CHUNK: usize = 32;

/// One read at the end of `buf`; how many bytes, 0 at the end of the reader.
fn poll_append<R>(reader: &mut R, buf: &mut Vec<u8>, start_capacity: usize, cx: &mut Context<'_>) -> Poll<io::Result<usize>>
where
    R: AsyncRead + Unpin + ?Sized,
{
    // A buffer that was large enough so far may be exactly right: it grows only if there is more.
    let small = buf.capacity() == start_capacity && buf.capacity() - buf.len() < CHUNK && start_capacity >= CHUNK;
    if small {
        let mut probe = [MaybeUninit::uninit(); CHUNK];
        let mut probe = ReadBuf::uninit(&mut probe);
        ready!(Pin::new(reader).poll_read(cx, &mut probe))?;
        buf.extend_from_slice(probe.filled());
        return Poll::Ready(Ok(probe.filled().len()));
    }
    buf.reserve(CHUNK);
    let len = buf.len();
    let spare = unsafe {
        std::slice::from_raw_parts_mut(buf.as_mut_ptr().add(len) as *mut MaybeUninit<u8>, buf.capacity() - len)
    };
    let mut room = ReadBuf::uninit(spare);
    ready!(Pin::new(reader).poll_read(cx, &mut room))?;
    let n = room.filled().len();
    unsafe { buf.set_len(len + n) };
    Poll::Ready(Ok(n))
}

fn poll_all<R>(reader: &mut R, buf: &mut Vec<u8>, start_capacity: usize, read: &mut usize, cx: &mut Context<'_>) -> Poll<io::Result<usize>>
where
    R: AsyncRead + Unpin + ?Sized,
{
    loop {
        match ready!(poll_append(&mut *reader, &mut *buf, start_capacity, cx)) {
            Ok(0) => return Poll::Ready(Ok(std::mem::replace(read, 0))),
            Ok(n) => *read += n,
            Err(error) => return Poll::Ready(Err(error)),
        }
    }
}

/// See `AsyncReadExt::read_to_end`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ReadToEnd<'a, R: ?Sized> {
    pub(super) reader: &'a mut R,
    pub(super) buf: &'a mut Vec<u8>,
    pub(super) start_capacity: usize,
    pub(super) read: usize,
    pub(super) _pin: PhantomPinned,
}

impl<R: AsyncRead + ?Sized + Unpin> Future for ReadToEnd<'_, R> {
    type Output = io::Result<usize>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        poll_all(&mut *this.reader, &mut *this.buf, this.start_capacity, &mut this.read, cx)
    }
}

/// See `AsyncReadExt::read_to_string`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ReadToString<'a, R: ?Sized> {
    pub(super) reader: &'a mut R,
    pub(super) output: &'a mut String,
    /// The text while it is read.
    pub(super) buf: Vec<u8>,
    pub(super) start_capacity: usize,
    pub(super) read: usize,
    pub(super) _pin: PhantomPinned,
}

impl<R: AsyncRead + ?Sized + Unpin> Future for ReadToString<'_, R> {
    type Output = io::Result<usize>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        let before = this.read;
        let result = ready!(poll_all(&mut *this.reader, &mut this.buf, this.start_capacity, &mut this.read, cx));
        let read = match &result {
            Ok(n) => *n,
            Err(_) => before.max(this.read),
        };
        let mut bytes = std::mem::take(&mut this.buf);
        if result.is_err() {
            // Unlike `read_line`, an error leaves nothing of what was read.
            bytes.truncate(bytes.len() - read);
        }
        let valid = give_back(&mut *this.output, bytes, read, result.is_err());
        match result {
            Ok(n) if valid => Poll::Ready(Ok(n)),
            Ok(_) => Poll::Ready(Err(not_utf8())),
            Err(error) => Poll::Ready(Err(error)),
        }
    }
}
