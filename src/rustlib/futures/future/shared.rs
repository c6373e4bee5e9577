//! Futures whose output several parties get; futures whose output goes elsewhere (FU-11).
use crate::channel::oneshot;
use futures_core::future::FusedFuture;
use std::any::Any;
use std::cell::UnsafeCell;
use std::fmt;
use std::future::Future;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::pin::Pin;
use std::sync::{Arc, Mutex, Weak};
use std::task::{Context, Poll, Wake, Waker};

enum State<Fut: Future> {
    Future(Fut),
    Output(Fut::Output),
}

struct Inner<Fut: Future> {
    state: UnsafeCell<State<Fut>>,
    notifier: Arc<Notifier>,
}

unsafe impl<Fut: Future + Send> Send for Inner<Fut> where Fut::Output: Send + Sync {}
unsafe impl<Fut: Future + Send> Sync for Inner<Fut> where Fut::Output: Send + Sync {}

/// Wakes all that wait; one of them polls the future.
struct Notifier {
    wakers: Mutex<Vec<(usize, Waker)>>,
    polling: Mutex<bool>,
    next: Mutex<usize>,
}

impl Wake for Notifier {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let wakers = std::mem::take(&mut *self.wakers.lock().unwrap());
        for (_, waker) in wakers {
            waker.wake();
        }
    }
}

/// A future that can be cloned; each clone gets a copy of the output.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Shared<Fut: Future> {
    inner: Option<Arc<Inner<Fut>>>,
    key: usize,
}

/// A `Shared` that does not keep the future alive.
pub struct WeakShared<Fut: Future>(Weak<Inner<Fut>>);

impl<Fut: Future> Shared<Fut> {
    pub(super) fn new(future: Fut) -> Shared<Fut> {
        let notifier = Arc::new(Notifier { wakers: Mutex::new(Vec::new()), polling: Mutex::new(false), next: Mutex::new(1) });
        Shared { inner: Some(Arc::new(Inner { state: UnsafeCell::new(State::Future(future)), notifier })), key: 0 }
    }

    /// The output, if it is there.
    pub fn peek(&self) -> Option<&Fut::Output> {
        match &self.inner {
            Some(inner) => match unsafe { &*inner.state.get() } {
                State::Output(output) => Some(output),
                _ => None,
            },
            None => None,
        }
    }

    pub fn downgrade(&self) -> Option<WeakShared<Fut>> {
        self.inner.as_ref().map(|inner| WeakShared(Arc::downgrade(inner)))
    }

    pub fn strong_count(&self) -> Option<usize> {
        self.inner.as_ref().map(Arc::strong_count)
    }

    pub fn weak_count(&self) -> Option<usize> {
        self.inner.as_ref().map(Arc::weak_count)
    }

    pub fn ptr_hash<H: std::hash::Hasher>(&self, state: &mut H) {
        use std::hash::Hash;
        match &self.inner {
            Some(inner) => {
                state.write_u8(1);
                Arc::as_ptr(inner).hash(state);
            }
            None => state.write_u8(0),
        }
    }

    pub fn ptr_eq(&self, rhs: &Shared<Fut>) -> bool {
        match (&self.inner, &rhs.inner) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        }
    }
}

impl<Fut: Future> WeakShared<Fut> {
    pub fn upgrade(&self) -> Option<Shared<Fut>> {
        Some(Shared { inner: Some(self.0.upgrade()?), key: 0 })
    }
}

impl<Fut: Future> Clone for Shared<Fut> {
    fn clone(&self) -> Shared<Fut> {
        Shared { inner: self.inner.clone(), key: 0 }
    }
}

impl<Fut: Future> Drop for Shared<Fut> {
    fn drop(&mut self) {
        if let (Some(inner), key) = (&self.inner, self.key) {
            if key != 0 {
                inner.notifier.wakers.lock().unwrap().retain(|(k, _)| *k != key);
            }
        }
    }
}

