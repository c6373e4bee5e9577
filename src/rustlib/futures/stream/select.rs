//! Several streams as one (FU-8).
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

/// See `select_with_strategy`. Streams that have ended stay until it is dropped.
#[must_use = "streams do nothing unless polled"]
pub struct SelectWithStrategy<St1, St2, Clos, State> {
    stream1: St1,
    stream2: St2,
    ended1: bool,
    ended2: bool,
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
    SelectWithStrategy { stream1, stream2, ended1: false, ended2: false, state: State::default(), clos: which }
}

impl<St1, St2, Clos, State> SelectWithStrategy<St1, St2, Clos, State> {
    /// Both streams.
    pub fn get_ref(&self) -> (&St1, &St2) {
        (&self.stream1, &self.stream2)
    }

    /// Both streams, mutably.
    pub fn get_mut(&mut self) -> (&mut St1, &mut St2) {
        (&mut self.stream1, &mut self.stream2)
    }

    /// Both streams, pinned.
    pub fn get_pin_mut(self: Pin<&mut Self>) -> (Pin<&mut St1>, Pin<&mut St2>) {
        let this = unsafe { self.get_unchecked_mut() };
        (pinned!(this.stream1), pinned!(this.stream2))
    }

    /// Both streams.
    pub fn into_inner(self) -> (St1, St2) {
        (self.stream1, self.stream2)
    }
}

/// Polls a stream, if it is not at its end.
fn poll_side<St: Stream>(stream: &mut St, ended: &mut bool, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
    if *ended {
        return Poll::Ready(None);
    }
    let polled = unsafe { Pin::new_unchecked(stream) }.poll_next(cx);
    *ended = matches!(polled, Poll::Ready(None));
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
        let SelectWithStrategy { stream1, stream2, ended1, ended2, state, clos } = unsafe { self.get_unchecked_mut() };
        // With one stream left there is nothing to decide.
        let first = if *ended1 || *ended2 { PollNext::Left } else { clos(state) };
        let (a, b) = if first == PollNext::Left {
            match poll_side(stream1, ended1, cx) {
                Poll::Ready(Some(item)) => return Poll::Ready(Some(item)),
                a => (a, poll_side(stream2, ended2, cx)),
            }
        } else {
            match poll_side(stream2, ended2, cx) {
                Poll::Ready(Some(item)) => return Poll::Ready(Some(item)),
                a => (a, poll_side(stream1, ended1, cx)),
            }
        };
        match b {
            Poll::Ready(Some(item)) => Poll::Ready(Some(item)),
            Poll::Ready(None) if a.is_ready() => Poll::Ready(None),
            _ => Poll::Pending,
        }
    }
}

impl<St1, St2, Clos, State> FusedStream for SelectWithStrategy<St1, St2, Clos, State>
where
    St1: Stream,
    St2: Stream<Item = St1::Item>,
    Clos: FnMut(&mut State) -> PollNext,
{
    fn is_terminated(&self) -> bool {
        self.ended1 && self.ended2
    }
}

impl<St1: fmt::Debug, St2: fmt::Debug, Clos, State: fmt::Debug> fmt::Debug for SelectWithStrategy<St1, St2, Clos, State> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SelectWithStrategy")
            .field("stream1", &self.stream1)
            .field("stream2", &self.stream2)
            .field("state", &self.state)
            .finish()
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
        self.inner.ended1 && self.inner.ended2
    }
}

impl<St1, St2> Select<St1, St2> {
    /// Both streams.
    pub fn get_ref(&self) -> (&St1, &St2) {
        self.inner.get_ref()
    }

    /// Both streams, mutably.
    pub fn get_mut(&mut self) -> (&mut St1, &mut St2) {
        self.inner.get_mut()
    }

    /// Both streams, pinned.
    pub fn get_pin_mut(self: Pin<&mut Self>) -> (Pin<&mut St1>, Pin<&mut St2>) {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }.get_pin_mut()
    }

    /// Both streams.
    pub fn into_inner(self) -> (St1, St2) {
        self.inner.into_inner()
    }
}

impl<St1: fmt::Debug, St2: fmt::Debug> fmt::Debug for Select<St1, St2> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Select").field("inner", &self.inner).finish()
    }
}
