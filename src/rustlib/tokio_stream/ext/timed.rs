//! Adaptors that know time (TS-4, TS-5).
use super::adaptors::Fuse;
use futures_core::ready;
use futures_core::Stream;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{sleep, Instant, Interval, Sleep};

macro_rules! pinned {
    ($place:expr) => {
        unsafe { Pin::new_unchecked(&mut $place) }
    };
}

/// No item came in time.
#[derive(Debug, PartialEq, Eq)]
pub struct Elapsed(());

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("deadline has elapsed")
    }
}

impl std::error::Error for Elapsed {}

impl From<Elapsed> for std::io::Error {
    fn from(_: Elapsed) -> std::io::Error {
        std::io::ErrorKind::TimedOut.into()
    }
}

/// See `StreamExt::timeout`.
#[must_use = "streams do nothing unless polled"]
pub struct Timeout<S> {
    stream: Fuse<S>,
    deadline: Sleep,
    duration: Duration,
    /// The deadline counts: no `Elapsed` was yielded since the last item.
    poll_deadline: bool,
}

impl<S: Stream> Timeout<S> {
    pub(super) fn new(stream: S, duration: Duration) -> Timeout<S> {
        Timeout { stream: Fuse { stream: Some(stream) }, deadline: sleep(duration), duration, poll_deadline: true }
    }
}

impl<S: Stream> Stream for Timeout<S> {
    type Item = Result<S::Item, Elapsed>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match pinned!(this.stream).poll_next(cx) {
            Poll::Ready(Some(item)) => {
                pinned!(this.deadline).reset(Instant::now() + this.duration);
                this.poll_deadline = true;
                return Poll::Ready(Some(Ok(item)));
            }
            Poll::Ready(None) => return Poll::Ready(None),
            Poll::Pending => {}
        }
        if this.poll_deadline {
            ready!(pinned!(this.deadline).poll(cx));
            this.poll_deadline = false;
            return Poll::Ready(Some(Err(Elapsed(()))));
        }
        Poll::Pending
    }
}

/// See `StreamExt::timeout_repeating`.
#[must_use = "streams do nothing unless polled"]
pub struct TimeoutRepeating<S> {
    stream: Fuse<S>,
    interval: Interval,
}

impl<S: Stream> TimeoutRepeating<S> {
    pub(super) fn new(stream: S, interval: Interval) -> TimeoutRepeating<S> {
        TimeoutRepeating { stream: Fuse { stream: Some(stream) }, interval }
    }
}

impl<S: Stream> Stream for TimeoutRepeating<S> {
    type Item = Result<S::Item, Elapsed>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match pinned!(this.stream).poll_next(cx) {
            Poll::Ready(Some(item)) => {
                this.interval.reset();
                return Poll::Ready(Some(Ok(item)));
            }
            Poll::Ready(None) => return Poll::Ready(None),
            Poll::Pending => {}
        }
        ready!(this.interval.poll_tick(cx));
        Poll::Ready(Some(Err(Elapsed(()))))
    }
}

/// See `StreamExt::throttle`.
#[must_use = "streams do nothing unless polled"]
pub struct Throttle<T> {
    delay: Sleep,
    duration: Duration,
    /// The delay was started by an item.
    has_delayed: bool,
    stream: T,
}

impl<T: Stream> Throttle<T> {
    pub(super) fn new(duration: Duration, stream: T) -> Throttle<T> {
        Throttle { delay: tokio::time::sleep_until(Instant::now() + duration), duration, has_delayed: true, stream }
    }
}

impl<T> Throttle<T> {
    pub fn get_ref(&self) -> &T {
        &self.stream
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.stream
    }

    pub fn into_inner(self) -> T {
        self.stream
    }
}

impl<T: Stream> Stream for Throttle<T> {
    type Item = T::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let limited = this.duration > Duration::ZERO;
        if !this.has_delayed && limited {
            ready!(pinned!(this.delay).poll(cx));
            this.has_delayed = true;
        }
        let value = ready!(pinned!(this.stream).poll_next(cx));
        if value.is_some() {
            if limited {
                pinned!(this.delay).reset(Instant::now() + this.duration);
            }
            this.has_delayed = false;
        }
        Poll::Ready(value)
    }
}

/// See `StreamExt::chunks_timeout`.
#[must_use = "streams do nothing unless polled"]
pub struct ChunksTimeout<S: Stream> {
    stream: Fuse<S>,
    /// Runs while there are items.
    deadline: Option<Sleep>,
    duration: Duration,
    items: Vec<S::Item>,
    cap: usize,
}

impl<S: Stream> ChunksTimeout<S> {
    pub(super) fn new(stream: S, max_size: usize, duration: Duration) -> ChunksTimeout<S> {
        ChunksTimeout { stream: Fuse { stream: Some(stream) }, deadline: None, duration, items: Vec::new(), cap: max_size }
    }

    /// What was collected so far.
    pub fn into_remainder(mut self: Pin<&mut Self>) -> Vec<S::Item> {
        let this = unsafe { self.as_mut().get_unchecked_mut() };
        std::mem::take(&mut this.items)
    }
}

impl<S: Stream> Stream for ChunksTimeout<S> {
    type Item = Vec<S::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Vec<S::Item>>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match pinned!(this.stream).poll_next(cx) {
                Poll::Pending => break,
                Poll::Ready(Some(item)) => {
                    if this.items.is_empty() {
                        this.deadline = Some(sleep(this.duration));
                    }
                    this.items.push(item);
                    if this.items.len() >= this.cap {
                        return Poll::Ready(Some(std::mem::take(&mut this.items)));
                    }
                }
                Poll::Ready(None) => {
                    if this.items.is_empty() {
                        return Poll::Ready(None);
                    }
                    return Poll::Ready(Some(std::mem::take(&mut this.items)));
                }
            }
        }
        if !this.items.is_empty() {
            if let Some(deadline) = &mut this.deadline {
                ready!(unsafe { Pin::new_unchecked(deadline) }.poll(cx));
            }
            return Poll::Ready(Some(std::mem::take(&mut this.items)));
        }
        Poll::Pending
    }
}
