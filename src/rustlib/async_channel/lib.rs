//! `async_channel`: many senders, many receivers. Each message goes to one of the receivers.
mod errors;
mod event;

pub use crate::errors::{RecvError, SendError, TryRecvError, TrySendError};
use crate::event::{listen, Event, Listener, Of};
use futures_core::stream::{FusedStream, Stream};
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

struct Channel<T> {
    queue: UnsafeCell<VecDeque<T>>,
    capacity: Option<usize>,
    closed: Cell<bool>,
    senders: Cell<usize>,
    receivers: Cell<usize>,
    send_ops: Event,
    recv_ops: Event,
    stream_ops: Event,
    closed_ops: Event,
}
unsafe impl<T: Send> Send for Channel<T> {}
unsafe impl<T: Send> Sync for Channel<T> {}
impl<T> Channel<T> {
    fn make(capacity: Option<usize>) -> (Sender<T>, Receiver<T>) {
        let channel = Arc::new(Channel {
            queue: UnsafeCell::new(VecDeque::new()),
            capacity,
            closed: Cell::new(false),
            senders: Cell::new(1),
            receivers: Cell::new(1),
            send_ops: Event::default(),
            recv_ops: Event::default(),
            stream_ops: Event::default(),
            closed_ops: Event::default(),
        });
        (Sender { channel: channel.clone() }, Receiver { channel, listener: None, pinned: PhantomPinned })
    }
    #[allow(clippy::mut_from_ref)]
    fn queue(&self) -> &mut VecDeque<T> { unsafe { &mut *self.queue.get() } }
    fn len(&self) -> usize { self.queue().len() }
    fn is_full(&self) -> bool { self.capacity.map_or(false, |cap| self.len() >= cap) }
    fn close(&self) -> bool {
        if self.closed.replace(true) {
            return false;
        }
        self.send_ops.notify_all();
        self.recv_ops.notify_all();
        self.stream_ops.notify_all();
        self.closed_ops.notify_all();
        true
    }
    fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        if self.closed.get() {
            return Err(TrySendError::Closed(msg));
        }
        if self.is_full() {
            return Err(TrySendError::Full(msg));
        }
        self.queue().push_back(msg);
        self.sent();
        Ok(())
    }
    fn sent(&self) {
        self.recv_ops.notify_additional_one();
        self.stream_ops.notify_all();
    }
    fn try_recv(&self) -> Result<T, TryRecvError> {
        match self.queue().pop_front() {
            Some(msg) => {
                self.send_ops.notify_additional_one();
                Ok(msg)
            }
            None if self.closed.get() => Err(TryRecvError::Closed),
            None => Err(TryRecvError::Empty),
        }
    }
}
/// Creates a bounded channel.
#[track_caller]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {
    assert!(cap > 0, "capacity cannot be zero");
    Channel::make(Some(cap))
}
/// Creates an unbounded channel.
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) { Channel::make(None) }

