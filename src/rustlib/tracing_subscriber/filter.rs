//! Filters: a level, or directives like `warn,my_crate=debug`.
pub use tracing::level_filters::LevelFilter;
use std::error::Error;
use std::fmt;
use tracing::Level;

/// A directive of a filter could not be understood.
#[derive(Debug)]
pub struct ParseError(String);
impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "invalid filter directive: {}", self.0) }
}
impl Error for ParseError {}

#[derive(Clone, Debug)]
pub(crate) struct Directive {
    target: Option<String>,
    level: LevelFilter,
}
/// A filter by target and level, as in the environment variable `RUST_LOG`.
#[derive(Clone, Debug)]
pub struct EnvFilter {
    directives: Vec<Directive>,
}
/// Filters by target and level.
pub type Targets = EnvFilter;

fn parse(text: &str) -> Result<Directive, ParseError> {
    if text.contains('[') {
        return Err(ParseError(String::from(text)));
    }
    if let Some((target, level)) = text.split_once('=') {
        let level = level.parse().map_err(|_| ParseError(String::from(text)))?;
        return Ok(Directive { target: Some(String::from(target)), level });
    }
    match text.parse() {
        Ok(level) => Ok(Directive { target: None, level }),
        Err(_) => Ok(Directive { target: Some(String::from(text)), level: LevelFilter::TRACE }),
    }
}
fn parse_all(text: &str) -> Vec<Result<Directive, ParseError>> { text.split(',').map(|s| s.trim()).filter(|s| !s.is_empty()).map(parse).collect() }

impl EnvFilter {
    /// Returns a new filter from the directives in the given string, ignoring any that are invalid.
    pub fn new<S: AsRef<str>>(directives: S) -> EnvFilter { EnvFilter { directives: parse_all(directives.as_ref()).into_iter().filter_map(|d| d.ok()).collect() } }
    /// Returns a new filter from the directives in the given string, or an error if any are invalid.
    pub fn try_new<S: AsRef<str>>(directives: S) -> Result<EnvFilter, ParseError> {
        let directives = parse_all(directives.as_ref()).into_iter().collect::<Result<Vec<_>, _>>()?;
        Ok(EnvFilter { directives })
    }
    /// Returns a new filter from the value of the `RUST_LOG` environment variable, ignoring any invalid directives.
    pub fn from_default_env() -> EnvFilter { EnvFilter::new(std::env::var("RUST_LOG").unwrap_or_default()) }
    /// Returns a new filter from the value of the `RUST_LOG` environment variable, or an error if it is unset or invalid.
    pub fn try_from_default_env() -> Result<EnvFilter, FromEnvError> {
        let text = std::env::var("RUST_LOG").map_err(|e| FromEnvError(e.to_string()))?;
        EnvFilter::try_new(text).map_err(|e| FromEnvError(e.to_string()))
    }
    /// Adds a filtering directive.
    pub fn add_directive(mut self, directive: impl Into<AddedDirective>) -> EnvFilter {
        let AddedDirective(directive) = directive.into();
        self.directives.retain(|d| d.target != directive.target);
        self.directives.push(directive);
        self
    }
    /// Adds a target with a level.
    pub fn with_target(mut self, target: impl Into<String>, level: impl Into<LevelFilter>) -> EnvFilter {
        self.directives.push(Directive { target: Some(target.into()), level: level.into() });
        self
    }
    /// The level of all other targets.
    pub fn with_default(mut self, level: impl Into<LevelFilter>) -> EnvFilter {
        self.directives.push(Directive { target: None, level: level.into() });
        self
    }
    pub(crate) fn enabled(&self, level: Level, target: &str) -> bool {
        // The directive for the longest prefix of the target counts; without any directive errors pass.
        let mut best: Option<(usize, LevelFilter)> = None;
        for d in &self.directives {
            let len = match &d.target {
                None => 0,
                Some(t) if target.starts_with(t.as_str()) => t.len() + 1,
                Some(_) => continue,
            };
            if best.is_none_or(|(n, _)| len >= n) {
                best = Some((len, d.level));
            }
        }
        match best {
            Some((_, filter)) => filter.allows(level),
            None => self.directives.is_empty() && level == Level::ERROR,
        }
    }
}
/// A directive on its way into a filter.
#[doc(hidden)]
pub struct AddedDirective(pub(crate) Directive);
impl From<Level> for AddedDirective {
    fn from(level: Level) -> Self { AddedDirective(Directive { target: None, level: level.into() }) }
}
impl From<LevelFilter> for AddedDirective {
    fn from(level: LevelFilter) -> Self { AddedDirective(Directive { target: None, level }) }
}
impl std::str::FromStr for AddedDirective {
    type Err = ParseError;
    fn from_str(s: &str) -> Result<Self, ParseError> { parse(s).map(AddedDirective) }
}
/// Reading a filter from the environment failed.
#[derive(Debug)]
pub struct FromEnvError(String);
impl fmt::Display for FromEnvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
}
impl Error for FromEnvError {}
impl From<&str> for EnvFilter {
    fn from(s: &str) -> EnvFilter { EnvFilter::new(s) }
}
impl From<String> for EnvFilter {
    fn from(s: String) -> EnvFilter { EnvFilter::new(s) }
}
