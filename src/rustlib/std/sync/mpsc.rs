//! Multi-producer, single-consumer FIFO queue communication primitives.
use crate::collections::VecDeque;
use crate::error::Error;
use crate::fmt;
use crate::marker::PhantomData;
use crate::cell::Cell;
use crate::prelude::rust_2021::*;
use crate::sync::{Arc, Condvar, Mutex, MutexGuard};
use crate::time::{Duration, Instant};

struct State<T> {
    queue: VecDeque<T>,
    senders: usize,
    receiver: bool,
    // How many values were ever taken, and how many receivers wait: for rendezvous channels.
    taken: u64,
    sent: u64,
    waiting: usize,
}
struct Shared<T> {
    state: Mutex<State<T>>,
    capacity: Option<usize>,
    not_empty: Condvar,
    not_full: Condvar,
}
impl<T> Shared<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> { self.state.lock().unwrap_or_else(|e| e.into_inner()) }
    fn new(capacity: Option<usize>) -> Arc<Shared<T>> {
        let state = State { queue: VecDeque::new(), senders: 1, receiver: true, taken: 0, sent: 0, waiting: 0 };
        Arc::new(Shared { state: Mutex::new(state), capacity, not_empty: Condvar::new(), not_full: Condvar::new() })
    }
    fn push(&self, state: &mut State<T>, t: T) {
        state.queue.push_back(t);
        state.sent += 1;
        self.not_empty.notify_one();
    }
    fn send(&self, t: T) -> Result<(), SendError<T>> {
        let mut state = self.lock();
        loop {
            if !state.receiver {
                return Err(SendError(t));
            }
            match self.capacity {
                // Who waits to receive has it already, in effect: the sender need not see it taken.
                Some(0) if state.waiting > state.queue.len() => {
                    self.push(&mut state, t);
                    return Ok(());
                }
                Some(0) => {
                    self.push(&mut state, t);
                    let mine = state.sent;
                    // A rendezvous: done when the value has been taken.
                    while state.taken < mine {
                        if !state.receiver {
                            return match state.queue.pop_back() {
                                Some(t) => Err(SendError(t)),
                                None => Ok(()),
                            };
                        }
                        state = self.not_full.wait(state).unwrap_or_else(|e| e.into_inner());
                    }
                    return Ok(());
                }
                Some(n) if state.queue.len() >= n => state = self.not_full.wait(state).unwrap_or_else(|e| e.into_inner()),
                _ => {
                    self.push(&mut state, t);
                    return Ok(());
                }
            }
        }
    }
    fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        let mut state = self.lock();
        if !state.receiver {
            return Err(TrySendError::Disconnected(t));
        }
        let room = match self.capacity {
            None => true,
            Some(0) => state.waiting > state.queue.len(),
            Some(n) => state.queue.len() < n,
        };
        if !room {
            return Err(TrySendError::Full(t));
        }
        self.push(&mut state, t);
        Ok(())
    }
    fn take(&self, state: &mut State<T>) -> Option<T> {
        let t = state.queue.pop_front()?;
        state.taken += 1;
        if self.capacity.is_some() {
            self.not_full.notify_all();
        }
        Some(t)
    }
    fn recv(&self, deadline: Option<Instant>) -> Result<T, RecvTimeoutError> {
        let mut state = self.lock();
        loop {
            if let Some(t) = self.take(&mut state) {
                return Ok(t);
            }
            if state.senders == 0 {
                return Err(RecvTimeoutError::Disconnected);
            }
            state.waiting += 1;
            state = match deadline {
                None => self.not_empty.wait(state).unwrap_or_else(|e| e.into_inner()),
                Some(deadline) => {
                    let now = Instant::now();
                    if now >= deadline {
                        state.waiting -= 1;
                        return Err(RecvTimeoutError::Timeout);
                    }
                    self.not_empty.wait_timeout(state, deadline - now).unwrap_or_else(|e| e.into_inner()).0
                }
            };
            state.waiting -= 1;
        }
    }
    fn add_sender(&self) { self.lock().senders += 1 }
    fn remove_sender(&self) {
        let mut state = self.lock();
        state.senders -= 1;
        if state.senders == 0 {
            self.not_empty.notify_all();
        }
    }
}

/// Creates a new asynchronous channel, returning the sender/receiver halves.
#[must_use]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let shared = Shared::new(None);
    (Sender { shared: shared.clone() }, Receiver { shared, not_sync: PhantomData })
}
/// Creates a new synchronous, bounded channel.
#[must_use]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let shared = Shared::new(Some(bound));
    (SyncSender { shared: shared.clone() }, Receiver { shared, not_sync: PhantomData })
}

