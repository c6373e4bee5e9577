//! What the built-in macros expand to.
pub use crate::future::{maybe_done, MaybeDone};
pub use futures_core::future::FusedFuture;
use futures_core::stream::Stream;
pub use std::future::{poll_fn, Future, IntoFuture};
pub use std::pin::Pin;
pub use std::task::{Context, Poll};
use std::cell::Cell;

/// A `select!` begins. `spans`: places of its branches in the user's text.
#[intrinsic = "trace_select_begin"]
fn trace_begin(spans: &str, join: bool) -> usize;
#[intrinsic = "trace_select_turn"]
fn trace_turn(id: usize, start: u32);
#[intrinsic = "trace_select_poll"]
fn trace_poll(id: usize, branch: u32);
#[intrinsic = "trace_select_result"]
fn trace_result(id: usize, branch: u32, what: u32);
#[intrinsic = "trace_select_end"]
fn trace_end(id: usize);

pub fn select_begin(spans: &'static str) -> usize {
    trace_begin(spans, false)
}

pub fn select_turn(id: usize, start: u32) {
    trace_turn(id, start);
}

pub fn select_poll(id: usize, branch: u32) {
    trace_poll(id, branch);
}

pub fn select_result(id: usize, branch: u32, what: u32) {
    trace_result(id, branch, what);
}

pub fn select_end(id: usize) {
    trace_end(id);
}

pub fn join_begin(spans: &'static str) -> usize {
    trace_begin(spans, true)
}

pub fn join_turn(id: usize, start: u32) {
    trace_turn(id, start);
}

pub fn join_poll(id: usize, branch: u32) {
    trace_poll(id, branch);
}

pub fn join_result(id: usize, branch: u32, what: u32) {
    trace_result(id, branch, what);
}

pub fn join_end(id: usize) {
    trace_end(id);
}

/// Refuses futures that could be polled after their end.
pub fn assert_fused<F: Future + FusedFuture + Unpin>(_future: &mut F) {}

/// Seed of the first thread that shuffles, and of the second: hashes of a counter, so fixed (MA-13).
const SEEDS: [u64; 2] = [0xbd60_acb6_58c7_9e45, 0x1e9f_7341_61d6_2dd9];

static THREADS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);

thread_local! {
    static STATE: Cell<u64> = Cell::new(seed());
}

fn seed() -> u64 {
    use std::hash::Hasher;
    let n = THREADS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    match SEEDS.get(n) {
        Some(seed) => *seed,
        None => {
            let mut hasher = std::collections::hash_map::DefaultHasher::new();
            hasher.write_usize(n);
            hasher.finish()
        }
    }
}

/// xorshift64*, as the real crate.
fn random() -> u64 {
    STATE.with(|state| {
        let mut x = state.get();
        x ^= x >> 12;
        x ^= x << 25;
        x ^= x >> 27;
        state.set(x);
        x.wrapping_mul(0x2545_f491_4f6c_dd1d)
    })
}

/// The streams of `stream_select!`, one type each. What has ended is `None`.
pub trait StreamList {
    type Item;
    const LEN: usize;

    /// Polls the stream at an index; `None` if it is gone.
    fn poll_at(&mut self, n: usize, cx: &mut Context<'_>) -> Option<Poll<Option<Self::Item>>>;

    fn remove(&mut self, n: usize);
}

#[derive(Debug)]
pub struct Last<S>(pub Option<S>);

#[derive(Debug)]
pub struct More<S, R>(pub Option<S>, pub R);

impl<S: Stream + Unpin> StreamList for Last<S> {
    type Item = S::Item;
    const LEN: usize = 1;

    fn poll_at(&mut self, _n: usize, cx: &mut Context<'_>) -> Option<Poll<Option<S::Item>>> {
        Some(Pin::new(self.0.as_mut()?).poll_next(cx))
    }

    fn remove(&mut self, _n: usize) {
        self.0 = None;
    }
}

impl<S: Stream + Unpin, R: StreamList<Item = S::Item>> StreamList for More<S, R> {
    type Item = S::Item;
    const LEN: usize = 1 + R::LEN;

    fn poll_at(&mut self, n: usize, cx: &mut Context<'_>) -> Option<Poll<Option<S::Item>>> {
        if n > 0 {
            return self.1.poll_at(n - 1, cx);
        }
        Some(Pin::new(self.0.as_mut()?).poll_next(cx))
    }

    fn remove(&mut self, n: usize) {
        if n > 0 {
            self.1.remove(n - 1);
        } else {
            self.0 = None;
        }
    }
}

/// The stream of `stream_select!`.
#[derive(Debug)]
pub struct StreamSelect<L> {
    streams: L,
}

impl<L> Unpin for StreamSelect<L> {}

impl<L: StreamList> StreamSelect<L> {
    pub fn new(streams: L) -> StreamSelect<L> {
        StreamSelect { streams }
    }
}

impl<L: StreamList> Stream for StreamSelect<L> {
    type Item = L::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<L::Item>> {
        let mut order: Vec<usize> = (0..L::LEN).collect();
        shuffle(&mut order);
        let mut ended = Vec::new();
        let mut result = Poll::Ready(None);
        for n in order {
            match self.streams.poll_at(n, cx) {
                Some(Poll::Ready(Some(item))) => {
                    result = Poll::Ready(Some(item));
                    break;
                }
                Some(Poll::Ready(None)) => ended.push(n),
                Some(Poll::Pending) => result = Poll::Pending,
                None => {}
            }
        }
        ended.sort();
        for n in ended {
            self.streams.remove(n);
        }
        result
    }
}

/// Fisher-Yates from the end (MA-13).
pub fn shuffle(order: &mut [usize]) {
    let mut i = order.len();
    while i > 1 {
        i -= 1;
        let j = (random() % (i as u64 + 1)) as usize;
        order.swap(i, j);
    }
}

/// The future of `poll!`.
pub struct PollOnce<F> {
    future: F,
}

pub fn poll_once<F: Future + Unpin>(future: F) -> PollOnce<F> {
    PollOnce { future }
}

impl<F: Future + Unpin> Future for PollOnce<F> {
    type Output = Poll<F::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Poll<F::Output>> {
        Poll::Ready(Pin::new(&mut self.future).poll(cx))
    }
}

/// The future of `pending!`.
pub struct PendingOnce {
    is_ready: bool,
}

pub fn pending_once() -> PendingOnce {
    PendingOnce { is_ready: false }
}

impl Future for PendingOnce {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        if self.is_ready {
            Poll::Ready(())
        } else {
            self.is_ready = true;
            Poll::Pending
        }
    }
}
