//! One object that is stream and sink, as two.
use crate::lock::Mutex;
use crate::sink::Sink;
use futures_core::ready;
use futures_core::stream::Stream;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// The stream half.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct SplitStream<S>(Arc<Mutex<S>>);

/// The sink half.
#[must_use = "sinks do nothing unless polled"]
pub struct SplitSink<S, Item> {
    lock: Arc<Mutex<S>>,
    slot: Option<Item>,
}

impl<S> Unpin for SplitStream<S> {}
impl<S, Item> Unpin for SplitSink<S, Item> {}

pub(super) fn split<S: Stream + Sink<Item>, Item>(s: S) -> (SplitSink<S, Item>, SplitStream<S>) {
    let lock = Arc::new(Mutex::new(s));
    (SplitSink { lock: lock.clone(), slot: None }, SplitStream(lock))
}

impl<S: Unpin> SplitStream<S> {
    /// The whole again; an error if the halves are not of one object.
    pub fn reunite<Item>(self, other: SplitSink<S, Item>) -> Result<S, ReuniteError<S, Item>> {
        if !Arc::ptr_eq(&self.0, &other.lock) {
            return Err(ReuniteError(other, self));
        }
        drop(other);
        match Arc::try_unwrap(self.0) {
            Ok(mutex) => Ok(mutex.into_inner()),
            Err(_) => unreachable!(),
        }
    }
}

impl<S: Stream> Stream for SplitStream<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let mut lock = self.0.lock();
        let mut guard = ready!(Pin::new(&mut lock).poll(cx));
        unsafe { Pin::new_unchecked(&mut *guard) }.poll_next(cx)
    }
}

impl<S: Sink<Item>, Item> Sink<Item> for SplitSink<S, Item> {
    type Error = S::Error;

    fn poll_ready(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        while self.slot.is_some() {
            ready!(self.as_mut().poll_slot(cx))?;
        }
        Poll::Ready(Ok(()))
    }

    fn start_send(mut self: Pin<&mut Self>, item: Item) -> Result<(), S::Error> {
        self.slot = Some(item);
        Ok(())
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        ready!(self.as_mut().poll_slot(cx))?;
        let lock = self.lock.clone();
        let mut future = lock.lock();
        let mut guard = ready!(Pin::new(&mut future).poll(cx));
        unsafe { Pin::new_unchecked(&mut *guard) }.poll_flush(cx)
    }

    fn poll_close(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        ready!(self.as_mut().poll_slot(cx))?;
        let lock = self.lock.clone();
        let mut future = lock.lock();
        let mut guard = ready!(Pin::new(&mut future).poll(cx));
        unsafe { Pin::new_unchecked(&mut *guard) }.poll_close(cx)
    }
}

impl<S: Sink<Item>, Item> SplitSink<S, Item> {
    fn poll_slot(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        if self.slot.is_none() {
            return Poll::Ready(Ok(()));
        }
        let lock = self.lock.clone();
        let mut future = lock.lock();
        let mut guard = ready!(Pin::new(&mut future).poll(cx));
        let mut inner = unsafe { Pin::new_unchecked(&mut *guard) };
        ready!(inner.as_mut().poll_ready(cx))?;
        match self.slot.take() {
            Some(item) => Poll::Ready(inner.start_send(item)),
            None => Poll::Ready(Ok(())),
        }
    }
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
