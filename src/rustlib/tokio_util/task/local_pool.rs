//! A pool of threads for futures that are not `Send`.
use futures_util::future::{AbortHandle, Abortable};
use std::fmt;
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::mpsc::{unbounded_channel, UnboundedReceiver, UnboundedSender};
use tokio::sync::oneshot;
use tokio::task::{spawn_local, yield_now, JoinHandle, LocalSet};

/// Threads that each drive a `LocalSet`. When the last handle is gone they finish their tasks and end.
#[derive(Clone)]
pub struct LocalPoolHandle {
    workers: Arc<[Worker]>,
}

impl LocalPoolHandle {
    /// Starts the threads.
    #[track_caller]
    pub fn new(pool_size: usize) -> LocalPoolHandle {
        assert!(pool_size > 0);
        LocalPoolHandle { workers: (0..pool_size).map(|_| Worker::start()).collect() }
    }

    pub fn num_threads(&self) -> usize {
        self.workers.len()
    }

    /// How many tasks each worker has.
    pub fn get_task_loads_for_each_worker(&self) -> Vec<usize> {
        self.workers.iter().map(|worker| worker.load.load(Ordering::SeqCst)).collect()
    }

    /// Makes and runs a future on the worker that has the fewest tasks.
    pub fn spawn_pinned<F, Fut>(&self, create_task: F) -> JoinHandle<Fut::Output>
    where
        F: FnOnce() -> Fut,
        F: Send + 'static,
        Fut: Future + 'static,
        Fut::Output: Send + 'static,
    {
        let least = self.workers.iter().min_by_key(|worker| worker.load.load(Ordering::SeqCst));
        least.expect("There must be more than one worker").spawn(create_task)
    }

    /// The same on a certain worker; panics if there is none.
    #[track_caller]
    pub fn spawn_pinned_by_idx<F, Fut>(&self, create_task: F, idx: usize) -> JoinHandle<Fut::Output>
    where
        F: FnOnce() -> Fut,
        F: Send + 'static,
        Fut: Future + 'static,
        Fut::Output: Send + 'static,
    {
        self.workers[idx].spawn(create_task)
    }
}

impl fmt::Debug for LocalPoolHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LocalPoolHandle")
    }
}

type Job = Box<dyn FnOnce() + Send + 'static>;

/// What the pool keeps of a thread.
struct Worker {
    runtime: Handle,
    jobs: UnboundedSender<Job>,
    load: Arc<AtomicUsize>,
}

/// One task of the worker's load, while it lives.
struct Load(Arc<AtomicUsize>);

impl Load {
    fn new(counter: &Arc<AtomicUsize>) -> Load {
        counter.fetch_add(1, Ordering::SeqCst);
        Load(counter.clone())
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Aborts the local task when the task that waits for it is dropped.
struct AbortGuard(AbortHandle);

impl Drop for AbortGuard {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Worker {
    fn start() -> Worker {
        let (jobs, queue) = unbounded_channel();
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("Failed to start a pinned worker thread runtime");
        let worker = Worker { runtime: runtime.handle().clone(), jobs, load: Arc::new(AtomicUsize::new(0)) };
        let load = worker.load.clone();
        std::thread::spawn(move || run(runtime, queue, load));
        worker
    }

    /// The handle belongs to a task on the worker's runtime that waits for the local one.
    #[track_caller]
    fn spawn<F, Fut>(&self, create_task: F) -> JoinHandle<Fut::Output>
    where
        F: FnOnce() -> Fut,
        F: Send + 'static,
        Fut: Future + 'static,
        Fut::Output: Send + 'static,
    {
        let load = Load::new(&self.load);
        let jobs = self.jobs.clone();
        self.runtime.spawn(async move {
            let _load = load;
            let (abort, registration) = AbortHandle::new_pair();
            let _abort = AbortGuard(abort);
            let (send, started) = oneshot::channel();
            let job: Job = Box::new(move || {
                let task = spawn_local(async move { Abortable::new(create_task(), registration).await });
                if let Err(task) = send.send(task) {
                    task.abort();
                }
            });
            if let Err(error) = jobs.send(job) {
                panic!("Failed to send job to worker: {error}");
            }
            let task = match started.await {
                Ok(task) => task,
                Err(error) => panic!("Worker failed to send join handle: {error}"),
            };
            match task.await {
                Ok(Ok(output)) => output,
                Ok(Err(_)) => unreachable!("only this task aborts it"),
                Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
                Err(error) if error.is_cancelled() => panic!("spawn_pinned task was canceled: {error}"),
                Err(error) => panic!("spawn_pinned task failed: {error}"),
            }
        })
    }
}

/// A worker's thread: jobs until all handles are gone, then turns of the runtime until no more tasks end.
fn run(runtime: Runtime, mut queue: UnboundedReceiver<Job>, load: Arc<AtomicUsize>) {
    let local = LocalSet::new();
    local.block_on(&runtime, async {
        while let Some(job) = queue.recv().await {
            job();
        }
    });
    let mut before = load.load(Ordering::SeqCst);
    loop {
        runtime.block_on(yield_now());
        let after = load.load(Ordering::SeqCst);
        if after == before {
            break;
        }
        before = after;
    }
    drop(local);
}
