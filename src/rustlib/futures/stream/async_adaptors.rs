//! Adaptors whose closure returns a future.
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

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
        let (lower, upper) = self.stream.size_hint();
        let pending = self.future.is_some();
        (lower.saturating_add(pending as usize), upper_with(upper, pending))
    }
}

/// See `StreamExt::filter`.
#[must_use = "streams do nothing unless polled"]
pub struct Filter<St: Stream, Fut, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) future: Option<Fut>,
    pub(super) item: Option<St::Item>,
}

impl<St: Stream, Fut: Future<Output = bool>, F: FnMut(&St::Item) -> Fut> Stream for Filter<St, Fut, F> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                let keep = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                this.future = None;
                let item = this.item.take();
                if keep {
                    return Poll::Ready(item);
                }
                continue;
            }
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => {
                    this.future = Some((this.f)(&item));
                    this.item = Some(item);
                }
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, upper_with(self.stream.size_hint().1, self.future.is_some()))
    }
}

impl<St: FusedStream, Fut: Future<Output = bool>, F: FnMut(&St::Item) -> Fut> FusedStream for Filter<St, Fut, F> {
    fn is_terminated(&self) -> bool {
        self.future.is_none() && self.stream.is_terminated()
    }
}

/// See `StreamExt::filter_map`.
#[must_use = "streams do nothing unless polled"]
pub struct FilterMap<St, Fut, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) future: Option<Fut>,
}

impl<St: Stream, Fut: Future<Output = Option<T>>, F: FnMut(St::Item) -> Fut, T> Stream for FilterMap<St, Fut, F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                let output = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                this.future = None;
                if output.is_some() {
                    return Poll::Ready(output);
                }
                continue;
            }
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => this.future = Some((this.f)(item)),
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, upper_with(self.stream.size_hint().1, self.future.is_some()))
    }
}

/// See `StreamExt::take_while`.
#[must_use = "streams do nothing unless polled"]
pub struct TakeWhile<St: Stream, Fut, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) future: Option<Fut>,
    pub(super) item: Option<St::Item>,
    pub(super) done: bool,
}

impl<St: Stream, Fut: Future<Output = bool>, F: FnMut(&St::Item) -> Fut> Stream for TakeWhile<St, Fut, F> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done {
            return Poll::Ready(None);
        }
        loop {
            if let Some(future) = &mut this.future {
                let keep = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                this.future = None;
                let item = this.item.take();
                if keep {
                    return Poll::Ready(item);
                }
                this.done = true;
                return Poll::Ready(None);
            }
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => {
                    this.future = Some((this.f)(&item));
                    this.item = Some(item);
                }
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.done {
            return (0, Some(0));
        }
        (0, upper_with(self.stream.size_hint().1, self.future.is_some()))
    }
}

/// See `StreamExt::skip_while`.
#[must_use = "streams do nothing unless polled"]
pub struct SkipWhile<St: Stream, Fut, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) future: Option<Fut>,
    pub(super) item: Option<St::Item>,
    pub(super) done: bool,
}

impl<St: Stream, Fut: Future<Output = bool>, F: FnMut(&St::Item) -> Fut> Stream for SkipWhile<St, Fut, F> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done {
            return pinned!(this.stream).poll_next(cx);
        }
        loop {
            if let Some(future) = &mut this.future {
                let skip = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                this.future = None;
                let item = this.item.take();
                if !skip {
                    this.done = true;
                    return Poll::Ready(item);
                }
                continue;
            }
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => {
                    this.future = Some((this.f)(&item));
                    this.item = Some(item);
                }
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, upper_with(self.stream.size_hint().1, self.future.is_some()))
    }
}

/// See `StreamExt::scan`.
#[must_use = "streams do nothing unless polled"]
pub struct Scan<St, S, Fut, F> {
    pub(super) stream: St,
    /// None: at its end.
    pub(super) state: Option<(S, F)>,
    pub(super) future: Option<Fut>,
}

impl<St, S, Fut, F, B> Stream for Scan<St, S, Fut, F>
where
    St: Stream,
    F: FnMut(&mut S, St::Item) -> Fut,
    Fut: Future<Output = Option<B>>,
{
    type Item = B;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<B>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                let output = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                this.future = None;
                if output.is_none() {
                    this.state = None;
                }
                return Poll::Ready(output);
            }
            let (state, f) = match &mut this.state {
                Some((state, f)) => (state, f),
                None => return Poll::Ready(None),
            };
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => this.future = Some(f(state, item)),
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.state.is_none() {
            return (0, Some(0));
        }
        (0, upper_with(self.stream.size_hint().1, self.future.is_some()))
    }
}

/// See `StreamExt::take_until`.
#[must_use = "streams do nothing unless polled"]
pub struct TakeUntil<St, Fut: Future> {
    pub(super) stream: St,
    pub(super) future: Option<Fut>,
    pub(super) result: Option<Fut::Output>,
    /// The future was taken out: nothing stops the stream any more.
    pub(super) free: bool,
}

impl<St: Stream, Fut: Future> TakeUntil<St, Fut> {
    /// The future, if it is not done.
    pub fn take_future(&mut self) -> Option<Fut>
    where
        Fut: Unpin,
    {
        if self.future.is_some() {
            self.free = true;
        }
        self.future.take()
    }

    /// The future's output, if it ended the stream.
    pub fn take_result(&mut self) -> Option<Fut::Output> {
        self.result.take()
    }

    /// Did the future end the stream?
    pub fn is_stopped(&self) -> bool {
        !self.free && self.future.is_none()
    }
}

impl<St: Stream, Fut: Future> Stream for TakeUntil<St, Fut> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(future) = &mut this.future {
            if let Poll::Ready(result) = unsafe { Pin::new_unchecked(future) }.poll(cx) {
                this.future = None;
                this.result = Some(result);
            }
        }
        if this.is_stopped() {
            return Poll::Ready(None);
        }
        let item = ready!(pinned!(this.stream).poll_next(cx));
        if item.is_none() {
            this.future = None;
        }
        Poll::Ready(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.is_stopped() {
            (0, Some(0))
        } else {
            self.stream.size_hint()
        }
    }
}

/// An upper bound, and one more item that is being worked on.
fn upper_with(upper: Option<usize>, pending: bool) -> Option<usize> {
    upper.and_then(|upper| upper.checked_add(pending as usize))
}
