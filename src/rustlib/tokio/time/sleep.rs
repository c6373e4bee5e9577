//! `sleep` (TI-1, TI-2).
use super::Instant;
use crate::runtime::context;
use crate::runtime::driver::Timer;
use crate::runtime::scheduler::Handle;
use crate::task::coop;
use std::fmt;
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

/// Waits until `duration` has passed since this call.
#[track_caller]
pub fn sleep(duration: Duration) -> Sleep {
    match Instant::now().checked_add(duration) {
        Some(deadline) => Sleep::new(deadline),
        None => Sleep::new(Instant::far_future()),
    }
}

/// Waits until `deadline`.
#[track_caller]
pub fn sleep_until(deadline: Instant) -> Sleep {
    Sleep::new(deadline)
}

/// A timer. It is registered at its first poll (TD-5), removed when it is dropped.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Sleep {
    handle: Handle,
    deadline: Instant,
    timer: Option<Arc<Timer>>,
    _pinned: PhantomPinned,
}

impl Sleep {
    #[track_caller]
    fn new(deadline: Instant) -> Sleep {
        let handle = context::handle();
        if !handle.driver().time_enabled {
            panic!("{}", "A Tokio 1.x context was found, but timers are disabled. Call `enable_time` on the runtime builder to enable timers.");
        }
        Sleep { handle, deadline, timer: None, _pinned: PhantomPinned }
    }

    /// When it is due.
    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    /// Has it fired? (False if it was never polled.)
    pub fn is_elapsed(&self) -> bool {
        match &self.timer {
            Some(timer) => timer.fired.get(),
            None => false,
        }
    }

    /// Gives it another deadline, and registers it.
    pub fn reset(self: Pin<&mut Self>, deadline: Instant) {
        let this = unsafe { self.get_unchecked_mut() };
        this.deadline = deadline;
        let nanos = this.nanos();
        match &this.timer {
            Some(timer) => {
                timer.fired.set(false);
                this.handle.driver().reset(timer, nanos);
            }
            None => this.register(),
        }
    }

    fn nanos(&self) -> u64 {
        self.handle.driver().clock.nanos_of(self.deadline.into_std())
    }

    fn register(&mut self) {
        let timer = Timer::new();
        self.handle.driver().register(&timer, self.nanos());
        self.timer = Some(timer);
    }

    /// The same without budget.
    fn poll_timer(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if self.handle.driver().is_shutdown() {
            panic!("{}", crate::runtime::SHUTTING_DOWN);
        }
        if self.timer.is_none() {
            self.register();
        }
        let timer = match &self.timer {
            Some(timer) => timer,
            None => unreachable!(),
        };
        if timer.fired.get() {
            return Poll::Ready(());
        }
        let old = crate::util::store_waker(timer.waker.get(), cx);
        drop(old);
        Poll::Pending
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        let unit = ready!(coop::poll_proceed(cx));
        ready!(this.poll_timer(cx));
        unit.made_progress();
        Poll::Ready(())
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(timer) = &self.timer {
            self.handle.driver().remove(timer);
        }
    }
}

impl fmt::Debug for Sleep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleep").field("deadline", &self.deadline).finish_non_exhaustive()
    }
}
