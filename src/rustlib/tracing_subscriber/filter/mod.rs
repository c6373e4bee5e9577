//! Filters: a level, directives like `warn,my_crate=debug`, or a function.
mod directive;
mod env;
mod functions;
pub mod targets;

pub use self::directive::{Directive, ParseError};
pub use self::env::{Builder, EnvFilter, FromEnvError};
pub use self::functions::{filter_fn, FilterFn};
pub use self::targets::Targets;
use crate::layer::{Context, Layer};
pub use crate::layer::Filtered;
pub use tracing::level_filters::{LevelFilter, ParseLevelFilterError};
use tracing::subscriber::Interest;
use tracing::{Metadata, Subscriber};

impl<S: Subscriber> Layer<S> for LevelFilter {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest { if metadata.level() <= self { Interest::always() } else { Interest::never() } }
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool { metadata.level() <= self }
    fn max_level_hint(&self) -> Option<LevelFilter> { Some(*self) }
}
