//! The bounded channel: senders wait for a free slot.
use super::chan::{Chan, Waiting};
use super::error::{SendError, SendTimeoutError, TryRecvError, TrySendError};
use super::permit::{OwnedPermit, Permit, PermitIterator};
use crate::sync::batch_semaphore::{TryAcquireError, UNTRACED};
use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

/// Sends messages; clone it for more senders.
pub struct Sender<T> {
    pub(super) chan: Arc<Chan<T>>,
}

/// A sender that does not keep the channel open.
pub struct WeakSender<T> {
    chan: Arc<Chan<T>>,
}

/// Receives the messages.
pub struct Receiver<T> {
    chan: Arc<Chan<T>>,
}

/// A channel that holds up to `buffer` messages; senders wait while it is full.
#[track_caller]
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {
    assert!(buffer > 0, "mpsc bounded channel requires buffer > 0");
    let chan = Arc::new(Chan::bounded(buffer));
    (Sender { chan: chan.clone() }, Receiver { chan })
}

impl<T> Receiver<T> {
    /// The next message; none when the channel is closed and empty. Cancel safe.
    pub async fn recv(&mut self) -> Option<T> {
        let _waiting = Waiting(&self.chan);
        std::future::poll_fn(|cx| self.chan.poll_recv(cx)).await
    }

    /// Up to `limit` messages at once; 0 when the channel is closed and empty. Cancel safe.
    pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {
        let _waiting = Waiting(&self.chan);
        std::future::poll_fn(|cx| self.chan.poll_recv_many(cx, buffer, limit)).await
    }

    /// The next message, if it is there.
    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {
        self.chan.try_recv()
    }

    /// Blocks the thread until there is a message; not from asynchronous code.
    #[track_caller]
    pub fn blocking_recv(&mut self) -> Option<T> {
        crate::runtime::block_on_thread(self.recv())
    }

    #[track_caller]
    pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {
        crate::runtime::block_on_thread(self.recv_many(buffer, limit))
    }

    /// Stops senders; what was sent (or reserved) before can still be received.
    pub fn close(&mut self) {
        self.chan.close();
    }

    pub fn is_closed(&self) -> bool {
        self.chan.rx_closed.get() || self.chan.senders.get() == 0
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn len(&self) -> usize {
        self.chan.len()
    }

    /// Free slots.
    pub fn capacity(&self) -> usize {
        self.chan.slots.as_ref().map_or(0, |slots| slots.available())
    }

    pub fn max_capacity(&self) -> usize {
        self.chan.capacity
    }

    /// Polls for the next message.
    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> {
        self.chan.poll_recv(cx)
    }

    pub fn poll_recv_many(&mut self, cx: &mut Context<'_>, buffer: &mut Vec<T>, limit: usize) -> Poll<usize> {
        self.chan.poll_recv_many(cx, buffer, limit)
    }

    pub fn sender_strong_count(&self) -> usize {
        self.chan.senders.get()
    }

    pub fn sender_weak_count(&self) -> usize {
        self.chan.weak.get()
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.chan.drop_receiver();
    }
}

/// A waiting sender that is dropped after `close` may have been the last one the receiver waits for.
struct Leaving<'a, T>(&'a Chan<T>);

impl<T> Drop for Leaving<'_, T> {
    fn drop(&mut self) {
        self.0.wake_if_drained();
    }
}

impl<T> Sender<T> {
    /// Waits for a free slot, in FIFO order, and sends. Dropped before that, the message is lost.
    pub async fn send(&self, value: T) -> Result<(), SendError<T>> {
        match self.take_slots(1).await {
            Ok(()) => {
                self.chan.push(value);
                Ok(())
            }
            Err(SendError(())) => Err(SendError(value)),
        }
    }

    async fn take_slots(&self, n: usize) -> Result<(), SendError<()>> {
        if n > self.chan.capacity {
            return Err(SendError(()));
        }
        let leaving = Leaving(&self.chan);
        let slots = match &self.chan.slots {
            Some(slots) => slots,
            None => unreachable!(),
        };
        match slots.acquire(n, UNTRACED).await {
            Ok(()) => {
                std::mem::forget(leaving);
                Ok(())
            }
            Err(_) => Err(SendError(())),
        }
    }

    fn try_take_slots(&self, n: usize) -> Result<(), TrySendError<()>> {
        let slots = match &self.chan.slots {
            Some(slots) => slots,
            None => unreachable!(),
        };
        match slots.try_acquire(n) {
            Ok(()) => Ok(()),
            Err(TryAcquireError::Closed) => Err(TrySendError::Closed(())),
            Err(TryAcquireError::NoPermits) => Err(TrySendError::Full(())),
        }
    }

    /// Waits until the receiver is closed or gone.
    pub async fn closed(&self) {
        self.chan.closed().await
    }

