//! A channel where every receiver sees every message (BC-1..BC-5).
use crate::sync::Notify;
use crate::task::coop::cooperative;
use crate::trace::{self, Res};
use crate::util::{Flag, Shared as Unlocked, WaitList, Waiter};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll};

/// Sends to all receivers there are.
pub struct Sender<T> {
    shared: Arc<Shared<T>>,
}

/// A sender that does not keep the channel open.
pub struct WeakSender<T> {
    shared: Weak<Shared<T>>,
}

/// Sees what is sent after it subscribed.
pub struct Receiver<T> {
    shared: Arc<Shared<T>>,
    /// Position of the next message.
    next: u64,
    /// What the recorder calls it.
    id: u32,
}

struct Slot<T> {
    /// Shared with the receiver that clones it at this moment.
    value: Option<Arc<T>>,
    /// Receivers that have not consumed it.
    remaining: usize,
}

struct State<T> {
    /// Retained messages, oldest first.
    slots: VecDeque<Slot<T>>,
    /// Position after the last message.
    tail: u64,
    receivers: usize,
    closed: bool,
    waiters: WaitList<()>,
}

struct Shared<T> {
    state: Unlocked<State<T>>,
    capacity: usize,
    senders: Flag<usize>,
    no_receivers: Notify,
    res: Res,
}

unsafe impl<T: Send> Send for Shared<T> {}
unsafe impl<T: Send> Sync for Shared<T> {}

/// A channel that retains at least `capacity` messages (rounded up to a power of two).
#[track_caller]
pub fn channel<T: Clone>(capacity: usize) -> (Sender<T>, Receiver<T>) {
    let sender = Sender::with_receivers(1, capacity);
    let id = trace::receiver_new(sender.shared.res.id(), 0);
    let receiver = Receiver { shared: sender.shared.clone(), next: 0, id };
    sender.shared.parties();
    (sender, receiver)
}

impl<T> Shared<T> {
    fn parties(&self) {
        trace::party(self.res.id(), 0, self.senders.get());
        trace::party(self.res.id(), 1, self.state.get().receivers);
    }

    fn wake_receivers(&self) {
        let mut woken = Vec::new();
        while let Some(waiter) = self.state.get().waiters.pop_front() {
            woken.push(waiter.take_waker());
        }
        for waker in woken {
            if let Some(waker) = waker {
                trace::wake_via(waker, self.res.id(), trace::BY_CHANNEL);
            }
        }
    }

    /// Position of the oldest retained message.
    fn head(&self) -> u64 {
        let state = self.state.get();
        state.tail - state.slots.len() as u64
    }

    fn subscribe(self: &Arc<Shared<T>>) -> Receiver<T> {
        let state = self.state.get();
        if state.receivers == 0 {
            // The channel is open again.
            state.closed = false;
        }
        state.receivers += 1;
        let next = state.tail;
        self.parties();
        let id = trace::receiver_new(self.res.id(), next);
        Receiver { shared: self.clone(), next, id }
    }
}

impl<T> Sender<T> {
    /// A sender without receivers: sending fails until somebody subscribes.
    #[track_caller]
    pub fn new(capacity: usize) -> Sender<T> {
        Sender::with_receivers(0, capacity)
    }

    #[track_caller]
    fn with_receivers(receivers: usize, capacity: usize) -> Sender<T> {
        assert!(capacity > 0, "broadcast channel capacity cannot be zero");
        assert!(capacity <= usize::MAX >> 1, "broadcast channel capacity exceeded `usize::MAX / 2`");
        let capacity = capacity.next_power_of_two();
        let state = State { slots: VecDeque::new(), tail: 0, receivers, closed: false, waiters: WaitList::new() };
        Sender {
            shared: Arc::new(Shared {
                state: Unlocked::new(state),
                capacity,
                senders: Flag::new(1),
                no_receivers: Notify::new_untraced(),
                res: Res::new(trace::BROADCAST, capacity as i64),
            }),
        }
    }

    /// Sends to all receivers; how many there are. An error if there are none. The oldest message may be overwritten.
    pub fn send(&self, value: T) -> Result<usize, error::SendError<T>> {
        let shared = &self.shared;
        let state = shared.state.get();
        let receivers = state.receivers;
        if receivers == 0 {
            return Err(error::SendError(value));
        }
        let overwritten = if state.slots.len() == shared.capacity { state.slots.pop_front() } else { None };
        trace::send(shared.res.id(), &value as *const T, state.slots.len() + 1);
        state.slots.push_back(Slot { value: Some(Arc::new(value)), remaining: receivers });
        state.tail += 1;
        drop(overwritten);
        shared.wake_receivers();
        Ok(receivers)
    }

