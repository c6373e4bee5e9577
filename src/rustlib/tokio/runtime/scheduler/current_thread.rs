//! The scheduler of one thread: a FIFO queue, an injection queue, a root future (CT-1..CT-24).
use super::block_on::park_on;
use super::SchedulerContext;
use crate::runtime::blocking::BlockingPool;
use crate::runtime::config::{run_hook, Config};
use crate::runtime::context::{self, BudgetGuard, Defer, SchedulerGuard};
use crate::runtime::driver::Driver;
use crate::runtime::metrics::WorkerStats;
use crate::runtime::task::{OwnedTasks, Task};
use crate::sync::Notify;
use crate::task::coop::BUDGET;
use crate::trace;
use crate::util::{Flag, Shared};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as PollContext, Poll, Wake, Waker};

/// Tasks from other threads are looked at first once per so many ticks (CT-4).
const GLOBAL_QUEUE_INTERVAL: u32 = 31;

/// What other threads see of the scheduler.
pub(crate) struct Handle {
    pub(crate) driver: Driver,
    pub(crate) blocking: BlockingPool,
    pub(crate) config: Config,
    pub(crate) owned: OwnedTasks,
    pub(crate) stats: WorkerStats,
    inject: Shared<VecDeque<Task>>,
    closed: Flag<bool>,
    /// The root was woken (CT-3).
    woken: Flag<bool>,
}

/// The state of the thread that drives. It exists once; whoever is in `block_on` holds it (CT-17).
pub(crate) struct Core {
    tasks: VecDeque<Task>,
    tick: u32,
}

/// What the driving thread's context points to.
pub(crate) struct Context {
    handle: Arc<Handle>,
    core: Shared<Option<Box<Core>>>,
    pub(crate) defer: Defer,
}

/// Owns the core while nobody drives.
pub(crate) struct CurrentThread {
    core: Shared<Option<Box<Core>>>,
    /// Tells one waiting `block_on` that the core is free.
    freed: Notify,
}

impl Handle {
    pub(crate) fn new(driver: Driver, blocking: BlockingPool, config: Config) -> Arc<Handle> {
        Arc::new(Handle {
            driver,
            blocking,
            config,
            owned: OwnedTasks::new(1),
            stats: WorkerStats::new(),
            inject: Shared::new(VecDeque::new()),
            closed: Flag::new(false),
            woken: Flag::new(false),
        })
    }

    pub(crate) fn inject_len(&self) -> usize {
        self.inject.get().len()
    }

    /// Queues a notified task: locally from the driving thread, else through the injection queue (CT-6).
    pub(crate) fn schedule(&self, task: Task) {
        if let SchedulerContext::CurrentThread(cx) = context::current().scheduler.get() {
            let cx = unsafe { &*cx };
            if std::ptr::eq(&*cx.handle, self) {
                let id = task.id().0;
                match cx.core.get() {
                    Some(core) => {
                        core.tasks.push_back(task);
                        trace::queue_push(id, 0, 0, core.tasks.len());
                    }
                    None => drop(task),
                }
                return;
            }
        }
        if self.closed.get() {
            drop(task);
            return;
        }
        let id = task.id().0;
        self.inject.get().push_back(task);
        trace::queue_push(id, 1, 0, self.inject_len());
        self.driver.unpark();
    }

    fn is_driven_here(&self) -> bool {
        match context::current().scheduler.get() {
            SchedulerContext::CurrentThread(cx) => std::ptr::eq(unsafe { &*(*cx).handle }, self),
            _ => false,
        }
    }
}

/// Wakes the root future: sets a flag, and the driver if it waits (CT-3).
impl Wake for Handle {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let fresh = !self.woken.replace(true);
        trace::wake(0, fresh);
        if fresh && !self.is_driven_here() {
            self.driver.unpark();
        }
    }
}

impl CurrentThread {
    pub(crate) fn new() -> CurrentThread {
        CurrentThread {
            core: Shared::new(Some(Box::new(Core { tasks: VecDeque::new(), tick: 0 }))),
            freed: Notify::new_untraced(),
        }
    }

    /// Drives everything until the root is ready; a second thread in here just waits for its own future (CT-17).
    pub(crate) fn block_on<F: Future>(&self, handle: &Arc<Handle>, mut root: Pin<&mut F>) -> F::Output {
        loop {
            if let Some(core) = self.core.get().take() {
                return self.drive(handle, core, root);
            }
            let mut freed = std::pin::pin!(self.freed.notified());
            let ready = park_on(
                std::pin::pin!(std::future::poll_fn(|cx| {
                    if freed.as_mut().poll(cx).is_ready() {
                        return Poll::Ready(None);
                    }
                    match root.as_mut().poll(cx) {
                        Poll::Ready(output) => Poll::Ready(Some(output)),
                        Poll::Pending => Poll::Pending,
                    }
                })),
                true,
            );
            if let Some(output) = ready {
                return output;
            }
        }
    }

    fn drive<F: Future>(&self, handle: &Arc<Handle>, core: Box<Core>, root: Pin<&mut F>) -> F::Output {
        let cx = Context { handle: handle.clone(), core: Shared::new(Some(core)), defer: Defer::new() };
        let _give_back = GiveBack { owner: self, cx: &cx };
        let _scheduler = SchedulerGuard::enter(SchedulerContext::CurrentThread(&cx));
        cx.run(root)
    }

