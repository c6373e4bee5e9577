//! Time zones. `Local` is UTC here.
use crate::format::{self, ParseResult};
use crate::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use std::fmt;
use std::time::SystemTime;

/// The offset of a zone at a moment.
pub trait Offset: Sized + Clone + fmt::Debug {
    fn fix(&self) -> FixedOffset;
}

/// What a local time stands for.
#[derive(Clone, PartialEq, Debug, Copy, Eq, Hash)]
pub enum LocalResult<T> {
    Single(T),
    Ambiguous(T, T),
    None,
}
/// What a local time stands for.
pub type MappedLocalTime<T> = LocalResult<T>;
impl<T> LocalResult<T> {
    /// The only one.
    pub fn single(self) -> Option<T> {
        match self {
            LocalResult::Single(t) => Some(t),
            _ => None,
        }
    }
    /// The first one.
    pub fn earliest(self) -> Option<T> {
        match self {
            LocalResult::Single(t) | LocalResult::Ambiguous(t, _) => Some(t),
            LocalResult::None => None,
        }
    }
    /// The last one.
    pub fn latest(self) -> Option<T> {
        match self {
            LocalResult::Single(t) | LocalResult::Ambiguous(_, t) => Some(t),
            LocalResult::None => None,
        }
    }
    /// Changes it.
    pub fn map<U, F: FnMut(T) -> U>(self, mut f: F) -> LocalResult<U> {
        match self {
            LocalResult::Single(t) => LocalResult::Single(f(t)),
            LocalResult::Ambiguous(a, b) => LocalResult::Ambiguous(f(a), f(b)),
            LocalResult::None => LocalResult::None,
        }
    }
}
impl<T: fmt::Debug> LocalResult<T> {
    /// The only one; panics if there is none.
    #[track_caller]
    pub fn unwrap(self) -> T {
        match self {
            LocalResult::Single(t) => t,
            LocalResult::Ambiguous(a, b) => panic!("Ambiguous local time, ranging from {a:?} to {b:?}"),
            LocalResult::None => panic!("No such local time"),
        }
    }
}
fn result<T>(option: Option<T>) -> LocalResult<T> {
    match option {
        Some(t) => LocalResult::Single(t),
        None => LocalResult::None,
    }
}

/// A time zone.
pub trait TimeZone: Sized + Clone {
    type Offset: Offset;

    fn from_offset(offset: &Self::Offset) -> Self;
    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> LocalResult<Self::Offset>;
    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> Self::Offset;

    fn offset_from_local_date(&self, local: &NaiveDate) -> LocalResult<Self::Offset> { self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN)) }
    fn offset_from_utc_date(&self, utc: &NaiveDate) -> Self::Offset { self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN)) }
    /// The moments at which a clock of the zone shows this.
    fn from_local_datetime(&self, local: &NaiveDateTime) -> LocalResult<DateTime<Self>> {
        self.offset_from_local_datetime(local).map(|offset| {
            let utc = *local - crate::TimeDelta::seconds(offset.fix().local_minus_utc() as i64);
            DateTime::from_naive_utc_and_offset(utc, offset)
        })
    }
    /// A moment, in the zone.
    fn from_utc_datetime(&self, utc: &NaiveDateTime) -> DateTime<Self> { DateTime::from_naive_utc_and_offset(*utc, self.offset_from_utc_datetime(utc)) }
    /// The parts of a local time.
    fn with_ymd_and_hms(&self, year: i32, month: u32, day: u32, hour: u32, min: u32, sec: u32) -> LocalResult<DateTime<Self>> {
        match NaiveDate::from_ymd_opt(year, month, day).and_then(|date| date.and_hms_opt(hour, min, sec)) {
            Some(naive) => self.from_local_datetime(&naive),
            None => LocalResult::None,
        }
    }
    /// Seconds since the epoch.
    fn timestamp_opt(&self, secs: i64, nsecs: u32) -> LocalResult<DateTime<Self>> {
        result(NaiveDateTime::from_stamp(secs, nsecs).map(|naive| self.from_utc_datetime(&naive)))
    }
    /// Milliseconds since the epoch.
    fn timestamp_millis_opt(&self, millis: i64) -> LocalResult<DateTime<Self>> {
        self.timestamp_opt(millis.div_euclid(1000), millis.rem_euclid(1000) as u32 * 1_000_000)
    }
    /// Microseconds since the epoch.
    fn timestamp_micros(&self, micros: i64) -> LocalResult<DateTime<Self>> {
        self.timestamp_opt(micros.div_euclid(1_000_000), micros.rem_euclid(1_000_000) as u32 * 1000)
    }
    /// Nanoseconds since the epoch.
    fn timestamp_nanos(&self, nanos: i64) -> DateTime<Self> {
        self.timestamp_opt(nanos.div_euclid(1_000_000_000), nanos.rem_euclid(1_000_000_000) as u32).unwrap()
    }
    /// Reads a local time by a format.
    fn datetime_from_str(&self, s: &str, fmt: &str) -> ParseResult<DateTime<Self>> {
        let naive = format::parse(s, fmt)?.to_naive_datetime()?;
        self.from_local_datetime(&naive).single().ok_or(format::IMPOSSIBLE)
    }
}

