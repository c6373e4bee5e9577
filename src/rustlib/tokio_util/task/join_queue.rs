//! Tasks joined in the order in which they were spawned (TU-8).
use super::AbortOnDropHandle;
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use tokio::runtime::Handle;
use tokio::task::{AbortHandle, Id, JoinError, JoinHandle};

/// A queue of tasks. Dropping it aborts them.
pub struct JoinQueue<T>(VecDeque<AbortOnDropHandle<T>>);

impl<T> JoinQueue<T> {
    pub const fn new() -> JoinQueue<T> {
        JoinQueue(VecDeque::new())
    }

    pub fn with_capacity(capacity: usize) -> JoinQueue<T> {
        JoinQueue(VecDeque::with_capacity(capacity))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn push(&mut self, handle: JoinHandle<T>) -> AbortHandle {
        let abort = handle.abort_handle();
        self.0.push_back(AbortOnDropHandle::new(handle));
        abort
    }

    /// Spawns a task at the back.
    #[track_caller]
    pub fn spawn<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        self.push(tokio::spawn(task))
    }

    #[track_caller]
    pub fn spawn_on<F>(&mut self, task: F, handle: &Handle) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        self.push(handle.spawn(task))
    }

    #[track_caller]
    pub fn spawn_blocking_on<F>(&mut self, f: F, handle: &Handle) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        self.push(handle.spawn_blocking(f))
    }

    #[track_caller]
    pub fn spawn_blocking<F>(&mut self, f: F) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        self.push(tokio::task::spawn_blocking(f))
    }

    #[track_caller]
    pub fn spawn_local<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + 'static,
        T: 'static,
    {
        self.push(tokio::task::spawn_local(task))
    }

    /// Waits for the task at the front. Cancel safe.
    pub async fn join_next(&mut self) -> Option<Result<T, JoinError>> {
        std::future::poll_fn(|cx| self.poll_join_next(cx)).await
    }

    pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {
        std::future::poll_fn(|cx| self.poll_join_next_with_id(cx)).await
    }

    /// The front task's result, if it is complete. Takes no budget and leaves the registered waker alone.
    pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>> {
        Some(self.try_join_next_with_id()?.map(|(_, value)| value))
    }

    /// As `try_join_next`, with the task's id.
    pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {
        let front = self.0.front_mut()?;
        if !front.is_finished() {
            return None;
        }
        let id = front.as_ref().id();
        let mut result = std::pin::pin!(tokio::task::coop::unconstrained(front));
        match result.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => {
                self.forget_front();
                Some(result.map(|value| (id, value)))
            }
            Poll::Pending => None,
        }
    }

    pub fn poll_join_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, JoinError>>> {
        self.poll_join_next_with_id(cx).map(|item| item.map(|result| result.map(|(_, value)| value)))
    }

    /// As `poll_join_next`, with the task's id.
    pub fn poll_join_next_with_id(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(Id, T), JoinError>>> {
        let Some(front) = self.0.front_mut() else {
            return Poll::Ready(None);
        };
        let id = front.as_ref().id();
        match Pin::new(front).poll(cx) {
            Poll::Ready(result) => {
                self.forget_front();
                Poll::Ready(Some(result.map(|value| (id, value))))
            }
            Poll::Pending => Poll::Pending,
        }
    }

    /// Removes the front task, which is complete: there is nothing to abort.
    fn forget_front(&mut self) {
        drop(self.0.pop_front().map(AbortOnDropHandle::detach));
    }

    pub async fn shutdown(&mut self) {
        self.abort_all();
        while self.join_next().await.is_some() {}
    }

    /// All outputs, in order; a task's panic goes on here.
    pub async fn join_all(mut self) -> Vec<T> {
        let mut output = Vec::with_capacity(self.len());
        while let Some(result) = self.join_next().await {
            match result {
                Ok(value) => output.push(value),
                Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
                Err(error) => panic!("{error}"),
            }
        }
        output
    }

    pub fn abort_all(&mut self) {
        for handle in &self.0 {
            handle.abort();
        }
    }

    /// Forgets all tasks; they go on.
    pub fn detach_all(&mut self) {
        for handle in self.0.drain(..) {
            drop(handle.detach());
        }
    }
}

impl<T> Default for JoinQueue<T> {
    fn default() -> JoinQueue<T> {
        JoinQueue::new()
    }
}

impl<T> fmt::Debug for JoinQueue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|handle| handle.as_ref().id())).finish()
    }
}

/// Spawns each future of the iterator.
impl<T, F> FromIterator<F> for JoinQueue<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    fn from_iter<I: IntoIterator<Item = F>>(iter: I) -> JoinQueue<T> {
        let mut queue = JoinQueue::new();
        for task in iter {
            queue.spawn(task);
        }
        queue
    }
}
