//! `Select`: the first of several operations that can go ahead.
use crate::chan::{Chan, Kind, Room, Taken, Waiter};
use crate::context::{Context, Packet, FIRST};
use crate::{Receiver, RecvError, SelectTimeoutError, SendError, Sender, TrySelectError};
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

#[intrinsic = "sim_choose"]
fn choose(kind: u32, n: u32) -> u32;

/// What an operation has been given: a message, a place for one, or the news that the channel is disconnected. Erased: the
/// pointer is an `Arc<Packet<T>>`.
pub struct Token {
    packet: *const (),
    buffered: bool,
    disconnected: bool,
}
trait Handle {
    fn attempt(&self) -> Option<Token>;
    fn register(&self, context: &Arc<Context>, oper: usize) -> *const ();
    fn unregister(&self, context: &Arc<Context>);
    /// It was told to go ahead, with the packet of `register`.
    fn accept(&self, packet: *const ()) -> Option<Token>;
    fn release(&self, packet: *const ());
    fn due(&self) -> Option<Instant>;
}
fn erase<T>(packet: Arc<Packet<T>>) -> *const () { Arc::into_raw(packet) as *const () }
fn unerase<T>(packet: *const ()) -> Arc<Packet<T>> { unsafe { Arc::from_raw(packet as *const Packet<T>) } }
fn registered<T>(context: &Arc<Context>, oper: usize) -> (Waiter<T>, *const ()) {
    let packet = Packet::new(None);
    (Waiter { context: context.clone(), oper, packet: packet.clone() }, erase(packet))
}
impl<T> Handle for Sender<T> {
    fn attempt(&self) -> Option<Token> {
        match self.chan.reserve() {
            Room::Buffer => Some(Token { packet: std::ptr::null(), buffered: true, disconnected: false }),
            Room::Hand(packet) => Some(Token { packet: erase(packet), buffered: false, disconnected: false }),
            Room::Disconnected => Some(Token { packet: std::ptr::null(), buffered: false, disconnected: true }),
            Room::Full => None,
        }
    }
    fn register(&self, context: &Arc<Context>, oper: usize) -> *const () {
        let (waiter, packet) = registered(context, oper);
        self.chan.wait_to_send(waiter);
        packet
    }
    fn unregister(&self, context: &Arc<Context>) { self.chan.forget(context) }
    fn accept(&self, packet: *const ()) -> Option<Token> {
        if matches!(self.chan.kind, Kind::Zero) {
            return Some(Token { packet: erase(unerase::<T>(packet)), buffered: false, disconnected: false });
        }
        drop(unerase::<T>(packet));
        self.attempt()
    }
    fn release(&self, packet: *const ()) { drop(unerase::<T>(packet)) }
    fn due(&self) -> Option<Instant> { None }
}
impl<T> Handle for Receiver<T> {
    fn attempt(&self) -> Option<Token> {
        match self.chan.take() {
            Taken::Message(msg) => Some(Token { packet: erase(Packet::new(Some(msg))), buffered: false, disconnected: false }),
            Taken::Hand(packet) => Some(Token { packet: erase(packet), buffered: false, disconnected: false }),
            Taken::Disconnected => Some(Token { packet: std::ptr::null(), buffered: false, disconnected: true }),
            Taken::Empty => None,
        }
    }
    fn register(&self, context: &Arc<Context>, oper: usize) -> *const () {
        let (waiter, packet) = registered(context, oper);
        self.chan.wait_to_receive(waiter);
        packet
    }
    fn unregister(&self, context: &Arc<Context>) { self.chan.forget(context) }
    fn accept(&self, packet: *const ()) -> Option<Token> {
        if matches!(self.chan.kind, Kind::Zero) {
            return Some(Token { packet: erase(unerase::<T>(packet)), buffered: false, disconnected: false });
        }
        drop(unerase::<T>(packet));
        self.attempt()
    }
    fn release(&self, packet: *const ()) { drop(unerase::<T>(packet)) }
    fn due(&self) -> Option<Instant> { self.chan.due() }
}

