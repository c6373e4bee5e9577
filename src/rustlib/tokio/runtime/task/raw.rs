//! The part of a task that does not depend on its future: state bits, references, waker, and what happens on wake, run, abort.
use super::Id;
use crate::runtime::scheduler::TaskScheduler;
use crate::trace;
use std::cell::{Cell, UnsafeCell};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;
use std::task::{Context, RawWaker, RawWakerVTable, Waker};

// State bits (TK-1).
const RUNNING: u32 = 1;
const COMPLETE: u32 = 2;
const NOTIFIED: u32 = 4;
const JOIN_INTEREST: u32 = 8;
const CANCELLED: u32 = 16;

/// How a poll ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Polled {
    Pending,
    Ready,
    Panicked,
}

/// What depends on the future's type.
#[derive(Clone, Copy)]
pub(crate) struct Ops {
    pub(crate) poll: unsafe fn(NonNull<Header>, &mut Context<'_>) -> Polled,
    /// Drops the future; the output is "cancelled".
    pub(crate) cancel: unsafe fn(NonNull<Header>),
    /// Moves the output to where the pointer (to an `Option` of it) points.
    pub(crate) read: unsafe fn(NonNull<Header>, *mut ()),
    pub(crate) drop_output: unsafe fn(NonNull<Header>),
    pub(crate) free: unsafe fn(NonNull<Header>),
}

/// The beginning of every task.
pub(crate) struct Header {
    state: Cell<u32>,
    references: Cell<usize>,
    id: Id,
    ops: Ops,
    scheduler: TaskScheduler,
    join_waker: UnsafeCell<Option<Waker>>,
    // neighbours in the runtime's list of tasks
    pub(super) prev: Cell<Option<NonNull<Header>>>,
    pub(super) next: Cell<Option<NonNull<Header>>>,
    pub(super) listed: Cell<bool>,
}

impl Header {
    /// Of a new task: notified, its handle wanted, one reference.
    pub(super) fn new(id: Id, ops: Ops, scheduler: TaskScheduler) -> Header {
        Header {
            state: Cell::new(NOTIFIED | JOIN_INTEREST),
            references: Cell::new(1),
            id,
            ops,
            scheduler,
            join_waker: UnsafeCell::new(None),
            prev: Cell::new(None),
            next: Cell::new(None),
            listed: Cell::new(false),
        }
    }

    fn is(&self, bit: u32) -> bool {
        self.state.get() & bit != 0
    }

    fn set(&self, bit: u32) {
        self.state.set(self.state.get() | bit);
    }

    fn clear(&self, bit: u32) {
        self.state.set(self.state.get() & !bit);
    }
}

/// A counted reference to a task.
pub(crate) struct Task(NonNull<Header>);

unsafe impl Send for Task {}
unsafe impl Sync for Task {}

impl Clone for Task {
    fn clone(&self) -> Task {
        let header = self.header();
        header.references.set(header.references.get() + 1);
        Task(self.0)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        let header = self.header();
        let left = header.references.get() - 1;
        header.references.set(left);
        if left == 0 {
            unsafe { (header.ops.free)(self.0) }
        }
    }
}

impl Task {
    pub(crate) unsafe fn from_raw(header: NonNull<Header>) -> Task {
        Task(header)
    }

    pub(crate) fn into_raw(self) -> NonNull<Header> {
        let raw = self.0;
        std::mem::forget(self);
        raw
    }

    pub(crate) fn as_raw(&self) -> NonNull<Header> {
        self.0
    }

    /// For the list of tasks, whose reference is not to be dropped here.
    pub(super) fn clone_for_list(self) -> Task {
        let copy = self.clone();
        std::mem::forget(self);
        copy
    }

    pub(crate) fn header(&self) -> &Header {
        unsafe { self.0.as_ref() }
    }

    pub(crate) fn id(&self) -> Id {
        self.header().id
    }

    pub(crate) fn same(&self, other: &Task) -> bool {
        self.0 == other.0
    }

    pub(crate) fn is_finished(&self) -> bool {
        self.header().is(COMPLETE)
    }

    /// Polls the task once (TK-3). It was taken from a queue.
    pub(crate) fn run(self, worker: i32) {
        let header = self.header();
        if header.is(COMPLETE) || header.is(RUNNING) {
            return;
        }
        header.clear(NOTIFIED);
        header.set(RUNNING);
        trace::poll_begin(header.id.0, worker);
        if header.is(CANCELLED) {
            self.cancel();
            trace::poll_end(3);
            return;
        }
        let waker = ManuallyDrop::new(unsafe { Waker::from_raw(RawWaker::new(self.0.as_ptr() as *const (), &WAKER)) });
        let polled = unsafe { (header.ops.poll)(self.0, &mut Context::from_waker(&waker)) };
        if polled != Polled::Pending {
            let result = if polled == Polled::Ready { 1 } else { 2 };
            self.complete(result);
            trace::poll_end(result);
            return;
        }
        if header.is(CANCELLED) {
            self.cancel();
            trace::poll_end(3);
            return;
        }
        header.clear(RUNNING);
        trace::poll_end(0);
        if header.is(NOTIFIED) {
            header.scheduler.reschedule(self.clone());
        }
    }

