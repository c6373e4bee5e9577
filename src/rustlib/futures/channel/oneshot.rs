//! A channel for a single value.
use crate::task::AtomicWaker;
use futures_core::future::FusedFuture;
use std::cell::{Cell, UnsafeCell};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

struct Inner<T> {
    complete: Cell<bool>,
    data: UnsafeCell<Option<T>>,
    rx_task: AtomicWaker,
    tx_task: AtomicWaker,
}

unsafe impl<T: Send> Send for Inner<T> {}
unsafe impl<T: Send> Sync for Inner<T> {}

/// Receives the value.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Receiver<T> {
    inner: Arc<Inner<T>>,
}

/// Sends the value.
pub struct Sender<T> {
    inner: Arc<Inner<T>>,
}

impl<T> Unpin for Receiver<T> {}
impl<T> Unpin for Sender<T> {}

/// A channel for one value.
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let inner = Arc::new(Inner {
        complete: Cell::new(false),
        data: UnsafeCell::new(None),
        rx_task: AtomicWaker::new(),
        tx_task: AtomicWaker::new(),
    });
    (Sender { inner: inner.clone() }, Receiver { inner })
}

impl<T> Inner<T> {
    #[allow(clippy::mut_from_ref)]
    fn data(&self) -> &mut Option<T> {
        unsafe { &mut *self.data.get() }
    }

    /// The receiver is closed or gone.
    fn close_rx(&self) {
        self.complete.set(true);
        self.rx_task.take();
        self.tx_task.wake();
    }
}

impl<T> Sender<T> {
    /// Hands the value over; gives it back if the receiver is gone.
    pub fn send(self, t: T) -> Result<(), T> {
        if self.inner.complete.get() {
            return Err(t);
        }
        *self.inner.data() = Some(t);
        Ok(())
    }

    /// Is the receiver gone?
    pub fn poll_canceled(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if self.inner.complete.get() {
            return Poll::Ready(());
        }
        self.inner.tx_task.register(cx.waker());
        Poll::Pending
    }

    /// Waits until the receiver is gone.
    pub fn cancellation(&mut self) -> Cancellation<'_, T> {
        Cancellation { inner: self }
    }

    pub fn is_canceled(&self) -> bool {
        self.inner.complete.get()
    }

    pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool {
        Arc::ptr_eq(&self.inner, &receiver.inner)
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.inner.complete.set(true);
        self.inner.rx_task.wake();
        self.inner.tx_task.take();
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").field("complete", &self.inner.complete.get()).finish()
    }
}

/// See `Sender::cancellation`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Cancellation<'a, T> {
    inner: &'a mut Sender<T>,
}

impl<T> Future for Cancellation<'_, T> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.inner.poll_canceled(cx)
    }
}

/// The sender was dropped without sending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Canceled;

impl fmt::Display for Canceled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("oneshot canceled")
    }
}

impl std::error::Error for Canceled {}

impl<T> Receiver<T> {
    /// The sender can send no more.
    pub fn close(&mut self) {
        self.inner.close_rx();
    }

    /// The value, if it is there; an error if there will be none.
    pub fn try_recv(&mut self) -> Result<Option<T>, Canceled> {
        if !self.inner.complete.get() {
            return Ok(None);
        }
        match self.inner.data().take() {
            Some(data) => Ok(Some(data)),
            None => Err(Canceled),
        }
    }
}

impl<T> Future for Receiver<T> {
    type Output = Result<T, Canceled>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Canceled>> {
        if !self.inner.complete.get() {
            self.inner.rx_task.register(cx.waker());
            return Poll::Pending;
        }
        match self.inner.data().take() {
            Some(data) => Poll::Ready(Ok(data)),
            None => Poll::Ready(Err(Canceled)),
        }
    }
}

impl<T> FusedFuture for Receiver<T> {
    fn is_terminated(&self) -> bool {
        self.inner.complete.get() && self.inner.data().is_none()
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.inner.close_rx();
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").field("complete", &self.inner.complete.get()).finish()
    }
}
