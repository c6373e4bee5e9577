//! Verbosity levels. A more verbose level is the greater one.
use std::cmp::Ordering;
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// Describes the level of verbosity of a span or event.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct Level(u8);
impl Level {
    /// The "error" level.
    pub const ERROR: Level = Level(1);
    /// The "warn" level.
    pub const WARN: Level = Level(2);
    /// The "info" level.
    pub const INFO: Level = Level(3);
    /// The "debug" level.
    pub const DEBUG: Level = Level(4);
    /// The "trace" level.
    pub const TRACE: Level = Level(5);
    pub(crate) fn into_word(self) -> usize { self.0 as usize }
    /// Returns the string representation of the `Level`.
    pub fn as_str(&self) -> &'static str { NAMES[self.0 as usize] }
}
const NAMES: [&str; 6] = ["OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"];
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.as_str()) }
}
impl fmt::Debug for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "Level({})", ["Off", "Error", "Warn", "Info", "Debug", "Trace"][self.0 as usize]) }
}
impl PartialOrd for Level {
    fn partial_cmp(&self, other: &Level) -> Option<Ordering> { Some(self.cmp(other)) }
}
impl Ord for Level {
    fn cmp(&self, other: &Level) -> Ordering { self.0.cmp(&other.0) }
}
/// Returned if parsing a `Level` fails.
#[derive(Debug)]
pub struct ParseLevelError(());
impl fmt::Display for ParseLevelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("error parsing level: expected one of \"error\", \"warn\", \"info\", \"debug\", \"trace\", or a number 1-5")
    }
}
impl Error for ParseLevelError {}
fn number(s: &str) -> Option<u8> {
    if let Ok(n) = s.parse::<u8>() {
        return if n <= 5 { Some(n) } else { None };
    }
    NAMES.iter().position(|name| name.eq_ignore_ascii_case(s)).map(|n| n as u8)
}
impl FromStr for Level {
    type Err = ParseLevelError;
    fn from_str(s: &str) -> Result<Level, ParseLevelError> {
        match number(s) {
            Some(n) if n > 0 => Ok(Level(n)),
            _ => Err(ParseLevelError(())),
        }
    }
}

/// A filter comparable to a verbosity `Level`.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LevelFilter(u8);
impl LevelFilter {
    /// The "off" level: nothing is enabled.
    pub const OFF: LevelFilter = LevelFilter(0);
    /// The "error" level.
    pub const ERROR: LevelFilter = LevelFilter(1);
    /// The "warn" level.
    pub const WARN: LevelFilter = LevelFilter(2);
    /// The "info" level.
    pub const INFO: LevelFilter = LevelFilter(3);
    /// The "debug" level.
    pub const DEBUG: LevelFilter = LevelFilter(4);
    /// The "trace" level.
    pub const TRACE: LevelFilter = LevelFilter(5);
    /// What is enabled at most, by all subscribers.
    pub fn current() -> LevelFilter { crate::dispatcher::max_level() }
    /// Returns the most verbose `Level` that this filter accepts, or `None` if it is OFF.
    pub const fn into_level(self) -> Option<Level> { if self.0 == 0 { None } else { Some(Level(self.0)) } }
    /// Returns a `LevelFilter` that enables spans and events with verbosity up to and including `level`.
    pub const fn from_level(level: Level) -> LevelFilter { LevelFilter(level.0) }
    pub(crate) fn into_word(self) -> usize { self.0 as usize }
    pub(crate) fn from_word(word: usize) -> LevelFilter { LevelFilter(word as u8) }
}
impl From<LevelFilter> for Option<Level> {
    fn from(filter: LevelFilter) -> Option<Level> { filter.into_level() }
}
impl From<Level> for LevelFilter {
    fn from(level: Level) -> LevelFilter { LevelFilter(level.0) }
}
impl From<Option<Level>> for LevelFilter {
    fn from(level: Option<Level>) -> LevelFilter { LevelFilter(level.map_or(0, |l| l.0)) }
}
impl fmt::Display for LevelFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(["off", "error", "warn", "info", "debug", "trace"][self.0 as usize]) }
}
impl fmt::Debug for LevelFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "LevelFilter::{}", NAMES[self.0 as usize]) }
}
/// Indicates that a string could not be parsed to a valid level.
#[derive(Clone, Debug)]
pub struct ParseLevelFilterError(());
impl fmt::Display for ParseLevelFilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("error parsing level filter: expected one of \"off\", \"error\", \"warn\", \"info\", \"debug\", \"trace\", or a number 0-5")
    }
}
impl Error for ParseLevelFilterError {}
impl FromStr for LevelFilter {
    type Err = ParseLevelFilterError;
    fn from_str(s: &str) -> Result<LevelFilter, ParseLevelFilterError> { number(s).map(LevelFilter).ok_or(ParseLevelFilterError(())) }
}
impl PartialEq<LevelFilter> for Level {
    fn eq(&self, other: &LevelFilter) -> bool { self.0 == other.0 }
}
impl PartialOrd<LevelFilter> for Level {
    fn partial_cmp(&self, other: &LevelFilter) -> Option<Ordering> { Some(self.0.cmp(&other.0)) }
}
impl PartialEq<Level> for LevelFilter {
    fn eq(&self, other: &Level) -> bool { self.0 == other.0 }
}
impl PartialOrd<Level> for LevelFilter {
    fn partial_cmp(&self, other: &Level) -> Option<Ordering> { Some(self.0.cmp(&other.0)) }
}
