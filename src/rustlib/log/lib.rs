//! `log`: a facade. Nothing is shown until a program installs a logger.
use std::cmp;
use std::error::Error;
use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::OnceLock;

mod macros;

static LOGGER: OnceLock<&'static dyn Log> = OnceLock::new();
static MAX_LEVEL: AtomicUsize = AtomicUsize::new(0);
const NAMES: [&str; 6] = ["OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"];
/// What is compiled in: everything.
pub const STATIC_MAX_LEVEL: LevelFilter = LevelFilter::Trace;

/// An enum representing the available verbosity levels of the logger.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Level {
    /// Very serious errors.
    Error = 1,
    /// Hazardous situations.
    Warn,
    /// Useful information.
    Info,
    /// Lower priority information.
    Debug,
    /// Very low priority, often extremely verbose, information.
    Trace,
}
/// An enum representing the available verbosity level filters of the logger.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum LevelFilter {
    /// A level lower than all log levels.
    Off,
    /// Corresponds to the `Error` log level.
    Error,
    /// Corresponds to the `Warn` log level.
    Warn,
    /// Corresponds to the `Info` log level.
    Info,
    /// Corresponds to the `Debug` log level.
    Debug,
    /// Corresponds to the `Trace` log level.
    Trace,
}
const LEVELS: [Level; 5] = [Level::Error, Level::Warn, Level::Info, Level::Debug, Level::Trace];
const FILTERS: [LevelFilter; 6] =
    [LevelFilter::Off, LevelFilter::Error, LevelFilter::Warn, LevelFilter::Info, LevelFilter::Debug, LevelFilter::Trace];
impl Level {
    /// Returns the most verbose logging level.
    pub fn max() -> Level { Level::Trace }
    /// Converts the `Level` to the equivalent `LevelFilter`.
    pub fn to_level_filter(&self) -> LevelFilter { FILTERS[*self as usize] }
    /// Returns the string representation of the `Level`.
    pub fn as_str(&self) -> &'static str { NAMES[*self as usize] }
    /// Iterate through all supported logging levels.
    pub fn iter() -> impl Iterator<Item = Level> { LEVELS.into_iter() }
}
impl LevelFilter {
    /// Returns the most verbose logging level filter.
    pub fn max() -> LevelFilter { LevelFilter::Trace }
    /// Converts `self` to the equivalent `Level`; `None` if it is `Off`.
    pub fn to_level(&self) -> Option<Level> { (*self as usize).checked_sub(1).map(|i| LEVELS[i]) }
    /// Returns the string representation of the `LevelFilter`.
    pub fn as_str(&self) -> &'static str { NAMES[*self as usize] }
    /// Iterate through all supported filtering levels.
    pub fn iter() -> impl Iterator<Item = LevelFilter> { FILTERS.into_iter() }
}
impl PartialEq<LevelFilter> for Level {
    fn eq(&self, other: &LevelFilter) -> bool { *self as usize == *other as usize }
}
impl PartialOrd<LevelFilter> for Level {
    fn partial_cmp(&self, other: &LevelFilter) -> Option<cmp::Ordering> { Some((*self as usize).cmp(&(*other as usize))) }
}
impl PartialEq<Level> for LevelFilter {
    fn eq(&self, other: &Level) -> bool { *self as usize == *other as usize }
}
impl PartialOrd<Level> for LevelFilter {
    fn partial_cmp(&self, other: &Level) -> Option<cmp::Ordering> { Some((*self as usize).cmp(&(*other as usize))) }
}
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.as_str()) }
}
impl fmt::Display for LevelFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.as_str()) }
}
/// The type returned by `from_str` when the string doesn't match any of the log levels.
#[derive(Debug, PartialEq, Eq)]
pub struct ParseLevelError(());
impl fmt::Display for ParseLevelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("attempted to convert a string that doesn't match an existing log level")
    }
}
impl Error for ParseLevelError {}
fn index_of(name: &str) -> Result<usize, ParseLevelError> {
    NAMES.iter().position(|known| known.eq_ignore_ascii_case(name)).ok_or(ParseLevelError(()))
}
impl FromStr for Level {
    type Err = ParseLevelError;
    fn from_str(level: &str) -> Result<Level, ParseLevelError> { FILTERS[index_of(level)?].to_level().ok_or(ParseLevelError(())) }
}
impl FromStr for LevelFilter {
    type Err = ParseLevelError;
    fn from_str(level: &str) -> Result<LevelFilter, ParseLevelError> { Ok(FILTERS[index_of(level)?]) }
}

