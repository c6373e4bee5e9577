//! `TimeDelta`, also known as `chrono::Duration`.
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};
use std::time::Duration;

const NANOS: i64 = 1_000_000_000;
const MAX_MILLIS: i64 = i64::MAX;

/// A span of time; it may be negative.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Default)]
pub struct TimeDelta {
    secs: i64,
    /// Always from 0 up to a second.
    nanos: i32,
}

macro_rules! units {
    ($($make:ident $tried:ident $num:ident $secs:expr;)*) => { $(
        /// That many of them.
        #[track_caller]
        pub const fn $make(n: i64) -> TimeDelta {
            match TimeDelta::$tried(n) {
                Some(delta) => delta,
                None => panic!(concat!("TimeDelta::", stringify!($make), " out of bounds")),
            }
        }
        /// That many of them, if they fit.
        pub const fn $tried(n: i64) -> Option<TimeDelta> {
            match n.checked_mul($secs) {
                Some(secs) if secs <= MAX_MILLIS / 1000 && secs >= -(MAX_MILLIS / 1000) => Some(TimeDelta { secs, nanos: 0 }),
                _ => None,
            }
        }
        /// How many whole ones.
        pub const fn $num(&self) -> i64 { self.num_seconds() / $secs }
    )* };
}

impl TimeDelta {
    /// The smallest span.
    pub const MIN: TimeDelta = TimeDelta { secs: -MAX_MILLIS / 1000 - 1, nanos: 193_000_000 };
    /// The largest span.
    pub const MAX: TimeDelta = TimeDelta { secs: MAX_MILLIS / 1000, nanos: 807_000_000 };

