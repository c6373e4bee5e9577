//! Waiting a little longer each time.
use std::cell::Cell;
use std::fmt;

/// Performs exponential backoff in spin loops.
pub struct Backoff {
    step: Cell<u32>,
}
impl Backoff {
    /// Creates a new `Backoff`.
    pub fn new() -> Backoff { Backoff { step: Cell::new(0) } }
    /// Resets the `Backoff`.
    pub fn reset(&self) { self.step.set(0) }
    /// Backs off in a lock-free loop.
    pub fn spin(&self) {
        for _ in 0..1 << self.step.get().min(6) {
            std::hint::spin_loop();
        }
        if self.step.get() <= 6 {
            self.step.set(self.step.get() + 1);
        }
    }
    /// Backs off in a blocking loop.
    pub fn snooze(&self) {
        if self.step.get() <= 6 {
            self.spin();
            return;
        }
        std::thread::yield_now();
        if self.step.get() <= 10 {
            self.step.set(self.step.get() + 1);
        }
    }
    /// Returns `true` if exponential backoff has completed and blocking the thread is advised.
    pub fn is_completed(&self) -> bool { self.step.get() > 10 }
}
impl Default for Backoff {
    fn default() -> Backoff { Backoff::new() }
}
impl fmt::Debug for Backoff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Backoff").field("step", &self.step).field("is_completed", &self.is_completed()).finish() }
}
