//! What a thread knows: the current runtime, whether it is inside one, its scheduler, task and budget (CX-1).
use crate::runtime::scheduler::{self, SchedulerContext};
use crate::runtime::task::Id;
use crate::sim;
use std::cell::{Cell, RefCell};
use std::task::Waker;

/// Is this thread driving futures?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entered {
    No,
    Yes { allow_block_in_place: bool },
}

/// One per thread, made at first use, never freed.
pub(crate) struct ThreadContext {
    pub(crate) handle: RefCell<Option<scheduler::Handle>>,
    depth: Cell<usize>,
    pub(crate) entered: Cell<Entered>,
    pub(crate) scheduler: Cell<SchedulerContext>,
    pub(crate) task: Cell<Option<Id>>,
    /// Units left in this poll; none: unconstrained.
    pub(crate) budget: Cell<Option<u8>>,
    /// The `LocalSet` being polled or entered.
    pub(crate) local: Cell<*const crate::task::local::Shared>,
    /// That `LocalSet` was only entered, nobody polls it: what is queued must wake it.
    pub(crate) local_idle: Cell<bool>,
    /// A `LocalRuntime` is being driven: `spawn_local` needs no `LocalSet`.
    pub(crate) local_runtime: Cell<bool>,
}

/// This thread's context.
pub(crate) fn current() -> &'static ThreadContext {
    let mut slot = sim::slot() as *mut ThreadContext;
    if slot.is_null() {
        slot = Box::into_raw(Box::new(ThreadContext {
            handle: RefCell::new(None),
            depth: Cell::new(0),
            entered: Cell::new(Entered::No),
            scheduler: Cell::new(SchedulerContext::None),
            task: Cell::new(None),
            budget: Cell::new(None),
            local: Cell::new(std::ptr::null()),
            local_idle: Cell::new(false),
            local_runtime: Cell::new(false),
        }));
        sim::slot_set(slot as *mut u8);
    }
    unsafe { &*slot }
}

pub(crate) const NO_RUNTIME: &str = "there is no reactor running, must be called from the context of a Tokio 1.x runtime";

/// The current runtime, or a panic.
#[track_caller]
pub(crate) fn handle() -> scheduler::Handle {
    match try_handle() {
        Some(handle) => handle,
        None => panic!("{}", NO_RUNTIME),
    }
}

pub(crate) fn try_handle() -> Option<scheduler::Handle> {
    current().handle.borrow().clone()
}

/// While it lives, its runtime is the thread's current one.
pub(crate) struct SetCurrent {
    previous: Option<scheduler::Handle>,
    depth: usize,
}

pub(crate) fn set_current(handle: &scheduler::Handle) -> SetCurrent {
    let cx = current();
    let previous = cx.handle.borrow_mut().replace(handle.clone());
    let depth = cx.depth.get() + 1;
    cx.depth.set(depth);
    SetCurrent { previous, depth }
}

impl Drop for SetCurrent {
    fn drop(&mut self) {
        let cx = current();
        if cx.depth.get() != self.depth {
            if !std::thread::panicking() {
                panic!(
                    "`EnterGuard` values dropped out of order. Guards returned by \
                     `tokio::runtime::Handle::enter()` must be dropped in the reverse order as they were acquired."
                );
            }
            return;
        }
        let mine = std::mem::replace(&mut *cx.handle.borrow_mut(), self.previous.take());
        cx.depth.set(self.depth - 1);
        drop(mine);
    }
}

/// Runs `f` inside the runtime: the thread drives futures meanwhile, and blocking it is forbidden.
#[track_caller]
pub(crate) fn enter_runtime<R>(handle: &scheduler::Handle, allow_block_in_place: bool, f: impl FnOnce() -> R) -> R {
    let cx = current();
    if cx.entered.get() != Entered::No {
        panic!(
            "Cannot start a runtime from within a runtime. This happens because a function (like `block_on`) \
             attempted to block the current thread while the thread is being used to drive asynchronous tasks."
        );
    }
    cx.entered.set(Entered::Yes { allow_block_in_place });
    let _current = set_current(handle);
    let _leave = RestoreEntered(Entered::No);
    f()
}

