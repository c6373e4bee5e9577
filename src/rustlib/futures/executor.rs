//! Running futures without a runtime.
use crate::stream::{FuturesUnordered, StreamExt};
use futures_core::stream::Stream;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
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
    let notify = Arc::new(ThreadNotify { thread: thread::current(), unparked: AtomicBool::new(false) });
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

impl<S: Stream + Unpin> Iterator for BlockingStream<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        block_on(self.stream.next())
    }
}

/// A task executor on one thread.
pub struct LocalPool {
    pool: FuturesUnordered<Pin<Box<dyn Future<Output = ()>>>>,
    incoming: Rc<RefCell<Vec<Pin<Box<dyn Future<Output = ()>>>>>>,
}

/// Spawns onto a `LocalPool`.
#[derive(Clone)]
pub struct LocalSpawner {
    incoming: Rc<RefCell<Vec<Pin<Box<dyn Future<Output = ()>>>>>>,
}

impl LocalSpawner {
    /// Spawns a boxed future.
    pub fn spawn_local<F>(&self, future: F) -> Result<(), crate::task::SpawnError>
    where
        F: Future<Output = ()> + 'static,
    {
        self.incoming.borrow_mut().push(Box::pin(future));
        Ok(())
    }
}

impl LocalPool {
    pub fn new() -> LocalPool {
        LocalPool { pool: FuturesUnordered::new(), incoming: Rc::new(RefCell::new(Vec::new())) }
    }

    pub fn spawner(&self) -> LocalSpawner {
        LocalSpawner { incoming: self.incoming.clone() }
    }

    fn poll_pool(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        loop {
            for future in self.incoming.borrow_mut().drain(..) {
                self.pool.push(future);
            }
            match Pin::new(&mut self.pool).poll_next(cx) {
                Poll::Ready(Some(())) => {}
                Poll::Ready(None) if self.incoming.borrow().is_empty() => return Poll::Ready(()),
                Poll::Ready(None) => {}
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
}

impl Default for LocalPool {
    fn default() -> LocalPool {
        LocalPool::new()
    }
}
