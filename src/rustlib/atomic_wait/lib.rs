//! `atomic_wait`: waiting for an atomic to change, by a futex.
use std::sync::atomic::AtomicU32;

#[intrinsic = "futex_wait"]
fn futex_wait(addr: *const u32, expected: u32, timeout: u64) -> bool;
#[intrinsic = "futex_wake"]
fn futex_wake(addr: *const u32, count: u32) -> u32;

/// If the value is `value`, waits until it is woken.
pub fn wait(atomic: &AtomicU32, value: u32) { futex_wait(atomic.as_ptr(), value, u64::MAX); }
/// Wakes one thread that is waiting on this atomic.
pub fn wake_one(atomic: *const AtomicU32) { futex_wake(atomic as *const u32, 1); }
/// Wakes all threads that are waiting on this atomic.
pub fn wake_all(atomic: *const AtomicU32) { futex_wake(atomic as *const u32, u32::MAX); }
