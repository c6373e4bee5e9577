//! `Condvar`, over a futex word that counts notifications.
use super::mutex::MutexGuard;
use super::poison::{map_result, LockResult};
use crate::fmt;
use crate::prelude::rust_2021::*;
use crate::sync::atomic::{AtomicU32, Ordering};
use crate::sys;
use crate::time::{Duration, Instant};

/// Whether a timed wait on a condition variable returned due to a time out or not.
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);
impl WaitTimeoutResult {
    /// Returns `true` if the wait was known to have timed out.
    #[must_use]
    pub fn timed_out(&self) -> bool { self.0 }
}
/// A Condition Variable.
pub struct Condvar {
    notified: AtomicU32,
}
impl Condvar {
    /// Creates a new condition variable which is ready to be waited on and notified.
    #[must_use]
    pub const fn new() -> Condvar { Condvar { notified: AtomicU32::new(0) } }
    // Whether it was woken (as opposed to timed out).
    fn wait_raw<'a, T>(&self, guard: MutexGuard<'a, T>, timeout: u64) -> (LockResult<MutexGuard<'a, T>>, bool) {
        let mutex = guard.lock;
        let seen = self.notified.load(Ordering::Relaxed);
        drop(guard);
        let woken = sys::futex_wait(self.notified.as_ptr(), seen, timeout);
        (mutex.lock(), woken)
    }
    /// Blocks the current thread until this condition variable receives a notification.
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> { self.wait_raw(guard, u64::MAX).0 }
    /// Blocks the current thread until the provided condition becomes false.
    pub fn wait_while<'a, T, F: FnMut(&mut T) -> bool>(&self, mut guard: MutexGuard<'a, T>, mut condition: F) -> LockResult<MutexGuard<'a, T>> {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }
    /// Waits on this condition variable for a notification, at most this many milliseconds; `false` if that was not enough.
    pub fn wait_timeout_ms<'a, T>(&self, guard: MutexGuard<'a, T>, ms: u32) -> LockResult<(MutexGuard<'a, T>, bool)> {
        map_result(self.wait_timeout(guard, Duration::from_millis(ms as u64)), |(guard, result)| (guard, !result.timed_out()))
    }
    /// Waits on this condition variable for a notification, timing out after a specified duration.
    pub fn wait_timeout<'a, T>(&self, guard: MutexGuard<'a, T>, dur: Duration) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let (result, woken) = self.wait_raw(guard, dur.as_nanos_saturating());
        map_result(result, |guard| (guard, WaitTimeoutResult(!woken)))
    }
    /// Waits for a notification while the condition is true, timing out after a specified duration.
    pub fn wait_timeout_while<'a, T, F: FnMut(&mut T) -> bool>(
        &self,
        mut guard: MutexGuard<'a, T>,
        dur: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let start = Instant::now();
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            let left = match dur.checked_sub(start.elapsed()) {
                Some(left) if left > Duration::ZERO => left,
                _ => return Ok((guard, WaitTimeoutResult(true))),
            };
            guard = self.wait_timeout(guard, left)?.0;
        }
    }
    /// Wakes up one blocked thread on this condvar.
    pub fn notify_one(&self) {
        self.notified.fetch_add(1, Ordering::Relaxed);
        sys::futex_wake(self.notified.as_ptr(), 1);
    }
    /// Wakes up all blocked threads on this condvar.
    pub fn notify_all(&self) {
        self.notified.fetch_add(1, Ordering::Relaxed);
        sys::futex_wake(self.notified.as_ptr(), u32::MAX);
    }
}
impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Condvar").finish_non_exhaustive() }
}
impl Default for Condvar {
    fn default() -> Condvar { Condvar::new() }
}
