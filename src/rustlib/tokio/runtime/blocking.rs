//! The blocking pool: threads that run closures which may block (BP-1..BP-8).
use crate::runtime::config::{run_hook, Config};
use crate::runtime::context;
use crate::runtime::park::Parker;
use crate::runtime::scheduler::{Handle, TaskScheduler};
use crate::runtime::task::{self, Id, JoinHandle, Task};
use crate::trace;
use crate::util::{Flag, Shared};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

struct Job {
    task: Task,
    /// Must run even at shutdown (file writes).
    mandatory: bool,
    /// Stops the frozen clock until released (BP-8).
    inhibits: bool,
}

struct State {
    queue: VecDeque<Job>,
    /// Parkers of the idle threads, the longest idle first.
    idle: VecDeque<Arc<Parker>>,
    threads: usize,
    shutdown: bool,
    /// Threads waiting for all others to end.
    waiting: Vec<Arc<Parker>>,
}

pub(crate) struct BlockingPool {
    state: Arc<Shared<State>>,
    limit: usize,
    keep_alive: Duration,
    next_name: Flag<usize>,
}

/// A closure as a future that is ready on its first poll.
struct BlockingFuture<F> {
    f: Option<F>,
}

impl<F> Unpin for BlockingFuture<F> {}

impl<F: FnOnce() -> R, R> Future for BlockingFuture<F> {
    type Output = R;

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<R> {
        match self.f.take() {
            Some(f) => {
                let _unlimited = context::BudgetGuard::enter(None);
                Poll::Ready(f())
            }
            None => panic!("[internal exception] blocking task ran twice."),
        }
    }
}

impl BlockingPool {
    pub(crate) fn new(limit: usize, keep_alive: Duration) -> BlockingPool {
        let state = State { queue: VecDeque::new(), idle: VecDeque::new(), threads: 0, shutdown: false, waiting: Vec::new() };
        BlockingPool { state: Arc::new(Shared::new(state)), limit, keep_alive, next_name: Flag::new(0) }
    }

    /// Queues a closure; a new thread starts if none is idle and the limit allows (BP-1).
    pub(crate) fn spawn<F, R>(&self, handle: &Handle, mandatory: bool, f: F) -> JoinHandle<R>
    where
        F: FnOnce() -> R,
    {
        let id = Id::next();
        let (task, join) = task::new_task(BlockingFuture { f: Some(f) }, id, TaskScheduler::Blocking, 1);
        let inhibits = handle.is_current_thread();
        if inhibits {
            handle.driver().blocking_begins();
        }
        self.submit(handle, Job { task, mandatory, inhibits });
        join
    }

    fn submit(&self, handle: &Handle, job: Job) {
        let state = self.state.get();
        if state.shutdown {
            release(handle, job, true);
            return;
        }
        let id = job.task.id().0;
        state.queue.push_back(job);
        trace::queue_push(id, 5, 0, state.queue.len());
        if let Some(idle) = state.idle.pop_front() {
            idle.unpark();
        } else if state.threads < self.limit {
            self.start_thread(handle, None);
        }
    }

    /// A thread for a worker: it runs `worker`, and joins the pool if the worker moved to another thread (MT-1, MT-12).
    pub(crate) fn start_worker(&self, handle: &Handle, worker: Box<dyn FnOnce() + Send>) {
        Id::next();
        self.start_thread(handle, Some(worker));
    }

    fn start_thread(&self, handle: &Handle, first: Option<Box<dyn FnOnce() + Send>>) {
        self.state.get().threads += 1;
        let state = self.state.clone();
        let keep_alive = self.keep_alive;
        let handle = handle.clone();
        self.next_name.set(self.next_name.get() + 1);
        let name = (handle.config().thread_name)();
        let started = std::thread::Builder::new().name(name).spawn(move || {
            trace::thread_role(if first.is_some() { 1 } else { 2 });
            let current = context::set_current(&handle);
            run_hook(&handle.config().after_start);
            if let Some(worker) = first {
                worker();
            }
            serve(&state, &handle, keep_alive);
            run_hook(&handle.config().before_stop);
            drop(current);
            let state = state.get();
            state.threads -= 1;
            if state.threads == 0 {
                for waiting in state.waiting.drain(..) {
                    waiting.unpark();
                }
            }
        });
        if let Err(error) = started {
            panic!("OS can't spawn worker thread: {}", error);
        }
    }

    /// No new work; idle threads cancel what is queued, busy ones go on until they notice (BP-6). Waits at most `timeout`.
    pub(crate) fn shut_down(&self, timeout: Option<Duration>) {
        let state = self.state.get();
        if state.shutdown {
            return;
        }
        state.shutdown = true;
        while let Some(idle) = state.idle.pop_front() {
            idle.unpark();
        }
        if timeout == Some(Duration::ZERO) {
            return;
        }
        if context::current().entered.get() != context::Entered::No && !std::thread::panicking() {
            panic!(
                "Cannot drop a runtime in a context where blocking is not allowed. \
                 This happens when a runtime is dropped from within an asynchronous context."
            );
        }
        if self.state.get().threads == 0 {
            return;
        }
        let parker = Arc::new(Parker::new());
        self.state.get().waiting.push(parker.clone());
        let limit = match timeout {
            Some(timeout) => crate::time::clock::nanos(timeout),
            None => u64::MAX,
        };
        parker.park(limit, 0);
    }
}

/// What a pool thread does: jobs, then waiting for more (BP-2).
fn serve(pool: &Shared<State>, handle: &Handle, keep_alive: Duration) {
    let parker = Arc::new(Parker::new());
    loop {
        while let Some(job) = pool.get().queue.pop_front() {
            trace::queue_pop(job.task.id().0, 5, 0, pool.get().queue.len());
            release(handle, job, false);
        }
        if pool.get().shutdown {
            return;
        }
        pool.get().idle.push_back(parker.clone());
        parker.park(crate::time::clock::nanos(keep_alive), 0);
        let state = pool.get();
        let was_idle = state.idle.len();
        state.idle.retain(|other| !Arc::ptr_eq(other, &parker));
        if state.shutdown {
            while let Some(job) = pool.get().queue.pop_front() {
                let cancel = !job.mandatory;
                release(handle, job, cancel);
            }
            return;
        }
        if was_idle != state.idle.len() && state.queue.is_empty() {
            return;
        }
    }
}

/// Runs (or cancels) a job; then the frozen clock may go on.
fn release(handle: &Handle, job: Job, cancel: bool) {
    let Job { task, inhibits, .. } = job;
    if cancel {
        task.shutdown();
    } else {
        task.run(-1);
    }
    if inhibits {
        handle.driver().blocking_ends();
    }
}

/// Runs a closure where blocking is fine; awaiting the handle gives its result.
#[track_caller]
pub(crate) fn spawn_blocking<F, R>(f: F) -> JoinHandle<R>
where
    F: FnOnce() -> R,
{
    let handle = context::handle();
    handle.blocking().spawn(&handle, false, f)
}

/// As `spawn_blocking`, but the closure also runs when the runtime shuts down.
pub(crate) fn spawn_mandatory_blocking<F, R>(f: F) -> JoinHandle<R>
where
    F: FnOnce() -> R,
{
    let handle = context::handle();
    handle.blocking().spawn(&handle, true, f)
}
