//! `NaiveDateTime`.
use super::{Days, NaiveDate, NaiveTime};
use crate::format::{self, DelayedFormat, ParseResult};
use crate::{DateTime, Datelike, FixedOffset, IsoWeek, LocalResult, Months, TimeDelta, TimeZone, Timelike, Utc, Weekday};
use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::str::FromStr;

/// A date with a time.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord, Copy, Clone, Default)]
pub struct NaiveDateTime {
    date: NaiveDate,
    time: NaiveTime,
}
impl NaiveDateTime {
    /// The first one.
    pub const MIN: NaiveDateTime = NaiveDateTime { date: NaiveDate::MIN, time: NaiveTime::MIN };
    /// Of a date and a time.
    pub const fn new(date: NaiveDate, time: NaiveTime) -> NaiveDateTime { NaiveDateTime { date, time } }
    /// The date.
    pub const fn date(&self) -> NaiveDate { self.date }
    /// The time.
    pub const fn time(&self) -> NaiveTime { self.time }
    pub(crate) fn from_stamp(secs: i64, nanos: u32) -> Option<NaiveDateTime> {
        let date = NaiveDate::from_days(secs.div_euclid(86_400))?;
        let time = NaiveTime::from_num_seconds_from_midnight_opt(secs.rem_euclid(86_400) as u32, nanos)?;
        Some(NaiveDateTime { date, time })
    }
    pub(crate) fn stamp(&self) -> i64 { self.date.to_days() * 86_400 + self.time.secs() }
    /// Later by the span.
    pub fn checked_add_signed(self, rhs: TimeDelta) -> Option<NaiveDateTime> {
        let (time, overflow) = self.time.overflowing_add_signed(rhs);
        Some(NaiveDateTime { date: NaiveDate::from_days(self.date.to_days() + overflow / 86_400)?, time })
    }
    /// Earlier by the span.
    pub fn checked_sub_signed(self, rhs: TimeDelta) -> Option<NaiveDateTime> { self.checked_add_signed(-rhs) }
    /// Later by months.
    pub fn checked_add_months(self, rhs: Months) -> Option<NaiveDateTime> { Some(NaiveDateTime { date: self.date.checked_add_months(rhs)?, ..self }) }
    /// Earlier by months.
    pub fn checked_sub_months(self, rhs: Months) -> Option<NaiveDateTime> { Some(NaiveDateTime { date: self.date.checked_sub_months(rhs)?, ..self }) }
    /// Later by days.
    pub fn checked_add_days(self, days: Days) -> Option<NaiveDateTime> { Some(NaiveDateTime { date: self.date.checked_add_days(days)?, ..self }) }
    /// Earlier by days.
    pub fn checked_sub_days(self, days: Days) -> Option<NaiveDateTime> { Some(NaiveDateTime { date: self.date.checked_sub_days(days)?, ..self }) }
    /// The span since another one.
    pub fn signed_duration_since(self, rhs: NaiveDateTime) -> TimeDelta {
        self.date.signed_duration_since(rhs.date) + self.time.signed_duration_since(rhs.time)
    }
    /// As a time of UTC.
    pub fn and_utc(&self) -> DateTime<Utc> { DateTime::from_naive_utc_and_offset(*self, Utc) }
    /// As a local time of a zone.
    pub fn and_local_timezone<Tz: TimeZone>(&self, tz: Tz) -> LocalResult<DateTime<Tz>> { tz.from_local_datetime(self) }
    /// Later by an offset.
    pub fn checked_add_offset(self, rhs: FixedOffset) -> Option<NaiveDateTime> { self.checked_add_signed(TimeDelta::seconds(rhs.local_minus_utc() as i64)) }
    /// Reads one by a format.
    pub fn parse_from_str(s: &str, fmt: &str) -> ParseResult<NaiveDateTime> { format::parse(s, fmt)?.to_naive_datetime() }
    /// Written by a format.
    pub fn format<'a>(&self, fmt: &'a str) -> DelayedFormat<'a> { DelayedFormat::new(Some(self.date), Some(self.time), None, fmt) }
}
macro_rules! through {
    ($($field:ident: $Part:ident; { $($get:ident $Out:ty,)* } { $($with:ident $In:ty,)* })*) => { $(
        impl $Part for NaiveDateTime {
            $(fn $get(&self) -> $Out { self.$field.$get() })*
            $(fn $with(&self, value: $In) -> Option<NaiveDateTime> { Some(NaiveDateTime { $field: self.$field.$with(value)?, ..*self }) })*
        }
    )* };
}
through! {
    date: Datelike;
    { year i32, month u32, month0 u32, day u32, day0 u32, ordinal u32, ordinal0 u32, weekday Weekday, iso_week IsoWeek, }
    { with_year i32, with_month u32, with_month0 u32, with_day u32, with_day0 u32, with_ordinal u32, with_ordinal0 u32, }
    time: Timelike;
    { hour u32, minute u32, second u32, nanosecond u32, }
    { with_hour u32, with_minute u32, with_second u32, with_nanosecond u32, }
}
macro_rules! moves {
    ($($Rhs:ty, $add:ident $sub:ident $text:literal;)*) => { $(
        impl Add<$Rhs> for NaiveDateTime {
            type Output = NaiveDateTime;
            #[track_caller]
            fn add(self, rhs: $Rhs) -> NaiveDateTime { self.$add(rhs).expect(concat!("`NaiveDateTime + ", $text)) }
        }
        impl Sub<$Rhs> for NaiveDateTime {
            type Output = NaiveDateTime;
            #[track_caller]
            fn sub(self, rhs: $Rhs) -> NaiveDateTime { self.$sub(rhs).expect(concat!("`NaiveDateTime - ", $text)) }
        }
    )* };
}
moves! {
    TimeDelta, checked_add_signed checked_sub_signed "TimeDelta` overflowed";
    Months, checked_add_months checked_sub_months "Months` out of range";
    Days, checked_add_days checked_sub_days "Days` out of range";
}
impl AddAssign<TimeDelta> for NaiveDateTime {
    #[track_caller]
    fn add_assign(&mut self, rhs: TimeDelta) { *self = *self + rhs; }
}
impl SubAssign<TimeDelta> for NaiveDateTime {
    #[track_caller]
    fn sub_assign(&mut self, rhs: TimeDelta) { *self = *self - rhs; }
}
impl Sub<NaiveDateTime> for NaiveDateTime {
    type Output = TimeDelta;
    fn sub(self, rhs: NaiveDateTime) -> TimeDelta { self.signed_duration_since(rhs) }
}
impl fmt::Debug for NaiveDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{:?}T{:?}", self.date, self.time) }
}
impl fmt::Display for NaiveDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(&format!("{} {}", self.date, self.time)) }
}
impl FromStr for NaiveDateTime {
    type Err = crate::ParseError;
    fn from_str(s: &str) -> ParseResult<NaiveDateTime> {
        let s = s.trim();
        NaiveDateTime::parse_from_str(s, "%Y-%m-%dT%H:%M:%S%.f").or_else(|error| NaiveDateTime::parse_from_str(s, "%Y-%m-%d %H:%M:%S%.f").map_err(|_| error))
    }
}
impl From<NaiveDate> for NaiveDateTime {
    fn from(date: NaiveDate) -> NaiveDateTime { date.and_time(NaiveTime::MIN) }
}
