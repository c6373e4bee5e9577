//! Reading by a format.
use super::long_form;
use crate::{month, weekday, DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Weekday};
use std::fmt;

/// What was read so far.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parsed {
    year: Option<i64>,
    year_mod_100: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    ordinal: Option<i64>,
    weekday: Option<Weekday>,
    hour: Option<i64>,
    hour12: Option<i64>,
    afternoon: Option<bool>,
    minute: Option<i64>,
    second: Option<i64>,
    nano: Option<i64>,
    timestamp: Option<i64>,
    offset: Option<i64>,
}

/// The result of reading.
pub type ParseResult<T> = Result<T, ParseError>;
/// Why a text could not be read.
#[derive(Debug, PartialEq, Eq, Clone, Copy, Hash)]
pub struct ParseError(ParseErrorKind);
/// Why a text could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
pub enum ParseErrorKind {
    OutOfRange,
    Impossible,
    NotEnough,
    Invalid,
    TooShort,
    TooLong,
    BadFormat,
}
pub(crate) const IMPOSSIBLE: ParseError = ParseError(ParseErrorKind::Impossible);
const OUT_OF_RANGE: ParseError = ParseError(ParseErrorKind::OutOfRange);
const NOT_ENOUGH: ParseError = ParseError(ParseErrorKind::NotEnough);
const INVALID: ParseError = ParseError(ParseErrorKind::Invalid);
const TOO_SHORT: ParseError = ParseError(ParseErrorKind::TooShort);
const TOO_LONG: ParseError = ParseError(ParseErrorKind::TooLong);
const BAD_FORMAT: ParseError = ParseError(ParseErrorKind::BadFormat);

impl ParseError {
    /// Why.
    pub const fn kind(&self) -> ParseErrorKind { self.0 }
}
impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            ParseErrorKind::OutOfRange => "input is out of range",
            ParseErrorKind::Impossible => "no possible date and time matching input",
            ParseErrorKind::NotEnough => "input is not enough for unique date and time",
            ParseErrorKind::Invalid => "input contains invalid characters",
            ParseErrorKind::TooShort => "premature end of input",
            ParseErrorKind::TooLong => "trailing input",
            ParseErrorKind::BadFormat => "bad or unsupported format string",
        })
    }
}
impl std::error::Error for ParseError {}

/// Reads all of a text.
pub(crate) fn parse(s: &str, fmt: &str) -> ParseResult<Parsed> {
    let mut parsed = Parsed::default();
    let rest = items(&mut parsed, s, fmt)?;
    if rest.is_empty() { Ok(parsed) } else { Err(TOO_LONG) }
}

pub(crate) fn parse_rfc3339(s: &str) -> ParseResult<Parsed> {
    let mut parsed = Parsed::default();
    let rest = items(&mut parsed, s, "%Y-%m-%d")?;
    let rest = match rest.chars().next() {
        Some('T' | 't' | ' ') => &rest[1..],
        Some(_) => return Err(INVALID),
        None => return Err(TOO_SHORT),
    };
    let rest = items(&mut parsed, rest, "%H:%M:%S%.f%:z")?;
    if rest.is_empty() { Ok(parsed) } else { Err(TOO_LONG) }
}

/// As `Display` writes it too: with blanks, and with `UTC`.
pub(crate) fn parse_relaxed(s: &str) -> ParseResult<Parsed> {
    let mut parsed = Parsed::default();
    let rest = items(&mut parsed, s, "%Y-%m-%d")?;
    let rest = match rest.chars().next() {
        Some('T' | 't' | ' ') => &rest[1..],
        Some(_) => return Err(INVALID),
        None => return Err(TOO_SHORT),
    };
    let rest = items(&mut parsed, rest, "%H:%M:%S%.f")?.trim();
    if rest.eq_ignore_ascii_case("utc") {
        parsed.offset = Some(0);
        return Ok(parsed);
    }
    let rest = items(&mut parsed, rest, "%:z")?;
    if rest.is_empty() { Ok(parsed) } else { Err(TOO_LONG) }
}