/// The sending-half of Rust's asynchronous `channel` type.
pub struct Sender<T> {
    shared: Arc<Shared<T>>,
}
/// The sending-half of Rust's synchronous `sync_channel` type.
pub struct SyncSender<T> {
    shared: Arc<Shared<T>>,
}
/// The receiving half of Rust's `channel` (or `sync_channel`) type.
pub struct Receiver<T> {
    shared: Arc<Shared<T>>,
    not_sync: PhantomData<Cell<()>>,
}
unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
unsafe impl<T: Send> Send for SyncSender<T> {}
unsafe impl<T: Send> Sync for SyncSender<T> {}
unsafe impl<T: Send> Send for Receiver<T> {}
impl<T> !Sync for Receiver<T> {}
impl<T> Sender<T> {
    /// Attempts to send a value on this channel, returning it back if it could not be sent.
    pub fn send(&self, t: T) -> Result<(), SendError<T>> { self.shared.send(t) }
}
impl<T> SyncSender<T> {
    /// Sends a value on this synchronous channel, blocking while it is full.
    pub fn send(&self, t: T) -> Result<(), SendError<T>> { self.shared.send(t) }
    /// Attempts to send a value on this channel without blocking.
    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> { self.shared.try_send(t) }
}
impl<T> Receiver<T> {
    /// Attempts to return a pending value on this receiver without blocking.
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let mut state = self.shared.lock();
        match self.shared.take(&mut state) {
            Some(t) => Ok(t),
            None if state.senders == 0 => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }
    /// Attempts to wait for a value on this receiver, returning an error if the corresponding channel has hung up.
    pub fn recv(&self) -> Result<T, RecvError> { self.shared.recv(None).map_err(|_| RecvError) }
    /// Attempts to wait for a value on this receiver for at most `timeout`.
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> { self.shared.recv(Instant::now().checked_add(timeout)) }
    /// Returns an iterator that will block waiting for messages, but never panic.
    pub fn iter(&self) -> Iter<'_, T> { Iter { rx: self } }
    /// Returns an iterator that will attempt to yield all pending values.
    pub fn try_iter(&self) -> TryIter<'_, T> { TryIter { rx: self } }
}
macro_rules! senders {
    ($($S:ident)*) => { $(
        impl<T> Clone for $S<T> {
            fn clone(&self) -> $S<T> {
                self.shared.add_sender();
                $S { shared: self.shared.clone() }
            }
        }
        impl<T> Drop for $S<T> {
            fn drop(&mut self) { self.shared.remove_sender() }
        }
        impl<T> fmt::Debug for $S<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct(stringify!($S)).finish_non_exhaustive() }
        }
    )* };
}
senders! { Sender SyncSender }
impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.receiver = false;
        // Pending values die here (except a rendezvous one, which goes back to its sender).
        let pending = if self.shared.capacity == Some(0) { VecDeque::new() } else { crate::mem::take(&mut state.queue) };
        self.shared.not_full.notify_all();
        drop(state);
        drop(pending);
    }
}
impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Receiver").finish_non_exhaustive() }
}

/// An iterator over messages on a `Receiver`.
#[derive(Debug)]
pub struct Iter<'a, T: 'a> { rx: &'a Receiver<T> }
/// An iterator that attempts to yield all pending values for a `Receiver`.
#[derive(Debug)]
pub struct TryIter<'a, T: 'a> { rx: &'a Receiver<T> }
/// An owning iterator over messages on a `Receiver`.
#[derive(Debug)]
pub struct IntoIter<T> { rx: Receiver<T> }
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.rx.recv().ok() }
}
impl<'a, T> Iterator for TryIter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.rx.try_recv().ok() }
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.rx.recv().ok() }
}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { rx: self } }
}

/// An error returned from the `send` function on channels.
#[derive(PartialEq, Eq, Clone, Copy)]
pub struct SendError<T>(pub T);
/// An error returned from the `recv` function on a `Receiver`.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub struct RecvError;
/// The possible reasons that `try_recv` could not return data when called.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum TryRecvError {
    /// This channel is currently empty, but the sender(s) have not yet disconnected.
    Empty,
    /// The channel's sending half has become disconnected.
    Disconnected,
}
/// The possible errors that made `recv_timeout` unable to return data when called.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum RecvTimeoutError {
    /// This channel is currently empty, but the sender(s) have not yet disconnected.
    Timeout,
    /// The channel's sending half has become disconnected.
    Disconnected,
}
/// The possible error outcomes for the `try_send` method.
#[derive(PartialEq, Eq, Clone, Copy)]
pub enum TrySendError<T> {
    /// The data could not be sent because it would require that the callee block.
    Full(T),
    /// The receiver has disconnected.
    Disconnected(T),
}
impl<T> fmt::Debug for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("SendError").finish_non_exhaustive() }
}
impl<T> fmt::Display for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("sending on a closed channel") }
}
impl<T> Error for SendError<T> {}
impl<T> fmt::Debug for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TrySendError::Full(..) => "TrySendError::Full(..)",
            TrySendError::Disconnected(..) => "TrySendError::Disconnected(..)",
        })
    }
}
impl<T> fmt::Display for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            TrySendError::Full(..) => "sending on a full channel",
            TrySendError::Disconnected(..) => "sending on a closed channel",
        })
    }
}
impl<T> Error for TrySendError<T> {}
impl<T> From<SendError<T>> for TrySendError<T> {
    fn from(err: SendError<T>) -> TrySendError<T> { TrySendError::Disconnected(err.0) }
}
impl fmt::Display for RecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("receiving on a closed channel") }
}
impl Error for RecvError {}
impl fmt::Display for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            TryRecvError::Empty => "receiving on an empty channel",
            TryRecvError::Disconnected => "receiving on a closed channel",
        })
    }
}
impl Error for TryRecvError {}
impl From<RecvError> for TryRecvError {
    fn from(_: RecvError) -> TryRecvError { TryRecvError::Disconnected }
}
impl fmt::Display for RecvTimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            RecvTimeoutError::Timeout => "timed out waiting on channel",
            RecvTimeoutError::Disconnected => "channel is empty and sending half is closed",
        })
    }
}
impl Error for RecvTimeoutError {}
