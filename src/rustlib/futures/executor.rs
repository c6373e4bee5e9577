//! Running futures without a runtime.
use crate::future::{FutureObj, LocalFutureObj};
use crate::stream::{FuturesUnordered, StreamExt};
use crate::task::{LocalSpawn, Spawn, SpawnError};
use futures_core::stream::Stream;
use std::cell::RefCell;
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

struct ThreadNotify {
    thread: Thread,
    unparked: AtomicBool,
}

impl Wake for ThreadNotify {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if !self.unparked.swap(true, Ordering::Release) {
            self.thread.unpark();
        }
    }
}

thread_local! {
    static NOTIFY: Arc<ThreadNotify> = Arc::new(ThreadNotify { thread: thread::current(), unparked: AtomicBool::new(false) });
    static ENTERED: RefCell<bool> = RefCell::new(false);
}

/// While it lives, the thread runs an executor.
#[derive(Debug)]
pub struct Enter {
    _private: (),
}

/// The thread runs an executor already.
#[derive(Debug)]
pub struct EnterError {
    _private: (),
}

impl std::fmt::Display for EnterError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an execution scope has already been entered")
    }
}

impl std::error::Error for EnterError {}

/// Marks the thread as running an executor.
pub fn enter() -> Result<Enter, EnterError> {
    if ENTERED.with(|entered| entered.replace(true)) {
        return Err(EnterError { _private: () });
    }
    Ok(Enter { _private: () })
}

impl Drop for Enter {
    fn drop(&mut self) {
        ENTERED.with(|entered| entered.replace(false));
    }
}

fn run<T>(mut poll: impl FnMut(&mut Context<'_>) -> Poll<T>) -> T {
    let _enter = match enter() {
        Ok(enter) => enter,
        Err(_) => panic!(
            "cannot execute `LocalPool` executor from within another executor: EnterError"
        ),
    };
    let notify = NOTIFY.with(Clone::clone);
    let waker = Waker::from(notify.clone());
    let mut cx = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(value) = poll(&mut cx) {
            return value;
        }
        while !notify.unparked.swap(false, Ordering::Acquire) {
            thread::park();
        }
    }
}

/// Blocks the thread until the future is ready. Inside a tokio task this blocks the whole worker.
pub fn block_on<F: Future>(f: F) -> F::Output {
    let mut f = std::pin::pin!(f);
    run(|cx| f.as_mut().poll(cx))
}

/// A stream as a blocking iterator.
pub fn block_on_stream<S: Stream + Unpin>(stream: S) -> BlockingStream<S> {
    BlockingStream { stream }
}

/// An iterator that blocks the thread for each item.
#[derive(Debug)]
pub struct BlockingStream<S: Unpin> {
    stream: S,
}

impl<S: Stream + Unpin> Deref for BlockingStream<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.stream
    }
}

impl<S: Stream + Unpin> DerefMut for BlockingStream<S> {
    fn deref_mut(&mut self) -> &mut S {
        &mut self.stream
    }
}

impl<S: Stream + Unpin> BlockingStream<S> {
    /// The stream.
    pub fn into_inner(self) -> S {
        self.stream
    }
}

impl<S: Stream + Unpin> Iterator for BlockingStream<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        LocalPool::new().run_until(self.stream.next())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

type Incoming = RefCell<Vec<LocalFutureObj<'static, ()>>>;

/// A task executor on one thread.
#[derive(Debug)]
pub struct LocalPool {
    pool: FuturesUnordered<LocalFutureObj<'static, ()>>,
    incoming: Rc<Incoming>,
}

/// Spawns onto a `LocalPool`, as long as it lives.
#[derive(Clone, Debug)]
pub struct LocalSpawner {
    incoming: Weak<Incoming>,
}

impl Spawn for LocalSpawner {
    fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError> {
        self.spawn_local_obj(future.into())
    }

    fn status(&self) -> Result<(), SpawnError> {
        self.status_local()
    }
}

impl LocalSpawn for LocalSpawner {
    fn spawn_local_obj(&self, future: LocalFutureObj<'static, ()>) -> Result<(), SpawnError> {
        let incoming = self.incoming.upgrade().ok_or_else(SpawnError::shutdown)?;
        incoming.borrow_mut().push(future);
        Ok(())
    }

    fn status_local(&self) -> Result<(), SpawnError> {
        self.incoming.upgrade().map(|_| ()).ok_or_else(SpawnError::shutdown)
    }
}

// Was the thread woken since it was last asked?
fn woken() -> bool {
    NOTIFY.with(|notify| notify.unparked.load(Ordering::Acquire))
}

impl LocalPool {
    pub fn new() -> LocalPool {
        LocalPool { pool: FuturesUnordered::new(), incoming: Rc::default() }
    }

    pub fn spawner(&self) -> LocalSpawner {
        LocalSpawner { incoming: Rc::downgrade(&self.incoming) }
    }

    fn take_incoming(&mut self) {
        for future in self.incoming.borrow_mut().drain(..) {
            self.pool.push(future);
        }
    }

    fn poll_pool(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        loop {
            self.take_incoming();
            let polled = Pin::new(&mut self.pool).poll_next(cx);
            if !self.incoming.borrow().is_empty() {
                continue;
            }
            match polled {
                Poll::Ready(Some(())) => {}
                Poll::Ready(None) => return Poll::Ready(()),
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    /// Runs until all tasks are done.
    pub fn run(&mut self) {
        run(|cx| self.poll_pool(cx))
    }

    /// Runs until the future is ready.
    pub fn run_until<F: Future>(&mut self, future: F) -> F::Output {
        let mut future = std::pin::pin!(future);
        run(|cx| {
            if let Poll::Ready(output) = future.as_mut().poll(cx) {
                return Poll::Ready(output);
            }
            let _ = self.poll_pool(cx);
            Poll::Pending
        })
    }

    /// Runs until one task is done, or none can go on.
    pub fn try_run_one(&mut self) -> bool {
        run(|cx| loop {
            self.take_incoming();
            match Pin::new(&mut self.pool).poll_next(cx) {
                Poll::Ready(Some(())) => return Poll::Ready(true),
                Poll::Ready(None) => return Poll::Ready(false),
                Poll::Pending if !self.incoming.borrow().is_empty() => {}
                Poll::Pending if woken() => return Poll::Pending,
                Poll::Pending => return Poll::Ready(false),
            }
        })
    }

    /// Runs until no task can go on.
    pub fn run_until_stalled(&mut self) {
        run(|cx| match self.poll_pool(cx) {
            Poll::Pending if woken() => Poll::Pending,
            _ => Poll::Ready(()),
        })
    }
}

impl Default for LocalPool {
    fn default() -> LocalPool {
        LocalPool::new()
    }
}
