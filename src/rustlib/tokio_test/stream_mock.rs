//! A stream with a script: items and waits.
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use tokio::time::{sleep_until, Instant, Sleep};

#[derive(Debug, Clone)]
enum Action<T: Unpin> {
    Next(T),
    Wait(Duration),
}

/// Builds a `StreamMock`.
#[derive(Debug, Clone)]
pub struct StreamMockBuilder<T: Unpin> {
    actions: VecDeque<Action<T>>,
}

impl<T: Unpin> StreamMockBuilder<T> {
    /// An empty script.
    pub fn new() -> Self {
        StreamMockBuilder::default()
    }

    /// Then an item.
    pub fn next(mut self, value: T) -> Self {
        self.actions.push_back(Action::Next(value));
        self
    }

    /// Then a pause.
    pub fn wait(mut self, duration: Duration) -> Self {
        self.actions.push_back(Action::Wait(duration));
        self
    }

    /// The stream.
    pub fn build(self) -> StreamMock<T> {
        StreamMock { actions: self.actions, sleep: None }
    }
}

impl<T: Unpin> Default for StreamMockBuilder<T> {
    fn default() -> Self {
        StreamMockBuilder { actions: VecDeque::new() }
    }
}

/// Yields what its script says; panics when dropped with items left.
#[derive(Debug)]
pub struct StreamMock<T: Unpin> {
    actions: VecDeque<Action<T>>,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl<T: Unpin> Stream for StreamMock<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        if let Some(sleep) = &mut self.sleep {
            ready!(sleep.as_mut().poll(cx));
            self.sleep = None;
        }
        match self.actions.pop_front() {
            Some(Action::Next(item)) => Poll::Ready(Some(item)),
            Some(Action::Wait(duration)) => {
                // The sleep registers at the next poll, which this wake asks for.
                self.sleep = Some(Box::pin(sleep_until(Instant::now() + duration)));
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            None => Poll::Ready(None),
        }
    }
}

impl<T: Unpin> Drop for StreamMock<T> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let left = self.actions.iter().filter(|action| matches!(action, Action::Next(_))).count();
        assert!(
            left == 0,
            "StreamMock was dropped before all actions were consumed, {left} actions were not consumed"
        );
    }
}
