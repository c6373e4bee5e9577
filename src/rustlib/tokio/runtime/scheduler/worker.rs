//! A worker of the multi_thread scheduler: its loop, its LIFO slot, stealing, block_in_place (MT-3..MT-14).
use super::multi_thread::{Handle, LOCAL_QUEUE};
use super::SchedulerContext;
use crate::runtime::config::run_hook;
use crate::runtime::context::{self, BudgetGuard, Defer, Entered, SchedulerGuard};
use crate::runtime::metrics::WorkerStats;
use crate::runtime::task::Task;
use crate::task::coop::{self, BUDGET};
use crate::util::Shared;
use crate::{sim, trace};
use std::sync::Arc;

/// Interval of looking into the injection queue first; the real one is tuned by measured poll times, from this value on (MT-6).
const GLOBAL_QUEUE_INTERVAL: u32 = 61;
/// Tasks run in a row from the LIFO slot (MT-7).
const MAX_LIFO_POLLS: u32 = 3;

/// What makes a thread a worker; it moves to another thread during block_in_place.
pub(crate) struct Core {
    pub(crate) index: usize,
    pub(crate) lifo: Option<Task>,
    pub(crate) lifo_enabled: bool,
    /// The worker waits for the driver: what it queues needs no notification yet.
    pub(crate) in_park: bool,
    tick: u32,
    searching: bool,
    /// The worker has noticed that the runtime stops.
    is_shutdown: bool,
}

/// A worker, with its core while no thread runs it.
pub(crate) struct Worker {
    handle: Arc<Handle>,
    index: usize,
    core: Shared<Option<Box<Core>>>,
}

impl Worker {
    pub(crate) fn new(handle: Arc<Handle>, index: usize) -> Arc<Worker> {
        let core = Core { index, lifo: None, lifo_enabled: true, in_park: false, tick: 0, searching: false, is_shutdown: false };
        Arc::new(Worker { handle, index, core: Shared::new(Some(Box::new(core))) })
    }
}

/// What the worker's thread knows.
pub(crate) struct Context {
    worker: Arc<Worker>,
    core: Shared<Option<Box<Core>>>,
    pub(crate) defer: Defer,
}

/// The life of a worker on this thread: until shutdown, or until the core moved away.
pub(crate) fn run(worker: Arc<Worker>) {
    let core = match worker.core.get().take() {
        Some(core) => core,
        None => return,
    };
    let handle = super::Handle::MultiThread(worker.handle.clone());
    context::enter_runtime(&handle, true, || {
        let cx = Context { worker, core: Shared::new(Some(core)), defer: Defer::new() };
        let _scheduler = SchedulerGuard::enter(SchedulerContext::Worker(&cx));
        cx.run();
        cx.defer.wake();
    });
}

impl Context {
    pub(crate) fn has_core(&self) -> bool {
        self.core.get().is_some()
    }

    pub(crate) fn core(&self) -> Option<&mut Core> {
        match self.core.get() {
            Some(core) => Some(&mut **core),
            None => None,
        }
    }

    pub(crate) fn handle(&self) -> &Handle {
        &self.worker.handle
    }

    fn index(&self) -> usize {
        self.worker.index
    }

    fn stats(&self) -> &WorkerStats {
        &self.worker.handle.remotes[self.worker.index].stats
    }

    fn run(&self) {
        self.stats().start_work();
        loop {
            let core = match self.core() {
                Some(core) => core,
                None => return,
            };
            if core.is_shutdown {
                break;
            }
            core.tick = core.tick.wrapping_add(1);
            if core.tick % self.handle().config.event_interval == 0 {
                self.stats().end_work();
                self.park(0);
                self.look_for_shutdown();
                self.stats().start_work();
            }
            if let Some(task) = self.next_task() {
                self.run_task(task);
                continue;
            }
            self.stats().end_work();
            let stolen = self.steal();
            if stolen.is_none() {
                if !self.defer.is_empty() {
                    self.park(0);
                } else {
                    self.sleep();
                }
            }
            self.stats().start_work();
            if let Some(task) = stolen {
                self.run_task(task);
            }
        }
        self.stop();
    }

