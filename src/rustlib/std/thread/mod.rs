//! Native threads. A thread is a fiber of the run; blocking calls let others go on.
mod capture;
mod current;
mod local;
mod scoped;
mod spawn;

pub(crate) use self::capture::{captured, set_capture, take_capture};
pub use self::current::{current, park, park_timeout, Thread, ThreadId};
pub(crate) use self::current::{os_id, with_current_name};
pub use self::local::{AccessError, LocalKey, LocalSlot};
pub(crate) use self::local::run_local_destructors;
pub use self::scoped::{scope, Scope, ScopedJoinHandle};
pub use self::spawn::{spawn, Builder, JoinHandle, Result};
use crate::intrinsics;
use crate::io;
use crate::num::NonZero;
use crate::prelude::rust_2021::*;
use crate::sys;
use crate::time::Duration;

/// Puts the current thread to sleep for at least the specified amount of time.
pub fn sleep(dur: Duration) { sys::thread_sleep(dur.as_nanos_saturating()) }
/// Puts the current thread to sleep for at least the specified number of milliseconds.
pub fn sleep_ms(ms: u32) { sleep(Duration::from_millis(ms as u64)) }
/// Cooperatively gives up a timeslice to the OS scheduler.
pub fn yield_now() { sys::thread_yield() }
/// Determines whether the current thread is unwinding because of panic.
#[must_use]
pub fn panicking() -> bool { intrinsics::panicking() }
/// Returns an estimate of the default amount of parallelism a program should use.
pub fn available_parallelism() -> io::Result<NonZero<usize>> { Ok(NonZero::<usize>::new(sys::thread_parallelism()).unwrap_or(NonZero::<usize>::MIN)) }
