//! The channel: messages, senders that wait with theirs, receivers that wait for one.
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::sync::Arc;
use std::task::Waker;
use std::thread::Thread;

/// Who is to be told.
pub enum Signal {
    Thread(Thread),
    /// A future; a stream asks again and so takes no message by being woken.
    Task { waker: UnsafeCell<Waker>, stream: bool },
}
/// One who waits: a sender with its message, or a receiver (a thread gets the message put into its slot).
pub struct Hook<T> {
    pub slot: UnsafeCell<Option<T>>,
    pub signal: Signal,
    pub fired: Cell<bool>,
    takes: bool,
}
unsafe impl<T: Send> Send for Hook<T> {}
unsafe impl<T: Send> Sync for Hook<T> {}
impl<T> Hook<T> {
    pub fn new(slot: Option<T>, signal: Signal, takes: bool) -> Arc<Hook<T>> { Arc::new(Hook { slot: UnsafeCell::new(slot), signal, fired: Cell::new(false), takes }) }
    pub fn take(&self) -> Option<T> { unsafe { (*self.slot.get()).take() } }
    pub fn is_empty(&self) -> bool { unsafe { (*self.slot.get()).is_none() } }
    /// Whether it was a stream.
    pub fn fire(&self) -> bool {
        self.fired.set(true);
        match &self.signal {
            Signal::Thread(thread) => {
                thread.unpark();
                false
            }
            Signal::Task { waker, stream } => {
                unsafe { (*waker.get()).wake_by_ref() };
                *stream
            }
        }
    }
    /// Whether it had been woken since the last time.
    pub fn update_waker(&self, new: &Waker) -> bool {
        if let Signal::Task { waker, .. } = &self.signal {
            unsafe { *waker.get() = new.clone() };
        }
        self.fired.replace(false)
    }
}
pub enum Sent<T> {
    Done,
    Disconnected(T),
    Full(T),
    Waiting(Arc<Hook<T>>),
}
pub enum Received<T> {
    Message(T),
    Disconnected,
    Empty,
    Waiting(Arc<Hook<T>>),
}
pub struct Shared<T> {
    queue: UnsafeCell<VecDeque<T>>,
    sending: UnsafeCell<VecDeque<Arc<Hook<T>>>>,
    waiting: UnsafeCell<VecDeque<Arc<Hook<T>>>>,
    pub cap: Option<usize>,
    disconnected: Cell<bool>,
    pub senders: Cell<usize>,
    pub receivers: Cell<usize>,
}
unsafe impl<T: Send> Send for Shared<T> {}
unsafe impl<T: Send> Sync for Shared<T> {}
#[allow(clippy::mut_from_ref)]
impl<T> Shared<T> {
    pub fn new(cap: Option<usize>) -> Arc<Shared<T>> {
        Arc::new(Shared {
            queue: UnsafeCell::new(VecDeque::new()),
            sending: UnsafeCell::new(VecDeque::new()),
            waiting: UnsafeCell::new(VecDeque::new()),
            cap,
            disconnected: Cell::new(false),
            senders: Cell::new(1),
            receivers: Cell::new(1),
        })
    }
    pub fn queue(&self) -> &mut VecDeque<T> { unsafe { &mut *self.queue.get() } }
    pub fn sending(&self) -> &mut VecDeque<Arc<Hook<T>>> { unsafe { &mut *self.sending.get() } }
    pub fn waiting(&self) -> &mut VecDeque<Arc<Hook<T>>> { unsafe { &mut *self.waiting.get() } }
    pub fn is_disconnected(&self) -> bool { self.disconnected.get() }
    pub fn is_empty(&self) -> bool { self.len() == 0 }
    pub fn is_full(&self) -> bool { self.cap.map_or(false, |cap| cap == self.len()) }
    pub fn len(&self) -> usize {
        self.pull_pending(0);
        self.queue().len()
    }
    /// Messages of waiting senders move up; with one `extra` a rendezvous channel hands over, too.
    pub fn pull_pending(&self, extra: usize) {
        let Some(cap) = self.cap else {
            return;
        };
        while self.queue().len() < cap + extra {
            let Some(hook) = self.sending().pop_front() else {
                return;
            };
            if let Some(msg) = hook.take() {
                self.queue().push_back(msg);
            }
            hook.fire();
        }
    }
    pub fn send(&self, msg: T, signal: Option<Signal>) -> Sent<T> {
        if self.disconnected.get() {
            return Sent::Disconnected(msg);
        }
        if !self.waiting().is_empty() {
            while let Some(hook) = self.waiting().pop_front() {
                if hook.takes {
                    unsafe { *hook.slot.get() = Some(msg) };
                    hook.fire();
                    return Sent::Done;
                }
                if !hook.fire() {
                    break;
                }
            }
            self.queue().push_back(msg);
            return Sent::Done;
        }
        if self.cap.map_or(true, |cap| self.queue().len() < cap) {
            self.queue().push_back(msg);
            return Sent::Done;
        }
        match signal {
            None => Sent::Full(msg),
            Some(signal) => {
                let hook = Hook::new(Some(msg), signal, false);
                self.sending().push_back(hook.clone());
                Sent::Waiting(hook)
            }
        }
    }
    pub fn recv(&self, signal: Option<Signal>) -> Received<T> {
        self.pull_pending(1);
        if let Some(msg) = self.queue().pop_front() {
            return Received::Message(msg);
        }
        if self.disconnected.get() {
            return Received::Disconnected;
        }
        match signal {
            None => Received::Empty,
            Some(signal) => {
                let takes = matches!(signal, Signal::Thread(_));
                let hook = Hook::new(None, signal, takes);
                self.waiting().push_back(hook.clone());
                Received::Waiting(hook)
            }
        }
    }
    pub fn disconnect(&self) {
        self.disconnected.set(true);
        self.pull_pending(0);
        for hook in self.sending().iter() {
            hook.fire();
        }
        for hook in std::mem::take(self.waiting()) {
            hook.fire();
        }
    }
    /// A receiver that was woken went away: another one may take what is there.
    pub fn wake_other_receiver(&self) {
        if !self.queue().is_empty() {
            while let Some(hook) = self.waiting().pop_front() {
                if !hook.fire() {
                    break;
                }
            }
        }
    }
}
