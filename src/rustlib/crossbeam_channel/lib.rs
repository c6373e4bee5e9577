//! `crossbeam_channel`: channels between threads with many senders and many receivers, and selecting among them.
mod chan;
mod context;
mod errors;
mod iter;
mod macros;
mod select;

use crate::chan::{Chan, Kind, Room, Taken, Waiter};
use crate::context::{Context, Packet, FIRST, WAITING};
pub use crate::errors::{RecvError, RecvTimeoutError, SelectTimeoutError, SendError, SendTimeoutError, TryRecvError, TrySelectError, TrySendError};
pub use crate::iter::{IntoIter, Iter, TryIter};
pub use crate::select::{Select, SelectedOperation};
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Creates a channel of unbounded capacity.
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) { pair(Kind::Buffered(None)) }
/// Creates a channel of bounded capacity; 0 makes senders and receivers meet.
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) { pair(if cap == 0 { Kind::Zero } else { Kind::Buffered(Some(cap)) }) }
fn pair<T>(kind: Kind) -> (Sender<T>, Receiver<T>) {
    let chan = Chan::new(kind, None, None);
    (Sender { chan: chan.clone() }, Receiver { chan })
}
fn timer(kind: Kind, at: Option<Instant>) -> Receiver<Instant> { Receiver { chan: Chan::new(kind, at, Some(|at| at)) } }
/// Creates a receiver that delivers a message after a certain duration of time.
pub fn after(duration: Duration) -> Receiver<Instant> { timer(Kind::At, Instant::now().checked_add(duration)) }
/// Creates a receiver that delivers a message at a certain instant in time.
pub fn at(when: Instant) -> Receiver<Instant> { timer(Kind::At, Some(when)) }
/// Creates a receiver that delivers messages periodically.
pub fn tick(duration: Duration) -> Receiver<Instant> { timer(Kind::Tick(duration), Instant::now().checked_add(duration)) }
/// Creates a receiver that never delivers messages.
pub fn never<T>() -> Receiver<T> { Receiver { chan: Chan::new(Kind::Never, None, None) } }

