//! A set of tasks that stay on one thread and need not be `Send` (LS-1..LS-5).
use crate::runtime::context::{self, BudgetGuard};
use crate::runtime::scheduler::TaskScheduler;
use crate::runtime::task::{self, Id, JoinHandle, OwnedTasks, Task};
use crate::sim;
use crate::task::coop::BUDGET;
use crate::trace;
use crate::util::{Flag, Shared as Unlocked};
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// Tasks run by one poll of the set.
const MAX_TASKS_PER_TICK: u32 = 61;
/// Every so many picks, tasks woken from other threads come first.
const REMOTE_FIRST_INTERVAL: u32 = 31;

/// A set of tasks on one thread.
pub struct LocalSet {
    tick: Cell<u32>,
    shared: Arc<Shared>,
    _not_send: PhantomData<*const UnsafeCell<()>>,
}

/// What the tasks and their wakers see of the set.
pub(crate) struct Shared {
    owner: u64,
    local: Unlocked<VecDeque<Task>>,
    remote: Unlocked<VecDeque<Task>>,
    closed: Flag<bool>,
    waker: Unlocked<Option<Waker>>,
    pub(crate) owned: OwnedTasks,
}

/// While it lives, `spawn_local` on this thread uses the set.
pub struct LocalEnterGuard {
    previous: *const Shared,
    was_idle: bool,
    _not_send: PhantomData<*const UnsafeCell<()>>,
}

impl Drop for LocalEnterGuard {
    fn drop(&mut self) {
        let cx = context::current();
        cx.local.set(self.previous);
        cx.local_idle.set(self.was_idle);
    }
}

impl fmt::Debug for LocalEnterGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalEnterGuard").finish()
    }
}

impl Shared {
    /// Queues a woken task; wakes the set unless it is being polled (LS-3).
    pub(crate) fn schedule(&self, task: Task) {
        let id = task.id().0;
        let cx = context::current();
        if std::ptr::eq(cx.local.get(), self) && !cx.local_idle.get() {
            self.local.get().push_back(task);
            trace::queue_push(id, 4, -1, self.local.get().len());
            return;
        }
        if self.closed.get() {
            drop(task);
            return;
        }
        let queue = if sim::thread() == self.owner { self.local.get() } else { self.remote.get() };
        queue.push_back(task);
        trace::queue_push(id, 4, -1, queue.len());
        self.wake();
    }

    fn wake(&self) {
        let waker = self.waker.get().take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn enter(&self, idle: bool) -> LocalEnterGuard {
        let cx = context::current();
        LocalEnterGuard {
            previous: cx.local.replace(self),
            was_idle: cx.local_idle.replace(idle),
            _not_send: PhantomData,
        }
    }
}

fn spawn_on<F>(shared: &Arc<Shared>, future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    let (task, join) = task::new_task(future, Id::next(), TaskScheduler::Local(shared.clone()), 2);
    if shared.owned.bind(&task) {
        shared.schedule(task);
    } else {
        task.shutdown();
    }
    join
}

/// Spawns a future that need not be `Send` onto the current LocalSet or LocalRuntime.
#[track_caller]
pub fn spawn_local<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    let cx = context::current();
    let local = cx.local.get();
    if !local.is_null() {
        unsafe { Arc::increment_strong_count(local) };
        let shared = unsafe { Arc::from_raw(local) };
        return spawn_on(&shared, future);
    }
    if cx.local_runtime.get() {
        return context::handle().spawn(future, Id::next());
    }
    // Inside of a runtime the real one panics in a closure, whose place is the library's; without one the caller is to blame.
    if context::try_handle().is_some() {
        outside_of_local();
    }
    panic!("`spawn_local` called from outside of a `task::LocalSet` or `runtime::LocalRuntime`");
}

fn outside_of_local() -> ! {
    panic!("`spawn_local` called from outside of a `task::LocalSet` or `runtime::LocalRuntime`");
}