// Up to `max` digits; at least `min`.
fn digits(s: &str, min: usize, max: usize) -> ParseResult<(&str, i64)> {
    let n = s.bytes().take(max).take_while(u8::is_ascii_digit).count();
    if n < min {
        return Err(if s.len() < min && n == s.len() { TOO_SHORT } else { INVALID });
    }
    let value = s[..n].parse().map_err(|_| OUT_OF_RANGE)?;
    Ok((&s[n..], value))
}
fn signed(s: &str, max: usize) -> ParseResult<(&str, i64)> {
    match s.bytes().next() {
        Some(b'-') => digits(&s[1..], 1, usize::MAX).map(|(s, v)| (s, -v)),
        Some(b'+') => digits(&s[1..], 1, usize::MAX),
        _ => digits(s, 1, max),
    }
}
// The fraction after a dot, as nanoseconds.
fn nanos(s: &str) -> ParseResult<(&str, i64)> {
    let n = s.bytes().take_while(u8::is_ascii_digit).count();
    if n == 0 {
        return Err(if s.is_empty() { TOO_SHORT } else { INVALID });
    }
    let kept = n.min(9);
    let value: i64 = s[..kept].parse().map_err(|_| OUT_OF_RANGE)?;
    Ok((&s[n..], value * 10i64.pow(9 - kept as u32)))
}
// One of the names, whole or its first three letters.
fn name<'a>(s: &'a str, names: &[&str]) -> ParseResult<(&'a str, usize)> {
    for (n, name) in names.iter().enumerate() {
        for text in [*name, &name[..3]] {
            if s.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text)) {
                return Ok((&s[text.len()..], n));
            }
        }
    }
    Err(if s.len() < 3 { TOO_SHORT } else { INVALID })
}
fn zone(s: &str) -> ParseResult<(&str, i64)> {
    if let Some(rest) = s.strip_prefix(['Z', 'z']) {
        return Ok((rest, 0));
    }
    let sign = match s.bytes().next() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        Some(_) => return Err(INVALID),
        None => return Err(TOO_SHORT),
    };
    let (s, hours) = digits(&s[1..], 2, 2)?;
    let s = s.strip_prefix(':').unwrap_or(s);
    let (s, minutes) = digits(s, 2, 2)?;
    if minutes > 59 {
        return Err(OUT_OF_RANGE);
    }
    Ok((s, sign * (hours * 3600 + minutes * 60)))
}

fn items<'a>(parsed: &mut Parsed, mut s: &'a str, fmt: &str) -> ParseResult<&'a str> {
    let mut chars = fmt.chars();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            s = s.trim_start();
            continue;
        }
        if c != '%' {
            s = match s.strip_prefix(c) {
                Some(rest) => rest,
                None => return Err(if s.is_empty() { TOO_SHORT } else { INVALID }),
            };
            continue;
        }
        let mut spec = chars.next().ok_or(BAD_FORMAT)?;
        if let '-' | '_' | '0' = spec {
            spec = chars.next().ok_or(BAD_FORMAT)?;
        }
        s = match spec {
            '.' | '3' | '6' | '9' => {
                while chars.next().ok_or(BAD_FORMAT)? != 'f' {}
                if spec == '.' {
                    match s.strip_prefix('.') {
                        None => s,
                        Some(rest) => {
                            let (rest, value) = nanos(rest)?;
                            parsed.nano = Some(value);
                            rest
                        }
                    }
                } else {
                    let (rest, value) = nanos(s)?;
                    parsed.nano = Some(value);
                    rest
                }
            }
            ':' => {
                while chars.next().ok_or(BAD_FORMAT)? == ':' {}
                let (rest, value) = zone(s)?;
                parsed.offset = Some(value);
                rest
            }
            _ => match long_form(spec) {
                Some(fmt) => items(parsed, s, fmt)?,
                None => item(parsed, s, spec)?,
            },
        };
    }
    Ok(s)
}

