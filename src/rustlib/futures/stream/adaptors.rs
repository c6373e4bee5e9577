//! Adaptors that need no future of their own.
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream};
use std::any::Any;
use std::panic::{catch_unwind, AssertUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `StreamExt::map`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Map<St, F> {
    pub(super) stream: St,
    pub(super) f: F,
}

impl<St: Stream, F: FnMut(St::Item) -> T, T> Stream for Map<St, F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        match ready!(pinned!(this.stream).poll_next(cx)) {
            Some(item) => Poll::Ready(Some((this.f)(item))),
            None => Poll::Ready(None),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

impl<St: FusedStream, F: FnMut(St::Item) -> T, T> FusedStream for Map<St, F> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

/// See `StreamExt::inspect`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Inspect<St, F> {
    pub(super) stream: St,
    pub(super) f: F,
}

impl<St: Stream, F: FnMut(&St::Item)> Stream for Inspect<St, F> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let item = ready!(pinned!(this.stream).poll_next(cx));
        if let Some(item) = &item {
            (this.f)(item);
        }
        Poll::Ready(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

/// See `StreamExt::enumerate`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Enumerate<St> {
    pub(super) stream: St,
    pub(super) count: usize,
}

impl<St: Stream> Stream for Enumerate<St> {
    type Item = (usize, St::Item);

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<(usize, St::Item)>> {
        let this = unsafe { self.get_unchecked_mut() };
        match ready!(pinned!(this.stream).poll_next(cx)) {
            Some(item) => {
                let i = this.count;
                this.count += 1;
                Poll::Ready(Some((i, item)))
            }
            None => Poll::Ready(None),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

/// See `StreamExt::take`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Take<St> {
    pub(super) stream: St,
    pub(super) remaining: usize,
}

impl<St: Stream> Stream for Take<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.remaining == 0 {
            return Poll::Ready(None);
        }
        let next = ready!(pinned!(this.stream).poll_next(cx));
        if next.is_some() {
            this.remaining -= 1;
        } else {
            this.remaining = 0;
        }
        Poll::Ready(next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.stream.size_hint();
        let upper = match upper {
            Some(upper) => upper.min(self.remaining),
            None => self.remaining,
        };
        (lower.min(self.remaining), Some(upper))
    }
}

impl<St: FusedStream> FusedStream for Take<St> {
    fn is_terminated(&self) -> bool {
        self.remaining == 0 || self.stream.is_terminated()
    }
}

/// See `StreamExt::skip`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Skip<St> {
    pub(super) stream: St,
    pub(super) remaining: usize,
}

impl<St: Stream> Stream for Skip<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.remaining > 0 {
            if ready!(pinned!(this.stream).poll_next(cx)).is_none() {
                return Poll::Ready(None);
            }
            this.remaining -= 1;
        }
        pinned!(this.stream).poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.stream.size_hint();
        (lower.saturating_sub(self.remaining), upper.map(|upper| upper.saturating_sub(self.remaining)))
    }
}

/// See `StreamExt::fuse`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Fuse<St> {
    pub(super) stream: St,
    pub(super) done: bool,
}

impl<St> Fuse<St> {
    pub fn get_ref(&self) -> &St {
        &self.stream
    }

    pub fn get_mut(&mut self) -> &mut St {
        &mut self.stream
    }

    pub fn into_inner(self) -> St {
        self.stream
    }
}

impl<St: Stream> Stream for Fuse<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done {
            return Poll::Ready(None);
        }
        let item = ready!(pinned!(this.stream).poll_next(cx));
        if item.is_none() {
            this.done = true;
        }
        Poll::Ready(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.done {
            (0, Some(0))
        } else {
            self.stream.size_hint()
        }
    }
}

impl<St: Stream> FusedStream for Fuse<St> {
    fn is_terminated(&self) -> bool {
        self.done
    }
}

/// See `StreamExt::chain`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Chain<St1, St2> {
    pub(super) first: Option<St1>,
    pub(super) second: St2,
}

impl<St1: Stream, St2: Stream<Item = St1::Item>> Stream for Chain<St1, St2> {
    type Item = St1::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St1::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(first) = &mut this.first {
            if let Some(item) = ready!(unsafe { Pin::new_unchecked(first) }.poll_next(cx)) {
                return Poll::Ready(Some(item));
            }
            this.first = None;
        }
        pinned!(this.second).poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.first {
            Some(first) => {
                let (a, b) = (first.size_hint(), self.second.size_hint());
                let upper = match (a.1, b.1) {
                    (Some(a), Some(b)) => a.checked_add(b),
                    _ => None,
                };
                (a.0.saturating_add(b.0), upper)
            }
            None => self.second.size_hint(),
        }
    }
}

