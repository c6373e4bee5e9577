//! The words behind the locks.
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

#[intrinsic = "futex_wait"]
fn futex_wait(addr: *const u32, expected: u32, timeout: u64) -> bool;
#[intrinsic = "futex_wake"]
fn futex_wake(addr: *const u32, count: u32) -> u32;
#[intrinsic = "thread_current"]
pub fn thread_current() -> u64;

/// Sleeps while the word has this value, at most until `until`.
pub fn sleep(word: &AtomicU32, value: u32, until: Option<Instant>) {
    let left = match until {
        None => u64::MAX,
        Some(at) => at.saturating_duration_since(Instant::now()).as_nanos() as u64,
    };
    futex_wait(word.as_ptr(), value, left);
}
/// As `sleep`; whether it was woken, as opposed to timed out.
pub fn sleep_woken(word: &AtomicU32, value: u32, until: Option<Instant>) -> bool {
    let left = match until {
        None => u64::MAX,
        Some(at) => at.saturating_duration_since(Instant::now()).as_nanos() as u64,
    };
    futex_wait(word.as_ptr(), value, left)
}
/// Wakes at most `count` sleepers; how many.
pub fn wake(word: &AtomicU32, count: u32) -> usize { futex_wake(word.as_ptr(), count) as usize }
/// Whether the time has come.
pub fn is_over(until: Option<Instant>) -> bool { until.map_or(false, |at| Instant::now() >= at) }
/// The end of a wait that starts now.
pub fn after(timeout: Duration) -> Option<Instant> { Instant::now().checked_add(timeout) }

/// Exclusive: 0 free, 1 held, 2 held with waiters.
pub struct RawMutex {
    state: AtomicU32,
}
impl RawMutex {
    pub const fn new() -> RawMutex { RawMutex { state: AtomicU32::new(0) } }
    pub fn try_lock(&self) -> bool { self.state.compare_exchange(0, 1, Ordering::Acquire, Ordering::Relaxed).is_ok() }
    pub fn is_locked(&self) -> bool { self.state.load(Ordering::Relaxed) != 0 }
    /// False: the time was over first.
    pub fn lock_until(&self, until: Option<Instant>) -> bool {
        if self.try_lock() {
            return true;
        }
        while self.state.swap(2, Ordering::Acquire) != 0 {
            if is_over(until) {
                return false;
            }
            sleep(&self.state, 2, until);
        }
        true
    }
    pub fn unlock(&self) {
        if self.state.swap(0, Ordering::Release) == 2 {
            wake(&self.state, 1);
        }
    }
}

const WRITER: u32 = u32::MAX;
/// Shared, upgradable and exclusive. A waiting writer keeps new readers out.
pub struct RawRwLock {
    // Number of readers (an upgradable one included), or WRITER.
    state: AtomicU32,
    upgradable: AtomicU32,
    waiting_writers: AtomicU32,
    // Counts releases; what waiters sleep on.
    releases: AtomicU32,
}
impl RawRwLock {
    pub const fn new() -> RawRwLock {
        RawRwLock { state: AtomicU32::new(0), upgradable: AtomicU32::new(0), waiting_writers: AtomicU32::new(0), releases: AtomicU32::new(0) }
    }
    pub fn is_locked(&self) -> bool { self.state.load(Ordering::Relaxed) != 0 }
    pub fn is_locked_exclusive(&self) -> bool { self.state.load(Ordering::Relaxed) == WRITER }
    fn join_readers(&self) -> bool {
        let mut n = self.state.load(Ordering::Relaxed);
        while n != WRITER {
            match self.state.compare_exchange(n, n + 1, Ordering::Acquire, Ordering::Relaxed) {
                Ok(_) => return true,
                Err(found) => n = found,
            }
        }
        false
    }
    pub fn try_read(&self, recursive: bool) -> bool { (recursive || self.waiting_writers.load(Ordering::Relaxed) == 0) && self.join_readers() }
    pub fn try_write(&self) -> bool { self.state.compare_exchange(0, WRITER, Ordering::Acquire, Ordering::Relaxed).is_ok() }
    pub fn try_upgradable(&self) -> bool {
        if self.waiting_writers.load(Ordering::Relaxed) != 0 || self.upgradable.compare_exchange(0, 1, Ordering::Acquire, Ordering::Relaxed).is_err() {
            return false;
        }
        let joined = self.join_readers();
        if !joined {
            self.upgradable.store(0, Ordering::Release);
        }
        joined
    }
    pub fn try_upgrade(&self) -> bool {
        let done = self.state.compare_exchange(1, WRITER, Ordering::Acquire, Ordering::Relaxed).is_ok();
        if done {
            self.upgradable.store(0, Ordering::Release);
        }
        done
    }
    fn wait_for(&self, until: Option<Instant>, attempt: impl Fn() -> bool) -> bool {
        loop {
            let seen = self.releases.load(Ordering::Acquire);
            if attempt() {
                return true;
            }
            if is_over(until) {
                return false;
            }
            sleep(&self.releases, seen, until);
        }
    }
    pub fn read_until(&self, recursive: bool, until: Option<Instant>) -> bool { self.wait_for(until, || self.try_read(recursive)) }
    pub fn upgradable_until(&self, until: Option<Instant>) -> bool { self.wait_for(until, || self.try_upgradable()) }
    fn as_writer(&self, until: Option<Instant>, attempt: impl Fn() -> bool) -> bool {
        if attempt() {
            return true;
        }
        self.waiting_writers.fetch_add(1, Ordering::Relaxed);
        let done = self.wait_for(until, attempt);
        self.waiting_writers.fetch_sub(1, Ordering::Relaxed);
        if !done {
            self.released();
        }
        done
    }
    pub fn write_until(&self, until: Option<Instant>) -> bool { self.as_writer(until, || self.try_write()) }
    pub fn upgrade_until(&self, until: Option<Instant>) -> bool { self.as_writer(until, || self.try_upgrade()) }
    fn released(&self) {
        self.releases.fetch_add(1, Ordering::Release);
        wake(&self.releases, u32::MAX);
    }
    pub fn read_unlock(&self) {
        self.state.fetch_sub(1, Ordering::Release);
        self.released();
    }
    pub fn upgradable_unlock(&self) {
        self.upgradable.store(0, Ordering::Release);
        self.read_unlock();
    }
    pub fn write_unlock(&self) {
        self.state.store(0, Ordering::Release);
        self.released();
    }
    pub fn write_to_read(&self) {
        self.state.store(1, Ordering::Release);
        self.released();
    }
    pub fn write_to_upgradable(&self) {
        self.upgradable.store(1, Ordering::Release);
        self.write_to_read();
    }
    pub fn upgradable_to_read(&self) {
        self.upgradable.store(0, Ordering::Release);
        self.released();
    }
}
