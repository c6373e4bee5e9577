//! Building a runtime.
use super::blocking::BlockingPool;
use super::config::{Config, Hook};
use super::driver::Driver;
use super::runtime::{Runtime, Scheduler};
use super::scheduler::{current_thread, multi_thread, Handle};
use super::LocalRuntime;
use crate::sim;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    CurrentThread,
    MultiThread,
}

/// Says how a runtime is to be, and builds it.
pub struct Builder {
    kind: Kind,
    name: Option<String>,
    workers: Option<usize>,
    max_blocking_threads: usize,
    thread_name: Arc<dyn Fn() -> String + Send + Sync>,
    keep_alive: Duration,
    enable_time: bool,
    enable_io: bool,
    start_paused: bool,
    event_interval: u32,
    global_queue_interval: Option<u32>,
    after_start: Option<Hook>,
    before_stop: Option<Hook>,
    before_park: Option<Hook>,
    after_unpark: Option<Hook>,
}

/// Options of a `LocalRuntime`.
#[derive(Default, Debug)]
#[non_exhaustive]
pub struct LocalOptions {
    _phantom: std::marker::PhantomData<*mut u8>,
}

impl Builder {
    /// All tasks on the thread that calls `block_on`.
    pub fn new_current_thread() -> Builder {
        Builder::new(Kind::CurrentThread)
    }

    /// Tasks on several worker threads, which steal from each other.
    pub fn new_multi_thread() -> Builder {
        Builder::new(Kind::MultiThread)
    }

    fn new(kind: Kind) -> Builder {
        Builder {
            kind,
            name: None,
            workers: None,
            max_blocking_threads: 512,
            thread_name: Arc::new(|| String::from("tokio-rt-worker")),
            keep_alive: Duration::from_secs(10),
            enable_time: false,
            enable_io: false,
            start_paused: false,
            event_interval: 61,
            global_queue_interval: None,
            after_start: None,
            before_stop: None,
            before_park: None,
            after_unpark: None,
        }
    }

    /// Timers and I/O.
    pub fn enable_all(&mut self) -> &mut Builder {
        self.enable_time = true;
        self.enable_io = true;
        self
    }

    /// Timers.
    pub fn enable_time(&mut self) -> &mut Builder {
        self.enable_time = true;
        self
    }

    /// Sockets, processes, signals.
    pub fn enable_io(&mut self) -> &mut Builder {
        self.enable_io = true;
        self
    }

    /// Number of workers; default: one per CPU.
    #[track_caller]
    pub fn worker_threads(&mut self, n: usize) -> &mut Builder {
        assert!(n > 0, "Worker threads cannot be set to 0");
        self.workers = Some(n);
        self
    }

    /// Most threads of the blocking pool.
    #[track_caller]
    pub fn max_blocking_threads(&mut self, n: usize) -> &mut Builder {
        assert!(n > 0, "Max blocking threads cannot be set to 0");
        self.max_blocking_threads = n;
        self
    }

    /// Name of the runtime's threads.
    pub fn thread_name(&mut self, name: impl Into<String>) -> &mut Builder {
        let name: String = name.into();
        self.thread_name = Arc::new(move || name.clone());
        self
    }

    /// A function that names the runtime's threads.
    pub fn thread_name_fn<F>(&mut self, f: F) -> &mut Builder
    where
        F: Fn() -> String + Send + Sync + 'static,
    {
        self.thread_name = Arc::new(f);
        self
    }

    /// A name of the runtime, see `Handle::name`.
    #[track_caller]
    pub fn name(&mut self, name: impl Into<String>) -> &mut Builder {
        let name: String = name.into();
        assert!(!name.trim().is_empty(), "runtime name shouldn't be empty");
        self.name = Some(name);
        self
    }

    /// Stack size of the threads (the simulator's stacks grow).
    pub fn thread_stack_size(&mut self, _bytes: usize) -> &mut Builder {
        self
    }

    /// How long an idle thread of the blocking pool stays.
    pub fn thread_keep_alive(&mut self, duration: Duration) -> &mut Builder {
        self.keep_alive = duration;
        self
    }

