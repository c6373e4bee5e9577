//! `interval` (TI-4..TI-6).
use super::{sleep_until, Instant, Sleep};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

/// Ticks at once, then every `period`.
#[track_caller]
pub fn interval(period: Duration) -> Interval {
    assert!(period > Duration::new(0, 0), "`period` must be non-zero.");
    Interval::new(Instant::now(), period)
}

/// Ticks at `start`, then every `period`.
#[track_caller]
pub fn interval_at(start: Instant, period: Duration) -> Interval {
    assert!(period > Duration::new(0, 0), "`period` must be non-zero.");
    Interval::new(start, period)
}

/// What to do about ticks that were missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissedTickBehavior {
    /// Tick at once until caught up.
    Burst,
    /// Tick a period after the late tick.
    Delay,
    /// Leave them out; stay on the grid.
    Skip,
}

impl Default for MissedTickBehavior {
    fn default() -> MissedTickBehavior {
        MissedTickBehavior::Burst
    }
}

impl MissedTickBehavior {
    /// The deadline after the one at `timeout`, which was seen `now`, more than 5 ms late.
    fn next(&self, timeout: Instant, now: Instant, period: Duration) -> Instant {
        match self {
            MissedTickBehavior::Burst => timeout + period,
            MissedTickBehavior::Delay => now + period,
            MissedTickBehavior::Skip => {
                let late = (now - timeout).as_nanos() % period.as_nanos();
                now + period - Duration::from_nanos(late as u64)
            }
        }
    }
}

/// Ticks periodically.
#[derive(Debug)]
pub struct Interval {
    /// The deadline of the next tick.
    next: Instant,
    /// Its timer, while somebody waits for it.
    delay: Option<Pin<Box<Sleep>>>,
    period: Duration,
    missed_tick_behavior: MissedTickBehavior,
}

impl Interval {
    #[track_caller]
    fn new(start: Instant, period: Duration) -> Interval {
        // Without a runtime (or its timers) this panics here.
        drop(sleep_until(start));
        Interval { next: start, delay: None, period, missed_tick_behavior: MissedTickBehavior::Burst }
    }

    /// Waits for the next tick; returns when it was due. Cancel safe.
    pub async fn tick(&mut self) -> Instant {
        std::future::poll_fn(|cx| self.poll_tick(cx)).await
    }

    /// Polls for the next tick.
    pub fn poll_tick(&mut self, cx: &mut Context<'_>) -> Poll<Instant> {
        let next = self.next;
        let delay = self.delay.get_or_insert_with(|| Box::pin(sleep_until(next)));
        ready!(delay.as_mut().poll(cx));
        let timeout = self.next;
        let now = Instant::now();
        self.next = if now > timeout + Duration::from_millis(5) {
            self.missed_tick_behavior.next(timeout, now, self.period)
        } else {
            match timeout.checked_add(self.period) {
                Some(next) => next,
                None => Instant::far_future(),
            }
        };
        self.delay = None;
        Poll::Ready(timeout)
    }

    fn restart(&mut self, at: Instant) {
        self.next = at;
        let delay = self.delay.get_or_insert_with(|| Box::pin(sleep_until(at)));
        delay.as_mut().reset(at);
    }

    /// The next tick is a period from now.
    pub fn reset(&mut self) {
        self.restart(Instant::now() + self.period);
    }

    /// The next tick is now.
    pub fn reset_immediately(&mut self) {
        self.restart(Instant::now());
    }

    /// The next tick is so long from now.
    pub fn reset_after(&mut self, after: Duration) {
        self.restart(Instant::now() + after);
    }

    /// The next tick is then.
    pub fn reset_at(&mut self, deadline: Instant) {
        self.restart(deadline);
    }

    pub fn missed_tick_behavior(&self) -> MissedTickBehavior {
        self.missed_tick_behavior
    }

    pub fn set_missed_tick_behavior(&mut self, behavior: MissedTickBehavior) {
        self.missed_tick_behavior = behavior;
    }

    pub fn period(&self) -> Duration {
        self.period
    }
}