    /// Drops the future and completes as cancelled.
    fn cancel(&self) {
        unsafe { (self.header().ops.cancel)(self.0) };
        self.complete(3);
    }

    /// The output is stored: tell the joiner, leave the runtime's list (TK-4).
    fn complete(&self, result: u32) {
        let header = self.header();
        header.clear(RUNNING);
        header.set(COMPLETE);
        trace::task_end(header.id.0, result);
        if !header.is(JOIN_INTEREST) {
            unsafe { (header.ops.drop_output)(self.0) };
        } else if let Some(waker) = unsafe { (*header.join_waker.get()).as_ref() } {
            trace::via(0, trace::BY_JOIN);
            waker.wake_by_ref();
            trace::via(0, 0);
        }
        header.scheduler.release(self);
    }

    /// The runtime goes away: the future is dropped now, unless it is being polled (CT-21).
    pub(crate) fn shutdown(&self) {
        let header = self.header();
        if header.is(COMPLETE) {
            return;
        }
        header.set(CANCELLED);
        if header.is(RUNNING) {
            return;
        }
        header.set(RUNNING);
        self.cancel();
    }

    /// Asks for cancellation: the scheduler drops the future when it gets to the task (TK-7).
    pub(crate) fn abort(&self) {
        let header = self.header();
        if header.is(COMPLETE) || header.is(CANCELLED) {
            return;
        }
        trace::task_abort(header.id.0);
        header.set(CANCELLED);
        if header.is(RUNNING) || header.is(NOTIFIED) {
            header.set(NOTIFIED);
            return;
        }
        trace::via(0, trace::BY_ABORT);
        self.wake_by_ref();
        trace::via(0, 0);
    }

    /// Queues the task unless it is queued, being polled or complete (TK-2).
    pub(crate) fn wake_by_ref(&self) {
        let header = self.header();
        if header.is(COMPLETE) {
            return;
        }
        let fresh = !header.is(NOTIFIED);
        trace::wake(header.id.0, fresh);
        if !fresh {
            return;
        }
        header.set(NOTIFIED);
        if !header.is(RUNNING) {
            header.scheduler.schedule(self.clone());
        }
    }

    /// Stores whom to wake at completion; true if the task is complete already.
    pub(super) fn poll_join(&self, cx: &mut Context<'_>) -> bool {
        let header = self.header();
        if header.is(COMPLETE) {
            return true;
        }
        let old = crate::util::store_waker(unsafe { &mut *header.join_waker.get() }, cx);
        drop(old);
        trace::join_wait(header.id.0);
        false
    }

    pub(super) unsafe fn read_output(&self, into: *mut ()) {
        unsafe { (self.header().ops.read)(self.0, into) }
    }

    /// Installs a waker for completion without a poll (JoinSet); true if the task is complete already.
    pub(crate) fn set_join_waker(&self, waker: &Waker) -> bool {
        let header = self.header();
        if header.is(COMPLETE) {
            return true;
        }
        let old = unsafe { (*header.join_waker.get()).replace(waker.clone()) };
        drop(old);
        false
    }

    /// Nobody wants the output any more (TK-6).
    pub(super) fn drop_join_handle(&self) {
        let header = self.header();
        header.clear(JOIN_INTEREST);
        if header.is(COMPLETE) {
            unsafe { (header.ops.drop_output)(self.0) };
        } else {
            trace::join_detach(header.id.0);
        }
        let waker = unsafe { (*header.join_waker.get()).take() };
        drop(waker);
    }
}

static WAKER: RawWakerVTable = RawWakerVTable::new(clone_waker, wake, wake_by_ref, drop_waker);

unsafe fn task_of(data: *const ()) -> Task {
    unsafe { Task::from_raw(NonNull::new_unchecked(data as *mut Header)) }
}

unsafe fn clone_waker(data: *const ()) -> RawWaker {
    let task = ManuallyDrop::new(unsafe { task_of(data) });
    std::mem::forget((*task).clone());
    RawWaker::new(data, &WAKER)
}

unsafe fn wake(data: *const ()) {
    unsafe { task_of(data) }.wake_by_ref();
}

unsafe fn wake_by_ref(data: *const ()) {
    ManuallyDrop::new(unsafe { task_of(data) }).wake_by_ref();
}

unsafe fn drop_waker(data: *const ()) {
    drop(unsafe { task_of(data) });
}