impl LocalSet {
    /// An empty set, bound to this thread.
    pub fn new() -> LocalSet {
        let shared = Shared {
            owner: sim::thread(),
            local: Unlocked::new(VecDeque::new()),
            remote: Unlocked::new(VecDeque::new()),
            closed: Flag::new(false),
            waker: Unlocked::new(None),
            owned: OwnedTasks::single(),
        };
        LocalSet { tick: Cell::new(0), shared: Arc::new(shared), _not_send: PhantomData }
    }

    /// Tells sets and runtimes apart.
    pub fn id(&self) -> crate::runtime::Id {
        crate::runtime::Id::new(self.shared.owned.id)
    }

    /// Makes `spawn_local` on this thread use the set until the guard drops.
    pub fn enter(&self) -> LocalEnterGuard {
        self.shared.enter(true)
    }

    /// Spawns a task; it runs while the set (or `run_until`) is polled.
    #[track_caller]
    pub fn spawn_local<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
        F::Output: 'static,
    {
        let handle = spawn_on(&self.shared, future);
        self.shared.wake();
        handle
    }

    /// Blocks on a future, running the set's tasks meanwhile.
    #[track_caller]
    pub fn block_on<F>(&self, rt: &crate::runtime::Runtime, future: F) -> F::Output
    where
        F: Future,
    {
        rt.block_on(self.run_until(future))
    }

    /// Drives the future, and the set's tasks while it waits (LS-2).
    pub async fn run_until<F>(&self, future: F) -> F::Output
    where
        F: Future,
    {
        let run_until = RunUntil { future, set: self };
        run_until.await
    }

    fn register(&self, cx: &Context<'_>) {
        let old = crate::util::store_waker(self.shared.waker.get(), cx);
        drop(old);
    }

    fn next_task(&self) -> Option<Task> {
        let tick = self.tick.get();
        self.tick.set(tick.wrapping_add(1));
        let (first, second) = (self.shared.local.get(), self.shared.remote.get());
        let task = if tick % REMOTE_FIRST_INTERVAL == 0 {
            second.pop_front().or_else(|| first.pop_front())
        } else {
            first.pop_front().or_else(|| second.pop_front())
        };
        if let Some(task) = &task {
            trace::queue_pop(task.id().0, 4, -1, first.len());
        }
        task
    }

    /// Runs up to 61 tasks; true if more are queued (LS-1).
    fn tick(&self) -> bool {
        for _ in 0..MAX_TASKS_PER_TICK {
            match self.next_task() {
                Some(task) => {
                    let _budget = BudgetGuard::enter(BUDGET);
                    task.run(-1);
                }
                None => return false,
            }
        }
        true
    }
}

impl Future for LocalSet {
    type Output = ();

    /// Complete when it has no tasks.
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let _no_block_in_place = context::disallow_block_in_place();
        self.register(cx);
        let _entered = self.shared.enter(false);
        if self.tick() {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.shared.owned.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

struct RunUntil<'a, F> {
    set: &'a LocalSet,
    future: F,
}

impl<F: Future> Future for RunUntil<'_, F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let _entered = this.set.shared.enter(false);
        this.set.register(cx);
        let _no_block_in_place = context::disallow_block_in_place();
        let future = unsafe { Pin::new_unchecked(&mut this.future) };
        if let Poll::Ready(output) = future.poll(cx) {
            return Poll::Ready(output);
        }
        if this.set.tick() {
            cx.waker().wake_by_ref();
        }
        Poll::Pending
    }
}

impl Drop for LocalSet {
    /// Shuts the tasks down, oldest first, in the set's context (LS-5).
    fn drop(&mut self) {
        let _entered = self.shared.enter(false);
        let _no_block_in_place = context::disallow_block_in_place();
        self.shared.owned.close_and_shutdown_all(0);
        while let Some(task) = self.shared.local.get().pop_front() {
            drop(task);
        }
        self.shared.closed.set(true);
        while let Some(task) = self.shared.remote.get().pop_front() {
            drop(task);
        }
    }
}

impl Default for LocalSet {
    fn default() -> LocalSet {
        LocalSet::new()
    }
}

impl fmt::Debug for LocalSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalSet").finish()
    }
}