/// Universal time.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utc;
impl Utc {
    /// The moment of the simulated clock.
    pub fn now() -> DateTime<Utc> {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("system time before Unix epoch");
        DateTime::from_timestamp(since.as_secs() as i64, since.subsec_nanos()).unwrap()
    }
}
impl TimeZone for Utc {
    type Offset = Utc;
    fn from_offset(_offset: &Utc) -> Utc { Utc }
    fn offset_from_local_datetime(&self, _local: &NaiveDateTime) -> LocalResult<Utc> { LocalResult::Single(Utc) }
    fn offset_from_utc_datetime(&self, _utc: &NaiveDateTime) -> Utc { Utc }
}
impl Offset for Utc {
    fn fix(&self) -> FixedOffset { FixedOffset { seconds: 0 } }
}
impl fmt::Debug for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Z") }
}
impl fmt::Display for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("UTC") }
}

/// The zone of the machine: UTC.
#[derive(Copy, Clone, Debug, Default)]
pub struct Local;
impl Local {
    /// The moment of the simulated clock.
    pub fn now() -> DateTime<Local> { Utc::now().with_timezone(&Local) }
}
impl TimeZone for Local {
    type Offset = FixedOffset;
    fn from_offset(_offset: &FixedOffset) -> Local { Local }
    fn offset_from_local_datetime(&self, _local: &NaiveDateTime) -> LocalResult<FixedOffset> { LocalResult::Single(FixedOffset { seconds: 0 }) }
    fn offset_from_utc_datetime(&self, _utc: &NaiveDateTime) -> FixedOffset { FixedOffset { seconds: 0 } }
}

/// A zone with one offset for ever.
#[derive(PartialEq, Eq, Hash, Copy, Clone)]
pub struct FixedOffset {
    seconds: i32,
}
impl FixedOffset {
    /// That many seconds east of Greenwich.
    pub const fn east_opt(secs: i32) -> Option<FixedOffset> { if -86_400 < secs && secs < 86_400 { Some(FixedOffset { seconds: secs }) } else { None } }
    /// That many seconds west of Greenwich.
    pub const fn west_opt(secs: i32) -> Option<FixedOffset> { if -86_400 < secs && secs < 86_400 { Some(FixedOffset { seconds: -secs }) } else { None } }
    /// Seconds to add to universal time.
    pub const fn local_minus_utc(&self) -> i32 { self.seconds }
    /// Seconds to add to local time.
    pub const fn utc_minus_local(&self) -> i32 { -self.seconds }
}
impl TimeZone for FixedOffset {
    type Offset = FixedOffset;
    fn from_offset(offset: &FixedOffset) -> FixedOffset { *offset }
    fn offset_from_local_datetime(&self, _local: &NaiveDateTime) -> LocalResult<FixedOffset> { LocalResult::Single(*self) }
    fn offset_from_utc_datetime(&self, _utc: &NaiveDateTime) -> FixedOffset { *self }
}
impl Offset for FixedOffset {
    fn fix(&self) -> FixedOffset { *self }
}
impl fmt::Debug for FixedOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, secs) = if self.seconds < 0 { ('-', -self.seconds) } else { ('+', self.seconds) };
        write!(f, "{sign}{:02}:{:02}", secs / 3600, secs / 60 % 60)?;
        if secs % 60 != 0 {
            write!(f, ":{:02}", secs % 60)?;
        }
        Ok(())
    }
}
impl fmt::Display for FixedOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self, f) }
}
