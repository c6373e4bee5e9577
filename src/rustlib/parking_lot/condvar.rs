//! `Condvar`: waits on a word that counts notifications.
use crate::mutex::MutexGuard;
use crate::raw::{after, is_over, sleep_woken, wake};
use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Whether a timed wait returned due to a time out or not.
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);
impl WaitTimeoutResult {
    /// Returns whether the wait was known to have timed out.
    pub fn timed_out(self) -> bool { self.0 }
}
/// A condition variable.
pub struct Condvar {
    notified: AtomicU32,
}
impl Condvar {
    /// Creates a new condition variable which is ready to be waited on and notified.
    pub const fn new() -> Condvar { Condvar { notified: AtomicU32::new(0) } }
    /// Wakes up one blocked thread on this condvar; whether there was one.
    pub fn notify_one(&self) -> bool {
        self.notified.fetch_add(1, Ordering::Relaxed);
        wake(&self.notified, 1) > 0
    }
    /// Wakes up all blocked threads on this condvar; how many.
    pub fn notify_all(&self) -> usize {
        self.notified.fetch_add(1, Ordering::Relaxed);
        wake(&self.notified, u32::MAX)
    }
    fn wait_at_most<T: ?Sized>(&self, guard: &mut MutexGuard<'_, T>, until: Option<Instant>) -> WaitTimeoutResult {
        let seen = self.notified.load(Ordering::Relaxed);
        guard.mutex.raw.unlock();
        let woken = sleep_woken(&self.notified, seen, until);
        guard.mutex.raw.lock_until(None);
        WaitTimeoutResult(!woken)
    }
    /// Blocks the current thread until this condition variable receives a notification.
    pub fn wait<T: ?Sized>(&self, mutex_guard: &mut MutexGuard<'_, T>) { self.wait_at_most(mutex_guard, None); }
    /// Waits for a notification, timing out at a time.
    pub fn wait_until<T: ?Sized>(&self, mutex_guard: &mut MutexGuard<'_, T>, timeout: Instant) -> WaitTimeoutResult {
        if is_over(Some(timeout)) {
            return WaitTimeoutResult(true);
        }
        self.wait_at_most(mutex_guard, Some(timeout))
    }
    /// Waits for a notification, timing out after a duration.
    pub fn wait_for<T: ?Sized>(&self, mutex_guard: &mut MutexGuard<'_, T>, timeout: Duration) -> WaitTimeoutResult {
        self.wait_at_most(mutex_guard, after(timeout))
    }
    fn wait_while_at_most<T: ?Sized, F: FnMut(&mut T) -> bool>(&self, guard: &mut MutexGuard<'_, T>, mut condition: F, until: Option<Instant>) -> WaitTimeoutResult {
        let mut result = WaitTimeoutResult(false);
        while !result.0 && condition(&mut **guard) {
            result = if is_over(until) { WaitTimeoutResult(true) } else { self.wait_at_most(guard, until) };
        }
        result
    }
    /// Blocks the current thread until the condition is false.
    pub fn wait_while<T: ?Sized, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F) {
        self.wait_while_at_most(mutex_guard, condition, None);
    }
    /// Waits while the condition is true, timing out at a time.
    pub fn wait_while_until<T: ?Sized, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F, timeout: Instant) -> WaitTimeoutResult {
        self.wait_while_at_most(mutex_guard, condition, Some(timeout))
    }
    /// Waits while the condition is true, timing out after a duration.
    pub fn wait_while_for<T: ?Sized, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F, timeout: Duration) -> WaitTimeoutResult {
        self.wait_while_at_most(mutex_guard, condition, after(timeout))
    }
}
impl Default for Condvar {
    fn default() -> Condvar { Condvar::new() }
}
impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("Condvar { .. }") }
}
