//! Waiting threads.
use crate::sim;
use crate::util::Flag;

/// A token and the thread that waits for it.
pub(crate) struct Parker {
    token: Flag<bool>,
    /// Id of the parked thread plus one, or 0.
    thread: Flag<u64>,
}

impl Parker {
    pub(crate) const fn new() -> Parker {
        Parker { token: Flag::new(false), thread: Flag::new(0) }
    }

    /// Waits for the token or the timeout (nanoseconds). Events of the `poller` (0: none) and of the world end it too.
    pub(crate) fn park(&self, timeout: u64, poller: usize) {
        if self.token.replace(false) {
            return;
        }
        self.thread.set(sim::thread() + 1);
        sim::park(timeout, poller);
        self.thread.set(0);
        self.token.set(false);
    }

    /// Gives the token; true if it was not there.
    pub(crate) fn unpark(&self) -> bool {
        if self.token.replace(true) {
            return false;
        }
        if self.thread.get() != 0 {
            sim::unpark(self.thread.get() - 1);
        }
        true
    }

    /// Does a thread wait here?
    pub(crate) fn is_parked(&self) -> bool {
        self.thread.get() != 0
    }

    /// Takes the token if it is there.
    pub(crate) fn take(&self) -> bool {
        self.token.replace(false)
    }
}
