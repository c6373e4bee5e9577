//! The scheduler of many workers, as other threads see it: queues, who sleeps, who searches (MT-1, MT-2, MT-8..MT-10).
use super::worker::{self, Core, Worker};
use super::SchedulerContext;
use crate::runtime::blocking::BlockingPool;
use crate::runtime::config::Config;
use crate::runtime::context;
use crate::runtime::driver::Driver;
use crate::runtime::metrics::WorkerStats;
use crate::runtime::park::Parker;
use crate::runtime::task::{OwnedTasks, Task};
use crate::trace;
use crate::util::{Flag, Shared};
use std::collections::VecDeque;
use std::sync::Arc;

/// Slots of a worker's queue.
pub(crate) const LOCAL_QUEUE: usize = 256;

pub(crate) struct Handle {
    pub(crate) driver: Driver,
    pub(crate) blocking: BlockingPool,
    pub(crate) config: Config,
    pub(crate) owned: OwnedTasks,
    pub(crate) remotes: Vec<Remote>,
    inject: Shared<VecDeque<Task>>,
    closed: Flag<bool>,
    idle: Shared<Idle>,
    /// Which worker drives timers and I/O: its index + 1, or 0.
    driver_holder: Flag<usize>,
    stopped_workers: Flag<usize>,
}

/// What others may touch of a worker.
pub(crate) struct Remote {
    pub(crate) queue: Shared<VecDeque<Task>>,
    parker: Parker,
    pub(crate) stats: WorkerStats,
}

/// Who sleeps (the last one is woken first), and how many look for work.
struct Idle {
    sleepers: Vec<usize>,
    searching: usize,
}

impl Handle {
    /// Makes the shared state; `launch` starts the threads.
    pub(crate) fn new(workers: usize, driver: Driver, blocking: BlockingPool, config: Config) -> Arc<Handle> {
        let mut remotes = Vec::with_capacity(workers);
        for _ in 0..workers {
            remotes.push(Remote { queue: Shared::new(VecDeque::new()), parker: Parker::new(), stats: WorkerStats::new() });
        }
        Arc::new(Handle {
            driver,
            blocking,
            config,
            owned: OwnedTasks::new(workers),
            remotes,
            inject: Shared::new(VecDeque::new()),
            closed: Flag::new(false),
            idle: Shared::new(Idle { sleepers: Vec::new(), searching: 0 }),
            driver_holder: Flag::new(0),
            stopped_workers: Flag::new(0),
        })
    }

    /// Starts a thread per worker.
    pub(crate) fn launch(self: &Arc<Handle>) {
        for index in 0..self.workers() {
            let worker = Worker::new(self.clone(), index);
            let handle = super::Handle::MultiThread(self.clone());
            self.blocking.start_worker(&handle, Box::new(move || worker::run(worker)));
        }
    }

    pub(crate) fn workers(&self) -> usize {
        self.remotes.len()
    }

    pub(crate) fn inject_len(&self) -> usize {
        self.inject.get().len()
    }

    /// Queues a notified task. `to_back`: it woke itself, so it must not use the LIFO slot (MT-3).
    pub(crate) fn schedule(&self, task: Task, to_back: bool) {
        if let SchedulerContext::Worker(cx) = context::current().scheduler.get() {
            let cx = unsafe { &*cx };
            if std::ptr::eq(cx.handle(), self) {
                if let Some(core) = cx.core() {
                    self.schedule_local(core, task, to_back);
                    return;
                }
            }
        }
        self.inject(task);
        self.notify_one();
    }

    fn schedule_local(&self, core: &mut Core, task: Task, to_back: bool) {
        let displaced = if to_back || !core.lifo_enabled {
            self.push_back(core.index, task);
            true
        } else {
            let id = task.id().0;
            let previous = core.lifo.replace(task);
            trace::queue_push(id, 2, core.index as i32, 1);
            match previous {
                Some(previous) => {
                    self.push_back(core.index, previous);
                    true
                }
                None => false,
            }
        };
        if displaced && !core.in_park {
            self.notify_one();
        }
    }

    /// To the back of a worker's queue; a full queue gives its second half to the injection queue (MT-8).
    pub(crate) fn push_back(&self, index: usize, task: Task) {
        let queue = self.remotes[index].queue.get();
        if queue.len() == LOCAL_QUEUE {
            let half = queue.split_off(LOCAL_QUEUE / 2);
            for moved in half {
                self.inject(moved);
            }
            self.inject(task);
            return;
        }
        let id = task.id().0;
        queue.push_back(task);
        trace::queue_push(id, 0, index as i32, queue.len());
    }

