//! The unbounded channel: sending never waits.
use super::chan::{Chan, Waiting};
use super::error::{SendError, TryRecvError};
use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

/// Sends messages; clone it for more senders.
pub struct UnboundedSender<T> {
    chan: Arc<Chan<T>>,
}

/// A sender that does not keep the channel open.
pub struct WeakUnboundedSender<T> {
    chan: Arc<Chan<T>>,
}

/// Receives the messages.
pub struct UnboundedReceiver<T> {
    chan: Arc<Chan<T>>,
}

/// A channel whose buffer grows as needed.
pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {
    let chan = Arc::new(Chan::unbounded());
    (UnboundedSender { chan: chan.clone() }, UnboundedReceiver { chan })
}

impl<T> UnboundedReceiver<T> {
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

    /// Stops senders; what was sent before can still be received.
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

impl<T> Drop for UnboundedReceiver<T> {
    fn drop(&mut self) {
        self.chan.drop_receiver();
    }
}

impl<T> UnboundedSender<T> {
    /// Sends; an error if the receiver is closed or gone.
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        if self.chan.rx_closed.get() {
            return Err(SendError(message));
        }
        self.chan.push(message);
        Ok(())
    }

    /// Waits until the receiver is closed or gone.
    pub async fn closed(&self) {
        self.chan.closed().await
    }

    pub fn is_closed(&self) -> bool {
        self.chan.rx_closed.get()
    }

    pub fn same_channel(&self, other: &UnboundedSender<T>) -> bool {
        Arc::ptr_eq(&self.chan, &other.chan)
    }

    /// A handle that does not keep the channel open.
    #[must_use = "Downgrade creates a WeakSender without destroying the original non-weak sender."]
    pub fn downgrade(&self) -> WeakUnboundedSender<T> {
        self.chan.weak.set(self.chan.weak.get() + 1);
        WeakUnboundedSender { chan: self.chan.clone() }
    }

    pub fn strong_count(&self) -> usize {
        self.chan.senders.get()
    }

    pub fn weak_count(&self) -> usize {
        self.chan.weak.get()
    }
}

impl<T> Clone for UnboundedSender<T> {
    fn clone(&self) -> UnboundedSender<T> {
        self.chan.add_sender();
        UnboundedSender { chan: self.chan.clone() }
    }
}

impl<T> Drop for UnboundedSender<T> {
    fn drop(&mut self) {
        self.chan.drop_sender();
    }
}

impl<T> WeakUnboundedSender<T> {
    /// A sender, if there is one left.
    pub fn upgrade(&self) -> Option<UnboundedSender<T>> {
        if self.chan.senders.get() == 0 {
            return None;
        }
        self.chan.add_sender();
        Some(UnboundedSender { chan: self.chan.clone() })
    }

    pub fn strong_count(&self) -> usize {
        self.chan.senders.get()
    }

    pub fn weak_count(&self) -> usize {
        self.chan.weak.get()
    }
}

impl<T> Clone for WeakUnboundedSender<T> {
    fn clone(&self) -> WeakUnboundedSender<T> {
        self.chan.weak.set(self.chan.weak.get() + 1);
        WeakUnboundedSender { chan: self.chan.clone() }
    }
}

impl<T> Drop for WeakUnboundedSender<T> {
    fn drop(&mut self) {
        self.chan.weak.set(self.chan.weak.get() - 1);
    }
}

impl<T> fmt::Debug for UnboundedSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnboundedSender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for WeakUnboundedSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WeakUnboundedSender").finish()
    }
}

impl<T> fmt::Debug for UnboundedReceiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnboundedReceiver").finish_non_exhaustive()
    }
}
