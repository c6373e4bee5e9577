//! Channels with many senders. The capacity is `buffer` plus one slot per sender.
mod errors;

use self::errors::SendErrorKind;
pub use self::errors::{RecvError, SendError, TryRecvError, TrySendError};
use crate::sink::Sink;
use crate::task::AtomicWaker;
use futures_core::future::FusedFuture;
use futures_core::stream::{FusedStream, Stream};
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::hash::{Hash, Hasher};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

struct Inner<T> {
    /// None: unbounded.
    buffer: Option<usize>,
    queue: UnsafeCell<VecDeque<T>>,
    senders: Cell<usize>,
    is_open: Cell<bool>,
    recv_task: AtomicWaker,
    /// Senders that are over the limit, oldest first.
    parked: UnsafeCell<VecDeque<Arc<SenderTask>>>,
}

unsafe impl<T: Send> Send for Inner<T> {}
unsafe impl<T: Send> Sync for Inner<T> {}

struct SenderTask {
    task: UnsafeCell<Option<Waker>>,
    is_parked: Cell<bool>,
}

unsafe impl Send for SenderTask {}
unsafe impl Sync for SenderTask {}

impl SenderTask {
    fn notify(&self) {
        self.is_parked.set(false);
        let waker = unsafe { (*self.task.get()).take() };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Inner<T> {
    #[allow(clippy::mut_from_ref)]
    fn queue(&self) -> &mut VecDeque<T> {
        unsafe { &mut *self.queue.get() }
    }

    #[allow(clippy::mut_from_ref)]
    fn parked(&self) -> &mut VecDeque<Arc<SenderTask>> {
        unsafe { &mut *self.parked.get() }
    }

    fn close(&self) {
        self.is_open.set(false);
        while let Some(task) = self.parked().pop_front() {
            task.notify();
        }
    }

    fn drop_sender(&self) {
        let left = self.senders.get() - 1;
        self.senders.set(left);
        if left == 0 {
            self.is_open.set(false);
            self.recv_task.wake();
        }
    }

    fn push(&self, msg: T) {
        self.queue().push_back(msg);
        self.recv_task.wake();
    }

    fn next_message(&self) -> Poll<Option<T>> {
        let msg = self.queue().pop_front();
        match msg {
            Some(msg) => {
                if self.buffer.is_some() {
                    if let Some(task) = self.parked().pop_front() {
                        task.notify();
                    }
                }
                Poll::Ready(Some(msg))
            }
            None if !self.is_open.get() => Poll::Ready(None),
            None => Poll::Pending,
        }
    }

    fn poll_next(&self, cx: &mut Context<'_>) -> Poll<Option<T>> {
        match self.next_message() {
            Poll::Ready(msg) => Poll::Ready(msg),
            Poll::Pending => {
                self.recv_task.register(cx.waker());
                self.next_message()
            }
        }
    }
}

/// Sends; one message per sender may be over the limit.
pub struct Sender<T> {
    inner: Arc<Inner<T>>,
    task: Arc<SenderTask>,
    maybe_parked: bool,
}

/// Sends without limit.
pub struct UnboundedSender<T>(Arc<Inner<T>>);

/// Receives; a stream.
#[must_use = "streams do nothing unless polled"]
pub struct Receiver<T> {
    inner: Arc<Inner<T>>,
    done: bool,
}

/// Receives; a stream.
#[must_use = "streams do nothing unless polled"]
pub struct UnboundedReceiver<T> {
    inner: Arc<Inner<T>>,
    done: bool,
}

impl<T> Unpin for Sender<T> {}
impl<T> Unpin for Receiver<T> {}
impl<T> Unpin for UnboundedReceiver<T> {}

/// A channel of limited size.
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {
    let inner = new_inner(Some(buffer));
    (Sender { inner: inner.clone(), task: new_task(), maybe_parked: false }, Receiver { inner, done: false })
}

/// A channel that grows as needed.
pub fn unbounded<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {
    let inner = new_inner(None);
    (UnboundedSender(inner.clone()), UnboundedReceiver { inner, done: false })
}

fn new_inner<T>(buffer: Option<usize>) -> Arc<Inner<T>> {
    Arc::new(Inner {
        buffer,
        queue: UnsafeCell::new(VecDeque::new()),
        senders: Cell::new(1),
        is_open: Cell::new(true),
        recv_task: AtomicWaker::new(),
        parked: UnsafeCell::new(VecDeque::new()),
    })
}

fn new_task() -> Arc<SenderTask> {
    Arc::new(SenderTask { task: UnsafeCell::new(None), is_parked: Cell::new(false) })
}

impl<T> Sender<T> {
    /// Sends if there is room.
    pub fn try_send(&mut self, msg: T) -> Result<(), TrySendError<T>> {
        if !self.poll_unparked(None).is_ready() {
            return Err(TrySendError { err: SendError { kind: SendErrorKind::Full }, val: msg });
        }
        self.do_send(msg)
    }

    /// Sends; `poll_ready` must have been ready.
    pub fn start_send(&mut self, msg: T) -> Result<(), SendError> {
        self.try_send(msg).map_err(|e| e.err)
    }

    fn do_send(&mut self, msg: T) -> Result<(), TrySendError<T>> {
        if !self.inner.is_open.get() {
            return Err(TrySendError { err: SendError { kind: SendErrorKind::Disconnected }, val: msg });
        }
        // The message that goes over the limit parks its sender.
        if self.inner.queue().len() >= self.inner.buffer.unwrap_or(usize::MAX) {
            self.task.is_parked.set(true);
            self.inner.parked().push_back(self.task.clone());
            self.maybe_parked = self.inner.is_open.get();
        }
        self.inner.push(msg);
        Ok(())
    }

    /// Is there room?
    pub fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        if !self.inner.is_open.get() {
            return Poll::Ready(Err(SendError { kind: SendErrorKind::Disconnected }));
        }
        self.poll_unparked(Some(cx)).map(Ok)
    }

    fn poll_unparked(&mut self, cx: Option<&mut Context<'_>>) -> Poll<()> {
        if self.maybe_parked {
            if !self.task.is_parked.get() {
                self.maybe_parked = false;
                return Poll::Ready(());
            }
            let old = unsafe { std::mem::replace(&mut *self.task.task.get(), cx.map(|cx| cx.waker().clone())) };
            drop(old);
            return Poll::Pending;
        }
        Poll::Ready(())
    }

    pub fn is_closed(&self) -> bool {
        !self.inner.is_open.get()
    }

    /// Closes the channel from this side.
    pub fn close_channel(&mut self) {
        self.inner.close();
        self.inner.recv_task.wake();
    }

    /// This sender sends no more.
    pub fn disconnect(&mut self) {
        self.close_channel();
    }

    pub fn same_receiver(&self, other: &Sender<T>) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool {
        Arc::ptr_eq(&self.inner, &receiver.inner)
    }

    pub fn hash_receiver<H: Hasher>(&self, hasher: &mut H) {
        Arc::as_ptr(&self.inner).hash(hasher);
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.inner.senders.set(self.inner.senders.get() + 1);
        Sender { inner: self.inner.clone(), task: new_task(), maybe_parked: false }
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.inner.drop_sender();
    }
}

impl<T> Sink<T> for Sender<T> {
    type Error = SendError;