pub(crate) struct RestoreEntered(Entered);

impl Drop for RestoreEntered {
    fn drop(&mut self) {
        current().entered.set(self.0);
    }
}

/// Until the guard drops, the thread does not count as inside the runtime (block_in_place).
pub(crate) fn exit_runtime() -> RestoreEntered {
    let cx = current();
    let guard = RestoreEntered(cx.entered.get());
    cx.entered.set(Entered::No);
    guard
}

/// Until the guard drops, block_in_place is refused (polling a LocalSet).
pub(crate) fn disallow_block_in_place() -> RestoreEntered {
    let cx = current();
    let guard = RestoreEntered(cx.entered.get());
    if let Entered::Yes { .. } = cx.entered.get() {
        cx.entered.set(Entered::Yes { allow_block_in_place: false });
    }
    guard
}

/// Panics if the thread drives futures: used by everything that blocks it.
#[track_caller]
pub(crate) fn assert_may_block() {
    if current().entered.get() != Entered::No {
        panic!(
            "{}",
            "Cannot block the current thread from within a runtime. This happens because a function \
             attempted to block the current thread while the thread is being used to drive asynchronous tasks."
        );
    }
}

/// While it lives, `task` is the task being polled or dropped.
pub(crate) struct TaskIdGuard(Option<Id>);

impl TaskIdGuard {
    pub(crate) fn enter(id: Id) -> TaskIdGuard {
        TaskIdGuard(current().task.replace(Some(id)))
    }
}

impl Drop for TaskIdGuard {
    fn drop(&mut self) {
        current().task.set(self.0);
    }
}

/// While it lives, polls have this budget; the outer one comes back afterwards (AL-1).
pub(crate) struct BudgetGuard(Option<u8>);

impl BudgetGuard {
    pub(crate) fn enter(budget: Option<u8>) -> BudgetGuard {
        BudgetGuard(current().budget.replace(budget))
    }
}

impl Drop for BudgetGuard {
    fn drop(&mut self) {
        current().budget.set(self.0);
    }
}

/// While it lives, the thread drives this scheduler.
pub(crate) struct SchedulerGuard(SchedulerContext);

impl SchedulerGuard {
    pub(crate) fn enter(scheduler: SchedulerContext) -> SchedulerGuard {
        SchedulerGuard(current().scheduler.replace(scheduler))
    }
}

impl Drop for SchedulerGuard {
    fn drop(&mut self) {
        current().scheduler.set(self.0);
    }
}

/// Wakes after the scheduler's next look at the driver; at once outside a scheduler (CT-11).
pub(crate) fn defer(waker: &Waker) {
    match current().scheduler.get() {
        SchedulerContext::CurrentThread(cx) => unsafe { (*cx).defer.push(waker) },
        SchedulerContext::Worker(cx) if unsafe { (*cx).has_core() } => unsafe { (*cx).defer.push(waker) },
        _ => waker.wake_by_ref(),
    }
}

/// Wakers that yielded; the last one is woken first (CT-11).
pub(crate) struct Defer {
    wakers: RefCell<Vec<Waker>>,
}

impl Defer {
    pub(crate) fn new() -> Defer {
        Defer { wakers: RefCell::new(Vec::new()) }
    }

    fn push(&self, waker: &Waker) {
        let mut wakers = self.wakers.borrow_mut();
        if let Some(last) = wakers.last() {
            if last.will_wake(waker) {
                return;
            }
        }
        wakers.push(waker.clone());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.wakers.borrow().is_empty()
    }

    /// Wakes all, from the end.
    pub(crate) fn wake(&self) {
        while let Some(waker) = self.pop() {
            crate::trace::wake_via(waker, 0, crate::trace::BY_DEFER);
        }
    }

    fn pop(&self) -> Option<Waker> {
        self.wakers.borrow_mut().pop()
    }
}
