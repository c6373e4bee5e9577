//! A function as a filter.
use crate::layer::{Context, Filter, Layer};
use tracing::level_filters::LevelFilter;
use tracing::subscriber::Interest;
use tracing::{Metadata, Subscriber};

/// A filter implemented by a closure or function pointer that determines whether a given span or event is enabled based on its `Metadata`.
#[derive(Clone)]
pub struct FilterFn<F = fn(&Metadata<'_>) -> bool> {
    enabled: F,
    hint: Option<LevelFilter>,
}
/// Constructs a `FilterFn`.
pub fn filter_fn<F: Fn(&Metadata<'_>) -> bool>(f: F) -> FilterFn<F> { FilterFn::new(f) }
impl<F: Fn(&Metadata<'_>) -> bool> FilterFn<F> {
    /// Constructs a `FilterFn` from a function or closure.
    pub fn new(enabled: F) -> Self { FilterFn { enabled, hint: None } }
    /// Sets the highest verbosity level the filter function will enable.
    pub fn with_max_level_hint(self, max_level_hint: impl Into<LevelFilter>) -> Self { FilterFn { hint: Some(max_level_hint.into()), ..self } }
    fn wants(&self, meta: &Metadata<'_>) -> bool { (self.enabled)(meta) }
}
impl<S: Subscriber, F: Fn(&Metadata<'_>) -> bool + 'static> Layer<S> for FilterFn<F> {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest { if self.wants(metadata) { Interest::always() } else { Interest::never() } }
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool { self.wants(metadata) }
    fn max_level_hint(&self) -> Option<LevelFilter> { self.hint }
}
impl<S: 'static, F: Fn(&Metadata<'_>) -> bool + 'static> Filter<S> for FilterFn<F> {
    fn enabled(&self, meta: &Metadata<'_>, _: &Context<'_, S>) -> bool { self.wants(meta) }
    fn callsite_enabled(&self, meta: &'static Metadata<'static>) -> Interest { if self.wants(meta) { Interest::always() } else { Interest::never() } }
    fn max_level_hint(&self) -> Option<LevelFilter> { self.hint }
}