    fn poll_ready(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        Sender::poll_ready(&mut *self, cx)
    }

    fn start_send(mut self: Pin<&mut Self>, msg: T) -> Result<(), SendError> {
        Sender::start_send(&mut *self, msg)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        match Sender::poll_ready(&mut *self, cx) {
            Poll::Ready(Err(e)) if e.is_disconnected() => Poll::Ready(Ok(())),
            other => other,
        }
    }

    fn poll_close(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        self.disconnect();
        Poll::Ready(Ok(()))
    }
}

impl<T> UnboundedSender<T> {
    /// Sends.
    pub fn unbounded_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        if !self.0.is_open.get() {
            return Err(TrySendError { err: SendError { kind: SendErrorKind::Disconnected }, val: msg });
        }
        self.0.push(msg);
        Ok(())
    }

    pub fn start_send(&mut self, msg: T) -> Result<(), SendError> {
        self.unbounded_send(msg).map_err(|e| e.err)
    }

    pub fn is_closed(&self) -> bool {
        !self.0.is_open.get()
    }

    /// Closes the channel from this side.
    pub fn close_channel(&self) {
        self.0.close();
        self.0.recv_task.wake();
    }

    pub fn disconnect(&mut self) {
        self.close_channel();
    }

    pub fn len(&self) -> usize {
        self.0.queue().len()
    }

