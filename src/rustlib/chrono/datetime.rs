//! `DateTime`: a moment, in a time zone.
use crate::format::{self, DelayedFormat, ParseResult};
use crate::{Datelike, Days, FixedOffset, IsoWeek, Local, Months, NaiveDate, NaiveDateTime, NaiveTime, Offset, SecondsFormat, TimeDelta, TimeZone, Timelike, Utc, Weekday};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

/// A moment, in a time zone.
#[derive(Clone)]
pub struct DateTime<Tz: TimeZone> {
    utc: NaiveDateTime,
    offset: Tz::Offset,
}
impl<Tz: TimeZone> Copy for DateTime<Tz> where Tz::Offset: Copy {}

impl<Tz: TimeZone> DateTime<Tz> {
    /// Universal time and the zone's offset.
    pub const fn from_naive_utc_and_offset(utc: NaiveDateTime, offset: Tz::Offset) -> DateTime<Tz> { DateTime { utc, offset } }
    /// What a clock of the zone shows.
    pub fn naive_local(&self) -> NaiveDateTime { self.utc + TimeDelta::seconds(self.offset.fix().local_minus_utc() as i64) }
    /// Universal time.
    pub fn naive_utc(&self) -> NaiveDateTime { self.utc }
    /// The date in the zone.
    pub fn date_naive(&self) -> NaiveDate { self.naive_local().date() }
    /// The time in the zone.
    pub fn time(&self) -> NaiveTime { self.naive_local().time() }
    /// Seconds since the epoch.
    pub fn timestamp(&self) -> i64 { self.utc.stamp() }
    /// Milliseconds since the epoch.
    pub fn timestamp_millis(&self) -> i64 { self.timestamp() * 1000 + self.timestamp_subsec_millis() as i64 }
    /// Microseconds since the epoch.
    pub fn timestamp_micros(&self) -> i64 { self.timestamp() * 1_000_000 + self.timestamp_subsec_micros() as i64 }
    /// Nanoseconds since the epoch, if they fit.
    pub fn timestamp_nanos_opt(&self) -> Option<i64> { self.timestamp().checked_mul(1_000_000_000)?.checked_add(self.timestamp_subsec_nanos() as i64) }
    /// The part below a second, in milliseconds.
    pub fn timestamp_subsec_millis(&self) -> u32 { self.timestamp_subsec_nanos() / 1_000_000 }
    /// The part below a second, in microseconds.
    pub fn timestamp_subsec_micros(&self) -> u32 { self.timestamp_subsec_nanos() / 1000 }
    /// The part below a second, in nanoseconds.
    pub fn timestamp_subsec_nanos(&self) -> u32 { self.utc.nanosecond() }
    /// The offset.
    pub fn offset(&self) -> &Tz::Offset { &self.offset }
    /// The zone.
    pub fn timezone(&self) -> Tz { Tz::from_offset(&self.offset) }
    /// The same moment in another zone.
    pub fn with_timezone<Tz2: TimeZone>(&self, tz: &Tz2) -> DateTime<Tz2> { tz.from_utc_datetime(&self.utc) }
    /// The same moment with a fixed offset.
    pub fn fixed_offset(&self) -> DateTime<FixedOffset> { self.with_timezone(&self.offset.fix()) }
    /// The same moment in universal time.
    pub fn to_utc(&self) -> DateTime<Utc> { DateTime { utc: self.utc, offset: Utc } }
    fn local(self, change: impl FnOnce(NaiveDateTime) -> Option<NaiveDateTime>) -> Option<DateTime<Tz>> {
        let naive = change(self.naive_local())?;
        self.timezone().from_local_datetime(&naive).single()
    }
    fn moved(self, utc: Option<NaiveDateTime>) -> Option<DateTime<Tz>> { Some(self.timezone().from_utc_datetime(&utc?)) }
    /// Later by the span.
    pub fn checked_add_signed(self, rhs: TimeDelta) -> Option<DateTime<Tz>> {
        let utc = self.utc.checked_add_signed(rhs);
        self.moved(utc)
    }
    /// Earlier by the span.
    pub fn checked_sub_signed(self, rhs: TimeDelta) -> Option<DateTime<Tz>> {
        let utc = self.utc.checked_sub_signed(rhs);
        self.moved(utc)
    }
    /// Later by months.
    pub fn checked_add_months(self, months: Months) -> Option<DateTime<Tz>> { self.local(|naive| naive.checked_add_months(months)) }
    /// Earlier by months.
    pub fn checked_sub_months(self, months: Months) -> Option<DateTime<Tz>> { self.local(|naive| naive.checked_sub_months(months)) }
    /// Later by days.
    pub fn checked_add_days(self, days: Days) -> Option<DateTime<Tz>> { self.local(|naive| naive.checked_add_days(days)) }
    /// Earlier by days.
    pub fn checked_sub_days(self, days: Days) -> Option<DateTime<Tz>> { self.local(|naive| naive.checked_sub_days(days)) }
    /// The span since another moment.
    pub fn signed_duration_since<Tz2: TimeZone>(self, rhs: impl std::borrow::Borrow<DateTime<Tz2>>) -> TimeDelta { self.utc.signed_duration_since(rhs.borrow().utc) }
    /// Whole years since another moment, if it is not later.
    pub fn years_since(&self, base: DateTime<Tz>) -> Option<u32> {
        let mut years = self.year() - base.year();
        if (self.month(), self.day(), self.time()) < (base.month(), base.day(), base.time()) {
            years -= 1;
        }
        u32::try_from(years).ok()
    }
    /// The same date at another time.
    pub fn with_time(&self, time: NaiveTime) -> crate::LocalResult<DateTime<Tz>> { self.timezone().from_local_datetime(&self.date_naive().and_time(time)) }
    /// As RFC 3339.
    pub fn to_rfc3339(&self) -> String { format!("{:?}{:?}", self.naive_local(), self.offset.fix()) }
    /// As RFC 3339, with so many digits.
    pub fn to_rfc3339_opts(&self, secform: SecondsFormat, use_z: bool) -> String {
        let naive = self.naive_local();
        let nano = naive.nanosecond();
        let fraction = match secform {
            SecondsFormat::Secs => String::new(),
            SecondsFormat::Millis => format!(".{:03}", nano / 1_000_000),
            SecondsFormat::Micros => format!(".{:06}", nano / 1000),
            SecondsFormat::Nanos => format!(".{nano:09}"),
            SecondsFormat::AutoSi => format!("{}", format::Fraction(nano)),
        };
        let offset = self.offset.fix();
        let zone = if use_z && offset.local_minus_utc() == 0 { "Z".to_string() } else { format!("{offset}") };
        format!("{}{fraction}{zone}", naive.format("%Y-%m-%dT%H:%M:%S"))
    }
    /// As RFC 2822.
    pub fn to_rfc2822(&self) -> String {
        let naive = self.naive_local();
        format!("{}, {} {}", naive.weekday(), naive.day(), DelayedFormat::new(Some(naive.date()), Some(naive.time()), Some(self.offset.fix().into_named()), "%b %Y %H:%M:%S %z"))
    }
}
impl<Tz: TimeZone> DateTime<Tz>
where
    Tz::Offset: fmt::Display,
{
    /// Written by a format.
    pub fn format<'a>(&self, fmt: &'a str) -> DelayedFormat<'a> {
        let naive = self.naive_local();
        DelayedFormat::new(Some(naive.date()), Some(naive.time()), Some((self.offset.to_string(), self.offset.fix())), fmt)
    }
}
impl FixedOffset {
    fn into_named(self) -> (String, FixedOffset) { (self.to_string(), self) }
}
impl DateTime<Utc> {
    /// The epoch.
    pub const UNIX_EPOCH: DateTime<Utc> = DateTime {
        utc: match NaiveDate::from_ymd_opt(1970, 1, 1) {
            Some(date) => date.and_time(NaiveTime::MIN),
            None => panic!(),
        },
        offset: Utc,
    };
    /// Seconds and nanoseconds since the epoch.
    pub fn from_timestamp(secs: i64, nsecs: u32) -> Option<DateTime<Utc>> { Some(NaiveDateTime::from_stamp(secs, nsecs)?.and_utc()) }
    /// Seconds since the epoch.
    pub fn from_timestamp_secs(secs: i64) -> Option<DateTime<Utc>> { DateTime::from_timestamp(secs, 0) }
    /// Milliseconds since the epoch.
    pub fn from_timestamp_millis(millis: i64) -> Option<DateTime<Utc>> { Utc.timestamp_millis_opt(millis).single() }
    /// Microseconds since the epoch.
    pub fn from_timestamp_micros(micros: i64) -> Option<DateTime<Utc>> { Utc.timestamp_micros(micros).single() }
    /// Nanoseconds since the epoch.
    pub fn from_timestamp_nanos(nanos: i64) -> DateTime<Utc> { Utc.timestamp_nanos(nanos) }
}
impl DateTime<FixedOffset> {
    /// Reads RFC 3339.
    pub fn parse_from_rfc3339(s: &str) -> ParseResult<DateTime<FixedOffset>> { format::parse_rfc3339(s)?.to_datetime() }
    /// Reads RFC 2822.
    pub fn parse_from_rfc2822(s: &str) -> ParseResult<DateTime<FixedOffset>> { format::parse(s, "%a, %d %b %Y %H:%M:%S %z")?.to_datetime() }
    /// Reads a moment by a format with an offset.
    pub fn parse_from_str(s: &str, fmt: &str) -> ParseResult<DateTime<FixedOffset>> { format::parse(s, fmt)?.to_datetime() }
}
macro_rules! through {
    ($($Part:ident { $($get:ident $Out:ty,)* } { $($with:ident $In:ty,)* })*) => { $(
        impl<Tz: TimeZone> $Part for DateTime<Tz> {
            $(fn $get(&self) -> $Out { self.naive_local().$get() })*
            $(fn $with(&self, value: $In) -> Option<DateTime<Tz>> { self.clone().local(|naive| naive.$with(value)) })*
        }
    )* };
}
through! {
    Datelike
    { year i32, month u32, month0 u32, day u32, day0 u32, ordinal u32, ordinal0 u32, weekday Weekday, iso_week IsoWeek, }
    { with_year i32, with_month u32, with_month0 u32, with_day u32, with_day0 u32, with_ordinal u32, with_ordinal0 u32, }
    Timelike
    { hour u32, minute u32, second u32, nanosecond u32, }
    { with_hour u32, with_minute u32, with_second u32, with_nanosecond u32, }
}
macro_rules! moves {
    ($($Rhs:ty, $add:ident $sub:ident $text:literal;)*) => { $(
        impl<Tz: TimeZone> Add<$Rhs> for DateTime<Tz> {
            type Output = DateTime<Tz>;
            #[track_caller]
            fn add(self, rhs: $Rhs) -> DateTime<Tz> { self.$add(rhs).expect(concat!("`DateTime + ", $text)) }
        }
        impl<Tz: TimeZone> Sub<$Rhs> for DateTime<Tz> {
            type Output = DateTime<Tz>;
            #[track_caller]
            fn sub(self, rhs: $Rhs) -> DateTime<Tz> { self.$sub(rhs).expect(concat!("`DateTime - ", $text)) }
        }
    )* };
}
moves! {
    TimeDelta, checked_add_signed checked_sub_signed "TimeDelta` overflowed";
    Months, checked_add_months checked_sub_months "Months` out of range";
    Days, checked_add_days checked_sub_days "Days` out of range";
}
impl<Tz: TimeZone> Add<Duration> for DateTime<Tz> {
    type Output = DateTime<Tz>;
    #[track_caller]
    fn add(self, rhs: Duration) -> DateTime<Tz> { self + TimeDelta::from_std(rhs).expect("overflow converting from core::time::Duration to TimeDelta") }
}
impl<Tz: TimeZone> Sub<Duration> for DateTime<Tz> {
    type Output = DateTime<Tz>;
    #[track_caller]
    fn sub(self, rhs: Duration) -> DateTime<Tz> { self - TimeDelta::from_std(rhs).expect("overflow converting from core::time::Duration to TimeDelta") }
}
impl<Tz: TimeZone> AddAssign<TimeDelta> for DateTime<Tz> {
    #[track_caller]
    fn add_assign(&mut self, rhs: TimeDelta) { *self = self.clone() + rhs; }
}
impl<Tz: TimeZone> SubAssign<TimeDelta> for DateTime<Tz> {
    #[track_caller]
    fn sub_assign(&mut self, rhs: TimeDelta) { *self = self.clone() - rhs; }
}
impl<Tz: TimeZone> Sub<DateTime<Tz>> for DateTime<Tz> {
    type Output = TimeDelta;
    fn sub(self, rhs: DateTime<Tz>) -> TimeDelta { self.utc.signed_duration_since(rhs.utc) }
}
impl<Tz: TimeZone> Sub<&DateTime<Tz>> for DateTime<Tz> {
    type Output = TimeDelta;
    fn sub(self, rhs: &DateTime<Tz>) -> TimeDelta { self.utc.signed_duration_since(rhs.utc) }
}
impl<Tz: TimeZone, Tz2: TimeZone> PartialEq<DateTime<Tz2>> for DateTime<Tz> {
    fn eq(&self, other: &DateTime<Tz2>) -> bool { self.utc == other.utc }
}
impl<Tz: TimeZone> Eq for DateTime<Tz> {}
impl<Tz: TimeZone, Tz2: TimeZone> PartialOrd<DateTime<Tz2>> for DateTime<Tz> {
    fn partial_cmp(&self, other: &DateTime<Tz2>) -> Option<Ordering> { self.utc.partial_cmp(&other.utc) }
}
impl<Tz: TimeZone> Ord for DateTime<Tz> {
    fn cmp(&self, other: &DateTime<Tz>) -> Ordering { self.utc.cmp(&other.utc) }
}
impl<Tz: TimeZone> Hash for DateTime<Tz> {
    fn hash<H: Hasher>(&self, state: &mut H) { self.utc.hash(state) }
}
impl<Tz: TimeZone> fmt::Debug for DateTime<Tz> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{:?}{:?}", self.naive_local(), self.offset) }
}
impl<Tz: TimeZone> fmt::Display for DateTime<Tz>
where
    Tz::Offset: fmt::Display,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(&format!("{} {}", self.naive_local(), self.offset)) }
}
impl Default for DateTime<Utc> {
    fn default() -> DateTime<Utc> { DateTime::UNIX_EPOCH }
}
impl Default for DateTime<Local> {
    fn default() -> DateTime<Local> { DateTime::UNIX_EPOCH.with_timezone(&Local) }
}
macro_rules! conversions {
    ($($From:ty => $To:ty, |$x:ident| $e:expr;)*) => { $(
        impl From<$From> for $To {
            fn from($x: $From) -> $To { $e }
        }
    )* };
}
conversions! {
    DateTime<Utc> => DateTime<FixedOffset>, |x| x.fixed_offset();
    DateTime<Utc> => DateTime<Local>, |x| x.with_timezone(&Local);
    DateTime<Local> => DateTime<Utc>, |x| x.to_utc();
    DateTime<Local> => DateTime<FixedOffset>, |x| x.fixed_offset();
    DateTime<FixedOffset> => DateTime<Utc>, |x| x.to_utc();
    DateTime<FixedOffset> => DateTime<Local>, |x| x.with_timezone(&Local);
    SystemTime => DateTime<Utc>, |x| system(x);
    SystemTime => DateTime<Local>, |x| system(x).with_timezone(&Local);
}
fn system(time: SystemTime) -> DateTime<Utc> {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => DateTime::UNIX_EPOCH + after,
        Err(before) => DateTime::UNIX_EPOCH - before.duration(),
    }
}
impl<Tz: TimeZone> From<DateTime<Tz>> for SystemTime {
    fn from(time: DateTime<Tz>) -> SystemTime {
        let since = time.utc.signed_duration_since(DateTime::UNIX_EPOCH.utc);
        match since.to_std() {
            Ok(after) => SystemTime::UNIX_EPOCH + after,
            Err(_) => SystemTime::UNIX_EPOCH - (-since).to_std().unwrap(),
        }
    }
}
impl FromStr for DateTime<FixedOffset> {
    type Err = crate::ParseError;
    fn from_str(s: &str) -> ParseResult<DateTime<FixedOffset>> { format::parse_relaxed(s)?.to_datetime() }
}
impl FromStr for DateTime<Utc> {
    type Err = crate::ParseError;
    fn from_str(s: &str) -> ParseResult<DateTime<Utc>> { Ok(s.parse::<DateTime<FixedOffset>>()?.to_utc()) }
}
impl FromStr for DateTime<Local> {
    type Err = crate::ParseError;
    fn from_str(s: &str) -> ParseResult<DateTime<Local>> { Ok(s.parse::<DateTime<FixedOffset>>()?.into()) }
}