/// Metadata about a log message.
#[derive(Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub struct Metadata<'a> {
    level: Level,
    target: &'a str,
}
impl<'a> Metadata<'a> {
    /// The verbosity level of the message.
    pub fn level(&self) -> Level { self.level }
    /// The name of the target of the directive.
    pub fn target(&self) -> &'a str { self.target }
}
/// The "payload" of a log message.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    metadata: Metadata<'a>,
    args: fmt::Arguments<'a>,
    module_path: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<u32>,
}
impl<'a> Record<'a> {
    /// The message body.
    pub fn args(&self) -> &fmt::Arguments<'a> { &self.args }
    /// Metadata about the log directive.
    pub fn metadata(&self) -> &Metadata<'a> { &self.metadata }
    /// The verbosity level of the message.
    pub fn level(&self) -> Level { self.metadata.level }
    /// The name of the target of the directive.
    pub fn target(&self) -> &'a str { self.metadata.target }
    /// The module path of the message.
    pub fn module_path(&self) -> Option<&'a str> { self.module_path }
    /// The source file containing the message.
    pub fn file(&self) -> Option<&'a str> { self.file }
    /// The line containing the message.
    pub fn line(&self) -> Option<u32> { self.line }
}
/// A trait encapsulating the operations required of a logger.
pub trait Log: Sync + Send {
    /// Determines if a log message with the specified metadata would be logged.
    fn enabled(&self, metadata: &Metadata<'_>) -> bool;
    /// Logs the `Record`.
    fn log(&self, record: &Record<'_>);
    /// Flushes any buffered records.
    fn flush(&self);
}
struct NopLogger;
impl Log for NopLogger {
    fn enabled(&self, _: &Metadata<'_>) -> bool { false }
    fn log(&self, _: &Record<'_>) {}
    fn flush(&self) {}
}
/// The type returned by `set_logger` if `set_logger` has already been called.
#[derive(Debug)]
pub struct SetLoggerError(());
impl fmt::Display for SetLoggerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("attempted to set a logger after the logging system was already initialized")
    }
}
impl Error for SetLoggerError {}
/// Sets the global maximum log level.
pub fn set_max_level(level: LevelFilter) { MAX_LEVEL.store(level as usize, Ordering::Relaxed) }
/// Returns the current maximum log level.
pub fn max_level() -> LevelFilter { FILTERS[MAX_LEVEL.load(Ordering::Relaxed)] }
/// Sets the global logger to a `&'static Log`.
pub fn set_logger(logger: &'static dyn Log) -> Result<(), SetLoggerError> { LOGGER.set(logger).map_err(|_| SetLoggerError(())) }
/// Sets the global logger to a `Box<Log>`.
pub fn set_boxed_logger(logger: Box<dyn Log>) -> Result<(), SetLoggerError> { set_logger(Box::leak(logger)) }
/// Returns a reference to the logger.
pub fn logger() -> &'static dyn Log {
    static NOP: NopLogger = NopLogger;
    match LOGGER.get() {
        Some(logger) => *logger,
        None => &NOP,
    }
}

/// What the macros call.
#[doc(hidden)]
pub mod __private_api {
    pub use std::{file, format_args, line, module_path};
    use super::{logger, Level, Metadata, Record};
    use std::fmt;

    /// Hands a record to the logger.
    pub fn log(args: fmt::Arguments<'_>, level: Level, target: &str, module: &'static str, file: &'static str, line: u32) {
        let metadata = Metadata { level, target };
        logger().log(&Record { metadata, args, module_path: Some(module), file: Some(file), line: Some(line) });
    }
    /// Would the logger show such a record?
    pub fn enabled(level: Level, target: &str) -> bool { logger().enabled(&Metadata { level, target }) }
}