    pub fn same_receiver(&self, other: &UnboundedSender<T>) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub fn is_connected_to(&self, receiver: &UnboundedReceiver<T>) -> bool {
        Arc::ptr_eq(&self.0, &receiver.inner)
    }

    pub fn hash_receiver<H: Hasher>(&self, hasher: &mut H) {
        Arc::as_ptr(&self.0).hash(hasher);
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<T> Clone for UnboundedSender<T> {
    fn clone(&self) -> UnboundedSender<T> {
        self.0.senders.set(self.0.senders.get() + 1);
        UnboundedSender(self.0.clone())
    }
}

impl<T> Drop for UnboundedSender<T> {
    fn drop(&mut self) {
        self.0.drop_sender();
    }
}

impl<T> Sink<T> for &UnboundedSender<T> {
    type Error = SendError;

    fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        if self.is_closed() {
            Poll::Ready(Err(SendError { kind: SendErrorKind::Disconnected }))
        } else {
            Poll::Ready(Ok(()))
        }
    }

    fn start_send(self: Pin<&mut Self>, msg: T) -> Result<(), SendError> {
        self.unbounded_send(msg).map_err(|e| e.err)
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        self.close_channel();
        Poll::Ready(Ok(()))
    }
}

impl<T> Sink<T> for UnboundedSender<T> {
    type Error = SendError;

    fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        if self.is_closed() {
            Poll::Ready(Err(SendError { kind: SendErrorKind::Disconnected }))
        } else {
            Poll::Ready(Ok(()))
        }
    }

    fn start_send(mut self: Pin<&mut Self>, msg: T) -> Result<(), SendError> {
        UnboundedSender::start_send(&mut *self, msg)
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        self.disconnect();
        Poll::Ready(Ok(()))
    }
}

macro_rules! receiver {
    ($name:ident) => {
        impl<T> $name<T> {
            /// Senders can send no more; what is in the channel can still be received.
            pub fn close(&mut self) {
                self.inner.close();
            }

            /// Waits for the next message; an error at the end of the channel.
            pub fn recv(&mut self) -> Recv<'_, Self> {
                Recv { stream: self }
            }

            /// The next message, if it is there.
            pub fn try_recv(&mut self) -> Result<T, TryRecvError> {
                match self.inner.next_message() {
                    Poll::Ready(Some(msg)) => Ok(msg),
                    Poll::Ready(None) => Err(TryRecvError::Closed),
                    Poll::Pending => Err(TryRecvError::Empty),
                }
            }

            /// The next message, if it is there: `None` at the end of the channel.
            pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError> {
                match self.inner.next_message() {
                    Poll::Ready(msg) => Ok(msg),
                    Poll::Pending => Err(TryRecvError::Empty),
                }
            }
        }

        impl<T> Stream for $name<T> {
            type Item = T;

            fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
                if self.done {
                    return Poll::Ready(None);
                }
                let polled = self.inner.poll_next(cx);
                if let Poll::Ready(None) = polled {
                    self.done = true;
                }
                polled
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                if self.done {
                    return (0, Some(0));
                }
                let n = self.inner.queue().len();
                (n, if self.inner.is_open.get() { None } else { Some(n) })
            }
        }

        impl<T> FusedStream for $name<T> {
            fn is_terminated(&self) -> bool {
                self.done
            }
        }

        impl<T> Drop for $name<T> {
            fn drop(&mut self) {
                self.inner.close();
                loop {
                    let msg = self.inner.queue().pop_front();
                    if msg.is_none() {
                        break;
                    }
                }
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("closed", &self.done).finish()
            }
        }
    };
}

receiver!(Receiver);
receiver!(UnboundedReceiver);

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").field("closed", &self.is_closed()).finish()
    }
}

impl<T> fmt::Debug for UnboundedSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnboundedSender").field("closed", &self.is_closed()).finish()
    }
}

/// The future of `recv`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Recv<'a, St: ?Sized> {
    stream: &'a mut St,
}

impl<St: ?Sized + Unpin> Unpin for Recv<'_, St> {}

impl<St: ?Sized + Stream + Unpin> Future for Recv<'_, St> {
    type Output = Result<St::Item, RecvError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut *self.stream).poll_next(cx).map(|item| item.ok_or(RecvError))
    }
}

impl<St: ?Sized + FusedStream + Unpin> FusedFuture for Recv<'_, St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}
