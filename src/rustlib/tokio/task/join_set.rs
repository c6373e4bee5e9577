//! A set of tasks, joined as they complete (JS-1..JS-5).
use crate::runtime::context;
use crate::runtime::task::{AbortHandle, Id, JoinError, JoinHandle};
use crate::runtime::Handle;
use crate::task::LocalSet;
use crate::trace::{self, Res};
use crate::util::{NotUnwindSafe, Shared};
use std::cell::Cell;
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

/// Tasks of one kind. Dropping the set aborts them.
pub struct JoinSet<T> {
    lists: Arc<Shared<Lists<T>>>,
    res: Res,
    _marker: NotUnwindSafe,
}

struct Lists<T> {
    /// Tasks that run, oldest first.
    idle: VecDeque<Arc<Entry<T>>>,
    /// Tasks whose completion was noticed, in that order.
    notified: VecDeque<Arc<Entry<T>>>,
    /// Who waits in join_next.
    waker: Option<Waker>,
}

/// A task of the set; also the waker that its completion wakes.
struct Entry<T> {
    handle: Shared<Option<JoinHandle<T>>>,
    lists: Arc<Shared<Lists<T>>>,
    is_notified: Cell<bool>,
}

unsafe impl<T: Send> Send for Entry<T> {}
unsafe impl<T: Send> Sync for Entry<T> {}

struct EntryWaker<T>(Arc<Entry<T>>);

unsafe impl<T> Send for EntryWaker<T> {}
unsafe impl<T> Sync for EntryWaker<T> {}

impl<T: 'static> Wake for EntryWaker<T> {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let entry = &self.0;
        if entry.is_notified.replace(true) {
            return;
        }
        let lists = entry.lists.get();
        if let Some(at) = lists.idle.iter().position(|other| Arc::ptr_eq(other, entry)) {
            if let Some(entry) = lists.idle.remove(at) {
                lists.notified.push_back(entry);
            }
        }
        if let Some(waker) = lists.waker.take() {
            waker.wake();
        }
    }
}

impl<T> JoinSet<T> {
    /// An empty set.
    pub fn new() -> JoinSet<T> {
        let lists = Lists { idle: VecDeque::new(), notified: VecDeque::new(), waker: None };
        JoinSet { lists: Arc::new(Shared::new(lists)), res: Res::new(trace::JOIN_SET, -1), _marker: NotUnwindSafe::new() }
    }

    /// Tasks that were not joined yet, complete or not.
    pub fn len(&self) -> usize {
        let lists = self.lists.get();
        lists.idle.len() + lists.notified.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn entries(&self) -> Vec<Arc<Entry<T>>> {
        let lists = self.lists.get();
        lists.idle.iter().chain(lists.notified.iter()).cloned().collect()
    }

    /// Aborts all tasks; they still have to be joined.
    pub fn abort_all(&mut self) {
        for entry in self.entries() {
            if let Some(handle) = entry.handle.get() {
                handle.abort();
            }
        }
    }

    /// Forgets all tasks; they go on.
    pub fn detach_all(&mut self) {
        for entry in self.drain() {
            drop(entry.handle.get().take());
        }
    }

    fn member(&self, entry: &Entry<T>, inside: bool) {
        if let Some(handle) = entry.handle.get() {
            trace::member(self.res.id(), handle.id().0, inside);
        }
    }

    fn drain(&mut self) -> Vec<Arc<Entry<T>>> {
        let entries = self.entries();
        let lists = self.lists.get();
        lists.idle.clear();
        lists.notified.clear();
        for entry in &entries {
            entry.is_notified.set(true);
        }
        trace::res_level(self.res.id(), 0, 0);
        for entry in &entries {
            self.member(entry, false);
        }
        entries
    }
}

impl<T: 'static> JoinSet<T> {
    /// Spawns onto the current runtime.
    #[track_caller]
    pub fn spawn<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send,
    {
        self.insert(crate::spawn(task))
    }

    /// Spawns onto that runtime.
    #[track_caller]
    pub fn spawn_on<F>(&mut self, task: F, handle: &Handle) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send,
    {
        self.insert(handle.spawn(task))
    }

    /// Spawns onto the current LocalSet.
    #[track_caller]
    pub fn spawn_local<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + 'static,
    {
        self.insert(crate::task::spawn_local(task))
    }

    /// Spawns onto that LocalSet.
    #[track_caller]
    pub fn spawn_local_on<F>(&mut self, task: F, local_set: &LocalSet) -> AbortHandle
    where
        F: Future<Output = T> + 'static,
    {
        self.insert(local_set.spawn_local(task))
    }

    /// Runs a closure on the blocking pool.
    #[track_caller]
    pub fn spawn_blocking<F>(&mut self, f: F) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send,
    {
        self.insert(crate::task::spawn_blocking(f))
    }

    /// Runs a closure on that runtime's blocking pool.
    #[track_caller]
    pub fn spawn_blocking_on<F>(&mut self, f: F, handle: &Handle) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send,
    {
        self.insert(handle.spawn_blocking(f))
    }

