//! Futures and streams that can be aborted from elsewhere (FU-10).
use crate::task::AtomicWaker;
use futures_core::stream::Stream;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// What the handles and the abortable share.
#[derive(Debug)]
pub(crate) struct AbortInner {
    waker: AtomicWaker,
    aborted: AtomicBool,
}

impl AbortInner {
    pub(crate) fn is_aborted(&self) -> bool {
        self.aborted.load(Ordering::Relaxed)
    }

    pub(crate) fn register(&self, waker: &Waker) {
        self.waker.register(waker);
    }
}

/// A future or stream with an abort flag. After an abort it yields `Aborted` (a stream ends).
#[derive(Debug, Clone)]
#[must_use = "futures/streams do nothing unless you poll them"]
pub struct Abortable<T> {
    task: T,
    inner: Arc<AbortInner>,
}

impl<T> Abortable<T> {
    pub fn new(task: T, reg: AbortRegistration) -> Abortable<T> {
        Abortable { task, inner: reg.inner }
    }

    pub fn is_aborted(&self) -> bool {
        self.inner.aborted.load(Ordering::Relaxed)
    }

    fn try_poll<I>(self: Pin<&mut Self>, cx: &mut Context<'_>, poll: impl FnOnce(Pin<&mut T>, &mut Context<'_>) -> Poll<I>) -> Poll<Result<I, Aborted>> {
        if self.is_aborted() {
            return Poll::Ready(Err(Aborted));
        }
        let this = unsafe { self.get_unchecked_mut() };
        if let Poll::Ready(x) = poll(unsafe { Pin::new_unchecked(&mut this.task) }, cx) {
            return Poll::Ready(Ok(x));
        }
        this.inner.waker.register(cx.waker());
        if this.is_aborted() {
            return Poll::Ready(Err(Aborted));
        }
        Poll::Pending
    }
}

impl<Fut: Future> Future for Abortable<Fut> {
    type Output = Result<Fut::Output, Aborted>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.try_poll(cx, |task, cx| task.poll(cx))
    }
}

impl<St: Stream> Stream for Abortable<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        match self.try_poll(cx, |task, cx| task.poll_next(cx)) {
            Poll::Ready(Ok(item)) => Poll::Ready(item),
            Poll::Ready(Err(Aborted)) => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// Connects an `Abortable` with its handle.
#[derive(Debug)]
pub struct AbortRegistration {
    inner: Arc<AbortInner>,
}

impl AbortRegistration {
    pub fn handle(&self) -> AbortHandle {
        AbortHandle { inner: self.inner.clone() }
    }

    pub(crate) fn into_inner(self) -> Arc<AbortInner> {
        self.inner
    }
}

/// Aborts an `Abortable`.
#[derive(Debug, Clone)]
pub struct AbortHandle {
    inner: Arc<AbortInner>,
}

impl AbortHandle {
    /// A handle and what to make the `Abortable` with.
    pub fn new_pair() -> (AbortHandle, AbortRegistration) {
        let inner = Arc::new(AbortInner { waker: AtomicWaker::new(), aborted: AtomicBool::new(false) });
        (AbortHandle { inner: inner.clone() }, AbortRegistration { inner })
    }

    /// Sets the flag and wakes the task.
    pub fn abort(&self) {
        self.inner.aborted.store(true, Ordering::Relaxed);
        self.inner.waker.wake();
    }

    pub fn is_aborted(&self) -> bool {
        self.inner.aborted.load(Ordering::Relaxed)
    }
}

/// A future that can be aborted, and its handle.
pub fn abortable<Fut: Future>(future: Fut) -> (Abortable<Fut>, AbortHandle) {
    let (handle, reg) = AbortHandle::new_pair();
    (Abortable::new(future, reg), handle)
}

/// The future was aborted.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Aborted;

impl fmt::Display for Aborted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`Abortable` future has been aborted")
    }
}

impl std::error::Error for Aborted {}
