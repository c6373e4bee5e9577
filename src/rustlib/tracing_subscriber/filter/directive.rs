//! One part of a filter: a target, a span, a level.
use std::error::Error;
use std::fmt;
use std::str::FromStr;
use tracing::level_filters::LevelFilter;
use tracing::{Level, Metadata};

/// A single filtering directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    pub(crate) target: Option<String>,
    pub(crate) span: Option<String>,
    pub(crate) level: LevelFilter,
}
/// Indicates that a string could not be parsed as a filtering directive.
#[derive(Debug)]
pub struct ParseError(());
impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("invalid filter directive") }
}
impl Error for ParseError {}
impl Directive {
    pub(crate) fn cares_about(&self, meta: &Metadata<'_>) -> bool { self.span.is_none() && self.target.as_ref().map_or(true, |t| meta.target().starts_with(t.as_str())) }
    /// How closely it names what it is about: the directive for the longest prefix counts.
    pub(crate) fn closeness(&self) -> usize { self.target.as_ref().map_or(0, |t| t.len() + 1) }
}
impl FromStr for Directive {
    type Err = ParseError;
    fn from_str(s: &str) -> Result<Directive, ParseError> {
        let s = s.trim();
        let (head, level) = match s.rsplit_once('=') {
            // A `=` inside of `[span{field=value}]` is not the one before the level.
            Some((head, level)) if !level.contains(']') && !level.contains('}') => (head, Some(level.parse::<LevelFilter>().map_err(|_| ParseError(()))?)),
            _ => (s, None),
        };
        let (target, span) = match head.split_once('[') {
            None => (head, None),
            Some((target, rest)) => {
                let name = rest.strip_suffix(']').ok_or(ParseError(()))?;
                (target, Some(String::from(name.split('{').next().unwrap_or(""))))
            }
        };
        if level.is_none() && span.is_none() {
            if let Ok(level) = target.parse::<LevelFilter>() {
                return Ok(Directive { target: None, span: None, level });
            }
        }
        let target = if target.is_empty() { None } else { Some(String::from(target)) };
        Ok(Directive { target, span, level: level.unwrap_or(LevelFilter::TRACE) })
    }
}
impl From<LevelFilter> for Directive {
    fn from(level: LevelFilter) -> Directive { Directive { target: None, span: None, level } }
}
impl From<Level> for Directive {
    fn from(level: Level) -> Directive { LevelFilter::from_level(level).into() }
}
impl fmt::Display for Directive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(target) = &self.target {
            f.write_str(target)?;
        }
        if let Some(span) = &self.span {
            write!(f, "[{}]", span)?;
        }
        if self.target.is_some() || self.span.is_some() {
            f.write_str("=")?;
        }
        write!(f, "{}", self.level)
    }
}
/// Which directive counts for something: the one that names it most closely.
pub(crate) fn best<'d>(directives: impl Iterator<Item = &'d Directive>, meta: &Metadata<'_>) -> Option<LevelFilter> {
    let mut best: Option<(usize, LevelFilter)> = None;
    for d in directives {
        if d.cares_about(meta) && best.map_or(true, |(n, _)| d.closeness() >= n) {
            best = Some((d.closeness(), d.level));
        }
    }
    best.map(|(_, level)| level)
}