    /// Idle at first; completion moves the entry to the notified list (JS-1).
    fn insert(&mut self, handle: JoinHandle<T>) -> AbortHandle {
        let abort = handle.abort_handle();
        let entry = Arc::new(Entry { handle: Shared::new(Some(handle)), lists: self.lists.clone(), is_notified: Cell::new(false) });
        self.lists.get().idle.push_back(entry.clone());
        trace::res_level(self.res.id(), self.len(), 0);
        self.member(&entry, true);
        let waker = Waker::from(Arc::new(EntryWaker(entry.clone())));
        let complete = match entry.handle.get() {
            Some(handle) => handle.set_join_waker(&waker),
            None => false,
        };
        if complete {
            waker.wake();
        }
        abort
    }

    /// The next task to complete; none if the set is empty. Cancel safe.
    pub async fn join_next(&mut self) -> Option<Result<T, JoinError>> {
        std::future::poll_fn(|cx| self.poll_join_next(cx)).await
    }

    /// As `join_next`, with the task's id.
    pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {
        std::future::poll_fn(|cx| self.poll_join_next_with_id(cx)).await
    }

    /// The next task that has completed already.
    pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>> {
        match self.try_join_next_with_id() {
            Some(result) => Some(result.map(|(_, value)| value)),
            None => None,
        }
    }

    /// As `try_join_next`, with the task's id.
    pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {
        let _unlimited = context::BudgetGuard::enter(None);
        loop {
            let entry = self.lists.get().notified.pop_front()?;
            match self.poll_entry(entry) {
                Poll::Ready(result) => return Some(result),
                Poll::Pending => {}
            }
        }
    }

    /// Aborts all tasks and waits until they are gone.
    pub async fn shutdown(&mut self) {
        self.abort_all();
        while self.join_next().await.is_some() {}
    }

    /// All outputs, in the order of completion; a task's panic goes on here.
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

    /// Polls for the next completed task.
    pub fn poll_join_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, JoinError>>> {
        match ready!(self.poll_join_next_with_id(cx)) {
            Some(result) => Poll::Ready(Some(result.map(|(_, value)| value))),
            None => Poll::Ready(None),
        }
    }

    /// As `poll_join_next`, with the task's id.
    pub fn poll_join_next_with_id(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(Id, T), JoinError>>> {
        let next = self.lists.get().notified.pop_front();
        match next {
            Some(entry) => {
                let polled = self.poll_entry(entry);
                if polled.is_pending() {
                    // Out of budget: the entry waits again, and so do we (JS-2).
                    cx.waker().wake_by_ref();
                    return Poll::Pending;
                }
                polled.map(Some)
            }
            None if self.is_empty() => Poll::Ready(None),
            None => {
                let old = crate::util::store_waker(&mut self.lists.get().waker, cx);
                drop(old);
                trace::res_pending(self.res.id());
                Poll::Pending
            }
        }
    }

    /// The entry is idle again meanwhile; if the budget is used up, its own waker brings it back.
    fn poll_entry(&mut self, entry: Arc<Entry<T>>) -> Poll<Result<(Id, T), JoinError>> {
        entry.is_notified.set(false);
        self.lists.get().idle.push_back(entry.clone());
        let waker = Waker::from(Arc::new(EntryWaker(entry.clone())));
        let handle = match entry.handle.get() {
            Some(handle) => handle,
            None => unreachable!(),
        };
        let id = handle.id();
        let result = ready!(Pin::new(handle).poll(&mut Context::from_waker(&waker)));
        entry.is_notified.set(true);
        self.lists.get().idle.retain(|other| !Arc::ptr_eq(other, &entry));
        drop(entry.handle.get().take());
        trace::res_level(self.res.id(), self.len(), 0);
        trace::member(self.res.id(), id.0, false);
        Poll::Ready(result.map(|value| (id, value)))
    }
}

impl<T> Drop for JoinSet<T> {
    /// Aborts each task and drops its handle; does not wait (JS-4).
    fn drop(&mut self) {
        for entry in self.drain() {
            let handle = entry.handle.get().take();
            if let Some(handle) = handle {
                handle.abort();
            }
        }
        trace::res_drop(self.res.id(), 0);
    }
}

impl<T> fmt::Debug for JoinSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinSet").field("len", &self.len()).finish()
    }
}

impl<T> Default for JoinSet<T> {
    fn default() -> JoinSet<T> {
        JoinSet::new()
    }
}

impl<T, F> FromIterator<F> for JoinSet<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    fn from_iter<I: IntoIterator<Item = F>>(iter: I) -> JoinSet<T> {
        let mut set = JoinSet::new();
        for future in iter {
            set.spawn(future);
        }
        set
    }
}

impl<T, F> Extend<F> for JoinSet<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    fn extend<I: IntoIterator<Item = F>>(&mut self, iter: I) {
        for future in iter {
            self.spawn(future);
        }
    }
}
