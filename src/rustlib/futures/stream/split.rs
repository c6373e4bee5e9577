//! One object that is stream and sink, as two.
use crate::lock::bilock::BiLock;
use crate::sink::Sink;
use futures_core::ready;
use futures_core::stream::Stream;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The stream half.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct SplitStream<S>(BiLock<S>);

/// The sink half.
#[must_use = "sinks do nothing unless polled"]
pub struct SplitSink<S, Item> {
    lock: BiLock<S>,
    slot: Option<Item>,
}

impl<S> Unpin for SplitStream<S> {}
impl<S, Item> Unpin for SplitSink<S, Item> {}

pub(super) fn split<S: Stream + Sink<Item>, Item>(s: S) -> (SplitSink<S, Item>, SplitStream<S>) {
    let (a, b) = BiLock::new(s);
    (SplitSink { lock: a, slot: None }, SplitStream(b))
}

impl<S> SplitStream<S> {
    /// Are both halves of one object?
    pub fn is_pair_of<Item>(&self, other: &SplitSink<S, Item>) -> bool {
        other.is_pair_of(self)
    }
}

impl<S: Unpin> SplitStream<S> {
    /// The whole again; an error if the halves are not of one object.
    pub fn reunite<Item>(self, other: SplitSink<S, Item>) -> Result<S, ReuniteError<S, Item>> {
        other.reunite(self)
    }
}

impl<S, Item> SplitSink<S, Item> {
    /// Are both halves of one object?
    pub fn is_pair_of(&self, other: &SplitStream<S>) -> bool {
        self.lock.is_pair_of(&other.0)
    }
}

impl<S: Unpin, Item> SplitSink<S, Item> {
    /// The whole again; an error if the halves are not of one object.
    pub fn reunite(self, other: SplitStream<S>) -> Result<S, ReuniteError<S, Item>> {
        let SplitSink { lock, slot } = self;
        lock.reunite(other.0).map_err(|(a, b)| ReuniteError(SplitSink { lock: a, slot }, SplitStream(b)))
    }
}

impl<S: Stream> Stream for SplitStream<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        ready!(self.0.poll_lock(cx)).as_pin_mut().poll_next(cx)
    }
}

impl<S: Sink<Item>, Item> Sink<Item> for SplitSink<S, Item> {
    type Error = S::Error;

    fn poll_ready(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        while self.slot.is_some() {
            ready!(self.as_mut().poll_flush_slot(cx))?;
        }
        Poll::Ready(Ok(()))
    }

    fn start_send(mut self: Pin<&mut Self>, item: Item) -> Result<(), S::Error> {
        self.slot = Some(item);
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        let this = self.get_mut();
        let mut guard = ready!(this.lock.poll_lock(cx));
        let mut inner = guard.as_pin_mut();
        ready!(send_slot(inner.as_mut(), &mut this.slot, cx))?;
        inner.poll_flush(cx)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        let this = self.get_mut();
        let mut guard = ready!(this.lock.poll_lock(cx));
        let mut inner = guard.as_pin_mut();
        ready!(send_slot(inner.as_mut(), &mut this.slot, cx))?;
        inner.poll_close(cx)
    }
}

impl<S: Sink<Item>, Item> SplitSink<S, Item> {
    fn poll_flush_slot(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        let this = self.get_mut();
        let mut guard = ready!(this.lock.poll_lock(cx));
        send_slot(guard.as_pin_mut(), &mut this.slot, cx)
    }
}

// Sends the item that waits.
fn send_slot<S: Sink<Item>, Item>(mut inner: Pin<&mut S>, slot: &mut Option<Item>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
    if slot.is_some() {
        ready!(inner.as_mut().poll_ready(cx))?;
        if let Some(item) = slot.take() {
            return Poll::Ready(inner.start_send(item));
        }
    }
    Poll::Ready(Ok(()))
}

impl<S, Item> fmt::Debug for SplitSink<S, Item> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SplitSink")
    }
}

/// The halves are of different objects.
pub struct ReuniteError<T, Item>(pub SplitSink<T, Item>, pub SplitStream<T>);

impl<T, Item> fmt::Debug for ReuniteError<T, Item> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReuniteError").field(&"...").finish()
    }
}

impl<T, Item> fmt::Display for ReuniteError<T, Item> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tried to reunite a SplitStream and SplitSink that don't form a pair")
    }
}
