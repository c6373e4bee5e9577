//! `NaiveDate`.
use super::{NaiveDateTime, NaiveTime};
use crate::format::{self, DelayedFormat, ParseResult};
use crate::{Datelike, Months, TimeDelta, Weekday};
use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::str::FromStr;

/// A date of the proleptic Gregorian calendar.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord, Copy, Clone)]
pub struct NaiveDate {
    /// Days since the first of January 1970.
    days: i32,
}
/// A number of days, to add to dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Days(pub(crate) u64);
impl Days {
    /// That many.
    pub const fn new(num: u64) -> Days { Days(num) }
}

/// Days since the epoch. Years are counted from March, so that the leap day comes last.
pub const fn days_from_civil(year: i32, month: u32, day: u32) -> i64 {
    let year = if month <= 2 { year as i64 - 1 } else { year as i64 };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month as i64 + 9) % 12) + 2) / 5 + day as i64 - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}
const fn civil_from_days(days: i64) -> (i32, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    ((year + era * 400 + (month <= 2) as i64) as i32, month as u32, day as u32)
}
const fn is_leap(year: i32) -> bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
const fn days_of(year: i32, month: u32) -> u32 {
    match month {
        2 => 28 + is_leap(year) as u32,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl NaiveDate {
    /// The first date.
    pub const MIN: NaiveDate = NaiveDate { days: days_from_civil(-262_143, 1, 1) as i32 };
    /// The last date.
    pub const MAX: NaiveDate = NaiveDate { days: days_from_civil(262_142, 12, 31) as i32 };

    pub(crate) fn from_days(days: i64) -> Option<NaiveDate> {
        let inside = days >= NaiveDate::MIN.days as i64 && days <= NaiveDate::MAX.days as i64;
        inside.then_some(NaiveDate { days: days as i32 })
    }
    pub(crate) const fn to_days(self) -> i64 { self.days as i64 }
    /// Year, month and day, if there is such a date.
    pub const fn from_ymd_opt(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        if month < 1 || month > 12 || day < 1 || day > days_of(year, month) || year < -262_143 || year > 262_142 {
            return None;
        }
        Some(NaiveDate { days: days_from_civil(year, month, day) as i32 })
    }
    /// Year, month and day.
    #[track_caller]
    pub const fn from_ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => date,
            None => panic!("invalid or out-of-range date"),
        }
    }
    /// Year and day of the year.
    pub const fn from_yo_opt(year: i32, ordinal: u32) -> Option<NaiveDate> {
        if ordinal < 1 || ordinal > 365 + is_leap(year) as u32 {
            return None;
        }
        Some(NaiveDate { days: (days_from_civil(year, 1, 1) + ordinal as i64 - 1) as i32 })
    }
    /// Year, week and day of ISO 8601.
    pub fn from_isoywd_opt(year: i32, week: u32, weekday: Weekday) -> Option<NaiveDate> {
        let fourth = NaiveDate::from_ymd_opt(year, 1, 4)?;
        let monday = fourth.to_days() - fourth.weekday().num_days_from_monday() as i64;
        let date = NaiveDate::from_days(monday + (week as i64 - 1) * 7 + weekday.num_days_from_monday() as i64)?;
        (week >= 1 && date.iso_week().year() == year).then_some(date)
    }
    /// Days since the first of January of year 1, which is day 1.
    pub fn from_num_days_from_ce_opt(days: i32) -> Option<NaiveDate> { NaiveDate::from_days(days as i64 - 719_163) }
    /// Days since the epoch.
    pub fn from_epoch_days(days: i32) -> Option<NaiveDate> { NaiveDate::from_days(days as i64) }
    /// Days since the epoch.
    pub const fn to_epoch_days(&self) -> i32 { self.days }
    /// The n-th weekday of a month.
    pub fn from_weekday_of_month_opt(year: i32, month: u32, weekday: Weekday, n: u8) -> Option<NaiveDate> {
        if n == 0 {
            return None;
        }
        let first = NaiveDate::from_ymd_opt(year, month, 1)?.weekday();
        NaiveDate::from_ymd_opt(year, month, (n as u32 - 1) * 7 + weekday.days_since(first) + 1)
    }
    fn civil(&self) -> (i32, u32, u32) { civil_from_days(self.days as i64) }
    /// With a time.
    pub const fn and_time(&self, time: NaiveTime) -> NaiveDateTime { NaiveDateTime::new(*self, time) }
    /// With hour, minute and second, if there is such a time.
    pub fn and_hms_opt(&self, hour: u32, min: u32, sec: u32) -> Option<NaiveDateTime> { Some(self.and_time(NaiveTime::from_hms_opt(hour, min, sec)?)) }
    /// With hour, minute and second.
    #[track_caller]
    pub fn and_hms(&self, hour: u32, min: u32, sec: u32) -> NaiveDateTime { self.and_hms_opt(hour, min, sec).expect("invalid time") }
    /// With hour, minute, second and milliseconds.
    pub fn and_hms_milli_opt(&self, hour: u32, min: u32, sec: u32, milli: u32) -> Option<NaiveDateTime> {
        Some(self.and_time(NaiveTime::from_hms_milli_opt(hour, min, sec, milli)?))
    }
    /// With hour, minute, second and nanoseconds.
    pub fn and_hms_nano_opt(&self, hour: u32, min: u32, sec: u32, nano: u32) -> Option<NaiveDateTime> {
        Some(self.and_time(NaiveTime::from_hms_nano_opt(hour, min, sec, nano)?))
    }
    /// The next day, if there is one.
    pub fn succ_opt(&self) -> Option<NaiveDate> { NaiveDate::from_days(self.to_days() + 1) }
    /// The day before, if there is one.
    pub fn pred_opt(&self) -> Option<NaiveDate> { NaiveDate::from_days(self.to_days() - 1) }
    /// Later by whole days of the span.
    pub fn checked_add_signed(self, rhs: TimeDelta) -> Option<NaiveDate> { NaiveDate::from_days(self.to_days() + rhs.num_days()) }
    /// Earlier by whole days of the span.
    pub fn checked_sub_signed(self, rhs: TimeDelta) -> Option<NaiveDate> { NaiveDate::from_days(self.to_days() - rhs.num_days()) }
    /// Later by days.
    pub fn checked_add_days(self, days: Days) -> Option<NaiveDate> { NaiveDate::from_days(self.to_days().checked_add(days.0 as i64)?) }
    /// Earlier by days.
    pub fn checked_sub_days(self, days: Days) -> Option<NaiveDate> { NaiveDate::from_days(self.to_days().checked_sub(days.0 as i64)?) }
    /// Later by months; the day is the month's last at most.
    pub fn checked_add_months(self, months: Months) -> Option<NaiveDate> { self.move_months(months.0 as i64) }
    /// Earlier by months; the day is the month's last at most.
    pub fn checked_sub_months(self, months: Months) -> Option<NaiveDate> { self.move_months(-(months.0 as i64)) }
    fn move_months(self, by: i64) -> Option<NaiveDate> {
        let (year, month, day) = self.civil();
        let total = year as i64 * 12 + month as i64 - 1 + by;
        let (year, month) = (total.div_euclid(12) as i32, total.rem_euclid(12) as u32 + 1);
        NaiveDate::from_ymd_opt(year, month, day.min(days_of(year, month)))
    }
    /// The span since another date.
    pub fn signed_duration_since(self, rhs: NaiveDate) -> TimeDelta { TimeDelta::days(self.to_days() - rhs.to_days()) }
    /// Whole years since another date, if it is not later.
    pub fn years_since(&self, base: NaiveDate) -> Option<u32> {
        let mut years = self.year() - base.year();
        if (self.month(), self.day()) < (base.month(), base.day()) {
            years -= 1;
        }
        u32::try_from(years).ok()
    }
    /// Has the year 366 days?
    pub fn leap_year(&self) -> bool { is_leap(self.year()) }
    /// How many days the month has.
    pub fn num_days_in_month(&self) -> u8 { days_of(self.year(), self.month()) as u8 }
    /// This date and those after it.
    pub fn iter_days(&self) -> NaiveDateDaysIterator { NaiveDateDaysIterator { next: Some(*self) } }
    /// Reads a date by a format.
    pub fn parse_from_str(s: &str, fmt: &str) -> ParseResult<NaiveDate> { format::parse(s, fmt)?.to_naive_date() }
    /// Written by a format.
    pub fn format<'a>(&self, fmt: &'a str) -> DelayedFormat<'a> { DelayedFormat::new(Some(*self), None, None, fmt) }
}
/// See `NaiveDate::iter_days`.
#[derive(Debug, Copy, Clone, Hash, PartialEq, PartialOrd, Eq, Ord)]
pub struct NaiveDateDaysIterator {
    next: Option<NaiveDate>,
}
impl Iterator for NaiveDateDaysIterator {
    type Item = NaiveDate;
    fn next(&mut self) -> Option<NaiveDate> {
        let date = self.next?;
        self.next = date.succ_opt();
        Some(date)
    }
}
impl Datelike for NaiveDate {
    fn year(&self) -> i32 { self.civil().0 }
    fn month(&self) -> u32 { self.civil().1 }
    fn month0(&self) -> u32 { self.civil().1 - 1 }
    fn day(&self) -> u32 { self.civil().2 }
    fn day0(&self) -> u32 { self.civil().2 - 1 }
    fn ordinal(&self) -> u32 { self.ordinal0() + 1 }
    fn ordinal0(&self) -> u32 { (self.to_days() - days_from_civil(self.year(), 1, 1)) as u32 }
    fn weekday(&self) -> Weekday { Weekday::at(self.to_days() + 3) }
    fn iso_week(&self) -> IsoWeek {
        // The year of the week's Thursday.
        let thursday = NaiveDate { days: self.days + 3 - self.weekday().num_days_from_monday() as i32 };
        IsoWeek { year: thursday.year(), week: thursday.ordinal0() / 7 + 1 }
    }
    fn with_year(&self, year: i32) -> Option<NaiveDate> { NaiveDate::from_ymd_opt(year, self.month(), self.day()) }
    fn with_month(&self, month: u32) -> Option<NaiveDate> { NaiveDate::from_ymd_opt(self.year(), month, self.day()) }
    fn with_month0(&self, month0: u32) -> Option<NaiveDate> { self.with_month(month0.checked_add(1)?) }
    fn with_day(&self, day: u32) -> Option<NaiveDate> { NaiveDate::from_ymd_opt(self.year(), self.month(), day) }
    fn with_day0(&self, day0: u32) -> Option<NaiveDate> { self.with_day(day0.checked_add(1)?) }
    fn with_ordinal(&self, ordinal: u32) -> Option<NaiveDate> { NaiveDate::from_yo_opt(self.year(), ordinal) }
    fn with_ordinal0(&self, ordinal0: u32) -> Option<NaiveDate> { self.with_ordinal(ordinal0.checked_add(1)?) }
}
/// A week of ISO 8601.
#[derive(PartialEq, Eq, PartialOrd, Ord, Copy, Clone, Hash)]
pub struct IsoWeek {
    year: i32,
    week: u32,
}
impl IsoWeek {
    /// The year that the week belongs to.
    pub const fn year(&self) -> i32 { self.year }
    /// Its number, from 1.
    pub const fn week(&self) -> u32 { self.week }
    /// Its number, from 0.
    pub const fn week0(&self) -> u32 { self.week - 1 }
}
impl fmt::Debug for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{:04}-W{:02}", self.year, self.week) }
}
impl Add<TimeDelta> for NaiveDate {
    type Output = NaiveDate;
    #[track_caller]
    fn add(self, rhs: TimeDelta) -> NaiveDate { self.checked_add_signed(rhs).expect("`NaiveDate + TimeDelta` overflowed") }
}
impl Sub<TimeDelta> for NaiveDate {
    type Output = NaiveDate;
    #[track_caller]
    fn sub(self, rhs: TimeDelta) -> NaiveDate { self.checked_sub_signed(rhs).expect("`NaiveDate - TimeDelta` overflowed") }
}
impl AddAssign<TimeDelta> for NaiveDate {
    #[track_caller]
    fn add_assign(&mut self, rhs: TimeDelta) { *self = *self + rhs; }
}
impl SubAssign<TimeDelta> for NaiveDate {
    #[track_caller]
    fn sub_assign(&mut self, rhs: TimeDelta) { *self = *self - rhs; }
}
impl Sub<NaiveDate> for NaiveDate {
    type Output = TimeDelta;
    fn sub(self, rhs: NaiveDate) -> TimeDelta { self.signed_duration_since(rhs) }
}
impl Add<Days> for NaiveDate {
    type Output = NaiveDate;
    #[track_caller]
    fn add(self, rhs: Days) -> NaiveDate { self.checked_add_days(rhs).expect("`NaiveDate + Days` out of range") }
}
impl Sub<Days> for NaiveDate {
    type Output = NaiveDate;
    #[track_caller]
    fn sub(self, rhs: Days) -> NaiveDate { self.checked_sub_days(rhs).expect("`NaiveDate - Days` out of range") }
}
impl Add<Months> for NaiveDate {
    type Output = NaiveDate;
    #[track_caller]
    fn add(self, rhs: Months) -> NaiveDate { self.checked_add_months(rhs).expect("`NaiveDate + Months` out of range") }
}
impl Sub<Months> for NaiveDate {
    type Output = NaiveDate;
    #[track_caller]
    fn sub(self, rhs: Months) -> NaiveDate { self.checked_sub_months(rhs).expect("`NaiveDate - Months` out of range") }
}
impl fmt::Debug for NaiveDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        if (0..=9999).contains(&year) {
            write!(f, "{year:04}-{month:02}-{day:02}")
        } else {
            write!(f, "{year:+05}-{month:02}-{day:02}")
        }
    }
}
impl fmt::Display for NaiveDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(&format!("{self:?}")) }
}
impl FromStr for NaiveDate {
    type Err = crate::ParseError;
    fn from_str(s: &str) -> ParseResult<NaiveDate> { NaiveDate::parse_from_str(s.trim(), "%Y-%m-%d") }
}
impl Default for NaiveDate {
    fn default() -> NaiveDate { NaiveDate { days: 0 } }
}
impl From<NaiveDateTime> for NaiveDate {
    fn from(naive: NaiveDateTime) -> NaiveDate { naive.date() }
}