impl<Fut> Future for Shared<Fut>
where
    Fut: Future,
    Fut::Output: Clone,
{
    type Output = Fut::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut::Output> {
        let inner = self.inner.clone().expect("Shared future polled again after completion");
        if let Some(output) = self.peek() {
            let output = output.clone();
            self.inner = None;
            return Poll::Ready(output);
        }
        if self.key == 0 {
            let mut next = inner.notifier.next.lock().unwrap();
            self.key = *next;
            *next += 1;
        }
        {
            let mut wakers = inner.notifier.wakers.lock().unwrap();
            let key = self.key;
            wakers.retain(|(k, _)| *k != key);
            wakers.push((key, cx.waker().clone()));
        }
        if std::mem::replace(&mut *inner.notifier.polling.lock().unwrap(), true) {
            return Poll::Pending;
        }
        let waker = Waker::from(inner.notifier.clone());
        let polled = match unsafe { &mut *inner.state.get() } {
            State::Future(future) => {
                let future = unsafe { Pin::new_unchecked(future) };
                let mut inner_cx = Context::from_waker(&waker);
                future.poll(&mut inner_cx)
            }
            State::Output(output) => Poll::Ready(output.clone()),
        };
        *inner.notifier.polling.lock().unwrap() = false;
        let output = match polled {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(output) => output,
        };
        unsafe { *inner.state.get() = State::Output(output.clone()) };
        inner.notifier.wake_by_ref();
        self.inner = None;
        Poll::Ready(output)
    }
}

impl<Fut> FusedFuture for Shared<Fut>
where
    Fut: Future,
    Fut::Output: Clone,
{
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

impl<Fut: Future> fmt::Debug for Shared<Fut> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

/// The part of `remote_handle` to spawn.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Remote<Fut: Future> {
    tx: Option<oneshot::Sender<Result<Fut::Output, Box<dyn Any + Send>>>>,
    keep_running: Arc<std::sync::atomic::AtomicBool>,
    future: Fut,
}

/// Gets the output of a `Remote`; dropping it cancels the future.
#[must_use = "dropping a remote handle cancels the underlying future"]
pub struct RemoteHandle<T> {
    rx: oneshot::Receiver<Result<T, Box<dyn Any + Send>>>,
    keep_running: Arc<std::sync::atomic::AtomicBool>,
}

pub(super) fn remote_handle<Fut: Future>(future: Fut) -> (Remote<Fut>, RemoteHandle<Fut::Output>) {
    let (tx, rx) = oneshot::channel();
    let keep_running = Arc::new(std::sync::atomic::AtomicBool::new(false));
    (Remote { tx: Some(tx), keep_running: keep_running.clone(), future }, RemoteHandle { rx, keep_running })
}

impl<T> RemoteHandle<T> {
    /// Drops the handle; the future goes on.
    pub fn forget(self) {
        self.keep_running.store(true, std::sync::atomic::Ordering::SeqCst);
    }
}

impl<Fut: Future> Future for Remote<Fut> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(tx) = &mut this.tx {
            if tx.poll_canceled(cx).is_ready() && !this.keep_running.load(std::sync::atomic::Ordering::SeqCst) {
                return Poll::Ready(());
            }
        }
        let future = unsafe { Pin::new_unchecked(&mut this.future) };
        let output = match catch_unwind(AssertUnwindSafe(|| future.poll(cx))) {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(output)) => Ok(output),
            Err(payload) => Err(payload),
        };
        if let Some(tx) = this.tx.take() {
            let _ = tx.send(output);
        }
        Poll::Ready(())
    }
}

impl<T> Future for RemoteHandle<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        match futures_core::ready!(Pin::new(&mut self.rx).poll(cx)) {
            Ok(Ok(output)) => Poll::Ready(output),
            Ok(Err(payload)) => std::panic::resume_unwind(payload),
            Err(_) => panic!("RemoteHandle: the future was dropped"),
        }
    }
}
