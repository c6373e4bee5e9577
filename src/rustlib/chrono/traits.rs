//! Parts of dates and times, and rounding.
use crate::{DateTime, IsoWeek, NaiveDateTime, TimeDelta, TimeZone, Weekday};
use std::fmt;

/// The parts of a date.
pub trait Datelike: Sized {
    fn year(&self) -> i32;
    fn month(&self) -> u32;
    fn month0(&self) -> u32;
    fn day(&self) -> u32;
    fn day0(&self) -> u32;
    fn ordinal(&self) -> u32;
    fn ordinal0(&self) -> u32;
    fn weekday(&self) -> Weekday;
    fn iso_week(&self) -> IsoWeek;
    fn with_year(&self, year: i32) -> Option<Self>;
    fn with_month(&self, month: u32) -> Option<Self>;
    fn with_month0(&self, month0: u32) -> Option<Self>;
    fn with_day(&self, day: u32) -> Option<Self>;
    fn with_day0(&self, day0: u32) -> Option<Self>;
    fn with_ordinal(&self, ordinal: u32) -> Option<Self>;
    fn with_ordinal0(&self, ordinal0: u32) -> Option<Self>;
    /// Is it in the common era, and in which year?
    fn year_ce(&self) -> (bool, u32) {
        let year = self.year();
        if year < 1 { (false, (1 - year) as u32) } else { (true, year as u32) }
    }
    /// The quarter, from 1.
    fn quarter(&self) -> u32 { self.month0() / 3 + 1 }
    /// Days since the first of January of year 1.
    fn num_days_from_ce(&self) -> i32 { (crate::naive::days_from_civil(self.year(), 1, 1) + self.ordinal0() as i64 + 719_163) as i32 }
}

/// The parts of a time.
pub trait Timelike: Sized {
    fn hour(&self) -> u32;
    fn minute(&self) -> u32;
    fn second(&self) -> u32;
    fn nanosecond(&self) -> u32;
    fn with_hour(&self, hour: u32) -> Option<Self>;
    fn with_minute(&self, min: u32) -> Option<Self>;
    fn with_second(&self, sec: u32) -> Option<Self>;
    fn with_nanosecond(&self, nano: u32) -> Option<Self>;
    /// Is it after noon, and the hour on the clock's face.
    fn hour12(&self) -> (bool, u32) {
        let hour = self.hour();
        (hour >= 12, if hour % 12 == 0 { 12 } else { hour % 12 })
    }
    /// Seconds since midnight.
    fn num_seconds_from_midnight(&self) -> u32 { self.hour() * 3600 + self.minute() * 60 + self.second() }
}

/// Rounding to fewer digits of a second.
pub trait SubsecRound {
    fn round_subsecs(self, digits: u16) -> Self;
    fn trunc_subsecs(self, digits: u16) -> Self;
}
impl<T: Timelike + std::ops::Add<TimeDelta, Output = T> + std::ops::Sub<TimeDelta, Output = T>> SubsecRound for T {
    fn round_subsecs(self, digits: u16) -> T {
        let span = 10i64.pow(9 - digits.min(9) as u32);
        let over = self.nanosecond() as i64 % span;
        if over == 0 {
            self
        } else if span - over <= over {
            self + TimeDelta::nanoseconds(span - over)
        } else {
            self - TimeDelta::nanoseconds(over)
        }
    }
    fn trunc_subsecs(self, digits: u16) -> T {
        let over = self.nanosecond() as i64 % 10i64.pow(9 - digits.min(9) as u32);
        self - TimeDelta::nanoseconds(over)
    }
}

/// Rounding to a span.
pub trait DurationRound: Sized {
    type Err: std::error::Error;
    fn duration_round(self, duration: TimeDelta) -> Result<Self, Self::Err>;
    fn duration_trunc(self, duration: TimeDelta) -> Result<Self, Self::Err>;
}
// How far the time is after a multiple of the span.
fn beyond(naive: NaiveDateTime, duration: TimeDelta) -> Result<(i64, i64), RoundingError> {
    let span = duration.num_nanoseconds().ok_or(RoundingError::DurationExceedsLimit)?;
    if span <= 0 {
        return Err(RoundingError::DurationExceedsLimit);
    }
    let stamp = naive.and_utc().timestamp_nanos_opt().ok_or(RoundingError::TimestampExceedsLimit)?;
    Ok((stamp.rem_euclid(span), span))
}
macro_rules! rounds {
    ([$($g:tt)*] $T:ty, |$x:ident| $naive:expr) => {
        impl<$($g)*> DurationRound for $T {
            type Err = RoundingError;
            fn duration_round(self, duration: TimeDelta) -> Result<Self, RoundingError> {
                let $x = &self;
                let (over, span) = beyond($naive, duration)?;
                if over == 0 {
                    Ok(self)
                } else if span - over <= over {
                    Ok(self + TimeDelta::nanoseconds(span - over))
                } else {
                    Ok(self - TimeDelta::nanoseconds(over))
                }
            }
            fn duration_trunc(self, duration: TimeDelta) -> Result<Self, RoundingError> {
                let $x = &self;
                let (over, _) = beyond($naive, duration)?;
                Ok(self - TimeDelta::nanoseconds(over))
            }
        }
    };
}
rounds!([] NaiveDateTime, |x| *x);
rounds!([Tz: TimeZone] DateTime<Tz>, |x| x.naive_local());

/// Why rounding failed.
#[derive(Debug, Clone, PartialEq, Eq, Copy)]
pub enum RoundingError {
    DurationExceedsTimestamp,
    DurationExceedsLimit,
    TimestampExceedsLimit,
}
impl fmt::Display for RoundingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RoundingError::DurationExceedsTimestamp => "duration in nanoseconds exceeds timestamp",
            RoundingError::DurationExceedsLimit => "duration exceeds num_nanoseconds limit",
            RoundingError::TimestampExceedsLimit => "timestamp exceeds num_nanoseconds limit",
        })
    }
}
impl std::error::Error for RoundingError {}

