//! The clock of a runtime: machine time, or frozen and moved by hand (TD-8, TD-14).
use crate::runtime::{context, scheduler};
use crate::sim;
use crate::time::Instant;
use crate::util::Flag;
use std::time::Duration;

pub(crate) struct Clock {
    /// Clock time when the driver was made; nanoseconds.
    start: u64,
    /// The same moment, for making instants.
    start_instant: std::time::Instant,
    frozen: Flag<bool>,
    /// Frozen: the time it shows. Else: what to add to machine time.
    base: Flag<u64>,
}

impl Clock {
    pub(crate) fn new(frozen: bool) -> Clock {
        let start = sim::now();
        if frozen {
            sim::clock_frozen(true);
        }
        // Frozen from the beginning, the origin has no fraction of a millisecond (TD-11).
        let base = if frozen { start } else { 0 };
        Clock { start, start_instant: std::time::Instant::now(), frozen: Flag::new(frozen), base: Flag::new(base) }
    }

    /// Machine time when the driver was made.
    pub(crate) fn start(&self) -> u64 {
        self.start
    }

    pub(crate) fn is_frozen(&self) -> bool {
        self.frozen.get()
    }

    /// What the clock shows, in nanoseconds of the machine's scale.
    pub(crate) fn now(&self) -> u64 {
        if self.frozen.get() {
            self.base.get()
        } else {
            sim::now().wrapping_sub(self.base.get())
        }
    }

    pub(crate) fn since_start(&self) -> u64 {
        self.now().saturating_sub(self.start)
    }

    pub(crate) fn instant(&self) -> std::time::Instant {
        self.start_instant + Duration::from_nanos(self.since_start())
    }

    /// Nanoseconds on this clock of an instant.
    pub(crate) fn nanos_of(&self, instant: std::time::Instant) -> u64 {
        match instant.checked_duration_since(self.start_instant) {
            Some(after) => self.start.saturating_add(after.as_secs().saturating_mul(1_000_000_000)).saturating_add(after.subsec_nanos() as u64),
            None => self.start,
        }
    }

    fn freeze(&self) {
        let now = self.now();
        self.frozen.set(true);
        self.base.set(now);
        sim::clock_frozen(true);
    }

    fn thaw(&self) {
        let shown = self.base.get();
        self.frozen.set(false);
        // Virtual time may be ahead of machine time: the difference wraps around, and wraps back in `now`.
        self.base.set(sim::now().wrapping_sub(shown));
        sim::clock_frozen(false);
    }

    pub(crate) fn thaw_at_shutdown(&self) {
        if self.frozen.get() {
            sim::clock_frozen(false);
        }
    }

    pub(crate) fn advance(&self, ns: u64) {
        if ns > 0 {
            self.base.set(self.base.get().saturating_add(ns));
            sim::clock_moved(ns);
        }
    }
}

/// `f` says what is wrong; the panic is the caller's.
#[track_caller]
fn with_clock(f: impl FnOnce(&scheduler::Handle, &Clock) -> Result<(), &'static str>) {
    let outcome = match context::try_handle() {
        Some(handle) => f(&handle, &handle.driver().clock),
        None => Err("time cannot be frozen from outside the Tokio runtime"),
    };
    if let Err(message) = outcome {
        panic!("{}", message);
    }
}

/// Freezes the runtime's clock: from now on it moves only when nothing else can run, straight to the next timer.
#[track_caller]
pub fn pause() {
    with_clock(|handle, clock| {
        if !handle.is_current_thread() {
            return Err("`time::pause()` requires the `current_thread` Tokio runtime. This is the default Runtime used by `#[tokio::test].");
        }
        if clock.is_frozen() {
            return Err("time is already frozen");
        }
        clock.freeze();
        Ok(())
    });
}

/// Lets a frozen clock run again.
#[track_caller]
pub fn resume() {
    with_clock(|_, clock| {
        if !clock.is_frozen() {
            return Err("time is not frozen");
        }
        clock.thaw();
        Ok(())
    });
}

/// Moves a frozen clock; timers that are due fire before this task goes on.
pub async fn advance(duration: Duration) {
    with_clock(|_, clock| {
        if !clock.is_frozen() {
            return Err("time is not frozen");
        }
        clock.advance(nanos(duration));
        Ok(())
    });
    crate::task::yield_now().await;
}

pub(crate) fn nanos(duration: Duration) -> u64 {
    duration.as_secs().saturating_mul(1_000_000_000).saturating_add(duration.subsec_nanos() as u64)
}

/// Now, on the clock of the current runtime.
pub(crate) fn now() -> Instant {
    match context::try_handle() {
        Some(handle) => Instant::from_std(handle.driver().clock.instant()),
        None => Instant::from_std(std::time::Instant::now()),
    }
}
