//! Several streams as one (FU-8).
use super::consume::StreamFuture;
use super::FuturesUnordered;
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Which of two streams is polled first.
#[derive(PartialEq, Eq, Debug, Copy, Clone, Hash, Default)]
pub enum PollNext {
    #[default]
    Left,
    Right,
}

impl PollNext {
    /// Turns to the other side; returns the side before.
    #[must_use]
    pub fn toggle(&mut self) -> PollNext {
        let old = *self;
        *self = self.other();
        old
    }

    fn other(&self) -> PollNext {
        match self {
            PollNext::Left => PollNext::Right,
            PollNext::Right => PollNext::Left,
        }
    }
}

/// See `select_with_strategy`.
#[must_use = "streams do nothing unless polled"]
pub struct SelectWithStrategy<St1, St2, Clos, State> {
    stream1: Option<St1>,
    stream2: Option<St2>,
    state: State,
    clos: Clos,
}

/// Two streams as one; the closure says which is polled first.
pub fn select_with_strategy<St1, St2, Clos, State>(stream1: St1, stream2: St2, which: Clos) -> SelectWithStrategy<St1, St2, Clos, State>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
    Clos: FnMut(&mut State) -> PollNext,
    State: Default,
{
    SelectWithStrategy { stream1: Some(stream1), stream2: Some(stream2), state: State::default(), clos: which }
}

/// Polls a stream; it is dropped at its end.
fn poll_side<St: Stream>(side: &mut Option<St>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
    let polled = match side {
        Some(stream) => unsafe { Pin::new_unchecked(stream) }.poll_next(cx),
        None => return Poll::Ready(None),
    };
    if let Poll::Ready(None) = polled {
        *side = None;
    }
    polled
}

impl<St1, St2, Clos, State> Stream for SelectWithStrategy<St1, St2, Clos, State>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
    Clos: FnMut(&mut State) -> PollNext,
{
    type Item = St1::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St1::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let first = if this.stream1.is_some() && this.stream2.is_some() { (this.clos)(&mut this.state) } else { PollNext::Left };
        let (a, b) = if first == PollNext::Left {
            match poll_side(&mut this.stream1, cx) {
                Poll::Ready(Some(item)) => return Poll::Ready(Some(item)),
                a => (a, poll_side(&mut this.stream2, cx)),
            }
        } else {
            match poll_side(&mut this.stream2, cx) {
                Poll::Ready(Some(item)) => return Poll::Ready(Some(item)),
                a => (a, poll_side(&mut this.stream1, cx)),
            }
        };
        match b {
            Poll::Ready(Some(item)) => Poll::Ready(Some(item)),
            Poll::Ready(None) if a.is_ready() => Poll::Ready(None),
            _ => Poll::Pending,
        }
    }
}

/// See `select`.
#[must_use = "streams do nothing unless polled"]
pub struct Select<St1, St2> {
    inner: SelectWithStrategy<St1, St2, fn(&mut PollNext) -> PollNext, PollNext>,
}

fn round_robin(last: &mut PollNext) -> PollNext {
    last.toggle()
}

/// Two streams as one; they take turns.
pub fn select<St1, St2>(stream1: St1, stream2: St2) -> Select<St1, St2>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
{
    Select { inner: select_with_strategy(stream1, stream2, round_robin as fn(&mut PollNext) -> PollNext) }
}

impl<St1, St2> Stream for Select<St1, St2>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
{
    type Item = St1::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St1::Item>> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }.poll_next(cx)
    }
}

impl<St1, St2> FusedStream for Select<St1, St2>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
{
    fn is_terminated(&self) -> bool {
        self.inner.stream1.is_none() && self.inner.stream2.is_none()
    }
}

/// See `select_all`.
#[must_use = "streams do nothing unless polled"]
pub struct SelectAll<St> {
    inner: FuturesUnordered<StreamFuture<St>>,
}

impl<St: Stream + Unpin> SelectAll<St> {
    pub fn new() -> SelectAll<St> {
        SelectAll { inner: FuturesUnordered::new() }
    }

    pub fn len(&self) -> usize {
        self.inner.len()
    }

    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }

    /// Adds a stream.
    pub fn push(&mut self, stream: St) {
        self.inner.push(StreamFuture { stream: Some(stream) });
    }

    pub fn clear(&mut self) {
        self.inner.clear();
    }
}

impl<St: Stream + Unpin> Default for SelectAll<St> {
    fn default() -> SelectAll<St> {
        SelectAll::new()
    }
}

impl<St: Stream + Unpin> Stream for SelectAll<St> {
    type Item = St::Item;

    /// A stream that yielded goes to the back.
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        loop {
            match ready!(Pin::new(&mut self.inner).poll_next(cx)) {
                Some((Some(item), remaining)) => {
                    self.push(remaining);
                    return Poll::Ready(Some(item));
                }
                Some((None, _)) => {}
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<St: Stream + Unpin> FusedStream for SelectAll<St> {
    fn is_terminated(&self) -> bool {
        self.inner.is_terminated()
    }
}

/// Many streams of one type as one.
pub fn select_all<I>(streams: I) -> SelectAll<I::Item>
where
    I: IntoIterator,
    I::Item: Stream + Unpin,
{
    let mut set = SelectAll::new();
    for stream in streams {
        set.push(stream);
    }
    set
}

impl<St: Stream + Unpin> FromIterator<St> for SelectAll<St> {
    fn from_iter<T: IntoIterator<Item = St>>(iter: T) -> SelectAll<St> {
        select_all(iter)
    }
}

impl<St: Stream + Unpin> Extend<St> for SelectAll<St> {
    fn extend<T: IntoIterator<Item = St>>(&mut self, iter: T) {
        for stream in iter {
            self.push(stream);
        }
    }
}

impl<St> fmt::Debug for SelectAll<St> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SelectAll { ... }")
    }
}
