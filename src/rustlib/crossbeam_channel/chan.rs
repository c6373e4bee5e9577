//! One channel: its messages, and the threads that wait at either end.
use crate::context::{Context, Packet, DISCONNECTED};
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub struct Waiter<T> {
    pub context: Arc<Context>,
    pub oper: usize,
    /// Where a message goes (or comes from) in a channel without buffer.
    pub packet: Arc<Packet<T>>,
}
pub enum Kind {
    Buffered(Option<usize>),
    Zero,
    Never,
    /// One message at a time, then never again.
    At,
    Tick(Duration),
}
pub struct Chan<T> {
    pub kind: Kind,
    queue: UnsafeCell<VecDeque<T>>,
    reserved: Cell<usize>,
    disconnected: Cell<bool>,
    pub senders: Cell<usize>,
    pub receivers: Cell<usize>,
    sending: UnsafeCell<Vec<Waiter<T>>>,
    receiving: UnsafeCell<Vec<Waiter<T>>>,
    /// When the next message of a timer is due, and how to make it.
    next: Cell<Option<Instant>>,
    make: Option<fn(Instant) -> T>,
}
unsafe impl<T: Send> Send for Chan<T> {}
unsafe impl<T: Send> Sync for Chan<T> {}
/// What a sender may do with its message now.
pub enum Room<T> {
    Buffer,
    Hand(Arc<Packet<T>>),
    Full,
    Disconnected,
}
pub enum Taken<T> {
    Message(T),
    Hand(Arc<Packet<T>>),
    Empty,
    Disconnected,
}
#[allow(clippy::mut_from_ref)]
impl<T> Chan<T> {
    pub fn new(kind: Kind, next: Option<Instant>, make: Option<fn(Instant) -> T>) -> Arc<Chan<T>> {
        Arc::new(Chan {
            kind,
            queue: UnsafeCell::new(VecDeque::new()),
            reserved: Cell::new(0),
            disconnected: Cell::new(false),
            senders: Cell::new(1),
            receivers: Cell::new(1),
            sending: UnsafeCell::new(Vec::new()),
            receiving: UnsafeCell::new(Vec::new()),
            next: Cell::new(next),
            make,
        })
    }
    fn queue(&self) -> &mut VecDeque<T> { unsafe { &mut *self.queue.get() } }
    fn sending(&self) -> &mut Vec<Waiter<T>> { unsafe { &mut *self.sending.get() } }
    fn receiving(&self) -> &mut Vec<Waiter<T>> { unsafe { &mut *self.receiving.get() } }
    pub fn capacity(&self) -> Option<usize> {
        match self.kind {
            Kind::Buffered(cap) => cap,
            Kind::Zero => Some(0),
            Kind::Never => Some(0),
            Kind::At | Kind::Tick(_) => Some(1),
        }
    }
    pub fn len(&self) -> usize {
        match self.kind {
            Kind::At | Kind::Tick(_) => self.next.get().is_some_and(|at| Instant::now() >= at) as usize,
            _ => self.queue().len(),
        }
    }
    pub fn is_full(&self) -> bool { self.capacity().is_some_and(|cap| self.len() >= cap) }
    pub fn is_disconnected(&self) -> bool { self.disconnected.get() }
    /// When waiting ends by itself.
    pub fn due(&self) -> Option<Instant> { self.next.get() }
    fn first(list: &mut Vec<Waiter<T>>) -> Option<Arc<Packet<T>>> {
        let at = list.iter().position(|w| !w.context.is_mine() && w.context.select(w.oper))?;
        Some(list.remove(at).packet)
    }
    /// Room for a message, kept for the caller.
    pub fn reserve(&self) -> Room<T> {
        if self.disconnected.get() {
            return Room::Disconnected;
        }
        match self.kind {
            Kind::Buffered(cap) => {
                if cap.is_some_and(|cap| self.queue().len() + self.reserved.get() >= cap) {
                    return Room::Full;
                }
                self.reserved.set(self.reserved.get() + 1);
                Room::Buffer
            }
            _ => match Self::first(self.receiving()) {
                Some(packet) => Room::Hand(packet),
                None => Room::Full,
            },
        }
    }
    /// Fills what was reserved.
    pub fn fill(&self, msg: T) {
        self.reserved.set(self.reserved.get() - 1);
        self.queue().push_back(msg);
        Self::first(self.receiving());
    }
    pub fn take(&self) -> Taken<T> {
        match self.kind {
            Kind::Buffered(_) => match self.queue().pop_front() {
                Some(msg) => {
                    Self::first(self.sending());
                    Taken::Message(msg)
                }
                None if self.disconnected.get() => Taken::Disconnected,
                None => Taken::Empty,
            },
            Kind::Zero => match Self::first(self.sending()) {
                Some(packet) => Taken::Hand(packet),
                None if self.disconnected.get() => Taken::Disconnected,
                None => Taken::Empty,
            },
            Kind::Never => Taken::Empty,
            Kind::At | Kind::Tick(_) => match (self.next.get(), self.make) {
                (Some(at), Some(make)) if Instant::now() >= at => {
                    self.next.set(if let Kind::Tick(every) = self.kind { Some(Instant::now() + every) } else { None });
                    Taken::Message(make(at))
                }
                _ => Taken::Empty,
            },
        }
    }
    pub fn wait_to_send(&self, waiter: Waiter<T>) { self.sending().push(waiter) }
    pub fn wait_to_receive(&self, waiter: Waiter<T>) { self.receiving().push(waiter) }
    pub fn forget(&self, context: &Arc<Context>) {
        self.sending().retain(|w| !Arc::ptr_eq(&w.context, context));
        self.receiving().retain(|w| !Arc::ptr_eq(&w.context, context));
    }
    pub fn disconnect(&self) {
        self.disconnected.set(true);
        for waiter in self.sending().iter().chain(self.receiving().iter()) {
            waiter.context.select(DISCONNECTED);
        }
    }
    /// Nobody will receive them any more.
    pub fn discard(&self) { drop(std::mem::take(self.queue())) }
}