/// See `StreamExt::zip`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Zip<St1: Stream, St2: Stream> {
    pub(super) first: Fuse<St1>,
    pub(super) second: Fuse<St2>,
    pub(super) queued1: Option<St1::Item>,
    pub(super) queued2: Option<St2::Item>,
}

impl<St1: Stream, St2: Stream> Stream for Zip<St1, St2> {
    type Item = (St1::Item, St2::Item);

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.queued1.is_none() {
            if let Poll::Ready(Some(item)) = pinned!(this.first).poll_next(cx) {
                this.queued1 = Some(item);
            }
        }
        if this.queued2.is_none() {
            if let Poll::Ready(Some(item)) = pinned!(this.second).poll_next(cx) {
                this.queued2 = Some(item);
            }
        }
        if this.queued1.is_some() && this.queued2.is_some() {
            let pair = (this.queued1.take().unwrap(), this.queued2.take().unwrap());
            Poll::Ready(Some(pair))
        } else if this.first.done || this.second.done {
            Poll::Ready(None)
        } else {
            Poll::Pending
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (q1, q2) = (self.queued1.is_some() as usize, self.queued2.is_some() as usize);
        let (a, b) = (self.first.size_hint(), self.second.size_hint());
        let lower = (a.0 + q1).min(b.0 + q2);
        let upper = match (a.1, b.1) {
            (Some(a), Some(b)) => Some((a + q1).min(b + q2)),
            (Some(a), None) => a.checked_add(q1),
            (None, Some(b)) => b.checked_add(q2),
            (None, None) => None,
        };
        (lower, upper)
    }
}

/// See `StreamExt::chunks`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Chunks<St: Stream> {
    pub(super) stream: Fuse<St>,
    pub(super) items: Vec<St::Item>,
    pub(super) capacity: usize,
}

impl<St: Stream> Stream for Chunks<St> {
    type Item = Vec<St::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Vec<St::Item>>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => {
                    this.items.push(item);
                    if this.items.len() >= this.capacity {
                        return Poll::Ready(Some(std::mem::take(&mut this.items)));
                    }
                }
                None if this.items.is_empty() => return Poll::Ready(None),
                None => return Poll::Ready(Some(std::mem::take(&mut this.items))),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let partial = !self.items.is_empty() as usize;
        let (lower, upper) = self.stream.size_hint();
        let upper = match upper {
            Some(upper) => (upper / self.capacity).checked_add(partial),
            None => None,
        };
        ((lower / self.capacity).saturating_add(partial), upper)
    }
}

/// See `StreamExt::ready_chunks`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct ReadyChunks<St: Stream> {
    pub(super) stream: Fuse<St>,
    pub(super) capacity: usize,
}

impl<St: Stream> Stream for ReadyChunks<St> {
    type Item = Vec<St::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Vec<St::Item>>> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut items = Vec::new();
        loop {
            match pinned!(this.stream).poll_next(cx) {
                Poll::Pending if items.is_empty() => return Poll::Pending,
                Poll::Pending => return Poll::Ready(Some(items)),
                Poll::Ready(Some(item)) => {
                    items.push(item);
                    if items.len() >= this.capacity {
                        return Poll::Ready(Some(items));
                    }
                }
                Poll::Ready(None) if items.is_empty() => return Poll::Ready(None),
                Poll::Ready(None) => return Poll::Ready(Some(items)),
            }
        }
    }
}

/// See `StreamExt::cycle`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Cycle<St> {
    pub(super) original: St,
    pub(super) stream: St,
}

impl<St: Stream + Clone> Stream for Cycle<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match ready!(pinned!(this.stream).poll_next(cx)) {
            None => {
                this.stream = this.original.clone();
                pinned!(this.stream).poll_next(cx)
            }
            item => Poll::Ready(item),
        }
    }
}

/// See `StreamExt::catch_unwind`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct CatchUnwind<St> {
    pub(super) stream: St,
    pub(super) caught: bool,
}

impl<St: Stream + UnwindSafe> Stream for CatchUnwind<St> {
    type Item = Result<St::Item, Box<dyn Any + Send>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.caught {
            return Poll::Ready(None);
        }
        let stream = pinned!(this.stream);
        match catch_unwind(AssertUnwindSafe(|| stream.poll_next(cx))) {
            Ok(polled) => polled.map(|item| item.map(Ok)),
            Err(payload) => {
                this.caught = true;
                Poll::Ready(Some(Err(payload)))
            }
        }
    }
}