    /// Sends if there is a free slot.
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        match self.try_take_slots(1) {
            Ok(()) => {
                self.chan.push(message);
                Ok(())
            }
            Err(TrySendError::Closed(())) => Err(TrySendError::Closed(message)),
            Err(TrySendError::Full(())) => Err(TrySendError::Full(message)),
        }
    }

    /// Sends, but waits no longer than `timeout`.
    pub async fn send_timeout(&self, value: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {
        let permit = match crate::time::timeout(timeout, self.reserve()).await {
            Err(_) => return Err(SendTimeoutError::Timeout(value)),
            Ok(Err(_)) => return Err(SendTimeoutError::Closed(value)),
            Ok(Ok(permit)) => permit,
        };
        permit.send(value);
        Ok(())
    }

    /// Blocks the thread until there is a free slot; not from asynchronous code.
    #[track_caller]
    pub fn blocking_send(&self, value: T) -> Result<(), SendError<T>> {
        crate::runtime::block_on_thread(self.send(value))
    }

    pub fn is_closed(&self) -> bool {
        self.chan.rx_closed.get()
    }

    /// Waits for a free slot; sending with the permit cannot fail.
    pub async fn reserve(&self) -> Result<Permit<'_, T>, SendError<()>> {
        self.take_slots(1).await?;
        Ok(Permit { chan: &self.chan })
    }

    /// Waits for `n` free slots.
    pub async fn reserve_many(&self, n: usize) -> Result<PermitIterator<'_, T>, SendError<()>> {
        self.take_slots(n).await?;
        Ok(PermitIterator { chan: &self.chan, n })
    }

    /// Waits for a free slot; the permit owns the sender.
    pub async fn reserve_owned(self) -> Result<OwnedPermit<T>, SendError<()>> {
        self.take_slots(1).await?;
        Ok(OwnedPermit { chan: Some(self) })
    }

    /// A slot, if one is free.
    pub fn try_reserve(&self) -> Result<Permit<'_, T>, TrySendError<()>> {
        self.try_take_slots(1)?;
        Ok(Permit { chan: &self.chan })
    }

    /// `n` slots, if they are free.
    pub fn try_reserve_many(&self, n: usize) -> Result<PermitIterator<'_, T>, TrySendError<()>> {
        if n > self.chan.capacity {
            return Err(TrySendError::Full(()));
        }
        self.try_take_slots(n)?;
        Ok(PermitIterator { chan: &self.chan, n })
    }

    /// A slot, if one is free; the permit owns the sender.
    pub fn try_reserve_owned(self) -> Result<OwnedPermit<T>, TrySendError<Sender<T>>> {
        match self.try_take_slots(1) {
            Ok(()) => Ok(OwnedPermit { chan: Some(self) }),
            Err(TrySendError::Closed(())) => Err(TrySendError::Closed(self)),
            Err(TrySendError::Full(())) => Err(TrySendError::Full(self)),
        }
    }

    pub fn same_channel(&self, other: &Sender<T>) -> bool {
        Arc::ptr_eq(&self.chan, &other.chan)
    }

    /// Free slots.
    pub fn capacity(&self) -> usize {
        self.chan.slots.as_ref().map_or(0, |slots| slots.available())
    }

    pub fn max_capacity(&self) -> usize {
        self.chan.capacity
    }

    /// A handle that does not keep the channel open.
    #[must_use = "Downgrade creates a WeakSender without destroying the original non-weak sender."]
    pub fn downgrade(&self) -> WeakSender<T> {
        self.chan.weak.set(self.chan.weak.get() + 1);
        WeakSender { chan: self.chan.clone() }
    }

    pub fn strong_count(&self) -> usize {
        self.chan.senders.get()
    }

    pub fn weak_count(&self) -> usize {
        self.chan.weak.get()
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.chan.add_sender();
        Sender { chan: self.chan.clone() }
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.chan.drop_sender();
    }
}

impl<T> WeakSender<T> {
    /// A sender, if there is one left.
    pub fn upgrade(&self) -> Option<Sender<T>> {
        if self.chan.senders.get() == 0 {
            return None;
        }
        self.chan.add_sender();
        Some(Sender { chan: self.chan.clone() })
    }

    pub fn strong_count(&self) -> usize {
        self.chan.senders.get()
    }

    pub fn weak_count(&self) -> usize {
        self.chan.weak.get()
    }
}

impl<T> Clone for WeakSender<T> {
    fn clone(&self) -> WeakSender<T> {
        self.chan.weak.set(self.chan.weak.get() + 1);
        WeakSender { chan: self.chan.clone() }
    }
}

impl<T> Drop for WeakSender<T> {
    fn drop(&mut self) {
        self.chan.weak.set(self.chan.weak.get() - 1);
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for WeakSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WeakSender").finish()
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}
