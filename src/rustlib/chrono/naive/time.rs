//! `NaiveTime`.
use crate::format::{self, DelayedFormat, ParseResult};
use crate::{TimeDelta, Timelike};
use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::str::FromStr;

const DAY: i64 = 86_400;
const NANOS: i64 = 1_000_000_000;

/// A time of the day.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord, Copy, Clone, Default)]
pub struct NaiveTime {
    secs: u32,
    frac: u32,
}
impl NaiveTime {
    /// Midnight.
    pub const MIN: NaiveTime = NaiveTime { secs: 0, frac: 0 };
    /// Hour, minute and second, if there is such a time.
    pub const fn from_hms_opt(hour: u32, min: u32, sec: u32) -> Option<NaiveTime> { NaiveTime::from_hms_nano_opt(hour, min, sec, 0) }
    /// With milliseconds.
    pub const fn from_hms_milli_opt(hour: u32, min: u32, sec: u32, milli: u32) -> Option<NaiveTime> {
        match milli.checked_mul(1_000_000) {
            Some(nano) => NaiveTime::from_hms_nano_opt(hour, min, sec, nano),
            None => None,
        }
    }
    /// With microseconds.
    pub const fn from_hms_micro_opt(hour: u32, min: u32, sec: u32, micro: u32) -> Option<NaiveTime> {
        match micro.checked_mul(1000) {
            Some(nano) => NaiveTime::from_hms_nano_opt(hour, min, sec, nano),
            None => None,
        }
    }
    /// With nanoseconds.
    pub const fn from_hms_nano_opt(hour: u32, min: u32, sec: u32, nano: u32) -> Option<NaiveTime> {
        if hour >= 24 || min >= 60 || sec >= 60 || nano >= 2_000_000_000 || nano >= 1_000_000_000 && sec != 59 {
            return None;
        }
        Some(NaiveTime { secs: hour * 3600 + min * 60 + sec, frac: nano })
    }
    /// Hour, minute and second.
    #[track_caller]
    pub const fn from_hms(hour: u32, min: u32, sec: u32) -> NaiveTime {
        match NaiveTime::from_hms_opt(hour, min, sec) {
            Some(time) => time,
            None => panic!("invalid time"),
        }
    }
    /// Seconds since midnight and nanoseconds.
    pub const fn from_num_seconds_from_midnight_opt(secs: u32, nano: u32) -> Option<NaiveTime> {
        if secs >= DAY as u32 || nano >= 2_000_000_000 {
            return None;
        }
        Some(NaiveTime { secs, frac: nano })
    }
    pub(crate) const fn secs(&self) -> i64 { self.secs as i64 }
    /// Later by the span; the seconds of the days that passed.
    pub fn overflowing_add_signed(&self, rhs: TimeDelta) -> (NaiveTime, i64) {
        let nanos = self.frac as i64 + rhs.subsec_nanos() as i64;
        let secs = self.secs as i64 + rhs.num_seconds() + nanos.div_euclid(NANOS);
        let time = NaiveTime { secs: secs.rem_euclid(DAY) as u32, frac: nanos.rem_euclid(NANOS) as u32 };
        (time, secs - secs.rem_euclid(DAY))
    }
    /// Earlier by the span.
    pub fn overflowing_sub_signed(&self, rhs: TimeDelta) -> (NaiveTime, i64) {
        let (time, days) = self.overflowing_add_signed(-rhs);
        (time, -days)
    }
    /// The span since another time.
    pub fn signed_duration_since(self, rhs: NaiveTime) -> TimeDelta {
        TimeDelta::seconds(self.secs as i64 - rhs.secs as i64) + TimeDelta::nanoseconds(self.frac as i64 - rhs.frac as i64)
    }
    /// Reads a time by a format.
    pub fn parse_from_str(s: &str, fmt: &str) -> ParseResult<NaiveTime> { format::parse(s, fmt)?.to_naive_time() }
    /// Written by a format.
    pub fn format<'a>(&self, fmt: &'a str) -> DelayedFormat<'a> { DelayedFormat::new(None, Some(*self), None, fmt) }
}
impl Timelike for NaiveTime {
    fn hour(&self) -> u32 { self.secs / 3600 }
    fn minute(&self) -> u32 { self.secs / 60 % 60 }
    fn second(&self) -> u32 { self.secs % 60 }
    fn nanosecond(&self) -> u32 { self.frac }
    fn with_hour(&self, hour: u32) -> Option<NaiveTime> { (hour < 24).then_some(NaiveTime { secs: hour * 3600 + self.secs % 3600, ..*self }) }
    fn with_minute(&self, min: u32) -> Option<NaiveTime> {
        (min < 60).then_some(NaiveTime { secs: self.secs / 3600 * 3600 + min * 60 + self.secs % 60, ..*self })
    }
    fn with_second(&self, sec: u32) -> Option<NaiveTime> { (sec < 60).then_some(NaiveTime { secs: self.secs / 60 * 60 + sec, ..*self }) }
    fn with_nanosecond(&self, nano: u32) -> Option<NaiveTime> { (nano < 2_000_000_000).then_some(NaiveTime { frac: nano, ..*self }) }
}
impl Add<TimeDelta> for NaiveTime {
    type Output = NaiveTime;
    fn add(self, rhs: TimeDelta) -> NaiveTime { self.overflowing_add_signed(rhs).0 }
}
impl Sub<TimeDelta> for NaiveTime {
    type Output = NaiveTime;
    fn sub(self, rhs: TimeDelta) -> NaiveTime { self.overflowing_sub_signed(rhs).0 }
}
impl AddAssign<TimeDelta> for NaiveTime {
    fn add_assign(&mut self, rhs: TimeDelta) { *self = *self + rhs; }
}
impl SubAssign<TimeDelta> for NaiveTime {
    fn sub_assign(&mut self, rhs: TimeDelta) { *self = *self - rhs; }
}
impl Sub<NaiveTime> for NaiveTime {
    type Output = TimeDelta;
    fn sub(self, rhs: NaiveTime) -> TimeDelta { self.signed_duration_since(rhs) }
}
impl fmt::Debug for NaiveTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sec, nano) = if self.frac >= 1_000_000_000 { (self.second() + 1, self.frac - 1_000_000_000) } else { (self.second(), self.frac) };
        write!(f, "{:02}:{:02}:{:02}", self.hour(), self.minute(), sec)?;
        format::fraction(nano, f)
    }
}
impl fmt::Display for NaiveTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(&format!("{self:?}")) }
}
impl FromStr for NaiveTime {
    type Err = crate::ParseError;
    fn from_str(s: &str) -> ParseResult<NaiveTime> {
        let s = s.trim();
        let with_seconds = s.matches(':').count() >= 2;
        NaiveTime::parse_from_str(s, if with_seconds { "%H:%M:%S%.f" } else { "%H:%M" })
    }
}