    /// The runtime is dropped: all tasks are shut down, queues emptied, timers fired (CT-21).
    pub(crate) fn shut_down(&self, handle: &Arc<Handle>) {
        let core = match self.core.get().take() {
            Some(core) => core,
            None => return,
        };
        let cx = Context { handle: handle.clone(), core: Shared::new(Some(core)), defer: Defer::new() };
        let _scheduler = SchedulerGuard::enter(SchedulerContext::CurrentThread(&cx));
        let core = cx.core.get().take();
        handle.owned.close_and_shutdown_all(0);
        if let Some(mut core) = core {
            while let Some(task) = core.tasks.pop_front() {
                drop(task);
            }
        }
        handle.closed.set(true);
        while let Some(task) = handle.inject.get().pop_front() {
            drop(task);
        }
        handle.driver.shut_down();
    }
}

/// The core goes back at the end of block_on, also when the root panics (CT-19).
struct GiveBack<'a> {
    owner: &'a CurrentThread,
    cx: &'a Context,
}

impl Drop for GiveBack<'_> {
    fn drop(&mut self) {
        let core = self.cx.core.get().take();
        *self.owner.core.get() = core;
        self.owner.freed.notify_one();
    }
}

impl Context {
    /// The loop (CT-1).
    fn run<F: Future>(&self, mut root: Pin<&mut F>) -> F::Output {
        let handle = &self.handle;
        let waker = Waker::from(handle.clone());
        let mut cx = PollContext::from_waker(&waker);
        handle.woken.set(true);
        handle.stats.start_work();
        'outer: loop {
            if handle.woken.replace(false) {
                if let Poll::Ready(output) = self.poll_root(root.as_mut(), &mut cx) {
                    return output;
                }
            }
            for _ in 0..handle.config.event_interval {
                match self.next_task() {
                    Some(task) => self.run_task(task),
                    None => {
                        handle.stats.end_work();
                        self.park();
                        handle.stats.start_work();
                        continue 'outer;
                    }
                }
            }
            handle.stats.end_work();
            self.turn(0);
            handle.stats.start_work();
        }
    }

    fn poll_root<F: Future>(&self, root: Pin<&mut F>, cx: &mut PollContext<'_>) -> Poll<F::Output> {
        trace::poll_begin(0, 0);
        let end = RootPollEnd;
        let polled = {
            let _budget = BudgetGuard::enter(BUDGET);
            root.poll(cx)
        };
        std::mem::forget(end);
        if polled.is_ready() {
            trace::task_end(0, 1);
        }
        trace::poll_end(if polled.is_ready() { 1 } else { 0 });
        crate::sim::checkpoint();
        polled
    }

    fn run_task(&self, task: Task) {
        {
            let _budget = BudgetGuard::enter(BUDGET);
            task.run(0);
        }
        crate::sim::checkpoint();
    }

    /// Local first, but the injection queue first on every 31st tick (CT-4).
    fn next_task(&self) -> Option<Task> {
        let core = self.core.get().as_mut()?;
        core.tick = core.tick.wrapping_add(1);
        let interval = self.handle.config.global_queue_interval.unwrap_or(GLOBAL_QUEUE_INTERVAL);
        if core.tick % interval == 0 {
            self.next_injected().or_else(|| self.next_local())
        } else {
            self.next_local().or_else(|| self.next_injected())
        }
    }

    fn next_local(&self) -> Option<Task> {
        let core = self.core.get().as_mut()?;
        let task = core.tasks.pop_front()?;
        trace::queue_pop(task.id().0, 0, 0, core.tasks.len());
        Some(task)
    }

    fn next_injected(&self) -> Option<Task> {
        let task = self.handle.inject.get().pop_front()?;
        trace::queue_pop(task.id().0, 1, 0, self.handle.inject_len());
        Some(task)
    }

    fn has_work(&self) -> bool {
        let queued = match self.core.get() {
            Some(core) => !core.tasks.is_empty(),
            None => false,
        };
        queued || !self.defer.is_empty() || self.handle.woken.get()
    }

    /// Nothing is queued: wait for the driver, unless something was deferred (CT-13).
    fn park(&self) {
        if self.has_work() {
            self.turn(0);
            return;
        }
        run_hook(&self.handle.config.before_park);
        if self.has_work() {
            // The hook queued something: no sleep, but a look at the driver.
            trace::park(0);
            self.turn(0);
        } else {
            self.handle.stats.about_to_park();
            trace::park(0);
            self.turn(u64::MAX);
            self.handle.stats.unparked();
        }
        trace::unpark(0);
        run_hook(&self.handle.config.after_unpark);
    }

    /// The driver first, then those that yielded (CT-14).
    fn turn(&self, limit: u64) {
        self.handle.driver.turn(limit);
        self.defer.wake();
    }
}

/// The root panicked.
struct RootPollEnd;

impl Drop for RootPollEnd {
    fn drop(&mut self) {
        trace::poll_end(2);
    }
}
