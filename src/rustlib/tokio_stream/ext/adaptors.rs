//! Adaptors.
use futures_core::ready;
use futures_core::Stream;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

macro_rules! pinned {
    ($place:expr) => {
        unsafe { Pin::new_unchecked(&mut $place) }
    };
}

/// See `StreamExt::map`.
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

/// See `StreamExt::map_while`.
#[must_use = "streams do nothing unless polled"]
pub struct MapWhile<St, F> {
    pub(super) stream: St,
    pub(super) f: F,
    /// The closure said so, or the stream ended: it is not polled again.
    pub(super) done: bool,
}

impl<St: Stream, F: FnMut(St::Item) -> Option<T>, T> Stream for MapWhile<St, F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done {
            return Poll::Ready(None);
        }
        let item = ready!(pinned!(this.stream).poll_next(cx)).and_then(&mut this.f);
        this.done = item.is_none();
        Poll::Ready(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.done {
            return (0, Some(0));
        }
        (0, self.stream.size_hint().1)
    }
}

/// See `StreamExt::then`.
#[must_use = "streams do nothing unless polled"]
pub struct Then<St, Fut, F> {
    pub(super) stream: St,
    pub(super) future: Option<Fut>,
    pub(super) f: F,
}

impl<St: Stream, Fut: Future, F: FnMut(St::Item) -> Fut> Stream for Then<St, Fut, F> {
    type Item = Fut::Output;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                let output = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                this.future = None;
                return Poll::Ready(Some(output));
            }
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => this.future = Some((this.f)(item)),
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let waiting = self.future.is_some() as usize;
        let (lower, upper) = self.stream.size_hint();
        (lower.saturating_add(waiting), upper.and_then(|n| n.checked_add(waiting)))
    }
}

/// See `StreamExt::fuse`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Fuse<St> {
    /// None: at its end.
    pub(super) stream: Option<St>,
}

impl<St: Stream> Stream for Fuse<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let item = match &mut this.stream {
            Some(stream) => ready!(unsafe { Pin::new_unchecked(stream) }.poll_next(cx)),
            None => return Poll::Ready(None),
        };
        if item.is_none() {
            this.stream = None;
        }
        Poll::Ready(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.stream {
            Some(stream) => stream.size_hint(),
            None => (0, Some(0)),
        }
    }
}

/// See `StreamExt::merge`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Merge<T, U> {
    pub(super) a: Fuse<T>,
    pub(super) b: Fuse<U>,
    /// Whose turn it is.
    pub(super) a_first: bool,
}

impl<T: Stream, U: Stream<Item = T::Item>> Stream for Merge<T, U> {
    type Item = T::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let a_first = this.a_first;
        this.a_first = !a_first;
        if a_first {
            poll_in_order(pinned!(this.a), pinned!(this.b), cx)
        } else {
            poll_in_order(pinned!(this.b), pinned!(this.a), cx)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        sum_hints(self.a.size_hint(), self.b.size_hint())
    }
}

/// The bounds of two streams together.
fn sum_hints(a: (usize, Option<usize>), b: (usize, Option<usize>)) -> (usize, Option<usize>) {
    let upper = match (a.1, b.1) {
        (Some(a), Some(b)) => a.checked_add(b),
        _ => None,
    };
    (a.0.saturating_add(b.0), upper)
}

fn poll_in_order<T: Stream, U: Stream<Item = T::Item>>(first: Pin<&mut T>, second: Pin<&mut U>, cx: &mut Context<'_>) -> Poll<Option<T::Item>> {
    let first_done = match first.poll_next(cx) {
        Poll::Ready(Some(item)) => return Poll::Ready(Some(item)),
        Poll::Ready(None) => true,
        Poll::Pending => false,
    };
    match second.poll_next(cx) {
        Poll::Ready(Some(item)) => Poll::Ready(Some(item)),
        Poll::Ready(None) if first_done => Poll::Ready(None),
        _ => Poll::Pending,
    }
}

/// See `StreamExt::filter`.
#[must_use = "streams do nothing unless polled"]
pub struct Filter<St, F> {
    pub(super) stream: St,
    pub(super) f: F,
}

impl<St: Stream, F: FnMut(&St::Item) -> bool> Stream for Filter<St, F> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => {
                    if (this.f)(&item) {
                        return Poll::Ready(Some(item));
                    }
                }
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.stream.size_hint().1)
    }
}

/// See `StreamExt::filter_map`.
#[must_use = "streams do nothing unless polled"]
pub struct FilterMap<St, F> {
    pub(super) stream: St,
    pub(super) f: F,
}

