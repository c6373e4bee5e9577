//! A future or stream that a test polls by hand, and that counts its wakes.
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Poll, Wake, Waker};

use tokio_stream::Stream;

const IDLE: usize = 0;
const WOKEN: usize = 1;

/// How often `poll_until_idle` polls before it gives up.
const MOST_POLLS: usize = 150;

/// Wraps a future or a stream, to be polled by hand.
pub fn spawn<T>(task: T) -> Spawn<T> {
    Spawn { task: MockTask { waker: Arc::new(ThreadWaker::new()) }, future: Box::pin(task) }
}

/// See `spawn`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Spawn<T> {
    task: MockTask,
    future: Pin<Box<T>>,
}

#[derive(Debug, Clone)]
struct MockTask {
    waker: Arc<ThreadWaker>,
}

/// Nobody sleeps on the condition variable: polling is up to the test.
#[derive(Debug)]
struct ThreadWaker {
    state: Mutex<usize>,
    #[allow(dead_code)]
    condvar: Condvar,
}

impl<T> Spawn<T> {
    /// The future.
    pub fn into_inner(self) -> T
    where
        T: Unpin,
    {
        *Pin::into_inner(self.future)
    }

    /// Whether it has been woken since the last poll began.
    pub fn is_woken(&self) -> bool {
        self.task.waker.is_woken()
    }

    /// How many wakers exist, plus one for the task itself.
    pub fn waker_ref_count(&self) -> usize {
        Arc::strong_count(&self.task.waker)
    }

    /// Calls `f` with the task's context and the pinned future.
    pub fn enter<F, R>(&mut self, f: F) -> R
    where
        F: FnOnce(&mut Context<'_>, Pin<&mut T>) -> R,
    {
        let future = self.future.as_mut();
        self.task.enter(|cx| f(cx, future))
    }
}

impl<T: Unpin> Deref for Spawn<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.future
    }
}

impl<T: Unpin> DerefMut for Spawn<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.future
    }
}

impl<T: Future> Spawn<T> {
    /// Polls once.
    pub fn poll(&mut self) -> Poll<T::Output> {
        let future = self.future.as_mut();
        self.task.enter(|cx| future.poll(cx))
    }

    /// Polls again as long as the future wakes itself.
    pub fn poll_until_idle(&mut self) -> Poll<T::Output> {
        for _ in 0..MOST_POLLS {
            let result = self.poll();
            if result.is_ready() || !self.is_woken() {
                return result;
            }
        }
        panic!("poll_until_idle exceeded {MOST_POLLS} iterations; future may be waking without making progress");
    }
}

impl<T: Stream> Spawn<T> {
    /// Polls a stream once.
    pub fn poll_next(&mut self) -> Poll<Option<T::Item>> {
        let stream = self.future.as_mut();
        self.task.enter(|cx| stream.poll_next(cx))
    }
}

impl<T: Future> Future for Spawn<T> {
    type Output = T::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T::Output> {
        self.future.as_mut().poll(cx)
    }
}

impl<T: Stream> Stream for Spawn<T> {
    type Item = T::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T::Item>> {
        self.future.as_mut().poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.future.size_hint()
    }
}

impl MockTask {
    fn enter<F, R>(&mut self, f: F) -> R
    where
        F: FnOnce(&mut Context<'_>) -> R,
    {
        self.waker.set(IDLE);
        let waker = Waker::from(self.waker.clone());
        f(&mut Context::from_waker(&waker))
    }
}

impl ThreadWaker {
    fn new() -> ThreadWaker {
        ThreadWaker { state: Mutex::new(IDLE), condvar: Condvar::new() }
    }

    fn set(&self, state: usize) {
        *self.state.lock().unwrap() = state;
    }

    fn is_woken(&self) -> bool {
        *self.state.lock().unwrap() == WOKEN
    }
}

impl Wake for ThreadWaker {
    fn wake(self: Arc<Self>) {
        self.set(WOKEN);
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.set(WOKEN);
    }
}
