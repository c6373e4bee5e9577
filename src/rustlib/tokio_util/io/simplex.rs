//! `simplex`: a pipe in memory with two owners.
use std::collections::VecDeque;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{ready, Context, Poll, Waker};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::task::coop::poll_proceed;

#[derive(Debug)]
struct Inner {
    backpressure_boundary: usize,
    is_closed: bool,
    receiver_waker: Option<Waker>,
    sender_waker: Option<Waker>,
    buf: VecDeque<u8>,
}

/// The reading end.
#[derive(Debug)]
pub struct Receiver {
    inner: Arc<Mutex<Inner>>,
}

/// The writing end.
#[derive(Debug)]
pub struct Sender {
    inner: Arc<Mutex<Inner>>,
}

/// A pipe that holds at most `capacity` bytes.
#[track_caller]
pub fn new(capacity: usize) -> (Sender, Receiver) {
    assert_ne!(capacity, 0, "capacity must be greater than zero");
    let inner = Arc::new(Mutex::new(Inner {
        backpressure_boundary: capacity,
        is_closed: false,
        receiver_waker: None,
        sender_waker: None,
        buf: VecDeque::new(),
    }));
    (Sender { inner: inner.clone() }, Receiver { inner })
}

fn closed() -> io::Error {
    io::Error::new(io::ErrorKind::BrokenPipe, "simplex has been closed")
}

/// The old one is dropped outside the lock.
fn register(slot: &mut Option<Waker>, waker: &Waker) -> Option<Waker> {
    match slot {
        Some(old) if old.will_wake(waker) => None,
        _ => slot.replace(waker.clone()),
    }
}

fn wake(waker: Option<Waker>) {
    if let Some(waker) = waker {
        waker.wake();
    }
}

impl AsyncRead for Receiver {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let unit = ready!(poll_proceed(cx));
        let mut inner = self.inner.lock().unwrap();
        let n = buf.remaining().min(inner.buf.len());
        if n == 0 {
            if inner.is_closed || buf.remaining() == 0 {
                return Poll::Ready(Ok(()));
            }
            let old = register(&mut inner.receiver_waker, cx.waker());
            let sender = inner.sender_waker.take();
            drop(inner);
            drop(old);
            wake(sender);
            return Poll::Pending;
        }
        unit.made_progress();
        let bytes: Vec<u8> = inner.buf.drain(..n).collect();
        buf.put_slice(&bytes);
        let sender = inner.sender_waker.take();
        drop(inner);
        wake(sender);
        Poll::Ready(Ok(()))
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let mut inner = self.inner.lock().unwrap();
        inner.is_closed = true;
        let sender = inner.sender_waker.take();
        drop(inner);
        wake(sender);
    }
}

impl Sender {
    fn close(&self) {
        let mut inner = self.inner.lock().unwrap();
        inner.is_closed = true;
        let receiver = inner.receiver_waker.take();
        drop(inner);
        wake(receiver);
    }

    /// Writes the slices as one.
    fn poll_put(&self, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let unit = ready!(poll_proceed(cx));
        let mut inner = self.inner.lock().unwrap();
        if inner.is_closed {
            return Poll::Ready(Err(closed()));
        }
        let wanted: usize = bufs.iter().map(|buf| buf.len()).sum();
        let free = inner.backpressure_boundary - inner.buf.len();
        if wanted.min(free) == 0 {
            if wanted == 0 {
                return Poll::Ready(Ok(0));
            }
            let old = register(&mut inner.sender_waker, cx.waker());
            let receiver = inner.receiver_waker.take();
            drop(inner);
            drop(old);
            wake(receiver);
            return Poll::Pending;
        }
        unit.made_progress();
        let mut left = free;
        for buf in bufs {
            let n = left.min(buf.len());
            inner.buf.extend(&buf[..n]);
            left -= n;
        }
        let receiver = inner.receiver_waker.take();
        drop(inner);
        wake(receiver);
        Poll::Ready(Ok(wanted.min(free)))
    }
}

impl AsyncWrite for Sender {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_put(cx, &[IoSlice::new(buf)])
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.inner.lock().unwrap().is_closed {
            return Poll::Ready(Err(closed()));
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.close();
        Poll::Ready(Ok(()))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.poll_put(cx, bufs)
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        self.close();
    }
}