impl<St: Stream, F: FnMut(St::Item) -> Option<T>, T> Stream for FilterMap<St, F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => {
                    if let Some(item) = (this.f)(item) {
                        return Poll::Ready(Some(item));
                    }
                }
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.stream.size_hint().1)
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
        let item = ready!(pinned!(this.stream).poll_next(cx));
        this.remaining = if item.is_some() { this.remaining - 1 } else { 0 };
        Poll::Ready(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.stream.size_hint();
        let upper = match upper {
            Some(x) if x < self.remaining => Some(x),
            _ => Some(self.remaining),
        };
        (lower.min(self.remaining), upper)
    }
}

/// See `StreamExt::take_while`.
#[must_use = "streams do nothing unless polled"]
pub struct TakeWhile<St, F> {
    pub(super) stream: St,
    pub(super) predicate: F,
    pub(super) done: bool,
}

impl<St: Stream, F: FnMut(&St::Item) -> bool> Stream for TakeWhile<St, F> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done {
            return Poll::Ready(None);
        }
        match ready!(pinned!(this.stream).poll_next(cx)) {
            Some(item) if (this.predicate)(&item) => Poll::Ready(Some(item)),
            _ => {
                this.done = true;
                Poll::Ready(None)
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.done {
            return (0, Some(0));
        }
        (0, self.stream.size_hint().1)
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
        loop {
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(_) if this.remaining > 0 => this.remaining -= 1,
                item => return Poll::Ready(item),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.stream.size_hint();
        (lower.saturating_sub(self.remaining), upper.map(|n| n.saturating_sub(self.remaining)))
    }
}

/// See `StreamExt::skip_while`.
#[must_use = "streams do nothing unless polled"]
pub struct SkipWhile<St, F> {
    pub(super) stream: St,
    pub(super) predicate: Option<F>,
}

impl<St: Stream, F: FnMut(&St::Item) -> bool> Stream for SkipWhile<St, F> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(predicate) = &mut this.predicate {
            loop {
                match ready!(pinned!(this.stream).poll_next(cx)) {
                    Some(item) => {
                        if !predicate(&item) {
                            this.predicate = None;
                            return Poll::Ready(Some(item));
                        }
                    }
                    None => return Poll::Ready(None),
                }
            }
        }
        pinned!(this.stream).poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.stream.size_hint();
        (if self.predicate.is_some() { 0 } else { lower }, upper)
    }
}

/// See `StreamExt::chain`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Chain<T, U> {
    pub(super) a: Fuse<T>,
    pub(super) b: U,
}

impl<T: Stream, U: Stream<Item = T::Item>> Stream for Chain<T, U> {
    type Item = T::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(item) = ready!(pinned!(this.a).poll_next(cx)) {
            return Poll::Ready(Some(item));
        }
        pinned!(this.b).poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        sum_hints(self.a.size_hint(), self.b.size_hint())
    }
}

/// See `StreamExt::peekable`.
#[must_use = "streams do nothing unless polled"]
pub struct Peekable<T: Stream> {
    pub(super) peek: Option<T::Item>,
    pub(super) stream: Fuse<T>,
}

impl<T: Stream + Unpin> Peekable<T>
where
    T::Item: Unpin,
{
    /// A look at the next item.
    pub async fn peek(&mut self) -> Option<&T::Item> {
        if self.peek.is_none() {
            self.peek = super::StreamExt::next(&mut self.stream).await;
        }
        self.peek.as_ref()
    }
}

impl<T: Stream> Stream for Peekable<T> {
    type Item = T::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match this.peek.take() {
            Some(item) => Poll::Ready(Some(item)),
            None => pinned!(this.stream).poll_next(cx),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let waiting = self.peek.is_some() as usize;
        let (lower, upper) = self.stream.size_hint();
        (lower.saturating_add(waiting), upper.and_then(|n| n.checked_add(waiting)))
    }
}

impl<T: Stream + fmt::Debug> fmt::Debug for Peekable<T>
where
    T::Item: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Peekable").field("peek", &self.peek).field("stream", &self.stream).finish()
    }
}

impl<St, F> fmt::Debug for Map<St, F>
where
    St: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Map").field("stream", &self.stream).finish()
    }
}

impl<St, F> fmt::Debug for MapWhile<St, F>
where
    St: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MapWhile").field("stream", &self.stream).field("done", &self.done).finish()
    }
}

impl<St, Fut, F> fmt::Debug for Then<St, Fut, F>
where
    St: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Then").field("stream", &self.stream).finish()
    }
}

impl<St, F> fmt::Debug for Filter<St, F>
where
    St: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Filter").field("stream", &self.stream).finish()
    }
}

impl<St, F> fmt::Debug for FilterMap<St, F>
where
    St: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilterMap").field("stream", &self.stream).finish()
    }
}

impl<St, F> fmt::Debug for TakeWhile<St, F>
where
    St: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TakeWhile").field("stream", &self.stream).finish()
    }
}

impl<St, F> fmt::Debug for SkipWhile<St, F>
where
    St: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SkipWhile").field("stream", &self.stream).finish()
    }
}