    /// A receiver of what is sent from now on.
    pub fn subscribe(&self) -> Receiver<T> {
        self.shared.subscribe()
    }

    pub fn downgrade(&self) -> WeakSender<T> {
        WeakSender { shared: Arc::downgrade(&self.shared) }
    }

    /// Messages that some receiver has not consumed.
    pub fn len(&self) -> usize {
        let slots = &self.shared.state.get().slots;
        let consumed = slots.iter().take_while(|slot| slot.remaining == 0).count();
        slots.len() - consumed
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn receiver_count(&self) -> usize {
        self.shared.state.get().receivers
    }

    /// Waits until there are no receivers.
    pub async fn closed(&self) {
        loop {
            let notified = self.shared.no_receivers.notified();
            if self.receiver_count() == 0 {
                return;
            }
            notified.await;
        }
    }

    pub fn strong_count(&self) -> usize {
        self.shared.senders.get()
    }

    pub fn weak_count(&self) -> usize {
        Arc::weak_count(&self.shared)
    }

    pub fn same_channel(&self, other: &Sender<T>) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.shared.senders.set(self.shared.senders.get() + 1);
        self.shared.parties();
        Sender { shared: self.shared.clone() }
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let left = self.shared.senders.get() - 1;
        self.shared.senders.set(left);
        self.shared.parties();
        if left == 0 {
            self.shared.state.get().closed = true;
            trace::res_close(self.shared.res.id(), 1);
            self.shared.wake_receivers();
        }
    }
}

impl<T> WeakSender<T> {
    /// A sender, if there is one left.
    pub fn upgrade(&self) -> Option<Sender<T>> {
        let shared = self.shared.upgrade()?;
        if shared.senders.get() == 0 {
            return None;
        }
        shared.senders.set(shared.senders.get() + 1);
        Some(Sender { shared })
    }

    pub fn strong_count(&self) -> usize {
        match self.shared.upgrade() {
            Some(shared) => shared.senders.get(),
            None => 0,
        }
    }

    pub fn weak_count(&self) -> usize {
        self.shared.weak_count()
    }
}

impl<T> Clone for WeakSender<T> {
    fn clone(&self) -> WeakSender<T> {
        WeakSender { shared: self.shared.clone() }
    }
}

impl<T> Receiver<T> {
    /// Messages not yet received, overwritten ones included.
    pub fn len(&self) -> usize {
        (self.shared.state.get().tail - self.next) as usize
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn same_channel(&self, other: &Receiver<T>) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }

    /// Are all senders gone?
    pub fn is_closed(&self) -> bool {
        self.shared.senders.get() == 0
    }

    pub fn sender_strong_count(&self) -> usize {
        self.shared.senders.get()
    }

    pub fn sender_weak_count(&self) -> usize {
        Arc::weak_count(&self.shared)
    }

    /// Another receiver, of what is sent from now on.
    pub fn resubscribe(&self) -> Receiver<T> {
        self.shared.subscribe()
    }

    /// Moves past the next message; its slot is emptied when this was the last receiver counted.
    fn advance(&mut self) -> Option<Arc<T>> {
        let state = self.shared.state.get();
        let at = (self.next - (state.tail - state.slots.len() as u64)) as usize;
        self.next += 1;
        let slot = &mut state.slots[at];
        slot.remaining -= 1;
        if slot.remaining == 0 {
            slot.value.take()
        } else {
            None
        }
    }
}

impl<T: Clone> Receiver<T> {
    /// The next message. `Lagged(n)` when n messages were overwritten before they were received. Cancel safe.
    pub async fn recv(&mut self) -> Result<T, error::RecvError> {
        cooperative(Recv { receiver: self, waiter: None, _pinned: PhantomPinned }).await
    }

    /// The next message, if it is there.
    pub fn try_recv(&mut self) -> Result<T, error::TryRecvError> {
        let state = self.shared.state.get();
        if self.next == state.tail {
            return Err(if state.closed { error::TryRecvError::Closed } else { error::TryRecvError::Empty });
        }
        let head = self.shared.head();
        if self.next < head {
            let missed = head - self.next;
            self.next = head;
            trace::receiver_at(self.shared.res.id(), self.id, head);
            trace::lag(self.shared.res.id(), missed, self.id);
            return Err(error::TryRecvError::Lagged(missed));
        }
        let at = (self.next - head) as usize;
        let value = match &state.slots[at].value {
            Some(value) => value.clone(),
            None => unreachable!(),
        };
        trace::recv(self.shared.res.id(), &*value as *const T, self.len() - 1);
        trace::receiver_at(self.shared.res.id(), self.id, self.next + 1);
        // The message counts as received even if cloning it panics; the last receiver drops it after that.
        drop(self.advance());
        Ok(T::clone(&value))
    }

