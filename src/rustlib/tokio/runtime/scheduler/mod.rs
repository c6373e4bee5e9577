//! The two schedulers and what tasks and handles need from either.
pub(crate) mod block_on;
pub(crate) mod current_thread;
pub(crate) mod multi_thread;
pub(crate) mod worker;

use crate::runtime::blocking::BlockingPool;
use crate::runtime::config::Config;
use crate::runtime::driver::Driver;
use crate::runtime::metrics::WorkerStats;
use crate::runtime::task::{self, Id, JoinHandle, OwnedTasks, Task};
use std::future::Future;
use std::sync::Arc;

/// A runtime, as its handles see it.
#[derive(Clone)]
pub(crate) enum Handle {
    CurrentThread(Arc<current_thread::Handle>),
    MultiThread(Arc<multi_thread::Handle>),
}

/// What the running thread drives right now.
#[derive(Clone, Copy)]
pub(crate) enum SchedulerContext {
    None,
    CurrentThread(*const current_thread::Context),
    Worker(*const worker::Context),
}

/// Where a task goes when it is woken.
#[derive(Clone)]
pub(crate) enum TaskScheduler {
    Runtime(Handle),
    Local(Arc<crate::task::local::Shared>),
    /// Runs once, on a thread of the blocking pool.
    Blocking,
}

impl TaskScheduler {
    pub(crate) fn schedule(&self, task: Task) {
        match self {
            TaskScheduler::Runtime(Handle::CurrentThread(handle)) => handle.schedule(task),
            TaskScheduler::Runtime(Handle::MultiThread(handle)) => handle.schedule(task, false),
            TaskScheduler::Local(shared) => shared.schedule(task),
            TaskScheduler::Blocking => {}
        }
    }

    /// The task woke itself during its poll: to the back of the queue, never to the LIFO slot (CT-9, MT-3).
    pub(crate) fn reschedule(&self, task: Task) {
        match self {
            TaskScheduler::Runtime(Handle::MultiThread(handle)) => handle.schedule(task, true),
            _ => self.schedule(task),
        }
    }

    /// The task is complete.
    pub(crate) fn release(&self, task: &Task) {
        match self {
            TaskScheduler::Runtime(handle) => handle.owned().remove(task),
            TaskScheduler::Local(shared) => shared.owned.remove(task),
            TaskScheduler::Blocking => {}
        }
    }
}

impl Handle {
    pub(crate) fn driver(&self) -> &Driver {
        match self {
            Handle::CurrentThread(handle) => &handle.driver,
            Handle::MultiThread(handle) => &handle.driver,
        }
    }

    pub(crate) fn blocking(&self) -> &BlockingPool {
        match self {
            Handle::CurrentThread(handle) => &handle.blocking,
            Handle::MultiThread(handle) => &handle.blocking,
        }
    }

    pub(crate) fn config(&self) -> &Config {
        match self {
            Handle::CurrentThread(handle) => &handle.config,
            Handle::MultiThread(handle) => &handle.config,
        }
    }

    pub(crate) fn owned(&self) -> &OwnedTasks {
        match self {
            Handle::CurrentThread(handle) => &handle.owned,
            Handle::MultiThread(handle) => &handle.owned,
        }
    }

    pub(crate) fn workers(&self) -> usize {
        match self {
            Handle::CurrentThread(_) => 1,
            Handle::MultiThread(handle) => handle.workers(),
        }
    }

    /// A worker's counters.
    pub(crate) fn stats(&self, worker: usize) -> &WorkerStats {
        match self {
            Handle::CurrentThread(handle) => {
                assert_eq!(0, worker);
                &handle.stats
            }
            Handle::MultiThread(handle) => &handle.remotes[worker].stats,
        }
    }

    pub(crate) fn queue_depth(&self) -> usize {
        match self {
            Handle::CurrentThread(handle) => handle.inject_len(),
            Handle::MultiThread(handle) => handle.inject_len(),
        }
    }

    pub(crate) fn is_current_thread(&self) -> bool {
        matches!(self, Handle::CurrentThread(_))
    }

    pub(crate) fn same(&self, other: &Handle) -> bool {
        match (self, other) {
            (Handle::CurrentThread(a), Handle::CurrentThread(b)) => Arc::ptr_eq(a, b),
            (Handle::MultiThread(a), Handle::MultiThread(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// Puts the future on the heap and its task into the queue; a closed runtime drops it on the spot (CT-21).
    pub(crate) fn spawn<F: Future>(&self, future: F, id: Id) -> JoinHandle<F::Output> {
        let (task, join) = task::new_task(future, id, TaskScheduler::Runtime(self.clone()), 0);
        if !self.owned().bind(&task) {
            task.shutdown();
            return join;
        }
        match self {
            Handle::CurrentThread(handle) => handle.schedule(task),
            Handle::MultiThread(handle) => handle.schedule(task, false),
        }
        join
    }
}