macro_rules! side {
    ($(#[$doc:meta])* $Side:ident, $Weak:ident, $count:ident $(, $listener:ident)?) => {
        impl<T> $Side<T> {
            /// Closes the channel. Returns `true` if this call has closed the channel and it was not closed already.
            pub fn close(&self) -> bool { self.channel.close() }
            /// Returns `true` if the channel is closed.
            pub fn is_closed(&self) -> bool { self.channel.closed.get() }
            /// Returns `true` if the channel is empty.
            pub fn is_empty(&self) -> bool { self.channel.len() == 0 }
            /// Returns `true` if the channel is full.
            pub fn is_full(&self) -> bool { self.channel.is_full() }
            /// Returns the number of messages in the channel.
            pub fn len(&self) -> usize { self.channel.len() }
            /// Returns the channel capacity if it's bounded.
            pub fn capacity(&self) -> Option<usize> { self.channel.capacity }
            /// Returns the number of receivers for the channel.
            pub fn receiver_count(&self) -> usize { self.channel.receivers.get() }
            /// Returns the number of senders for the channel.
            pub fn sender_count(&self) -> usize { self.channel.senders.get() }
            /// A handle that does not keep the channel open.
            pub fn downgrade(&self) -> $Weak<T> { $Weak { channel: self.channel.clone() } }
            /// Returns whether both belong to the same channel.
            pub fn same_channel(&self, other: &$Side<T>) -> bool { Arc::ptr_eq(&self.channel, &other.channel) }
        }
        impl<T> Clone for $Side<T> {
            fn clone(&self) -> $Side<T> {
                self.channel.$count.set(self.channel.$count.get() + 1);
                $Side { channel: self.channel.clone() $(, $listener: None, pinned: PhantomPinned)? }
            }
        }
        impl<T> Drop for $Side<T> {
            fn drop(&mut self) {
                let left = self.channel.$count.get() - 1;
                self.channel.$count.set(left);
                if left == 0 {
                    self.channel.close();
                }
            }
        }
        impl<T> fmt::Debug for $Side<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(concat!(stringify!($Side), " { .. }")) }
        }
        /// A handle that does not keep the channel open.
        pub struct $Weak<T> {
            channel: Arc<Channel<T>>,
        }
        impl<T> $Weak<T> {
            /// Upgrade it, if the channel is still open.
            pub fn upgrade(&self) -> Option<$Side<T>> {
                let count = self.channel.$count.get();
                if count == 0 || self.channel.closed.get() {
                    return None;
                }
                self.channel.$count.set(count + 1);
                Some($Side { channel: self.channel.clone() $(, $listener: None, pinned: PhantomPinned)? })
            }
        }
        impl<T> Clone for $Weak<T> {
            fn clone(&self) -> $Weak<T> { $Weak { channel: self.channel.clone() } }
        }
        impl<T> fmt::Debug for $Weak<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(concat!(stringify!($Weak), " { .. }")) }
        }
    };
}
/// The sending side of a channel.
pub struct Sender<T> {
    channel: Arc<Channel<T>>,
}
/// The receiving side of a channel; also a stream.
pub struct Receiver<T> {
    channel: Arc<Channel<T>>,
    // Of the stream.
    listener: Option<Listener<Of<Channel<T>>>>,
    pinned: PhantomPinned,
}
side! { Sender, WeakSender, senders }
side! { Receiver, WeakReceiver, receivers, listener }

impl<T> Sender<T> {
    /// Attempts to send a message into the channel.
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> { self.channel.try_send(msg) }
    /// Sends a message into the channel; waits while it is full.
    pub fn send(&self, msg: T) -> Send<'_, T> { Send { sender: self, msg: Some(msg), listener: None, pinned: PhantomPinned } }
    /// Completes when the channel is closed.
    pub fn closed(&self) -> Closed<'_, T> { Closed { sender: self, listener: None, pinned: PhantomPinned } }
    /// Sends a message into the channel, blocking the thread while it is full.
    pub fn send_blocking(&self, msg: T) -> Result<(), SendError<T>> {
        let mut msg = msg;
        loop {
            for listening in [false, true] {
                let listener = if listening { Some(listen(Of { channel: self.channel.clone(), pick: |c| &c.send_ops })) } else { None };
                match self.channel.try_send(msg) {
                    Ok(()) => return Ok(()),
                    Err(TrySendError::Closed(m)) => return Err(SendError(m)),
                    Err(TrySendError::Full(m)) => msg = m,
                }
                if let Some(listener) = listener {
                    listener.wait();
                }
            }
        }
    }
    /// Forcefully push a message: the oldest goes if the channel is full.
    pub fn force_send(&self, msg: T) -> Result<Option<T>, SendError<T>> {
        if self.channel.closed.get() {
            return Err(SendError(msg));
        }
        let old = if self.channel.is_full() { self.channel.queue().pop_front() } else { None };
        self.channel.queue().push_back(msg);
        self.channel.sent();
        Ok(old)
    }
}
impl<T> Receiver<T> {
    /// Attempts to receive a message from the channel.
    pub fn try_recv(&self) -> Result<T, TryRecvError> { self.channel.try_recv() }
    /// Receives a message from the channel; waits while it is empty.
    pub fn recv(&self) -> Recv<'_, T> { Recv { receiver: self, listener: None, pinned: PhantomPinned } }
    /// Receives a message from the channel, blocking the thread while it is empty.
    pub fn recv_blocking(&self) -> Result<T, RecvError> {
        loop {
            for listening in [false, true] {
                let listener = if listening { Some(listen(Of { channel: self.channel.clone(), pick: |c| &c.recv_ops })) } else { None };
                match self.channel.try_recv() {
                    Ok(msg) => return Ok(msg),
                    Err(TryRecvError::Closed) => return Err(RecvError),
                    Err(TryRecvError::Empty) => {}
                }
                if let Some(listener) = listener {
                    listener.wait();
                }
            }
        }
    }
}
impl<T> Stream for Receiver<T> {
    type Item = T;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(listener) = &mut this.listener {
                if listener.poll(cx).is_pending() {
                    return Poll::Pending;
                }
                this.listener = None;
            }
            loop {
                match this.channel.try_recv() {
                    Ok(msg) => {
                        this.listener = None;
                        return Poll::Ready(Some(msg));
                    }
                    Err(TryRecvError::Closed) => {
                        this.listener = None;
                        return Poll::Ready(None);
                    }
                    Err(TryRecvError::Empty) => {}
                }
                if this.listener.is_some() {
                    break;
                }
                let channel = this.channel.clone();
                this.listener = Some(listen(Of { channel, pick: |c| &c.stream_ops }));
            }
        }
    }
}
impl<T> FusedStream for Receiver<T> {
    fn is_terminated(&self) -> bool { self.is_closed() && self.is_empty() }
}