/// Selects from a set of channel operations.
pub struct Select<'a> {
    handles: Vec<Option<(&'a dyn Handle, *const ())>>,
    biased: bool,
}
impl<'a> Select<'a> {
    /// Creates an empty list of channel operations for selection.
    pub fn new() -> Select<'a> { Select { handles: Vec::new(), biased: false } }
    /// As `new`; earlier operations are preferred.
    pub fn new_biased() -> Select<'a> { Select { handles: Vec::new(), biased: true } }
    /// Adds a send operation. Returns the index of the added operation.
    pub fn send<T>(&mut self, s: &'a Sender<T>) -> usize { self.add(s, s as *const Sender<T> as *const ()) }
    /// Adds a receive operation. Returns the index of the added operation.
    pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize { self.add(r, r as *const Receiver<T> as *const ()) }
    fn add(&mut self, handle: &'a dyn Handle, at: *const ()) -> usize {
        self.handles.push(Some((handle, at)));
        self.handles.len() - 1
    }
    /// Removes a previously added operation.
    pub fn remove(&mut self, index: usize) {
        assert!(index < self.handles.len(), "index out of bounds; {} >= {}", index, self.handles.len());
        self.handles[index] = None;
    }
    fn attempt(&self) -> Option<SelectedOperation<'a>> {
        let n = self.handles.len();
        if n == 0 {
            return None;
        }
        let start = if self.biased || n == 1 { 0 } else { choose(0, n as u32) as usize };
        for k in 0..n {
            let index = (start + k) % n;
            if let Some((handle, at)) = self.handles[index] {
                if let Some(token) = handle.attempt() {
                    return Some(SelectedOperation { token: Some(token), index, at, marker: std::marker::PhantomData });
                }
            }
        }
        None
    }
    fn run(&self, deadline: Option<Instant>) -> Option<SelectedOperation<'a>> {
        loop {
            if let Some(found) = self.attempt() {
                return Some(found);
            }
            if deadline.is_some_and(|at| Instant::now() >= at) {
                return None;
            }
            let context = Context::new();
            let mut until = deadline;
            let mut packets = Vec::new();
            for (index, entry) in self.handles.iter().enumerate() {
                if let Some((handle, _)) = entry {
                    packets.push((index, handle.register(&context, FIRST + index)));
                    if let Some(due) = handle.due() {
                        until = Some(until.map_or(due, |at| at.min(due)));
                    }
                }
            }
            let told = context.wait(until);
            let mut found = None;
            for (index, packet) in packets {
                if let Some((handle, at)) = self.handles[index] {
                    handle.unregister(&context);
                    if told != FIRST + index {
                        handle.release(packet);
                    } else if let Some(token) = handle.accept(packet) {
                        found = Some(SelectedOperation { token: Some(token), index, at, marker: std::marker::PhantomData });
                    }
                }
            }
            if found.is_some() {
                return found;
            }
        }
    }
    /// Attempts to select one of the operations without blocking.
    pub fn try_select(&mut self) -> Result<SelectedOperation<'a>, TrySelectError> { self.attempt().ok_or(TrySelectError) }
    /// Blocks until one of the operations becomes ready and selects it.
    pub fn select(&mut self) -> SelectedOperation<'a> {
        if self.handles.iter().all(Option::is_none) {
            panic!("no operations have been added to `Select`");
        }
        self.run(None).unwrap()
    }
    /// Blocks for a limited time until one of the operations becomes ready and selects it.
    pub fn select_timeout(&mut self, timeout: Duration) -> Result<SelectedOperation<'a>, SelectTimeoutError> { self.run(Instant::now().checked_add(timeout)).ok_or(SelectTimeoutError) }
    /// Blocks until a given deadline, or until one of the operations becomes ready and selects it.
    pub fn select_deadline(&mut self, deadline: Instant) -> Result<SelectedOperation<'a>, SelectTimeoutError> { self.run(Some(deadline)).ok_or(SelectTimeoutError) }
    /// Blocks until one of the operations becomes ready.
    #[unsupported = "crossbeam_channel::Select::ready: use select()"]
    pub fn ready(&mut self) -> usize { 0 }
}
impl Default for Select<'_> {
    fn default() -> Self { Select::new() }
}
impl fmt::Debug for Select<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Select { .. }") }
}
/// A selected operation that needs to be completed.
#[must_use]
pub struct SelectedOperation<'a> {
    token: Option<Token>,
    index: usize,
    at: *const (),
    marker: std::marker::PhantomData<&'a ()>,
}
impl SelectedOperation<'_> {
    /// Returns the index of the selected operation.
    pub fn index(&self) -> usize { self.index }
    /// Completes the send operation.
    pub fn send<T>(mut self, s: &Sender<T>, msg: T) -> Result<(), SendError<T>> {
        assert!(s as *const Sender<T> as *const () == self.at, "passed a sender that wasn't selected");
        let token = self.token.take().unwrap();
        let chan: &Chan<T> = &s.chan;
        if token.disconnected {
            return Err(SendError(msg));
        }
        if token.buffered {
            chan.fill(msg);
        } else {
            unerase::<T>(token.packet).put(msg);
        }
        Ok(())
    }
    /// Completes the receive operation.
    pub fn recv<T>(mut self, r: &Receiver<T>) -> Result<T, RecvError> {
        assert!(r as *const Receiver<T> as *const () == self.at, "passed a receiver that wasn't selected");
        let token = self.token.take().unwrap();
        if token.disconnected { Err(RecvError) } else { Ok(unerase::<T>(token.packet).take()) }
    }
}
impl fmt::Debug for SelectedOperation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("SelectedOperation { .. }") }
}
impl Drop for SelectedOperation<'_> {
    fn drop(&mut self) {
        if self.token.is_some() {
            panic!("dropped `SelectedOperation` without completing the operation");
        }
    }
}
