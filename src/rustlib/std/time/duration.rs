//! `Duration`.
use crate::error::Error;
use crate::fmt;
use crate::iter::Sum;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};
use crate::prelude::rust_2021::*;

const NANOS_PER_SEC: u32 = 1_000_000_000;
const NANOS_PER_MILLI: u32 = 1_000_000;
const NANOS_PER_MICRO: u32 = 1_000;

/// A `Duration` type to represent a span of time, typically used for system timeouts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[lang = "Duration"]
pub struct Duration {
    secs: u64,
    nanos: u32,
}
impl Duration {
    /// The duration of one second.
    pub const SECOND: Duration = Duration::from_secs(1);
    /// The duration of one millisecond.
    pub const MILLISECOND: Duration = Duration::from_millis(1);
    /// The duration of one microsecond.
    pub const MICROSECOND: Duration = Duration::from_micros(1);
    /// The duration of one nanosecond.
    pub const NANOSECOND: Duration = Duration::from_nanos(1);
    /// A duration of zero time.
    pub const ZERO: Duration = Duration { secs: 0, nanos: 0 };
    /// The maximum duration.
    pub const MAX: Duration = Duration { secs: u64::MAX, nanos: NANOS_PER_SEC - 1 };
    /// Creates a new `Duration` from the specified number of whole seconds and additional nanoseconds.
    #[must_use]
    #[track_caller]
    pub const fn new(secs: u64, nanos: u32) -> Duration {
        if nanos < NANOS_PER_SEC {
            return Duration { secs, nanos };
        }
        match secs.checked_add((nanos / NANOS_PER_SEC) as u64) {
            Some(secs) => Duration { secs, nanos: nanos % NANOS_PER_SEC },
            None => panic!("overflow in Duration::new"),
        }
    }
    /// Creates a new `Duration` from the specified number of whole seconds.
    #[must_use]
    pub const fn from_secs(secs: u64) -> Duration { Duration { secs, nanos: 0 } }
    /// Creates a new `Duration` from the specified number of milliseconds.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Duration { Duration { secs: millis / 1_000, nanos: (millis % 1_000) as u32 * NANOS_PER_MILLI } }
    /// Creates a new `Duration` from the specified number of microseconds.
    #[must_use]
    pub const fn from_micros(micros: u64) -> Duration { Duration { secs: micros / 1_000_000, nanos: (micros % 1_000_000) as u32 * NANOS_PER_MICRO } }
    /// Creates a new `Duration` from the specified number of nanoseconds.
    #[must_use]
    pub const fn from_nanos(nanos: u64) -> Duration { Duration { secs: nanos / NANOS_PER_SEC as u64, nanos: (nanos % NANOS_PER_SEC as u64) as u32 } }
    /// Creates a new `Duration` from the specified number of nanoseconds.
    #[must_use]
    #[track_caller]
    pub const fn from_nanos_u128(nanos: u128) -> Duration {
        let secs = nanos / NANOS_PER_SEC as u128;
        if secs > u64::MAX as u128 {
            panic!("overflow in `Duration::from_nanos_u128`");
        }
        Duration { secs: secs as u64, nanos: (nanos % NANOS_PER_SEC as u128) as u32 }
    }
    /// Creates a new `Duration` from the specified number of minutes.
    #[must_use]
    #[track_caller]
    pub const fn from_mins(mins: u64) -> Duration {
        match mins.checked_mul(60) {
            Some(secs) => Duration { secs, nanos: 0 },
            None => panic!("overflow in Duration::from_mins"),
        }
    }
    /// Creates a new `Duration` from the specified number of hours.
    #[must_use]
    #[track_caller]
    pub const fn from_hours(hours: u64) -> Duration {
        match hours.checked_mul(3600) {
            Some(secs) => Duration { secs, nanos: 0 },
            None => panic!("overflow in Duration::from_hours"),
        }
    }
    /// Returns true if this `Duration` spans no time.
    #[must_use]
    pub const fn is_zero(&self) -> bool { self.secs == 0 && self.nanos == 0 }
    /// Returns the number of whole seconds contained by this `Duration`.
    #[must_use]
    pub const fn as_secs(&self) -> u64 { self.secs }
    /// Returns the fractional part of this `Duration`, in whole milliseconds.
    #[must_use]
    pub const fn subsec_millis(&self) -> u32 { self.nanos / NANOS_PER_MILLI }
    /// Returns the fractional part of this `Duration`, in whole microseconds.
    #[must_use]
    pub const fn subsec_micros(&self) -> u32 { self.nanos / NANOS_PER_MICRO }
    /// Returns the fractional part of this `Duration`, in nanoseconds.
    #[must_use]
    pub const fn subsec_nanos(&self) -> u32 { self.nanos }
    /// Returns the total number of whole milliseconds contained by this `Duration`.
    #[must_use]
    pub const fn as_millis(&self) -> u128 { self.secs as u128 * 1_000 + (self.nanos / NANOS_PER_MILLI) as u128 }
    /// Returns the total number of whole microseconds contained by this `Duration`.
    #[must_use]
    pub const fn as_micros(&self) -> u128 { self.secs as u128 * 1_000_000 + (self.nanos / NANOS_PER_MICRO) as u128 }
    /// Returns the total number of nanoseconds contained by this `Duration`.
    #[must_use]
    pub const fn as_nanos(&self) -> u128 { self.secs as u128 * NANOS_PER_SEC as u128 + self.nanos as u128 }
    /// Nanoseconds as the machine's timeouts have them; what is too long to matter is `u64::MAX - 1` (`u64::MAX` means none).
    #[doc(hidden)]
    pub fn as_nanos_saturating(&self) -> u64 {
        match self.secs.checked_mul(NANOS_PER_SEC as u64) {
            Some(n) => n.saturating_add(self.nanos as u64).min(u64::MAX - 1),
            None => u64::MAX - 1,
        }
    }
    /// Computes the absolute difference between `self` and `other`.
    #[must_use]
    pub const fn abs_diff(self, other: Duration) -> Duration {
        match self.checked_sub(other) {
            Some(res) => res,
            None => match other.checked_sub(self) {
                Some(res) => res,
                None => Duration::ZERO,
            },
        }
    }
    /// Checked `Duration` addition.
    #[must_use]
    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        let secs = match self.secs.checked_add(rhs.secs) {
            Some(secs) => secs,
            None => return None,
        };
        let nanos = self.nanos + rhs.nanos;
        if nanos < NANOS_PER_SEC {
            return Some(Duration { secs, nanos });
        }
        match secs.checked_add(1) {
            Some(secs) => Some(Duration { secs, nanos: nanos - NANOS_PER_SEC }),
            None => None,
        }
    }
    /// Saturating `Duration` addition.
    #[must_use]
    pub const fn saturating_add(self, rhs: Duration) -> Duration {
        match self.checked_add(rhs) {
            Some(res) => res,
            None => Duration::MAX,
        }
    }
    /// Checked `Duration` subtraction.
    #[must_use]
    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        let secs = match self.secs.checked_sub(rhs.secs) {
            Some(secs) => secs,
            None => return None,
        };
        if self.nanos >= rhs.nanos {
            return Some(Duration { secs, nanos: self.nanos - rhs.nanos });
        }
        match secs.checked_sub(1) {
            Some(secs) => Some(Duration { secs, nanos: self.nanos + NANOS_PER_SEC - rhs.nanos }),
            None => None,
        }
    }
    /// Saturating `Duration` subtraction.
    #[must_use]
    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) {
            Some(res) => res,
            None => Duration::ZERO,
        }
    }
    /// Checked `Duration` multiplication.
    #[must_use]
    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        let total_nanos = self.nanos as u64 * rhs as u64;
        let extra_secs = total_nanos / NANOS_PER_SEC as u64;
        match self.secs.checked_mul(rhs as u64) {
            Some(s) => match s.checked_add(extra_secs) {
                Some(secs) => Some(Duration { secs, nanos: (total_nanos % NANOS_PER_SEC as u64) as u32 }),
                None => None,
            },
            None => None,
        }
    }
    /// Saturating `Duration` multiplication.
    #[must_use]
    pub const fn saturating_mul(self, rhs: u32) -> Duration {
        match self.checked_mul(rhs) {
            Some(res) => res,
            None => Duration::MAX,
        }
    }
    /// Checked `Duration` division.
    #[must_use]
    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 {
            return None;
        }
        let rhs64 = rhs as u64;
        let carry = (self.secs % rhs64) * NANOS_PER_SEC as u64 + self.nanos as u64;
        Some(Duration { secs: self.secs / rhs64, nanos: (carry / rhs64) as u32 })
    }
    /// Returns the number of seconds contained by this `Duration` as `f64`.
    #[must_use]
    pub const fn as_secs_f64(&self) -> f64 { self.secs as f64 + self.nanos as f64 / NANOS_PER_SEC as f64 }
    /// Returns the number of seconds contained by this `Duration` as `f32`.
    #[must_use]
    pub const fn as_secs_f32(&self) -> f32 { self.secs as f32 + self.nanos as f32 / NANOS_PER_SEC as f32 }
    /// Returns the number of milliseconds contained by this `Duration` as `f64`.
    #[must_use]
    pub const fn as_millis_f64(&self) -> f64 { self.secs as f64 * 1_000.0 + self.nanos as f64 / NANOS_PER_MILLI as f64 }
    /// Returns the number of milliseconds contained by this `Duration` as `f32`.
    #[must_use]
    pub const fn as_millis_f32(&self) -> f32 { self.secs as f32 * 1_000.0 + self.nanos as f32 / NANOS_PER_MILLI as f32 }
    /// Creates a new `Duration` from the specified number of seconds represented as `f64`.
    #[must_use]
    #[track_caller]
    pub fn from_secs_f64(secs: f64) -> Duration {
        match Duration::try_from_secs_f64(secs) {
            Ok(v) => v,
            Err(e) => panic!("{e}"),
        }
    }
    /// Creates a new `Duration` from the specified number of seconds represented as `f32`.
    #[must_use]
    #[track_caller]
    pub fn from_secs_f32(secs: f32) -> Duration {
        match Duration::try_from_secs_f32(secs) {
            Ok(v) => v,
            Err(e) => panic!("{e}"),
        }
    }
    /// The checked version of `from_secs_f64`: rounds to the nearest nanosecond, half to even.
    pub fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 {
            return Err(TryFromFloatSecsError { kind: FloatSecsErrorKind::Negative });
        }
        if !(secs < 18446744073709551616.0) {
            return Err(TryFromFloatSecsError { kind: FloatSecsErrorKind::OverflowOrNan });
        }
        let whole = secs.trunc();
        let mut result = Duration { secs: whole as u64, nanos: 0 };
        // secs - whole is exact, but its product with 1e9 is not: decide ties on the exact binary fraction.
        let fraction = secs - whole;
        let bits = fraction.to_bits();
        if fraction > 0.0 {
            let exponent = ((bits >> 52) & 0x7ff) as i32 - 1075;
            let mantissa = (bits & 0xf_ffff_ffff_ffff) | 0x10_0000_0000_0000;
            if exponent > -127 {
                let scaled = mantissa as u128 * NANOS_PER_SEC as u128;
                let shift = (-exponent) as u32;
                let whole_nanos = if shift < 128 { scaled >> shift } else { 0 };
                let rest = if shift < 128 { scaled - (whole_nanos << shift) } else { scaled };
                let half = 1u128 << (shift - 1);
                let up = rest > half || (rest == half && whole_nanos % 2 == 1);
                let nanos = whole_nanos as u32 + if up { 1 } else { 0 };
                if nanos == NANOS_PER_SEC {
                    match result.secs.checked_add(1) {
                        Some(secs) => result.secs = secs,
                        None => return Err(TryFromFloatSecsError { kind: FloatSecsErrorKind::OverflowOrNan }),
                    }
                } else {
                    result.nanos = nanos;
                }
            }
        }
        Ok(result)
    }
    /// The checked version of `from_secs_f32`.
    pub fn try_from_secs_f32(secs: f32) -> Result<Duration, TryFromFloatSecsError> { Duration::try_from_secs_f64(secs as f64) }
    /// Multiplies `Duration` by `f64`.
    #[must_use]
    #[track_caller]
    pub fn mul_f64(self, rhs: f64) -> Duration { Duration::from_secs_f64(rhs * self.as_secs_f64()) }
    /// Multiplies `Duration` by `f32`.
    #[must_use]
    #[track_caller]
    pub fn mul_f32(self, rhs: f32) -> Duration { Duration::from_secs_f32(rhs * self.as_secs_f32()) }
    /// Divides `Duration` by `f64`.
    #[must_use]
    #[track_caller]
    pub fn div_f64(self, rhs: f64) -> Duration { Duration::from_secs_f64(self.as_secs_f64() / rhs) }
    /// Divides `Duration` by `f32`.
    #[must_use]
    #[track_caller]
    pub fn div_f32(self, rhs: f32) -> Duration { Duration::from_secs_f32(self.as_secs_f32() / rhs) }
    /// Divides this duration by another one.
    #[must_use = "this returns the result of the operation, without modifying the original"]
    pub const fn div_duration_f32(self, rhs: Duration) -> f32 {
        let all = self.secs as f32 * NANOS_PER_SEC as f32 + self.nanos as f32;
        all / (rhs.secs as f32 * NANOS_PER_SEC as f32 + rhs.nanos as f32)
    }
    /// Divides `Duration` by `Duration` and returns `f64`.
    #[must_use]
    pub const fn div_duration_f64(self, rhs: Duration) -> f64 {
        (self.secs as f64 * NANOS_PER_SEC as f64 + self.nanos as f64) / (rhs.secs as f64 * NANOS_PER_SEC as f64 + rhs.nanos as f64)
    }
}
impl Add for Duration {
    type Output = Duration;
    #[track_caller]
    fn add(self, rhs: Duration) -> Duration { self.checked_add(rhs).expect("overflow when adding durations") }
}
impl AddAssign for Duration {
    #[track_caller]
    fn add_assign(&mut self, rhs: Duration) { *self = *self + rhs; }
}
impl Sub for Duration {
    type Output = Duration;
    #[track_caller]
    fn sub(self, rhs: Duration) -> Duration { self.checked_sub(rhs).expect("overflow when subtracting durations") }
}
impl SubAssign for Duration {
    #[track_caller]
    fn sub_assign(&mut self, rhs: Duration) { *self = *self - rhs; }
}
impl Mul<u32> for Duration {
    type Output = Duration;
    #[track_caller]
    fn mul(self, rhs: u32) -> Duration { self.checked_mul(rhs).expect("overflow when multiplying duration by scalar") }
}
impl Mul<Duration> for u32 {
    type Output = Duration;
    #[track_caller]
    fn mul(self, rhs: Duration) -> Duration { rhs * self }
}
impl MulAssign<u32> for Duration {
    #[track_caller]
    fn mul_assign(&mut self, rhs: u32) { *self = *self * rhs; }
}
impl Div<u32> for Duration {
    type Output = Duration;
    #[track_caller]
    fn div(self, rhs: u32) -> Duration { self.checked_div(rhs).expect("divide by zero error when dividing duration by scalar") }
}
impl DivAssign<u32> for Duration {
    #[track_caller]
    fn div_assign(&mut self, rhs: u32) { *self = *self / rhs; }
}
impl Sum for Duration {
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration { iter.fold(Duration::ZERO, |a, b| a.checked_add(b).expect("overflow in iter::sum over durations")) }
}
impl<'a> Sum<&'a Duration> for Duration {
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration { iter.copied().sum() }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if f.sign_plus() { "+" } else { "" };
        if self.secs > 0 {
            decimal(f, self.secs, self.nanos, NANOS_PER_SEC / 10, prefix, "s")
        } else if self.nanos >= NANOS_PER_MILLI {
            decimal(f, (self.nanos / NANOS_PER_MILLI) as u64, self.nanos % NANOS_PER_MILLI, NANOS_PER_MILLI / 10, prefix, "ms")
        } else if self.nanos >= NANOS_PER_MICRO {
            decimal(f, (self.nanos / NANOS_PER_MICRO) as u64, self.nanos % NANOS_PER_MICRO, NANOS_PER_MICRO / 10, prefix, "µs")
        } else {
            decimal(f, self.nanos as u64, 0, 1, prefix, "ns")
        }
    }
}
// `integer.fraction` with the unit behind it; `divisor` is the weight of the first fractional digit. Trailing zeros are left out
// unless a precision asks for them; a precision rounds half to even.
fn decimal(f: &mut fmt::Formatter<'_>, integer: u64, mut fraction: u32, mut divisor: u32, prefix: &str, postfix: &str) -> fmt::Result {
    let mut digits = [b'0'; 9];
    let mut pos = 0;
    let end = f.precision().map_or(9, |p| p.min(9));
    while fraction > 0 && pos < end {
        digits[pos] = b'0' + (fraction / divisor) as u8;
        fraction %= divisor;
        divisor /= 10;
        pos += 1;
    }
    let mut integer = Some(integer);
    if fraction > 0 && fraction >= divisor * 5 {
        let tie = fraction == divisor * 5;
        let last_odd = if pos > 0 { digits[pos - 1] % 2 == 1 } else { integer.unwrap_or(0) % 2 == 1 };
        if !tie || last_odd {
            let mut i = pos;
            let mut carry = true;
            while carry && i > 0 {
                i -= 1;
                if digits[i] < b'9' {
                    digits[i] += 1;
                    carry = false;
                } else {
                    digits[i] = b'0';
                }
            }
            if carry {
                integer = integer.and_then(|n| n.checked_add(1));
            }
        }
    }
    let end = f.precision().map_or(pos, |p| p.min(9));
    let mut text = String::from(prefix);
    match integer {
        Some(n) => text.push_str(&n.to_string()),
        None => text.push_str("18446744073709551616"),
    }
    if end > 0 {
        text.push('.');
        for d in &digits[..end] {
            text.push(*d as char);
        }
        // Places beyond nanoseconds are zeros.
        let mut i = end;
        while i < f.precision().unwrap_or(pos) {
            text.push('0');
            i += 1;
        }
    }
    text.push_str(postfix);
    let len = text.chars().count();
    match f.width() {
        Some(width) if width > len => {
            let pad = width - len;
            let before = match f.align() {
                None | Some(fmt::Alignment::Left) => 0,
                Some(fmt::Alignment::Right) => pad,
                Some(fmt::Alignment::Center) => pad / 2,
            };
            let fill = f.fill();
            let mut padded = String::new();
            for _ in 0..before {
                padded.push(fill);
            }
            padded.push_str(&text);
            for _ in 0..pad - before {
                padded.push(fill);
            }
            f.write_str(&padded)
        }
        _ => f.write_str(&text),
    }
}

/// An error which can be returned when converting a floating-point value of seconds into a `Duration`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TryFromFloatSecsError {
    kind: FloatSecsErrorKind,
}
#[derive(Debug, Clone, PartialEq, Eq)]
enum FloatSecsErrorKind {
    Negative,
    OverflowOrNan,
}
impl fmt::Display for TryFromFloatSecsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            FloatSecsErrorKind::Negative => "cannot convert float seconds to Duration: value is negative",
            FloatSecsErrorKind::OverflowOrNan => "cannot convert float seconds to Duration: value is either too big or NaN",
        })
    }
}
impl Error for TryFromFloatSecsError {}
