//! A thread that waits for one of several operations, and the hand-over of a message between two threads.
use std::cell::{Cell, UnsafeCell};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::thread::{self, Thread};
use std::time::Instant;

#[intrinsic = "futex_wait"]
fn futex_wait(addr: *const u32, expected: u32, timeout: u64) -> bool;
#[intrinsic = "futex_wake"]
fn futex_wake(addr: *const u32, count: u32) -> u32;

/// What a waiting thread was told.
pub const WAITING: usize = 0;
pub const DISCONNECTED: usize = 1;
/// Operations are numbered from here.
pub const FIRST: usize = 2;

pub struct Context {
    selected: Cell<usize>,
    thread: Thread,
}
unsafe impl Send for Context {}
unsafe impl Sync for Context {}
impl Context {
    pub fn new() -> Arc<Context> { Arc::new(Context { selected: Cell::new(WAITING), thread: thread::current() }) }
    /// False: something else was first.
    pub fn select(&self, what: usize) -> bool {
        if self.selected.get() != WAITING {
            return false;
        }
        self.selected.set(what);
        self.thread.unpark();
        true
    }
    pub fn is_mine(&self) -> bool { self.thread.id() == thread::current().id() }
    /// Parks until told; WAITING: the deadline came first.
    pub fn wait(&self, deadline: Option<Instant>) -> usize {
        while self.selected.get() == WAITING {
            match deadline {
                None => thread::park(),
                Some(at) => {
                    let now = Instant::now();
                    if now >= at {
                        // From now on nobody can select it.
                        self.selected.set(usize::MAX);
                        return WAITING;
                    }
                    thread::park_timeout(at - now);
                }
            }
        }
        self.selected.get()
    }
}
/// A message on its way from hand to hand.
pub struct Packet<T> {
    msg: UnsafeCell<Option<T>>,
    // 1: the message is in. 2: it has been taken.
    state: AtomicU32,
}
unsafe impl<T: Send> Send for Packet<T> {}
unsafe impl<T: Send> Sync for Packet<T> {}
impl<T> Packet<T> {
    pub fn new(msg: Option<T>) -> Arc<Packet<T>> {
        let full = msg.is_some();
        Arc::new(Packet { msg: UnsafeCell::new(msg), state: AtomicU32::new(full as u32) })
    }
    pub fn put(&self, msg: T) {
        unsafe { *self.msg.get() = Some(msg) };
        self.state.store(1, Ordering::Release);
        futex_wake(self.state.as_ptr(), u32::MAX);
    }
    /// Waits for the message.
    pub fn take(&self) -> T {
        while self.state.load(Ordering::Acquire) == 0 {
            futex_wait(self.state.as_ptr(), 0, u64::MAX);
        }
        unsafe { (*self.msg.get()).take().unwrap() }
    }
    /// The message, if it is still there.
    pub fn take_back(&self) -> Option<T> { unsafe { (*self.msg.get()).take() } }
}
