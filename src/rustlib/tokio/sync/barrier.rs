//! A barrier: the last to arrive releases the others (BA-1).
use crate::sync::watch;
use crate::trace::{self, Res};
use crate::util::{Flag, Shared};
use std::fmt;

/// Lets a number of tasks wait for each other.
pub struct Barrier {
    n: usize,
    arrived: Flag<usize>,
    generation: Flag<usize>,
    waker: Shared<watch::Sender<usize>>,
    wait: watch::Receiver<usize>,
    res: Res,
}

impl Barrier {
    /// For `n` tasks (0 counts as 1).
    #[track_caller]
    pub fn new(n: usize) -> Barrier {
        let (waker, wait) = watch::channel_untraced(0);
        let n = if n == 0 { 1 } else { n };
        Barrier {
            n,
            arrived: Flag::new(0),
            generation: Flag::new(1),
            waker: Shared::new(waker),
            wait,
            res: Res::new(trace::BARRIER, n as i64),
        }
    }

    /// Waits until `n` tasks have called this. One of them is the leader. Not cancel safe: an arrival counts.
    pub async fn wait(&self) -> BarrierWaitResult {
        let generation = self.generation.get();
        let arrived = self.arrived.get() + 1;
        self.arrived.set(arrived);
        trace::res_level(self.res.id(), arrived, self.n);
        if arrived == self.n {
            self.arrived.set(0);
            trace::res_level(self.res.id(), 0, self.n);
            self.generation.set(generation + 1);
            trace::via(self.res.id(), trace::BY_LOCK);
            let _ = self.waker.get().send(generation);
            trace::via(0, 0);
            return BarrierWaitResult(true);
        }
        trace::res_wait(self.res.id(), 1, 0, arrived);
        let mut wait = self.wait.clone();
        loop {
            let _ = wait.changed().await;
            if *wait.borrow() >= generation {
                break;
            }
        }
        trace::res_wait_end(self.res.id(), 0);
        BarrierWaitResult(false)
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

/// Whether this task was the last to arrive.
#[derive(Debug, Clone)]
pub struct BarrierWaitResult(bool);

impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool {
        self.0
    }
}