    pub(crate) fn inject(&self, task: Task) {
        if self.closed.get() {
            drop(task);
            return;
        }
        let id = task.id().0;
        self.inject.get().push_back(task);
        trace::queue_push(id, 1, -1, self.inject_len());
    }

    pub(crate) fn pop_injected(&self, worker: usize) -> Option<Task> {
        let task = self.inject.get().pop_front()?;
        trace::queue_pop(task.id().0, 1, worker as i32, self.inject_len());
        Some(task)
    }

    pub(crate) fn pop_local(&self, worker: usize) -> Option<Task> {
        let queue = self.remotes[worker].queue.get();
        let task = queue.pop_front()?;
        trace::queue_pop(task.id().0, 0, worker as i32, queue.len());
        Some(task)
    }

    /// Wakes one sleeping worker, unless somebody is already looking for work (MT-10).
    pub(crate) fn notify_one(&self) {
        let idle = self.idle.get();
        if idle.searching != 0 {
            return;
        }
        if let Some(worker) = idle.sleepers.pop() {
            idle.searching += 1;
            self.unpark(worker);
        }
    }

    /// Wakes a worker if there is work that nobody has seen.
    fn notify_if_work(&self) {
        for remote in &self.remotes {
            if !remote.queue.get().is_empty() {
                self.notify_one();
                return;
            }
        }
        if self.inject_len() != 0 {
            self.notify_one();
        }
    }

    fn unpark(&self, worker: usize) {
        if self.driver_holder.get() == worker + 1 {
            self.driver.unpark();
        } else {
            self.remotes[worker].parker.unpark();
        }
    }

    /// May this worker look for work? At most half of them at a time (MT-9).
    pub(crate) fn start_searching(&self) -> bool {
        let idle = self.idle.get();
        if idle.searching * 2 >= self.workers() {
            return false;
        }
        idle.searching += 1;
        true
    }

    /// The worker found work; the last searcher wakes another one.
    pub(crate) fn stop_searching(&self) {
        let idle = self.idle.get();
        idle.searching -= 1;
        if idle.searching == 0 {
            self.notify_one();
        }
    }

    /// The worker goes to sleep.
    pub(crate) fn sleep(&self, worker: usize, was_searching: bool) {
        let idle = self.idle.get();
        idle.sleepers.push(worker);
        if was_searching {
            idle.searching -= 1;
            if idle.searching == 0 {
                self.notify_if_work();
            }
        }
    }

    pub(crate) fn is_sleeping(&self, worker: usize) -> bool {
        self.idle.get().sleepers.contains(&worker)
    }

    /// The worker woke by itself (the driver gave it work); true if nobody else had woken it.
    pub(crate) fn wake_self(&self, worker: usize) -> bool {
        let sleepers = &mut self.idle.get().sleepers;
        match sleepers.iter().position(|w| *w == worker) {
            Some(at) => {
                sleepers.remove(at);
                true
            }
            None => false,
        }
    }

    /// Waits for an unpark; the first sleeper drives timers and I/O meanwhile.
    pub(crate) fn park(&self, worker: usize, limit: u64) {
        let parker = &self.remotes[worker].parker;
        if self.driver_holder.get() == 0 {
            if limit != 0 && parker.take() {
                return;
            }
            self.driver_holder.set(worker + 1);
            self.driver.turn(limit);
            self.driver_holder.set(0);
        } else if limit != 0 {
            parker.park(limit, 0);
        }
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// The runtime is dropped: no more injected tasks, all workers wake and stop (MT-13).
    pub(crate) fn close(&self) {
        if self.closed.replace(true) {
            return;
        }
        for worker in 0..self.workers() {
            self.unpark(worker);
        }
    }

    /// A worker has stopped; the last one empties the queues.
    pub(crate) fn worker_stopped(&self) {
        self.stopped_workers.set(self.stopped_workers.get() + 1);
        if self.stopped_workers.get() != self.workers() {
            return;
        }
        self.driver.shut_down();
        for remote in &self.remotes {
            while let Some(task) = remote.queue.get().pop_front() {
                drop(task);
            }
        }
        while let Some(task) = self.inject.get().pop_front() {
            drop(task);
        }
    }
}