    /// Blocks the thread until there is a message; not from asynchronous code.
    #[track_caller]
    pub fn blocking_recv(&mut self) -> Result<T, error::RecvError> {
        crate::runtime::block_on_thread(self.recv())
    }
}

impl<T> Drop for Receiver<T> {
    /// What it has not received is released, oldest first.
    fn drop(&mut self) {
        let shared = self.shared.clone();
        let state = shared.state.get();
        state.receivers -= 1;
        let last = state.receivers == 0;
        let until = state.tail;
        if self.next < shared.head() {
            self.next = shared.head();
        }
        if last {
            state.closed = true;
            shared.no_receivers.notify_waiters();
        }
        shared.parties();
        trace::receiver_gone(shared.res.id(), self.id);
        while self.next < until {
            drop(self.advance());
        }
    }
}

struct Recv<'a, T> {
    receiver: &'a mut Receiver<T>,
    waiter: Option<Arc<Waiter<()>>>,
    _pinned: PhantomPinned,
}

unsafe impl<T: Send> Send for Recv<'_, T> {}
unsafe impl<T: Send> Sync for Recv<'_, T> {}

impl<T: Clone> Future for Recv<'_, T> {
    type Output = Result<T, error::RecvError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = match this.receiver.try_recv() {
            Ok(value) => Ok(value),
            Err(error::TryRecvError::Closed) => Err(error::RecvError::Closed),
            Err(error::TryRecvError::Lagged(n)) => Err(error::RecvError::Lagged(n)),
            Err(error::TryRecvError::Empty) => {
                let shared = &this.receiver.shared;
                if this.waiter.is_none() {
                    trace::res_wait(shared.res.id(), 1, 0, shared.state.get().waiters.len() + 1);
                }
                let waiter = this.waiter.get_or_insert_with(|| Waiter::new(()));
                waiter.set_waker(cx);
                if !waiter.queued.get() {
                    shared.state.get().waiters.push(waiter.clone());
                }
                return Poll::Pending;
            }
        };
        this.leave(if result.is_ok() { 0 } else { 2 });
        Poll::Ready(result)
    }
}

impl<T> Recv<'_, T> {
    fn leave(&mut self, reason: u32) {
        if let Some(waiter) = self.waiter.take() {
            self.receiver.shared.state.get().waiters.remove(&waiter);
            trace::res_wait_end(self.receiver.shared.res.id(), reason);
        }
    }
}

impl<T> Drop for Recv<'_, T> {
    fn drop(&mut self) {
        self.leave(1);
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("broadcast::Sender")
    }
}

impl<T> fmt::Debug for WeakSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("broadcast::WeakSender")
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("broadcast::Receiver")
    }
}

pub mod error {
    //! Errors of broadcast channels.
    use std::fmt;

    /// There are no receivers.
    #[derive(Debug)]
    pub struct SendError<T>(pub T);

    impl<T> fmt::Display for SendError<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("channel closed")
        }
    }

    impl<T: fmt::Debug> std::error::Error for SendError<T> {}

    /// No message.
    #[derive(Debug, PartialEq, Eq, Clone)]
    pub enum RecvError {
        /// All senders are gone, and everything was received.
        Closed,
        /// So many messages were overwritten before this receiver got to them.
        Lagged(u64),
    }

    impl fmt::Display for RecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                RecvError::Closed => f.write_str("channel closed"),
                RecvError::Lagged(n) => write!(f, "channel lagged by {}", n),
            }
        }
    }

    impl std::error::Error for RecvError {}

    /// No message right now.
    #[derive(Debug, PartialEq, Eq, Clone)]
    pub enum TryRecvError {
        Empty,
        Closed,
        Lagged(u64),
    }

    impl fmt::Display for TryRecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                TryRecvError::Empty => f.write_str("channel empty"),
                TryRecvError::Closed => f.write_str("channel closed"),
                TryRecvError::Lagged(n) => write!(f, "channel lagged by {}", n),
            }
        }
    }

    impl std::error::Error for TryRecvError {}
}