    /// Runs a task, and then what it put into the LIFO slot, under one budget (MT-7).
    fn run_task(&self, task: Task) {
        if let Some(core) = self.core() {
            if core.searching {
                core.searching = false;
                self.handle().stop_searching();
            }
        }
        let _budget = BudgetGuard::enter(BUDGET);
        task.run(self.index() as i32);
        sim::checkpoint();
        let mut lifo_polls = 0;
        loop {
            let core = match self.core() {
                Some(core) => core,
                None => return,
            };
            let task = match core.lifo.take() {
                Some(task) => task,
                None => {
                    core.lifo_enabled = true;
                    return;
                }
            };
            trace::queue_pop(task.id().0, 2, core.index as i32, 0);
            if !coop::has_budget_remaining() {
                self.handle().push_back(core.index, task);
                return;
            }
            lifo_polls += 1;
            if lifo_polls >= MAX_LIFO_POLLS {
                core.lifo_enabled = false;
            }
            task.run(self.index() as i32);
            sim::checkpoint();
        }
    }

    /// LIFO slot, own queue, a share of the injection queue; on every so many-th tick the injection queue first (MT-5).
    fn next_task(&self) -> Option<Task> {
        let core = self.core()?;
        let interval = self.handle().config.global_queue_interval.unwrap_or(GLOBAL_QUEUE_INTERVAL);
        if core.tick % interval == 0 {
            if let Some(task) = self.handle().pop_injected(core.index) {
                return Some(task);
            }
        }
        if let Some(task) = core.lifo.take() {
            trace::queue_pop(task.id().0, 2, core.index as i32, 0);
            return Some(task);
        }
        if let Some(task) = self.handle().pop_local(core.index) {
            return Some(task);
        }
        let handle = self.handle();
        let share = (handle.inject_len() / handle.workers() + 1).min(LOCAL_QUEUE / 2);
        let first = handle.pop_injected(core.index)?;
        for _ in 1..share {
            match handle.pop_injected(core.index) {
                Some(task) => handle.push_back(core.index, task),
                None => break,
            }
        }
        Some(first)
    }

    /// Half of another worker's queue, from a random one on (MT-9).
    fn steal(&self) -> Option<Task> {
        let core = self.core()?;
        let handle = self.handle();
        if !core.searching && !handle.start_searching() {
            return None;
        }
        core.searching = true;
        let n = handle.workers();
        let mine = handle.remotes[core.index].queue.get();
        let start = sim::choose(2, n as u32) as usize;
        for i in 0..n {
            let victim = (start + i) % n;
            if victim == core.index || mine.len() > LOCAL_QUEUE / 2 {
                continue;
            }
            let theirs = handle.remotes[victim].queue.get();
            let count = theirs.len() - theirs.len() / 2;
            if count == 0 {
                continue;
            }
            trace::steal(victim, core.index, count);
            for _ in 0..count {
                if let Some(task) = handle.pop_local(victim) {
                    handle.push_back(core.index, task);
                }
            }
            let last = mine.pop_back();
            if let Some(task) = &last {
                trace::queue_pop(task.id().0, 0, core.index as i32, mine.len());
            }
            return last;
        }
        handle.pop_injected(core.index)
    }

    fn has_tasks(&self) -> bool {
        match self.core() {
            Some(core) => core.lifo.is_some() || !self.handle().remotes[core.index].queue.get().is_empty(),
            None => false,
        }
    }

    /// One turn of the driver (if nobody else has it), then the deferred wakes (MT-11).
    fn park(&self, limit: u64) {
        let index = self.index();
        if let Some(core) = self.core() {
            core.in_park = true;
        }
        self.handle().park(index, limit);
        self.defer.wake();
        if let Some(core) = self.core() {
            core.in_park = false;
            let queued = self.handle().remotes[index].queue.get().len();
            if queued + core.lifo.is_some() as usize > 1 {
                self.handle().notify_one();
            }
        }
    }