/// A future returned by `Sender::send()`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Send<'a, T> {
    sender: &'a Sender<T>,
    msg: Option<T>,
    listener: Option<Listener<Of<Channel<T>>>>,
    pinned: PhantomPinned,
}
impl<T> Future for Send<'_, T> {
    type Output = Result<(), SendError<T>>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            let msg = this.msg.take().unwrap();
            match this.sender.channel.try_send(msg) {
                Ok(()) => return Poll::Ready(Ok(())),
                Err(TrySendError::Closed(msg)) => return Poll::Ready(Err(SendError(msg))),
                Err(TrySendError::Full(msg)) => this.msg = Some(msg),
            }
            match &mut this.listener {
                None => this.listener = Some(listen(Of { channel: this.sender.channel.clone(), pick: |c| &c.send_ops })),
                Some(listener) => {
                    if listener.poll(cx).is_pending() {
                        return Poll::Pending;
                    }
                    this.listener = None;
                }
            }
        }
    }
}
/// A future returned by `Receiver::recv()`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Recv<'a, T> {
    receiver: &'a Receiver<T>,
    listener: Option<Listener<Of<Channel<T>>>>,
    pinned: PhantomPinned,
}
impl<T> Future for Recv<'_, T> {
    type Output = Result<T, RecvError>;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match this.receiver.channel.try_recv() {
                Ok(msg) => return Poll::Ready(Ok(msg)),
                Err(TryRecvError::Closed) => return Poll::Ready(Err(RecvError)),
                Err(TryRecvError::Empty) => {}
            }
            match &mut this.listener {
                None => this.listener = Some(listen(Of { channel: this.receiver.channel.clone(), pick: |c| &c.recv_ops })),
                Some(listener) => {
                    if listener.poll(cx).is_pending() {
                        return Poll::Pending;
                    }
                    this.listener = None;
                }
            }
        }
    }
}
/// A future returned by `Sender::closed()`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Closed<'a, T> {
    sender: &'a Sender<T>,
    listener: Option<Listener<Of<Channel<T>>>>,
    pinned: PhantomPinned,
}
impl<T> Future for Closed<'_, T> {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if this.sender.is_closed() {
                return Poll::Ready(());
            }
            match &mut this.listener {
                None => this.listener = Some(listen(Of { channel: this.sender.channel.clone(), pick: |c| &c.closed_ops })),
                Some(listener) => {
                    if listener.poll(cx).is_pending() {
                        return Poll::Pending;
                    }
                    this.listener = None;
                }
            }
        }
    }
}