    /// Events of I/O per turn (no effect here).
    pub fn max_io_events_per_tick(&mut self, _n: usize) -> &mut Builder {
        self
    }

    /// Begins with a frozen clock.
    pub fn start_paused(&mut self, start_paused: bool) -> &mut Builder {
        self.start_paused = start_paused;
        self
    }

    /// Tasks run between two looks at the driver.
    #[track_caller]
    pub fn event_interval(&mut self, n: u32) -> &mut Builder {
        assert!(n > 0, "event_interval must be greater than 0");
        self.event_interval = n;
        self
    }

    /// Ticks between looking into the injection queue first.
    #[track_caller]
    pub fn global_queue_interval(&mut self, n: u32) -> &mut Builder {
        assert!(n > 0, "global_queue_interval must be greater than 0");
        self.global_queue_interval = Some(n);
        self
    }

    pub fn on_thread_start<F: Fn() + Send + Sync + 'static>(&mut self, f: F) -> &mut Builder {
        self.after_start = Some(Arc::new(f));
        self
    }

    pub fn on_thread_stop<F: Fn() + Send + Sync + 'static>(&mut self, f: F) -> &mut Builder {
        self.before_stop = Some(Arc::new(f));
        self
    }

    pub fn on_thread_park<F: Fn() + Send + Sync + 'static>(&mut self, f: F) -> &mut Builder {
        self.before_park = Some(Arc::new(f));
        self
    }

    pub fn on_thread_unpark<F: Fn() + Send + Sync + 'static>(&mut self, f: F) -> &mut Builder {
        self.after_unpark = Some(Arc::new(f));
        self
    }

    fn config(&self) -> Config {
        Config {
            name: self.name.clone(),
            event_interval: self.event_interval,
            global_queue_interval: self.global_queue_interval,
            thread_name: self.thread_name.clone(),
            thread_keep_alive: self.keep_alive,
            after_start: self.after_start.clone(),
            before_stop: self.before_stop.clone(),
            before_park: self.before_park.clone(),
            after_unpark: self.after_unpark.clone(),
        }
    }

    /// Builds the runtime; workers start now.
    pub fn build(&mut self) -> io::Result<Runtime> {
        let kind = match sim::flavor() {
            1 => Kind::CurrentThread,
            2 if !self.start_paused => Kind::MultiThread,
            _ => self.kind,
        };
        match kind {
            Kind::CurrentThread => Ok(self.build_current_thread()),
            Kind::MultiThread => Ok(self.build_multi_thread()),
        }
    }

    fn build_current_thread(&self) -> Runtime {
        let driver = Driver::new(self.enable_time, self.enable_io, sim::start_paused(self.start_paused));
        let pool = BlockingPool::new(self.max_blocking_threads, self.keep_alive);
        let handle = current_thread::Handle::new(driver, pool, self.config());
        Runtime::assemble(Scheduler::CurrentThread(current_thread::CurrentThread::new()), Handle::CurrentThread(handle))
    }

    #[track_caller]
    fn build_multi_thread(&self) -> Runtime {
        let workers = self.workers.unwrap_or_else(sim::workers);
        let driver = Driver::new(self.enable_time, self.enable_io, false);
        let pool = BlockingPool::new(self.max_blocking_threads + workers, self.keep_alive);
        let handle = multi_thread::Handle::new(workers, driver, pool, self.config());
        handle.launch();
        if self.start_paused {
            panic!("{}", "`time::pause()` requires the `current_thread` Tokio runtime. This is the default Runtime used by `#[tokio::test].");
        }
        Runtime::assemble(Scheduler::MultiThread, Handle::MultiThread(handle))
    }

    /// Builds a runtime bound to this thread.
    #[allow(unused_variables)]
    pub fn build_local(&mut self, options: LocalOptions) -> io::Result<LocalRuntime> {
        Ok(LocalRuntime::from_runtime(self.build_current_thread()))
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("worker_threads", &self.workers)
            .field("max_blocking_threads", &self.max_blocking_threads)
            .finish_non_exhaustive()
    }
}
