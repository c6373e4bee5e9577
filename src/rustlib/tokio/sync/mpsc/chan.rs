//! What bounded and unbounded channels share: the buffer, the receiver's waker, who is left (MP-1..MP-10).
use super::error::TryRecvError;
use crate::sync::batch_semaphore::Semaphore;
use crate::sync::Notify;
use crate::task::coop;
use crate::trace::{self, Res};
use crate::util::{Flag, Shared};
use std::collections::VecDeque;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::task::{Context, Poll, Waker};

pub(super) struct Chan<T> {
    buffer: Shared<VecDeque<T>>,
    /// Free slots of a bounded channel.
    pub(super) slots: Option<Semaphore>,
    pub(super) capacity: usize,
    res: Option<Res>,
    rx_waker: Shared<Option<Waker>>,
    rx_waits: Flag<bool>,
    /// The receiver was closed or dropped.
    pub(super) rx_closed: Flag<bool>,
    /// For `Sender::closed()`.
    pub(super) closed: Notify,
    pub(super) senders: Flag<usize>,
    pub(super) weak: Flag<usize>,
}

impl<T> UnwindSafe for Chan<T> {}
impl<T> RefUnwindSafe for Chan<T> {}

impl<T> Chan<T> {
    pub(super) fn bounded(capacity: usize) -> Chan<T> {
        Chan::with(Some(Semaphore::new(capacity, trace::MPSC)), capacity, None)
    }

    pub(super) fn unbounded() -> Chan<T> {
        Chan::with(None, usize::MAX, Some(Res::new(trace::UNBOUNDED, -1)))
    }

    fn with(slots: Option<Semaphore>, capacity: usize, res: Option<Res>) -> Chan<T> {
        Chan {
            buffer: Shared::new(VecDeque::new()),
            slots,
            capacity,
            res,
            rx_waker: Shared::new(None),
            rx_waits: Flag::new(false),
            rx_closed: Flag::new(false),
            closed: Notify::new_untraced(),
            senders: Flag::new(1),
            weak: Flag::new(0),
        }
    }

