//! Formats of dates and times.
mod parse;
mod write;

pub(crate) use self::parse::{parse, parse_relaxed, parse_rfc3339, IMPOSSIBLE};
pub use self::parse::{ParseError, ParseErrorKind, ParseResult, Parsed};
pub(crate) use self::write::{fraction, Fraction};
pub use self::write::DelayedFormat;

/// How many digits of a second are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub enum SecondsFormat {
    Secs,
    Millis,
    Micros,
    Nanos,
    AutoSi,
}

/// `%T` and its like, written out.
pub(crate) fn long_form(spec: char) -> Option<&'static str> {
    Some(match spec {
        'D' | 'x' => "%m/%d/%y",
        'F' => "%Y-%m-%d",
        'v' => "%e-%b-%Y",
        'R' => "%H:%M",
        'T' | 'X' => "%H:%M:%S",
        'r' => "%I:%M:%S %p",
        'c' => "%a %b %e %H:%M:%S %Y",
        '+' => "%Y-%m-%dT%H:%M:%S%.f%:z",
        _ => return None,
    })
}
