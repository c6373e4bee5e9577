//! A channel for a single value (OS-1, OS-2).
use crate::task::coop;
use crate::trace::{self, Res};
use crate::util::{Flag, Shared};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// Sends the value.
#[derive(Debug)]
pub struct Sender<T> {
    inner: Option<Arc<Inner<T>>>,
}

/// Receives the value: await it, or `&mut` it.
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[derive(Debug)]
pub struct Receiver<T> {
    inner: Option<Arc<Inner<T>>>,
}

struct Inner<T> {
    value: Shared<Option<T>>,
    /// The sender sent or is gone.
    complete: Flag<bool>,
    /// The receiver closed or is gone.
    closed: Flag<bool>,
    rx_waker: Shared<Option<Waker>>,
    tx_waker: Shared<Option<Waker>>,
    res: Res,
}

/// A channel for one value.
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let inner = Arc::new(Inner {
        value: Shared::new(None),
        complete: Flag::new(false),
        closed: Flag::new(false),
        rx_waker: Shared::new(None),
        tx_waker: Shared::new(None),
        res: Res::new(trace::ONESHOT, 1),
    });
    (Sender { inner: Some(inner.clone()) }, Receiver { inner: Some(inner) })
}

impl<T> Inner<T> {
    fn complete(&self) {
        self.complete.set(true);
        let waker = self.rx_waker.get().take();
        if let Some(waker) = waker {
            trace::wake_via(waker, self.res.id(), trace::BY_CHANNEL);
        }
    }

    /// The receiver takes no more.
    fn close(&self) {
        if self.closed.replace(true) {
            return;
        }
        trace::res_close(self.res.id(), 0);
        if !self.complete.get() {
            let waker = self.tx_waker.get().take();
            if let Some(waker) = waker {
                trace::wake_via(waker, self.res.id(), trace::BY_CHANNEL);
            }
        }
    }

    fn take(&self) -> Option<T> {
        let value = self.value.get().take();
        if let Some(value) = &value {
            trace::recv(self.res.id(), value as *const T, 0);
        }
        value
    }
}

impl<T> Sender<T> {
    /// Hands the value over; gives it back if the receiver is gone.
    pub fn send(mut self, t: T) -> Result<(), T> {
        let inner = match self.inner.take() {
            Some(inner) => inner,
            None => unreachable!(),
        };
        if inner.closed.get() {
            return Err(t);
        }
        trace::send(inner.res.id(), &t as *const T, 1);
        *inner.value.get() = Some(t);
        inner.complete();
        Ok(())
    }

    /// Waits until the receiver is closed or gone.
    pub async fn closed(&mut self) {
        std::future::poll_fn(|cx| self.poll_closed(cx)).await
    }

    pub fn is_closed(&self) -> bool {
        match &self.inner {
            Some(inner) => inner.closed.get(),
            None => true,
        }
    }

    pub fn poll_closed(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let unit = ready!(coop::poll_proceed(cx));
        let inner = match &self.inner {
            Some(inner) => inner,
            None => return Poll::Ready(()),
        };
        if inner.closed.get() {
            unit.made_progress();
            return Poll::Ready(());
        }
        let old = crate::util::store_waker(inner.tx_waker.get(), cx);
        drop(old);
        Poll::Pending
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        if let Some(inner) = &self.inner {
            trace::res_close(inner.res.id(), 1);
            inner.complete();
        }
    }
}

impl<T> Receiver<T> {
    /// The sender can send no more; a value sent before can still be received.
    pub fn close(&mut self) {
        if let Some(inner) = &self.inner {
            inner.close();
        }
    }

    /// Has a result been received, so that awaiting again would panic?
    pub fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }

    /// Is there no value right now?
    pub fn is_empty(&self) -> bool {
        match &self.inner {
            Some(inner) => inner.value.get().is_none(),
            None => true,
        }
    }

    /// The value, if it is there.
    pub fn try_recv(&mut self) -> Result<T, error::TryRecvError> {
        let inner = match &self.inner {
            Some(inner) => inner,
            None => return Err(error::TryRecvError::Closed),
        };
        let result = match inner.take() {
            Some(value) => Ok(value),
            None if inner.complete.get() || inner.closed.get() => Err(error::TryRecvError::Closed),
            None => return Err(error::TryRecvError::Empty),
        };
        self.inner = None;
        result
    }

    /// Blocks the thread until the value is there; not from asynchronous code.
    #[track_caller]
    pub fn blocking_recv(self) -> Result<T, error::RecvError> {
        crate::runtime::block_on_thread(self)
    }
}

impl<T> Future for Receiver<T> {
    type Output = Result<T, error::RecvError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let inner = match &self.inner {
            Some(inner) => inner,
            None => panic!("called after complete"),
        };
        let unit = ready!(coop::poll_proceed(cx));
        let result = if inner.complete.get() {
            match inner.take() {
                Some(value) => Ok(value),
                None => Err(error::RecvError(())),
            }
        } else if inner.closed.get() {
            Err(error::RecvError(()))
        } else {
            let first = inner.rx_waker.get().is_none();
            let old = crate::util::store_waker(inner.rx_waker.get(), cx);
            drop(old);
            if first {
                trace::res_wait(inner.res.id(), 1, 0, 1);
            }
            return Poll::Pending;
        };
        unit.made_progress();
        trace::res_wait_end(inner.res.id(), if result.is_ok() { 0 } else { 2 });
        self.inner = None;
        Poll::Ready(result)
    }
}

impl<T> Drop for Receiver<T> {
    /// Closes; a value inside is dropped now.
    fn drop(&mut self) {
        if let Some(inner) = &self.inner {
            inner.close();
            let lost = inner.value.get().take();
            trace::res_drop(inner.res.id(), lost.is_some() as usize);
            drop(lost);
        }
    }
}

impl<T> fmt::Debug for Inner<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inner").finish_non_exhaustive()
    }
}

pub mod error {
    //! Errors of oneshot channels.
    use std::fmt;

    /// The sender was dropped without sending.
    #[derive(Debug, Eq, PartialEq, Clone)]
    pub struct RecvError(pub(super) ());

    impl fmt::Display for RecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("channel closed")
        }
    }

    impl std::error::Error for RecvError {}

    /// There is no value.
    #[derive(Debug, Eq, PartialEq, Clone)]
    pub enum TryRecvError {
        /// Not yet.
        Empty,
        /// There will be none.
        Closed,
    }

    impl fmt::Display for TryRecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                TryRecvError::Empty => f.write_str("channel empty"),
                TryRecvError::Closed => f.write_str("channel closed"),
            }
        }
    }

    impl std::error::Error for TryRecvError {}
}
