//! `flume`: channels for threads and tasks alike. Each message goes to one of the receivers.
pub mod r#async;
mod errors;
mod iter;
mod shared;

pub use crate::errors::{RecvError, RecvTimeoutError, SendError, SendTimeoutError, TryRecvError, TrySendError};
pub use crate::iter::{Drain, IntoIter, Iter, TryIter};
use crate::shared::{Hook, Received, Sent, Shared, Signal};
use std::fmt;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// Selecting over several channels.
#[unsupported = "flume::Selector: use tokio::select! over recv_async()"]
pub struct Selector;

/// Create a channel with no maximum capacity.
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) { pair(None) }
/// Create a channel with a maximum capacity; 0 makes a rendezvous channel.
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) { pair(Some(cap)) }
fn pair<T>(cap: Option<usize>) -> (Sender<T>, Receiver<T>) {
    let shared = Shared::new(cap);
    (Sender { shared: shared.clone() }, Receiver { shared })
}
/// A transmitting end of a channel.
pub struct Sender<T> {
    shared: Arc<Shared<T>>,
}
/// The receiving end of a channel.
pub struct Receiver<T> {
    shared: Arc<Shared<T>>,
}
// Parks until the hook fires; false: the deadline came first.
fn park<T>(hook: &Hook<T>, deadline: Option<Instant>) -> bool {
    while !hook.fired.get() {
        match deadline {
            None => thread::park(),
            Some(at) => {
                let now = Instant::now();
                if now >= at {
                    return false;
                }
                thread::park_timeout(at - now);
            }
        }
    }
    true
}
impl<T> Sender<T> {
    /// Attempt to send a value into the channel without waiting.
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        match self.shared.send(msg, None) {
            Sent::Disconnected(msg) => Err(TrySendError::Disconnected(msg)),
            Sent::Full(msg) => Err(TrySendError::Full(msg)),
            Sent::Done | Sent::Waiting(_) => Ok(()),
        }
    }
    /// Send a value into the channel, returning an error if all receivers have been dropped. Blocks the thread while the channel is full.
    pub fn send(&self, msg: T) -> Result<(), SendError<T>> {
        self.send_until(msg, None).map_err(|e| match e {
            SendTimeoutError::Timeout(msg) | SendTimeoutError::Disconnected(msg) => SendError(msg),
        })
    }
    /// Send a value into the channel, unless the deadline passes.
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> { self.send_until(msg, Some(deadline)) }
    /// Send a value into the channel, unless the timeout elapses.
    pub fn send_timeout(&self, msg: T, dur: Duration) -> Result<(), SendTimeoutError<T>> { self.send_until(msg, Instant::now().checked_add(dur)) }
    fn send_until(&self, msg: T, deadline: Option<Instant>) -> Result<(), SendTimeoutError<T>> {
        let hook = match self.shared.send(msg, Some(Signal::Thread(thread::current()))) {
            Sent::Done => return Ok(()),
            Sent::Disconnected(msg) | Sent::Full(msg) => return Err(SendTimeoutError::Disconnected(msg)),
            Sent::Waiting(hook) => hook,
        };
        let in_time = park(&hook, deadline);
        match hook.take() {
            None => Ok(()),
            Some(msg) => {
                self.shared.sending().retain(|h| !Arc::ptr_eq(h, &hook));
                Err(if in_time { SendTimeoutError::Disconnected(msg) } else { SendTimeoutError::Timeout(msg) })
            }
        }
    }
    /// Creates a handle that does not keep the channel open.
    pub fn downgrade(&self) -> WeakSender<T> { WeakSender { shared: Arc::downgrade(&self.shared) } }
}
impl<T> Receiver<T> {
    /// Attempt to fetch an incoming value without waiting.
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        match self.shared.recv(None) {
            Received::Message(msg) => Ok(msg),
            Received::Disconnected => Err(TryRecvError::Disconnected),
            Received::Empty | Received::Waiting(_) => Err(TryRecvError::Empty),
        }
    }
    /// Wait for an incoming value, blocking the thread, or an error when all senders are dropped.
    pub fn recv(&self) -> Result<T, RecvError> { self.recv_until(None).map_err(|_| RecvError::Disconnected) }
    /// Wait for an incoming value, unless the deadline passes.
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> { self.recv_until(Some(deadline)) }
    /// Wait for an incoming value, unless the timeout elapses.
    pub fn recv_timeout(&self, dur: Duration) -> Result<T, RecvTimeoutError> { self.recv_until(Instant::now().checked_add(dur)) }
    fn recv_until(&self, deadline: Option<Instant>) -> Result<T, RecvTimeoutError> {
        let hook = match self.shared.recv(Some(Signal::Thread(thread::current()))) {
            Received::Message(msg) => return Ok(msg),
            Received::Disconnected | Received::Empty => return Err(RecvTimeoutError::Disconnected),
            Received::Waiting(hook) => hook,
        };
        let in_time = park(&hook, deadline);
        self.shared.waiting().retain(|h| !Arc::ptr_eq(h, &hook));
        match hook.take() {
            Some(msg) => Ok(msg),
            None if in_time => match self.shared.recv(None) {
                Received::Message(msg) => Ok(msg),
                _ => Err(RecvTimeoutError::Disconnected),
            },
            None => Err(RecvTimeoutError::Timeout),
        }
    }
    /// Create a blocking iterator over the values received on the channel that finishes when all senders are dropped.
    pub fn iter(&self) -> Iter<'_, T> { Iter { receiver: self } }
    /// An iterator that finishes when there are no values waiting in the channel.
    pub fn try_iter(&self) -> TryIter<'_, T> { TryIter { receiver: self } }
    /// Take all messages currently sitting in the channel and produce an iterator over them.
    pub fn drain(&self) -> Drain<'_, T> {
        self.shared.pull_pending(0);
        Drain::new(std::mem::take(self.shared.queue()))
    }
}
macro_rules! side { ($Side:ident, $count:ident) => {
    impl<T> $Side<T> {
        /// Returns true if the other side is gone.
        pub fn is_disconnected(&self) -> bool { self.shared.is_disconnected() }
        /// Returns true if the channel is empty.
        pub fn is_empty(&self) -> bool { self.shared.is_empty() }
        /// Returns true if the channel is full.
        pub fn is_full(&self) -> bool { self.shared.is_full() }
        /// Returns the number of messages in the channel.
        pub fn len(&self) -> usize { self.shared.len() }
        /// If the channel is bounded, returns its capacity.
        pub fn capacity(&self) -> Option<usize> { self.shared.cap }
        /// Get the number of senders that currently exist.
        pub fn sender_count(&self) -> usize { self.shared.senders.get() }
        /// Get the number of receivers that currently exist.
        pub fn receiver_count(&self) -> usize { self.shared.receivers.get() }
        /// Returns whether both belong to the same channel.
        pub fn same_channel(&self, other: &$Side<T>) -> bool { Arc::ptr_eq(&self.shared, &other.shared) }
    }
    impl<T> Clone for $Side<T> {
        fn clone(&self) -> $Side<T> {
            self.shared.$count.set(self.shared.$count.get() + 1);
            $Side { shared: self.shared.clone() }
        }
    }
    impl<T> Drop for $Side<T> {
        fn drop(&mut self) {
            let left = self.shared.$count.get() - 1;
            self.shared.$count.set(left);
            if left == 0 {
                self.shared.disconnect();
            }
        }
    }
    impl<T> fmt::Debug for $Side<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct(stringify!($Side)).finish() }
    }
}; }
side! { Sender, senders }
side! { Receiver, receivers }

/// A sender that does not keep the channel open.
pub struct WeakSender<T> {
    shared: std::sync::Weak<Shared<T>>,
}
impl<T> WeakSender<T> {
    /// Tries to upgrade to a sender, which fails if the channel has no senders or receivers any more.
    pub fn upgrade(&self) -> Option<Sender<T>> {
        let shared = self.shared.upgrade()?;
        if shared.is_disconnected() || shared.senders.get() == 0 {
            return None;
        }
        shared.senders.set(shared.senders.get() + 1);
        Some(Sender { shared })
    }
}
impl<T> Clone for WeakSender<T> {
    fn clone(&self) -> WeakSender<T> { WeakSender { shared: self.shared.clone() } }
}
impl<T> fmt::Debug for WeakSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("WeakSender").finish() }
}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { receiver: self } }
}
