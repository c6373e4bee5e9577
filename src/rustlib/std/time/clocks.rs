//! `Instant` and `SystemTime`, over the clocks of the run.
use super::Duration;
use crate::error::Error;
use crate::fmt;
use crate::ops::{Add, AddAssign, Sub, SubAssign};
use crate::prelude::rust_2021::*;
use crate::sys;

/// A measurement of a monotonically nondecreasing clock.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[lang = "Instant"]
pub struct Instant(Duration);
/// A measurement of the system clock.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemTime(Since);
/// An error returned from the `duration_since` and `elapsed` methods on `SystemTime`.
#[derive(Clone, Debug)]
pub struct SystemTimeError(Duration);
/// An anchor in time which can be used to create new `SystemTime` instances.
pub const UNIX_EPOCH: SystemTime = SystemTime::UNIX_EPOCH;

// Where the monotonic clock starts: some time after boot, so that earlier instants can be expressed.
const BOOT_SECS: u64 = 1_000_000;

impl Instant {
    /// Returns an instant corresponding to "now".
    #[must_use]
    pub fn now() -> Instant { Instant(Duration::from_secs(BOOT_SECS) + Duration::from_nanos(sys::instant_now())) }
    /// Returns the amount of time elapsed from another instant to this one, or zero if that instant is later.
    #[must_use]
    pub fn duration_since(&self, earlier: Instant) -> Duration { self.checked_duration_since(earlier).unwrap_or_default() }
    /// Returns the amount of time elapsed from another instant to this one, or `None` if that instant is later.
    #[must_use]
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> { self.0.checked_sub(earlier.0) }
    /// Returns the amount of time elapsed from another instant to this one, or zero if that instant is later.
    #[must_use]
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration { self.checked_duration_since(earlier).unwrap_or_default() }
    /// Returns the amount of time elapsed since this instant.
    #[must_use]
    pub fn elapsed(&self) -> Duration { Instant::now() - *self }
    /// Returns `Some(t)` where `t` is the time `self + duration` if representable.
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
        let sum = self.0.checked_add(duration)?;
        if sum.as_secs() > i64::MAX as u64 { None } else { Some(Instant(sum)) }
    }
    /// Returns `Some(t)` where `t` is the time `self - duration` if representable.
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> { Some(Instant(self.0.checked_sub(duration)?)) }
}
impl Add<Duration> for Instant {
    type Output = Instant;
    #[track_caller]
    fn add(self, other: Duration) -> Instant { self.checked_add(other).expect("overflow when adding duration to instant") }
}
impl AddAssign<Duration> for Instant {
    #[track_caller]
    fn add_assign(&mut self, other: Duration) { *self = *self + other; }
}
impl Sub<Duration> for Instant {
    type Output = Instant;
    #[track_caller]
    fn sub(self, other: Duration) -> Instant { self.checked_sub(other).expect("overflow when subtracting duration from instant") }
}
impl SubAssign<Duration> for Instant {
    #[track_caller]
    fn sub_assign(&mut self, other: Duration) { *self = *self - other; }
}
impl Sub<Instant> for Instant {
    type Output = Duration;
    fn sub(self, other: Instant) -> Duration { self.duration_since(other) }
}
impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instant").field("tv_sec", &self.0.as_secs()).field("tv_nsec", &self.0.subsec_nanos()).finish()
    }
}

// Time before or after the epoch.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Since {
    secs: i64,
    nanos: u32,
}
impl Since {
    fn total(self) -> i128 { self.secs as i128 * 1_000_000_000 + self.nanos as i128 }
    fn of(total: i128) -> Option<Since> {
        let secs = total.div_euclid(1_000_000_000);
        if secs > i64::MAX as i128 || secs < i64::MIN as i128 {
            return None;
        }
        Some(Since { secs: secs as i64, nanos: total.rem_euclid(1_000_000_000) as u32 })
    }
}
impl SystemTime {
    /// An anchor in time which can be used to create new `SystemTime` instances.
    pub const UNIX_EPOCH: SystemTime = SystemTime(Since { secs: 0, nanos: 0 });
    /// Returns the system time corresponding to "now".
    #[must_use]
    pub fn now() -> SystemTime {
        let now = sys::clock_realtime();
        SystemTime(Since { secs: (now / 1_000_000_000) as i64, nanos: (now % 1_000_000_000) as u32 })
    }
    /// Returns the amount of time elapsed from an earlier point in time.
    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
        let diff = self.0.total() - earlier.0.total();
        if diff >= 0 { Ok(Duration::from_nanos_u128(diff as u128)) } else { Err(SystemTimeError(Duration::from_nanos_u128(-diff as u128))) }
    }
    /// Returns the difference from this system time to the current clock time.
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> { SystemTime::now().duration_since(*self) }
    /// Returns `Some(t)` where `t` is the time `self + duration` if representable.
    pub fn checked_add(&self, duration: Duration) -> Option<SystemTime> { Since::of(self.0.total() + duration.as_nanos() as i128).map(SystemTime) }
    /// Returns `Some(t)` where `t` is the time `self - duration` if representable.
    pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime> { Since::of(self.0.total() - duration.as_nanos() as i128).map(SystemTime) }
}
impl Add<Duration> for SystemTime {
    type Output = SystemTime;
    #[track_caller]
    fn add(self, dur: Duration) -> SystemTime { self.checked_add(dur).expect("overflow when adding duration to instant") }
}
impl AddAssign<Duration> for SystemTime {
    #[track_caller]
    fn add_assign(&mut self, other: Duration) { *self = *self + other; }
}
impl Sub<Duration> for SystemTime {
    type Output = SystemTime;
    #[track_caller]
    fn sub(self, dur: Duration) -> SystemTime { self.checked_sub(dur).expect("overflow when subtracting duration from instant") }
}
impl SubAssign<Duration> for SystemTime {
    #[track_caller]
    fn sub_assign(&mut self, other: Duration) { *self = *self - other; }
}
impl fmt::Debug for SystemTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("SystemTime").field("tv_sec", &self.0.secs).field("tv_nsec", &self.0.nanos).finish() }
}
impl SystemTimeError {
    /// Returns the positive duration which represents how far forward the second system time was from the first.
    #[must_use]
    pub fn duration(&self) -> Duration { self.0 }
}
impl fmt::Display for SystemTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("second time provided was later than self") }
}
impl Error for SystemTimeError {}
