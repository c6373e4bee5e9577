//! Numbers about a runtime.
use super::scheduler;
use std::fmt;

/// A look at a runtime's queues.
#[derive(Clone)]
pub struct RuntimeMetrics {
    pub(super) handle: scheduler::Handle,
}

impl RuntimeMetrics {
    /// Number of worker threads.
    pub fn num_workers(&self) -> usize {
        self.handle.workers()
    }

    /// Tasks that are not complete.
    pub fn num_alive_tasks(&self) -> usize {
        self.handle.owned().len()
    }

    /// Tasks in the injection queue.
    pub fn global_queue_depth(&self) -> usize {
        self.handle.queue_depth()
    }
}

impl fmt::Debug for RuntimeMetrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuntimeMetrics").finish_non_exhaustive()
    }
}
