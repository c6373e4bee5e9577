//! The driver: expired timers and events of the world wake tasks; with a frozen clock, idle time is skipped (TD-1..TD-17).
use crate::runtime::io::IoDriver;
use crate::runtime::park::Parker;
use crate::time::clock::Clock;
use crate::util::{Flag, Shared};
use crate::{sim, trace};
use std::cell::Cell;
use std::sync::Arc;
use std::task::Waker;

pub(crate) const MILLI: u64 = 1_000_000;

/// Shared by a runtime's threads and timers.
pub(crate) struct Driver {
    pub(crate) clock: Clock,
    pub(crate) time_enabled: bool,
    pub(crate) io_enabled: bool,
    pub(crate) io: IoDriver,
    wheel: usize,
    parker: Parker,
    /// A wake from outside happened since the last look (TD-9).
    did_wake: Flag<bool>,
    /// Blocking tasks that are not released yet stop the frozen clock (BP-8).
    blocking_tasks: Flag<usize>,
    shutdown: Flag<bool>,
}

/// A timer in the wheel: shared by the wheel and its `Sleep`.
pub(crate) struct Timer {
    pub(crate) fired: Cell<bool>,
    pub(crate) waker: Shared<Option<Waker>>,
    key: Cell<usize>,
    tick: Cell<u64>,
    trace: Cell<u32>,
}

unsafe impl Send for Timer {}
unsafe impl Sync for Timer {}

impl Driver {
    pub(crate) fn new(time_enabled: bool, io_enabled: bool, start_paused: bool) -> Driver {
        Driver {
            clock: Clock::new(start_paused),
            time_enabled,
            io_enabled,
            io: IoDriver::new(),
            wheel: sim::wheel_new(false),
            parker: Parker::new(),
            did_wake: Flag::new(false),
            blocking_tasks: Flag::new(0),
            shutdown: Flag::new(false),
        }
    }

    /// Wakes the thread that drives, from another one.
    pub(crate) fn unpark(&self) {
        self.did_wake.set(true);
        self.parker.unpark();
    }

    pub(crate) fn is_shutdown(&self) -> bool {
        self.shutdown.get()
    }

    pub(crate) fn blocking_begins(&self) {
        self.blocking_tasks.set(self.blocking_tasks.get() + 1);
    }

    pub(crate) fn blocking_ends(&self) {
        self.blocking_tasks.set(self.blocking_tasks.get() - 1);
        self.unpark();
    }

    /// One turn: events of the world, then expired timers. Waits at most `limit` nanoseconds (`u64::MAX`: as long as it takes).
    pub(crate) fn turn(&self, limit: u64) {
        let served = self.io.serve();
        let next = if self.time_enabled { sim::wheel_next(self.wheel) } else { u64::MAX };
        let floor = self.clock.since_start() / MILLI;
        let wait = if next == u64::MAX {
            limit
        } else if next > floor {
            (next - floor).saturating_mul(MILLI).min(limit)
        } else {
            0
        };
        let due = next <= floor;
        if self.clock.is_frozen() && self.blocking_tasks.get() == 0 {
            self.advance(wait, due, served);
        } else if wait == 0 || served {
            self.parker.take();
        } else {
            self.parker.park(wait, self.io.poller);
        }
        self.io.serve();
        if self.time_enabled {
            self.fire_expired();
        }
    }

    /// Moves the frozen clock instead of waiting (TD-8, TD-9, TD-13); without a timer it waits for other threads.
    fn advance(&self, wait: u64, due: bool, served: bool) {
        // An event of the world that comes earlier than the next timer ends the hop.
        let wait = wait.min(sim::world_wait());
        if wait == u64::MAX {
            if !served {
                self.parker.park(u64::MAX, self.io.poller);
            }
            return;
        }
        self.parker.take();
        if due || self.did_wake.replace(false) {
            return;
        }
        self.clock.advance(wait);
    }

    fn fire_expired(&self) {
        let now = (self.clock.since_start() / MILLI).max(sim::wheel_elapsed(self.wheel));
        let mut wakers: Vec<(Waker, u32)> = Vec::new();
        loop {
            let token = sim::wheel_expire(self.wheel, now);
            if token == 0 {
                break;
            }
            let timer = unsafe { &*(token as *const Timer) };
            if let Some(waker) = timer.fire() {
                wakers.push((waker, timer.trace.get()));
            }
        }
        for (waker, _) in wakers {
            trace::wake_via(waker, 0, trace::BY_TIMER);
        }
    }

    /// Deadlines count in whole milliseconds, rounded up (TD-1).
    fn tick_of(&self, deadline: u64) -> u64 {
        deadline.saturating_sub(self.clock.start()).saturating_add(MILLI - 1) / MILLI
    }

    /// Puts a timer into the wheel, or fires it at once (TD-3). `deadline`: clock nanoseconds.
    pub(crate) fn register(&self, timer: &Arc<Timer>, deadline: u64) {
        let tick = self.tick_of(deadline);
        timer.tick.set(tick);
        timer.trace.set(trace::timer_register(deadline.saturating_sub(self.clock.now())));
        let key = sim::wheel_insert(self.wheel, tick, Arc::as_ptr(timer) as usize);
        timer.key.set(key);
        if key == 0 {
            self.fire_now(timer);
        } else if self.parker.is_parked() {
            // A thread waits in the driver, perhaps for longer than this timer.
            self.parker.unpark();
        }
    }

    /// Changes the deadline of a timer (TD-6).
    pub(crate) fn reset(&self, timer: &Arc<Timer>, deadline: u64) {
        if timer.key.get() == 0 {
            timer.fired.set(false);
            self.register(timer, deadline);
            return;
        }
        let tick = self.tick_of(deadline);
        trace::timer_cancel(timer.trace.get());
        timer.trace.set(trace::timer_register(deadline.saturating_sub(self.clock.now())));
        timer.tick.set(tick);
        if !sim::wheel_reset(self.wheel, timer.key.get(), tick) {
            timer.key.set(0);
            self.fire_now(timer);
        } else if self.parker.is_parked() {
            self.parker.unpark();
        }
    }

    fn fire_now(&self, timer: &Timer) {
        if let Some(waker) = timer.fire() {
            trace::wake_via(waker, 0, trace::BY_TIMER);
        }
    }

    pub(crate) fn remove(&self, timer: &Timer) {
        if timer.key.get() != 0 {
            sim::wheel_remove(self.wheel, timer.key.replace(0));
            trace::timer_cancel(timer.trace.get());
        }
    }

    /// All timers fire; polling one afterwards panics (TD-16).
    pub(crate) fn shut_down(&self) {
        if self.shutdown.replace(true) {
            return;
        }
        let mut wakers: Vec<Waker> = Vec::new();
        loop {
            let token = sim::wheel_expire(self.wheel, u64::MAX >> 12);
            if token == 0 {
                break;
            }
            let timer = unsafe { &*(token as *const Timer) };
            if let Some(waker) = timer.fire() {
                wakers.push(waker);
            }
        }
        for waker in wakers {
            waker.wake();
        }
        self.io.shut_down();
        self.clock.thaw_at_shutdown();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        sim::wheel_drop(self.wheel);
    }
}

impl Timer {
    pub(crate) fn new() -> Arc<Timer> {
        Arc::new(Timer {
            fired: Cell::new(false),
            waker: Shared::new(None),
            key: Cell::new(0),
            tick: Cell::new(0),
            trace: Cell::new(0),
        })
    }

    fn fire(&self) -> Option<Waker> {
        self.key.set(0);
        self.fired.set(true);
        trace::timer_fire(self.trace.get());
        self.waker.get().take()
    }
}