    pub(super) fn id(&self) -> u32 {
        match (&self.slots, &self.res) {
            (Some(slots), _) => slots.res.id(),
            (None, Some(res)) => res.id(),
            (None, None) => 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.buffer.get().len()
    }

    /// Puts a message at the back; its slot was taken before. Then the receiver is woken (MP-4).
    pub(super) fn push(&self, value: T) {
        trace::send(self.id(), &value as *const T, self.len() + 1);
        self.buffer.get().push_back(value);
        self.wake_receiver();
    }

    pub(super) fn wake_receiver(&self) {
        let waker = self.rx_waker.get().take();
        if let Some(waker) = waker {
            trace::wake_via(waker, self.id(), trace::BY_CHANNEL);
        }
    }

    /// Is no slot taken by a permit (or a message)?
    fn is_idle(&self) -> bool {
        match &self.slots {
            Some(slots) => slots.available() == self.capacity,
            None => true,
        }
    }

    /// Slots come back without a message.
    pub(super) fn give_back(&self, n: usize) {
        if let Some(slots) = &self.slots {
            slots.release(n);
            self.wake_if_drained();
        }
    }

    /// A closed channel whose last permit has come back is at its end.
    pub(super) fn wake_if_drained(&self) {
        if self.rx_closed.get() && self.is_idle() {
            self.wake_receiver();
        }
    }

    pub(super) fn add_sender(&self) {
        self.senders.set(self.senders.get() + 1);
        trace::party(self.id(), 0, self.senders.get());
    }

    pub(super) fn drop_sender(&self) {
        let left = self.senders.get() - 1;
        self.senders.set(left);
        trace::party(self.id(), 0, left);
        if left == 0 {
            trace::res_close(self.id(), 1);
            self.wake_receiver();
        }
    }

    /// The front message; its slot goes to the first waiting sender.
    fn pop(&self) -> Option<T> {
        let value = self.buffer.get().pop_front()?;
        trace::recv(self.id(), &value as *const T, self.len());
        if let Some(slots) = &self.slots {
            slots.release(1);
        }
        Some(value)
    }

    fn is_at_end(&self) -> bool {
        self.len() == 0 && (self.senders.get() == 0 || (self.rx_closed.get() && self.is_idle()))
    }

    fn register(&self, cx: &Context<'_>) {
        let old = crate::util::store_waker(self.rx_waker.get(), cx);
        drop(old);
        if !self.rx_waits.replace(true) {
            trace::res_wait(self.id(), 1, 1, 0);
        }
    }

    fn stop_waiting(&self, reason: u32) {
        if self.rx_waits.replace(false) {
            trace::res_wait_end(self.id(), reason);
        }
    }

    pub(super) fn poll_recv(&self, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let unit = ready!(coop::poll_proceed(cx));
        if let Some(value) = self.pop() {
            self.stop_waiting(0);
            unit.made_progress();
            return Poll::Ready(Some(value));
        }
        if self.is_at_end() {
            self.stop_waiting(2);
            unit.made_progress();
            return Poll::Ready(None);
        }
        self.register(cx);
        Poll::Pending
    }

    /// Up to `limit` messages that are there now; waits only if there is none.
    pub(super) fn poll_recv_many(&self, cx: &mut Context<'_>, buffer: &mut Vec<T>, limit: usize) -> Poll<usize> {
        let unit = ready!(coop::poll_proceed(cx));
        if limit == 0 {
            unit.made_progress();
            return Poll::Ready(0);
        }
        let mut n = 0;
        while n < limit {
            let value = match self.buffer.get().pop_front() {
                Some(value) => value,
                None => break,
            };
            trace::recv(self.id(), &value as *const T, self.len());
            buffer.push(value);
            n += 1;
        }
        if n > 0 {
            if let Some(slots) = &self.slots {
                slots.release(n);
            }
        } else if !self.is_at_end() {
            self.register(cx);
            return Poll::Pending;
        }
        self.stop_waiting(if n > 0 { 0 } else { 2 });
        unit.made_progress();
        Poll::Ready(n)
    }

    pub(super) fn try_recv(&self) -> Result<T, TryRecvError> {
        match self.pop() {
            Some(value) => Ok(value),
            None if self.is_at_end() => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }

    /// No more sending: waiting senders get an error, then `closed()` completes (MP-6).
    pub(super) fn close(&self) {
        if self.rx_closed.replace(true) {
            return;
        }
        match &self.slots {
            Some(slots) => slots.close(),
            None => trace::res_close(self.id(), 0),
        }
        trace::via(self.id(), trace::BY_CHANNEL);
        self.closed.notify_waiters();
        trace::via(0, 0);
    }

    /// The receiver is dropped: what is buffered is dropped, oldest first.
    pub(super) fn drop_receiver(&self) {
        self.stop_waiting(1);
        self.close();
        trace::res_drop(self.id(), self.len());
        // Nobody polls any more: what the waker keeps alive is freed before messages are dropped, which may panic.
        drop(self.rx_waker.get().take());
        let rest = Rest(self);
        rest.0.drain();
    }

    fn drain(&self) {
        loop {
            let value = match self.buffer.get().pop_front() {
                Some(value) => value,
                None => return,
            };
            if let Some(slots) = &self.slots {
                slots.release(1);
            }
            drop(value);
        }
    }

    /// Waits until the receiver is closed or gone.
    pub(super) async fn closed(&self) {
        loop {
            let notified = self.closed.notified();
            if self.rx_closed.get() {
                return;
            }
            notified.await;
        }
    }
}

/// A message whose drop panics does not keep the others from being dropped.
struct Rest<'a, T>(&'a Chan<T>);

impl<T> Drop for Rest<'_, T> {
    fn drop(&mut self) {
        self.0.drain();
    }
}

/// Tells the recorder when a `recv` is dropped while it waits.
pub(super) struct Waiting<'a, T>(pub(super) &'a Chan<T>);

impl<T> Drop for Waiting<'_, T> {
    fn drop(&mut self) {
        self.0.stop_waiting(1);
    }
}