fn item<'a>(parsed: &mut Parsed, s: &'a str, spec: char) -> ParseResult<&'a str> {
    let two = |field: &mut Option<i64>, range: std::ops::RangeInclusive<i64>, max: usize| {
        let (rest, value) = digits(s.trim_start(), 1, max)?;
        if !range.contains(&value) {
            return Err(OUT_OF_RANGE);
        }
        *field = Some(value);
        Ok(rest)
    };
    match spec {
        'Y' => {
            let (rest, value) = signed(s.trim_start(), 4)?;
            parsed.year = Some(value);
            Ok(rest)
        }
        'y' => two(&mut parsed.year_mod_100, 0..=99, 2),
        'm' => two(&mut parsed.month, 1..=12, 2),
        'd' | 'e' => two(&mut parsed.day, 1..=31, 2),
        'j' => two(&mut parsed.ordinal, 1..=366, 3),
        'H' | 'k' => two(&mut parsed.hour, 0..=23, 2),
        'I' | 'l' => two(&mut parsed.hour12, 1..=12, 2),
        'M' => two(&mut parsed.minute, 0..=59, 2),
        'S' => two(&mut parsed.second, 0..=60, 2),
        'f' => {
            let (rest, value) = digits(s, 1, 9)?;
            parsed.nano = Some(value);
            Ok(rest)
        }
        's' => {
            let (rest, value) = signed(s, usize::MAX)?;
            parsed.timestamp = Some(value);
            Ok(rest)
        }
        'b' | 'h' | 'B' => {
            let (rest, n) = name(s, &month::LONG)?;
            parsed.month = Some(n as i64 + 1);
            Ok(rest)
        }
        'a' | 'A' => {
            let (rest, n) = name(s, &weekday::LONG)?;
            parsed.weekday = Some(Weekday::at(n as i64));
            Ok(rest)
        }
        'p' | 'P' => {
            let half = s.get(..2).ok_or(TOO_SHORT)?;
            parsed.afternoon = Some(match () {
                _ if half.eq_ignore_ascii_case("am") => false,
                _ if half.eq_ignore_ascii_case("pm") => true,
                _ => return Err(INVALID),
            });
            Ok(&s[2..])
        }
        'z' => {
            let (rest, value) = zone(s.trim_start())?;
            parsed.offset = Some(value);
            Ok(rest)
        }
        'Z' => Ok(s.trim_start_matches(|c: char| !c.is_whitespace())),
        'n' | 't' => Ok(s.trim_start()),
        '%' => s.strip_prefix('%').ok_or(INVALID),
        _ => Err(BAD_FORMAT),
    }
}

impl Parsed {
    /// The date.
    pub fn to_naive_date(&self) -> ParseResult<NaiveDate> {
        let year = match (self.year, self.year_mod_100) {
            (Some(year), _) => year,
            (None, Some(short)) => short + if short < 70 { 2000 } else { 1900 },
            _ => return Err(NOT_ENOUGH),
        };
        let date = match (self.month, self.day, self.ordinal) {
            (Some(month), Some(day), _) => NaiveDate::from_ymd_opt(year as i32, month as u32, day as u32),
            (_, _, Some(ordinal)) => NaiveDate::from_yo_opt(year as i32, ordinal as u32),
            _ => return Err(NOT_ENOUGH),
        };
        let date = date.ok_or(OUT_OF_RANGE)?;
        if self.weekday.is_some_and(|day| day != date.weekday()) {
            return Err(IMPOSSIBLE);
        }
        Ok(date)
    }
    /// The time.
    pub fn to_naive_time(&self) -> ParseResult<NaiveTime> {
        let hour = match (self.hour, self.hour12, self.afternoon) {
            (Some(hour), _, _) => hour,
            (None, Some(hour), Some(afternoon)) => hour % 12 + if afternoon { 12 } else { 0 },
            _ => return Err(NOT_ENOUGH),
        };
        let minute = self.minute.ok_or(NOT_ENOUGH)?;
        let (second, mut nano) = (self.second.unwrap_or(0), self.nano.unwrap_or(0));
        if self.second.is_none() && self.nano.is_some() {
            return Err(NOT_ENOUGH);
        }
        if second == 60 {
            nano += 1_000_000_000;
        }
        NaiveTime::from_hms_nano_opt(hour as u32, minute as u32, second.min(59) as u32, nano as u32).ok_or(OUT_OF_RANGE)
    }
    /// Date and time.
    pub fn to_naive_datetime(&self) -> ParseResult<NaiveDateTime> {
        if let Some(stamp) = self.timestamp {
            return NaiveDateTime::from_stamp(stamp, self.nano.unwrap_or(0) as u32).ok_or(OUT_OF_RANGE);
        }
        Ok(self.to_naive_date()?.and_time(self.to_naive_time()?))
    }
    /// The moment.
    pub fn to_datetime(&self) -> ParseResult<DateTime<FixedOffset>> {
        let seconds = match (self.offset, self.timestamp) {
            (Some(seconds), _) => seconds,
            (None, Some(_)) => 0,
            _ => return Err(NOT_ENOUGH),
        };
        let offset = FixedOffset::east_opt(seconds as i32).ok_or(OUT_OF_RANGE)?;
        if self.timestamp.is_some() {
            return Ok(offset.from_utc_datetime(&self.to_naive_datetime()?));
        }
        offset.from_local_datetime(&self.to_naive_datetime()?).single().ok_or(IMPOSSIBLE)
    }
}