    /// Only here, between ticks and after a sleep, does a worker notice the shutdown: what is queued runs until then (MT-13).
    fn look_for_shutdown(&self) {
        let closed = self.handle().is_closed();
        if let Some(core) = self.core() {
            core.is_shutdown |= closed;
        }
    }

    fn is_shutdown(&self) -> bool {
        match self.core() {
            Some(core) => core.is_shutdown,
            None => true,
        }
    }

    /// Sleeps until there is work or the runtime stops.
    fn sleep(&self) {
        if self.has_tasks() {
            return;
        }
        let handle = self.handle();
        run_hook(&handle.config.before_park);
        let index = self.index();
        if let Some(core) = self.core() {
            let was_searching = std::mem::replace(&mut core.searching, false);
            handle.sleep(index, was_searching);
        }
        trace::park(index as i32);
        while !self.is_shutdown() {
            self.stats().about_to_park();
            self.park(u64::MAX);
            self.stats().unparked();
            self.look_for_shutdown();
            if self.has_tasks() {
                let alone = handle.wake_self(index);
                if let Some(core) = self.core() {
                    core.searching = !alone;
                }
                break;
            }
            if !handle.is_sleeping(index) {
                if let Some(core) = self.core() {
                    core.searching = true;
                }
                break;
            }
        }
        trace::unpark(index as i32);
        run_hook(&handle.config.after_unpark);
    }

    /// Shutdown: the tasks' futures are dropped here, from a random shard on (MT-13).
    fn stop(&self) {
        let handle = self.handle();
        handle.owned.close();
        let start = sim::choose(3, handle.owned.shards() as u32) as usize;
        handle.owned.close_and_shutdown_all(start);
        let core = self.core.get().take();
        if let Some(mut core) = core {
            drop(core.lifo.take());
        }
        handle.worker_stopped();
    }
}

/// Gives the worker's core back after block_in_place, if no other thread has it (MT-12).
struct TakeBack<'a> {
    cx: Option<&'a Context>,
    budget: Option<u8>,
}

impl Drop for TakeBack<'_> {
    fn drop(&mut self) {
        context::current().budget.set(self.budget);
        if let Some(cx) = self.cx {
            let core = cx.worker.core.get().take();
            *cx.core.get() = core;
        }
    }
}

/// Runs a blocking closure here, while another thread goes on as this worker.
#[track_caller]
pub(crate) fn block_in_place<R>(f: impl FnOnce() -> R) -> R {
    let thread = context::current();
    let mut taken = None;
    match (thread.scheduler.get(), thread.entered.get()) {
        (SchedulerContext::Worker(cx), Entered::Yes { allow_block_in_place: true }) => {
            let cx = unsafe { &*cx };
            if let Some(mut core) = cx.core.get().take() {
                *cx.core.get() = Some(core);
                cx.defer.wake();
                core = match cx.core.get().take() {
                    Some(core) => core,
                    None => unreachable!(),
                };
                if let Some(task) = core.lifo.take() {
                    cx.handle().push_back(core.index, task);
                }
                *cx.worker.core.get() = Some(core);
                let worker = cx.worker.clone();
                let handle = super::Handle::MultiThread(worker.handle.clone());
                let moved = worker.clone();
                worker.handle.blocking.start_worker(&handle, Box::new(move || run(moved)));
                taken = Some(cx);
            }
        }
        (SchedulerContext::None, Entered::Yes { allow_block_in_place: true }) | (_, Entered::No) => {}
        _ => panic!("{}", "can call blocking only when running on the multi-threaded runtime"),
    }
    let budget = thread.budget.replace(None);
    let _take_back = TakeBack { cx: taken, budget };
    let _outside = context::exit_runtime();
    f()
}