/// The sending side of a channel.
pub struct Sender<T> {
    chan: Arc<Chan<T>>,
}
/// The receiving side of a channel.
pub struct Receiver<T> {
    chan: Arc<Chan<T>>,
}
impl<T> std::panic::UnwindSafe for Sender<T> {}
impl<T> std::panic::RefUnwindSafe for Sender<T> {}
impl<T> std::panic::UnwindSafe for Receiver<T> {}
impl<T> std::panic::RefUnwindSafe for Receiver<T> {}
impl<T> Sender<T> {
    /// Attempts to send a message into the channel without blocking.
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        match self.chan.reserve() {
            Room::Buffer => self.chan.fill(msg),
            Room::Hand(packet) => packet.put(msg),
            Room::Full => return Err(TrySendError::Full(msg)),
            Room::Disconnected => return Err(TrySendError::Disconnected(msg)),
        }
        Ok(())
    }
    /// Blocks the current thread until a message is sent or the channel is disconnected.
    pub fn send(&self, msg: T) -> Result<(), SendError<T>> { self.send_until(msg, None).map_err(|e| SendError(e.into_inner())) }
    /// Waits for a message to be sent into the channel, but only for a limited time.
    pub fn send_timeout(&self, msg: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> { self.send_until(msg, Instant::now().checked_add(timeout)) }
    /// Waits for a message to be sent into the channel, but only until a given deadline.
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> { self.send_until(msg, Some(deadline)) }
    fn send_until(&self, mut msg: T, deadline: Option<Instant>) -> Result<(), SendTimeoutError<T>> {
        loop {
            msg = match self.try_send(msg) {
                Ok(()) => return Ok(()),
                Err(TrySendError::Disconnected(msg)) => return Err(SendTimeoutError::Disconnected(msg)),
                Err(TrySendError::Full(msg)) => msg,
            };
            let context = Context::new();
            let packet = Packet::new(Some(msg));
            self.chan.wait_to_send(Waiter { context: context.clone(), oper: FIRST, packet: packet.clone() });
            let told = context.wait(deadline);
            self.chan.forget(&context);
            msg = match packet.take_back() {
                None => return Ok(()),
                Some(msg) if told == WAITING => return Err(SendTimeoutError::Timeout(msg)),
                Some(msg) if self.chan.is_disconnected() => return Err(SendTimeoutError::Disconnected(msg)),
                // In a channel without buffer it was selected: the receiver is about to take it.
                Some(msg) if told == FIRST && matches!(self.chan.kind, Kind::Zero) => {
                    packet.put(msg);
                    return Ok(());
                }
                Some(msg) => msg,
            };
        }
    }
}
impl<T> Receiver<T> {
    /// Attempts to receive a message from the channel without blocking.
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        match self.chan.take() {
            Taken::Message(msg) => Ok(msg),
            Taken::Hand(packet) => Ok(packet.take()),
            Taken::Empty => Err(TryRecvError::Empty),
            Taken::Disconnected => Err(TryRecvError::Disconnected),
        }
    }
    /// Blocks the current thread until a message is received or the channel is empty and disconnected.
    pub fn recv(&self) -> Result<T, RecvError> { self.recv_until(None).map_err(|_| RecvError) }
    /// Waits for a message to be received from the channel, but only for a limited time.
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> { self.recv_until(Instant::now().checked_add(timeout)) }
    /// Waits for a message to be received from the channel, but only before a given deadline.
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> { self.recv_until(Some(deadline)) }
    fn recv_until(&self, deadline: Option<Instant>) -> Result<T, RecvTimeoutError> {
        loop {
            match self.try_recv() {
                Ok(msg) => return Ok(msg),
                Err(TryRecvError::Disconnected) => return Err(RecvTimeoutError::Disconnected),
                Err(TryRecvError::Empty) => {}
            }
            if deadline.is_some_and(|at| Instant::now() >= at) {
                return Err(RecvTimeoutError::Timeout);
            }
            let context = Context::new();
            let packet = Packet::new(None);
            self.chan.wait_to_receive(Waiter { context: context.clone(), oper: FIRST, packet: packet.clone() });
            let until = match (deadline, self.chan.due()) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            let told = context.wait(until);
            self.chan.forget(&context);
            if told == FIRST && matches!(self.chan.kind, Kind::Zero) {
                return Ok(packet.take());
            }
        }
    }
    /// A blocking iterator over messages in the channel.
    pub fn iter(&self) -> Iter<'_, T> { Iter { receiver: self } }
    /// A non-blocking iterator over messages in the channel.
    pub fn try_iter(&self) -> TryIter<'_, T> { TryIter { receiver: self } }
}
macro_rules! side { ($Side:ident, $count:ident, $last:expr) => {
    impl<T> $Side<T> {
        /// Returns `true` if the channel is empty.
        pub fn is_empty(&self) -> bool { self.chan.len() == 0 }
        /// Returns `true` if the channel is full.
        pub fn is_full(&self) -> bool { self.chan.is_full() }
        /// Returns the number of messages in the channel.
        pub fn len(&self) -> usize { self.chan.len() }
        /// If the channel is bounded, returns its capacity.
        pub fn capacity(&self) -> Option<usize> { self.chan.capacity() }
        /// Returns `true` if both belong to the same channel.
        pub fn same_channel(&self, other: &$Side<T>) -> bool { Arc::ptr_eq(&self.chan, &other.chan) }
    }
    impl<T> Clone for $Side<T> {
        fn clone(&self) -> $Side<T> {
            self.chan.$count.set(self.chan.$count.get() + 1);
            $Side { chan: self.chan.clone() }
        }
    }
    impl<T> Drop for $Side<T> {
        fn drop(&mut self) {
            let left = self.chan.$count.get() - 1;
            self.chan.$count.set(left);
            if left == 0 {
                self.chan.disconnect();
                $last(&self.chan);
            }
        }
    }
    impl<T> fmt::Debug for $Side<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(concat!(stringify!($Side), " { .. }")) }
    }
}; }
side! { Sender, senders, |_: &Arc<Chan<T>>| {} }
side! { Receiver, receivers, |chan: &Arc<Chan<T>>| chan.discard() }
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