    /// Seconds and nanoseconds, if they fit.
    pub const fn new(secs: i64, nanos: u32) -> Option<TimeDelta> {
        if nanos >= NANOS as u32 || secs < -MAX_MILLIS / 1000 - 1 || secs > MAX_MILLIS / 1000 {
            return None;
        }
        Some(TimeDelta { secs, nanos: nanos as i32 })
    }
    units! {
        weeks try_weeks num_weeks 604_800;
        days try_days num_days 86_400;
        hours try_hours num_hours 3600;
        minutes try_minutes num_minutes 60;
    }
    /// That many seconds.
    #[track_caller]
    pub const fn seconds(seconds: i64) -> TimeDelta {
        match TimeDelta::try_seconds(seconds) {
            Some(delta) => delta,
            None => panic!("TimeDelta::seconds out of bounds"),
        }
    }
    /// That many seconds, if they fit.
    pub const fn try_seconds(seconds: i64) -> Option<TimeDelta> { TimeDelta::new(seconds, 0) }
    /// That many milliseconds.
    pub const fn milliseconds(milliseconds: i64) -> TimeDelta {
        TimeDelta { secs: milliseconds.div_euclid(1000), nanos: milliseconds.rem_euclid(1000) as i32 * 1_000_000 }
    }
    /// That many milliseconds, if they fit.
    pub const fn try_milliseconds(milliseconds: i64) -> Option<TimeDelta> { Some(TimeDelta::milliseconds(milliseconds)) }
    /// That many microseconds.
    pub const fn microseconds(microseconds: i64) -> TimeDelta {
        TimeDelta { secs: microseconds.div_euclid(1_000_000), nanos: microseconds.rem_euclid(1_000_000) as i32 * 1000 }
    }
    /// That many nanoseconds.
    pub const fn nanoseconds(nanos: i64) -> TimeDelta { TimeDelta { secs: nanos.div_euclid(NANOS), nanos: nanos.rem_euclid(NANOS) as i32 } }
    /// No time.
    pub const fn zero() -> TimeDelta { TimeDelta { secs: 0, nanos: 0 } }
    /// Is it no time?
    pub const fn is_zero(&self) -> bool { self.secs == 0 && self.nanos == 0 }
    /// The smallest span.
    pub const fn min_value() -> TimeDelta { TimeDelta::MIN }
    /// The largest span.
    pub const fn max_value() -> TimeDelta { TimeDelta::MAX }
    /// How many whole seconds, towards zero.
    pub const fn num_seconds(&self) -> i64 { if self.secs < 0 && self.nanos > 0 { self.secs + 1 } else { self.secs } }
    /// The part below a second, in milliseconds.
    pub const fn subsec_millis(&self) -> i32 { self.subsec_nanos() / 1_000_000 }
    /// The part below a second, in microseconds.
    pub const fn subsec_micros(&self) -> i32 { self.subsec_nanos() / 1000 }
    /// The part below a second, with the sign of the whole.
    pub const fn subsec_nanos(&self) -> i32 { if self.secs < 0 && self.nanos > 0 { self.nanos - NANOS as i32 } else { self.nanos } }
    /// How many whole milliseconds.
    pub const fn num_milliseconds(&self) -> i64 { self.num_seconds() * 1000 + self.subsec_millis() as i64 }
    /// How many whole microseconds, if they fit.
    pub const fn num_microseconds(&self) -> Option<i64> {
        match self.num_seconds().checked_mul(1_000_000) {
            Some(micros) => micros.checked_add(self.subsec_micros() as i64),
            None => None,
        }
    }
    /// How many nanoseconds, if they fit.
    pub const fn num_nanoseconds(&self) -> Option<i64> {
        match self.num_seconds().checked_mul(NANOS) {
            Some(nanos) => nanos.checked_add(self.subsec_nanos() as i64),
            None => None,
        }
    }
    /// Seconds with a fraction.
    pub fn as_seconds_f64(self) -> f64 { self.secs as f64 + self.nanos as f64 / NANOS as f64 }
    /// Seconds with a fraction.
    pub fn as_seconds_f32(self) -> f32 { self.secs as f32 + self.nanos as f32 / NANOS as f32 }
    /// Without its sign.
    pub const fn abs(&self) -> TimeDelta {
        if self.secs < 0 && self.nanos > 0 {
            TimeDelta { secs: (self.secs + 1).abs(), nanos: NANOS as i32 - self.nanos }
        } else {
            TimeDelta { secs: self.secs.abs(), nanos: self.nanos }
        }
    }
    /// The sum, if it fits.
    pub const fn checked_add(&self, rhs: &TimeDelta) -> Option<TimeDelta> {
        let nanos = self.nanos + rhs.nanos;
        let carry = nanos >= NANOS as i32;
        TimeDelta::new(self.secs + rhs.secs + carry as i64, (if carry { nanos - NANOS as i32 } else { nanos }) as u32)
    }
    /// The difference, if it fits.
    pub const fn checked_sub(&self, rhs: &TimeDelta) -> Option<TimeDelta> {
        let nanos = self.nanos - rhs.nanos;
        let borrow = nanos < 0;
        TimeDelta::new(self.secs - rhs.secs - borrow as i64, (if borrow { nanos + NANOS as i32 } else { nanos }) as u32)
    }
    /// The product, if it fits.
    pub const fn checked_mul(&self, rhs: i32) -> Option<TimeDelta> {
        let nanos = self.nanos as i64 * rhs as i64;
        match self.secs.checked_mul(rhs as i64) {
            Some(secs) => TimeDelta::new(secs + nanos.div_euclid(NANOS), nanos.rem_euclid(NANOS) as u32),
            None => None,
        }
    }
    /// The quotient.
    pub const fn checked_div(&self, rhs: i32) -> Option<TimeDelta> {
        if rhs == 0 {
            return None;
        }
        let total = (self.secs as i128 * NANOS as i128 + self.nanos as i128) / rhs as i128;
        Some(TimeDelta { secs: total.div_euclid(NANOS as i128) as i64, nanos: total.rem_euclid(NANOS as i128) as i32 })
    }
    /// As a span of std, if it is not negative.
    pub const fn to_std(&self) -> Result<Duration, OutOfRangeError> {
        if self.secs < 0 {
            return Err(OutOfRangeError(()));
        }
        Ok(Duration::new(self.secs as u64, self.nanos as u32))
    }
    /// From a span of std.
    pub fn from_std(duration: Duration) -> Result<TimeDelta, OutOfRangeError> {
        TimeDelta::new(duration.as_secs() as i64, duration.subsec_nanos()).ok_or(OutOfRangeError(()))
    }
}
impl Neg for TimeDelta {
    type Output = TimeDelta;
    fn neg(self) -> TimeDelta {
        let borrow = self.nanos != 0;
        TimeDelta { secs: -self.secs - borrow as i64, nanos: if borrow { NANOS as i32 - self.nanos } else { 0 } }
    }
}
impl Add for TimeDelta {
    type Output = TimeDelta;
    #[track_caller]
    fn add(self, rhs: TimeDelta) -> TimeDelta { self.checked_add(&rhs).expect("`TimeDelta + TimeDelta` overflowed") }
}
impl Sub for TimeDelta {
    type Output = TimeDelta;
    #[track_caller]
    fn sub(self, rhs: TimeDelta) -> TimeDelta { self.checked_sub(&rhs).expect("`TimeDelta - TimeDelta` overflowed") }
}
impl AddAssign for TimeDelta {
    #[track_caller]
    fn add_assign(&mut self, rhs: TimeDelta) { *self = *self + rhs; }
}
impl SubAssign for TimeDelta {
    #[track_caller]
    fn sub_assign(&mut self, rhs: TimeDelta) { *self = *self - rhs; }
}
impl Mul<i32> for TimeDelta {
    type Output = TimeDelta;
    #[track_caller]
    fn mul(self, rhs: i32) -> TimeDelta { self.checked_mul(rhs).expect("`TimeDelta * i32` overflowed") }
}
impl Div<i32> for TimeDelta {
    type Output = TimeDelta;
    #[track_caller]
    fn div(self, rhs: i32) -> TimeDelta { self.checked_div(rhs).expect("`i32` is zero") }
}
impl Sum for TimeDelta {
    fn sum<I: Iterator<Item = TimeDelta>>(iter: I) -> TimeDelta { iter.fold(TimeDelta::zero(), |a, b| a + b) }
}
impl<'a> Sum<&'a TimeDelta> for TimeDelta {
    fn sum<I: Iterator<Item = &'a TimeDelta>>(iter: I) -> TimeDelta { iter.fold(TimeDelta::zero(), |a, b| a + *b) }
}
impl fmt::Display for TimeDelta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let abs = self.abs();
        f.write_str(if self.secs < 0 { "-P" } else { "P" })?;
        if abs.is_zero() {
            return f.write_str("0D");
        }
        write!(f, "T{}", abs.secs)?;
        if abs.nanos > 0 {
            write!(f, ".{}", format!("{:09}", abs.nanos).trim_end_matches('0'))?;
        }
        f.write_str("S")
    }
}
/// The span is out of range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfRangeError(());
impl fmt::Display for OutOfRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Source duration value is out of range for the target type") }
}
impl std::error::Error for OutOfRangeError {}
