//! A queue of futures that run concurrently; outputs come in the order of the queue (FU-6).
use super::FuturesUnordered;
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream};
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct OrderWrapper<T> {
    data: T,
    index: i64,
}

impl<T> PartialEq for OrderWrapper<T> {
    fn eq(&self, other: &OrderWrapper<T>) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for OrderWrapper<T> {}

impl<T> PartialOrd for OrderWrapper<T> {
    fn partial_cmp(&self, other: &OrderWrapper<T>) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for OrderWrapper<T> {
    /// The smallest index is the heap's greatest.
    fn cmp(&self, other: &OrderWrapper<T>) -> Ordering {
        other.index.cmp(&self.index)
    }
}

impl<T: Future> Future for OrderWrapper<T> {
    type Output = OrderWrapper<T::Output>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let index = self.index;
        let data = unsafe { self.map_unchecked_mut(|this| &mut this.data) };
        data.poll(cx).map(|data| OrderWrapper { data, index })
    }
}

/// A queue of futures that run concurrently.
#[must_use = "streams do nothing unless polled"]
pub struct FuturesOrdered<T: Future> {
    in_progress: FuturesUnordered<OrderWrapper<T>>,
    finished: BinaryHeap<OrderWrapper<T::Output>>,
    next_incoming: i64,
    next_outgoing: i64,
}

impl<T: Future> Unpin for FuturesOrdered<T> {}

impl<Fut: Future> FuturesOrdered<Fut> {
    /// An empty queue.
    pub fn new() -> FuturesOrdered<Fut> {
        FuturesOrdered { in_progress: FuturesUnordered::new(), finished: BinaryHeap::new(), next_incoming: 0, next_outgoing: 0 }
    }

    /// Futures whose outputs were not yielded yet.
    pub fn len(&self) -> usize {
        self.in_progress.len() + self.finished.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a future at the back.
    pub fn push_back(&mut self, future: Fut) {
        self.in_progress.push(OrderWrapper { data: future, index: self.next_incoming });
        self.next_incoming += 1;
    }

    /// Adds a future at the back.
    pub fn push(&mut self, future: Fut) {
        self.push_back(future);
    }

    /// Adds a future at the front.
    pub fn push_front(&mut self, future: Fut) {
        self.next_outgoing -= 1;
        self.in_progress.push(OrderWrapper { data: future, index: self.next_outgoing });
    }

    pub fn clear(&mut self) {
        self.in_progress.clear();
        self.finished.clear();
        self.next_incoming = 0;
        self.next_outgoing = 0;
    }
}

impl<Fut: Future> Default for FuturesOrdered<Fut> {
    fn default() -> FuturesOrdered<Fut> {
        FuturesOrdered::new()
    }
}

impl<Fut: Future> Stream for FuturesOrdered<Fut> {
    type Item = Fut::Output;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = &mut *self;
        let is_next = match this.finished.peek() {
            Some(front) => front.index == this.next_outgoing,
            None => false,
        };
        if is_next {
            this.next_outgoing += 1;
            return Poll::Ready(this.finished.pop().map(|front| front.data));
        }
        loop {
            match ready!(Pin::new(&mut this.in_progress).poll_next(cx)) {
                Some(output) if output.index == this.next_outgoing => {
                    this.next_outgoing += 1;
                    return Poll::Ready(Some(output.data));
                }
                Some(output) => this.finished.push(output),
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len(), Some(self.len()))
    }
}

impl<Fut: Future> FusedStream for FuturesOrdered<Fut> {
    fn is_terminated(&self) -> bool {
        self.in_progress.is_terminated() && self.finished.is_empty()
    }
}

impl<Fut: Future> FromIterator<Fut> for FuturesOrdered<Fut> {
    fn from_iter<T: IntoIterator<Item = Fut>>(iter: T) -> FuturesOrdered<Fut> {
        let mut queue = FuturesOrdered::new();
        for future in iter {
            queue.push_back(future);
        }
        queue
    }
}

impl<Fut: Future> Extend<Fut> for FuturesOrdered<Fut> {
    fn extend<I: IntoIterator<Item = Fut>>(&mut self, iter: I) {
        for future in iter {
            self.push_back(future);
        }
    }
}

impl<Fut: Future> fmt::Debug for FuturesOrdered<Fut> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FuturesOrdered { ... }")
    }
}
