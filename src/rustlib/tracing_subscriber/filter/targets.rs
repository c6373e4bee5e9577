//! `Targets`: levels by target.
use super::directive::{best, Directive, ParseError};
use crate::layer::{Context, Filter, Layer};
use std::str::FromStr;
use tracing::level_filters::LevelFilter;
use tracing::subscriber::Interest;
use tracing::{Level, Metadata, Subscriber};

/// A filter that enables or disables spans and events based on their target and level.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Targets {
    directives: Vec<Directive>,
}
impl Targets {
    /// Returns a new `Targets` filter.
    pub fn new() -> Targets { Targets::default() }
    /// Enables spans and events with the target `target` and `level`.
    pub fn with_target(mut self, target: impl Into<String>, level: impl Into<LevelFilter>) -> Targets {
        self.directives.push(Directive { target: Some(target.into()), span: None, level: level.into() });
        self
    }
    /// Adds targets from an iterator of target-level pairs.
    pub fn with_targets<T: Into<String>, L: Into<LevelFilter>>(self, targets: impl IntoIterator<Item = (T, L)>) -> Targets { targets.into_iter().fold(self, |f, (t, l)| f.with_target(t, l)) }
    /// Sets the default level to enable for spans and events whose targets did not match any of the configured prefixes.
    pub fn with_default(mut self, level: impl Into<LevelFilter>) -> Targets {
        self.directives.push(Directive { target: None, span: None, level: level.into() });
        self
    }
    /// Returns whether a target and level would be enabled.
    pub fn would_enable(&self, target: &str, level: &Level) -> bool {
        let mut found: Option<(usize, LevelFilter)> = None;
        for d in &self.directives {
            if d.target.as_ref().map_or(true, |t| target.starts_with(t.as_str())) && found.map_or(true, |(n, _)| d.closeness() >= n) {
                found = Some((d.closeness(), d.level));
            }
        }
        found.is_some_and(|(_, l)| *level <= l)
    }
    fn wants(&self, meta: &Metadata<'_>) -> bool { best(self.directives.iter(), meta).is_some_and(|level| *meta.level() <= level) }
    fn hint(&self) -> Option<LevelFilter> { Some(self.directives.iter().map(|d| d.level).max().unwrap_or(LevelFilter::OFF)) }
}
impl<S: Subscriber> Layer<S> for Targets {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest { if self.wants(metadata) { Interest::always() } else { Interest::never() } }
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool { self.wants(metadata) }
    fn max_level_hint(&self) -> Option<LevelFilter> { self.hint() }
}
impl<S: 'static> Filter<S> for Targets {
    fn enabled(&self, meta: &Metadata<'_>, _: &Context<'_, S>) -> bool { self.wants(meta) }
    fn callsite_enabled(&self, meta: &'static Metadata<'static>) -> Interest { if self.wants(meta) { Interest::always() } else { Interest::never() } }
    fn max_level_hint(&self) -> Option<LevelFilter> { self.hint() }
}
impl FromStr for Targets {
    type Err = ParseError;
    fn from_str(s: &str) -> Result<Targets, ParseError> { Ok(Targets { directives: s.split(',').map(str::parse).collect::<Result<_, _>>()? }) }
}
impl<T: Into<String>, L: Into<LevelFilter>> FromIterator<(T, L)> for Targets {
    fn from_iter<I: IntoIterator<Item = (T, L)>>(iter: I) -> Targets { Targets::new().with_targets(iter) }
}
