//! Numbers about a runtime.
use super::Handle;
use crate::sim;
use crate::util::Flag;
use std::time::Duration;

/// What a worker counts.
pub(crate) struct WorkerStats {
    busy: Flag<u64>,
    busy_since: Flag<u64>,
    parks: Flag<u64>,
    parks_and_unparks: Flag<u64>,
}

impl WorkerStats {
    pub(crate) fn new() -> WorkerStats {
        WorkerStats { busy: Flag::new(0), busy_since: Flag::new(0), parks: Flag::new(0), parks_and_unparks: Flag::new(0) }
    }

    pub(crate) fn start_work(&self) {
        self.busy_since.set(sim::now());
    }

    pub(crate) fn end_work(&self) {
        self.busy.set(self.busy.get() + (sim::now() - self.busy_since.get()));
    }

    pub(crate) fn about_to_park(&self) {
        self.parks.set(self.parks.get() + 1);
        self.parks_and_unparks.set(self.parks_and_unparks.get() + 1);
    }

    pub(crate) fn unparked(&self) {
        self.parks_and_unparks.set(self.parks_and_unparks.get() + 1);
    }
}

/// A look at a runtime's queues and workers.
#[derive(Clone, Debug)]
pub struct RuntimeMetrics {
    handle: Handle,
}

impl RuntimeMetrics {
    pub(super) fn new(handle: Handle) -> RuntimeMetrics {
        RuntimeMetrics { handle }
    }

    /// Number of worker threads.
    pub fn num_workers(&self) -> usize {
        self.handle.inner.workers()
    }

    /// Tasks that are not complete.
    pub fn num_alive_tasks(&self) -> usize {
        self.handle.inner.owned().len()
    }

    /// Tasks in the injection queue.
    pub fn global_queue_depth(&self) -> usize {
        self.handle.inner.queue_depth()
    }

    /// How long a worker has been doing anything but waiting, up to its last wait.
    pub fn worker_total_busy_duration(&self, worker: usize) -> Duration {
        Duration::from_nanos(self.handle.inner.stats(worker).busy.get())
    }

    /// How often a worker has gone to sleep.
    pub fn worker_park_count(&self, worker: usize) -> u64 {
        self.handle.inner.stats(worker).parks.get()
    }

    /// How often a worker has gone to sleep or woken up; odd while it sleeps.
    pub fn worker_park_unpark_count(&self, worker: usize) -> u64 {
        self.handle.inner.stats(worker).parks_and_unparks.get()
    }
}
