//! Wakers and contexts for tests.
use futures_util::task::ArcWake;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Waker};

pub use futures_util::task::{noop_waker, noop_waker_ref};

/// How often a waker was woken.
#[derive(Debug)]
pub struct AwokenCount {
    inner: Arc<Counter>,
}

#[derive(Debug)]
struct Counter {
    count: AtomicUsize,
}

impl ArcWake for Counter {
    fn wake_by_ref(arc_self: &Arc<Counter>) {
        arc_self.count.fetch_add(1, Ordering::SeqCst);
    }
}

impl AwokenCount {
    pub fn get(&self) -> usize {
        self.inner.count.load(Ordering::SeqCst)
    }
}

impl PartialEq<usize> for AwokenCount {
    fn eq(&self, other: &usize) -> bool {
        self.get() == *other
    }
}

/// A waker and the number of its wakes.
pub fn new_count_waker() -> (Waker, AwokenCount) {
    let inner = Arc::new(Counter { count: AtomicUsize::new(0) });
    (futures_util::task::waker(inner.clone()), AwokenCount { inner })
}

struct Panics;

impl ArcWake for Panics {
    fn wake_by_ref(_: &Arc<Panics>) {
        if !std::thread::panicking() {
            panic!("should not be woken");
        }
    }
}

/// A waker that must not be woken.
pub fn panic_waker() -> Waker {
    futures_util::task::waker(Arc::new(Panics))
}

pub fn panic_waker_ref() -> &'static Waker {
    static WAKER: OnceLock<Waker> = OnceLock::new();
    WAKER.get_or_init(panic_waker)
}

/// A context whose waker must not be woken.
pub fn panic_context() -> Context<'static> {
    Context::from_waker(panic_waker_ref())
}

/// A context whose waker does nothing.
pub fn noop_context() -> Context<'static> {
    Context::from_waker(noop_waker_ref())
}
