//! `EnvFilter`: directives, as in the environment variable `RUST_LOG`.
use super::directive::{best, Directive, ParseError};
use crate::layer::{Context, Filter, Layer};
use std::cell::Cell;
use std::env;
use std::error::Error;
use std::fmt;
use std::str::FromStr;
use tracing::level_filters::LevelFilter;
use tracing::span::Id;
use tracing::subscriber::Interest;
use tracing::{Metadata, Subscriber};

thread_local! {
    // How many spans this thread is in that a directive names, by the most verbose level they ask for.
    static NAMED: Cell<[u32; 6]> = const { Cell::new([0; 6]) };
}

/// A `Layer` which filters spans and events based on a set of filter directives.
#[derive(Debug)]
pub struct EnvFilter {
    statics: Vec<Directive>,
    // Those that name a span.
    dynamics: Vec<Directive>,
}
impl EnvFilter {
    /// `RUST_LOG` is the name of the default environment variable used by `EnvFilter`.
    pub const DEFAULT_ENV: &'static str = "RUST_LOG";
    fn of(directives: Vec<Directive>, default: Option<Directive>) -> EnvFilter {
        let mut filter = EnvFilter { statics: Vec::new(), dynamics: Vec::new() };
        if directives.is_empty() {
            filter = filter.add_directive(default.unwrap_or_else(|| LevelFilter::ERROR.into()));
        } else if let Some(default) = default {
            filter = filter.add_directive(default);
        }
        directives.into_iter().fold(filter, EnvFilter::add_directive)
    }
    /// Returns a builder that can be used to configure a new `EnvFilter` instance.
    pub fn builder() -> Builder { Builder { default: None, variable: None } }
    /// Returns a new `EnvFilter` from the directives in the given string, ignoring any that are invalid.
    pub fn new<S: AsRef<str>>(directives: S) -> EnvFilter { EnvFilter::builder().with_default_directive(LevelFilter::ERROR.into()).parse_lossy(directives) }
    /// Returns a new `EnvFilter` from the directives in the given string, or an error if any are invalid.
    pub fn try_new<S: AsRef<str>>(directives: S) -> Result<EnvFilter, ParseError> { EnvFilter::builder().parse(directives) }
    /// Returns a new `EnvFilter` from the value of the `RUST_LOG` environment variable, ignoring any invalid filter directives.
    pub fn from_default_env() -> EnvFilter { EnvFilter::builder().with_default_directive(LevelFilter::ERROR.into()).from_env_lossy() }
    /// Returns a new `EnvFilter` from the value of the given environment variable, ignoring any invalid filter directives.
    pub fn from_env<A: AsRef<str>>(env: A) -> EnvFilter { EnvFilter::builder().with_default_directive(LevelFilter::ERROR.into()).with_env_var(env.as_ref()).from_env_lossy() }
    /// Returns a new `EnvFilter` from the value of the `RUST_LOG` environment variable, or an error if it is unset or contains any invalid filter directives.
    pub fn try_from_default_env() -> Result<EnvFilter, FromEnvError> { EnvFilter::builder().try_from_env() }
    /// Returns a new `EnvFilter` from the value of the given environment variable, or an error if it is unset or contains any invalid filter directives.
    pub fn try_from_env<A: AsRef<str>>(env: A) -> Result<EnvFilter, FromEnvError> { EnvFilter::builder().with_env_var(env.as_ref()).try_from_env() }
    /// Add a filtering directive to this `EnvFilter`.
    pub fn add_directive(mut self, directive: Directive) -> EnvFilter {
        let list = if directive.span.is_some() { &mut self.dynamics } else { &mut self.statics };
        list.retain(|d| d.target != directive.target || d.span != directive.span);
        list.push(directive);
        self
    }
    /// Returns an optional hint of the highest verbosity level that this filter will enable.
    pub fn max_level_hint(&self) -> Option<LevelFilter> {
        if !self.dynamics.is_empty() {
            return Some(LevelFilter::TRACE);
        }
        self.statics.iter().map(|d| d.level).max()
    }
    fn wants(&self, meta: &Metadata<'_>) -> bool {
        if self.dynamics.iter().any(|d| meta.is_span() && d.span.as_deref() == Some(meta.name())) {
            return true;
        }
        if !self.dynamics.is_empty() {
            let named = NAMED.with(|n| n.get());
            for (i, count) in named.iter().enumerate() {
                if *count > 0 && *meta.level() <= LEVELS[i] {
                    return true;
                }
            }
        }
        best(self.statics.iter(), meta).is_some_and(|level| *meta.level() <= level)
    }
    fn interest(&self, meta: &'static Metadata<'static>) -> Interest {
        if !self.dynamics.is_empty() {
            return Interest::sometimes();
        }
        if self.wants(meta) { Interest::always() } else { Interest::never() }
    }
    fn count(&self, name: &str, by: i32) {
        for d in self.dynamics.iter().filter(|d| d.span.as_deref() == Some(name)) {
            let i = LEVELS.iter().position(|l| *l == d.level).unwrap_or(0);
            NAMED.with(|n| {
                let mut all = n.get();
                all[i] = all[i].wrapping_add_signed(by);
                n.set(all);
            });
        }
    }
}
const LEVELS: [LevelFilter; 6] = [LevelFilter::OFF, LevelFilter::ERROR, LevelFilter::WARN, LevelFilter::INFO, LevelFilter::DEBUG, LevelFilter::TRACE];
impl<S: Subscriber + for<'a> crate::registry::LookupSpan<'a>> Layer<S> for EnvFilter {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest { self.interest(metadata) }
    fn max_level_hint(&self) -> Option<LevelFilter> { EnvFilter::max_level_hint(self) }
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool { self.wants(metadata) }
    fn on_enter(&self, id: &Id, ctx: Context<'_, S>) {
        if let Some(span) = ctx.span(id) {
            self.count(span.name(), 1);
        }
    }
    fn on_exit(&self, id: &Id, ctx: Context<'_, S>) {
        if let Some(span) = ctx.span(id) {
            self.count(span.name(), -1);
        }
    }
}
impl<S: 'static> Filter<S> for EnvFilter {
    fn enabled(&self, meta: &Metadata<'_>, _: &Context<'_, S>) -> bool { self.wants(meta) }
    fn callsite_enabled(&self, meta: &'static Metadata<'static>) -> Interest { self.interest(meta) }
    fn max_level_hint(&self) -> Option<LevelFilter> { EnvFilter::max_level_hint(self) }
}
impl FromStr for EnvFilter {
    type Err = ParseError;
    fn from_str(s: &str) -> Result<EnvFilter, ParseError> { EnvFilter::try_new(s) }
}
impl<S: AsRef<str>> From<S> for EnvFilter {
    fn from(s: S) -> EnvFilter { EnvFilter::new(s) }
}
impl Default for EnvFilter {
    fn default() -> EnvFilter { EnvFilter::builder().from_env_lossy() }
}
impl fmt::Display for EnvFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The closest ones first.
        let mut all: Vec<&Directive> = self.statics.iter().chain(self.dynamics.iter()).collect();
        all.sort_by_key(|d| std::cmp::Reverse(d.closeness()));
        for (i, d) in all.iter().enumerate() {
            if i > 0 {
                f.write_str(",")?;
            }
            write!(f, "{}", d)?;
        }
        Ok(())
    }
}
/// A builder for constructing new `EnvFilter`s.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Builder {
    default: Option<Directive>,
    variable: Option<String>,
}
impl Builder {
    /// Sets a default filtering directive that will be added to the filter if the parsed string or environment variable contains no filter directives.
    pub fn with_default_directive(self, default_directive: Directive) -> Self { Builder { default: Some(default_directive), ..self } }
    /// Sets the name of the environment variable used by the `from_env` methods.
    pub fn with_env_var(self, var: impl ToString) -> Self { Builder { variable: Some(var.to_string()), ..self } }
    /// Whether field values are regular expressions.
    pub fn with_regex(self, _regex: bool) -> Self { self }
    /// Returns a new `EnvFilter` from the directives in the given string, ignoring any that are invalid.
    pub fn parse_lossy<S: AsRef<str>>(&self, dirs: S) -> EnvFilter {
        let mut directives = Vec::new();
        for text in dirs.as_ref().split(',').map(str::trim).filter(|s| !s.is_empty()) {
            match text.parse() {
                Ok(d) => directives.push(d),
                Err(e) => eprintln!("ignoring `{}`: {}", text, e),
            }
        }
        EnvFilter::of(directives, self.default.clone())
    }
    /// Returns a new `EnvFilter` from the directives in the given string, or an error if any are invalid.
    pub fn parse<S: AsRef<str>>(&self, dirs: S) -> Result<EnvFilter, ParseError> {
        let directives = dirs.as_ref().split(',').map(str::trim).filter(|s| !s.is_empty()).map(str::parse).collect::<Result<Vec<Directive>, ParseError>>()?;
        Ok(EnvFilter::of(directives, self.default.clone()))
    }
    fn variable(&self) -> &str { self.variable.as_deref().unwrap_or(EnvFilter::DEFAULT_ENV) }
    /// Returns a new `EnvFilter` from the directives in the configured environment variable, ignoring any directives that are invalid.
    pub fn from_env_lossy(&self) -> EnvFilter { self.parse_lossy(env::var(self.variable()).unwrap_or_default()) }
    /// Returns a new `EnvFilter` from the directives in the configured environment variable. If the environment variable is unset, no directive is added.
    pub fn from_env(&self) -> Result<EnvFilter, FromEnvError> { self.parse(env::var(self.variable()).unwrap_or_default()).map_err(FromEnvError::Parse) }
    /// Returns a new `EnvFilter` from the directives in the configured environment variable, or an error if it is not set or a directive is invalid.
    pub fn try_from_env(&self) -> Result<EnvFilter, FromEnvError> { self.parse(env::var(self.variable()).map_err(FromEnvError::Env)?).map_err(FromEnvError::Parse) }
}
/// Indicates that an error occurred while parsing a `EnvFilter` from an environment variable.
#[derive(Debug)]
pub enum FromEnvError {
    #[doc(hidden)]
    Parse(ParseError),
    #[doc(hidden)]
    Env(env::VarError),
}
impl fmt::Display for FromEnvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FromEnvError::Parse(e) => e.fmt(f),
            FromEnvError::Env(e) => e.fmt(f),
        }
    }
}
impl Error for FromEnvError {}
