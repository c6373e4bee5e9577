//! Layers: parts of a subscriber.
use crate::filter::{EnvFilter, LevelFilter};
use crate::fmt::Config;
use crate::registry::Registry;

/// A composable handler for tracing events.
pub trait Layer: Sized {
    /// Makes its contribution.
    #[doc(hidden)]
    fn apply(self, config: &mut Config);
    /// Filters this layer.
    fn with_filter<F: Layer>(self, filter: F) -> Filtered<Self, F> { Filtered(self, filter) }
    /// Wraps the layer in a box.
    fn boxed(self) -> Self { self }
}
/// A layer with its filter.
pub struct Filtered<L, F>(L, F);
impl<L: Layer, F: Layer> Layer for Filtered<L, F> {
    fn apply(self, config: &mut Config) {
        self.0.apply(config);
        self.1.apply(config);
    }
}
impl Layer for EnvFilter {
    fn apply(self, config: &mut Config) { config.filters.push(self) }
}
impl Layer for LevelFilter {
    fn apply(self, config: &mut Config) { config.filters.push(EnvFilter::new("").with_default(self)) }
}
impl<L: Layer> Layer for Option<L> {
    fn apply(self, config: &mut Config) {
        if let Some(layer) = self {
            layer.apply(config)
        }
    }
}
/// Extension trait adding a `with(Layer)` combinator.
pub trait SubscriberExt: Sized {
    /// Wraps `self` with the provided layer.
    fn with<L: Layer>(self, layer: L) -> Self;
}
impl SubscriberExt for Registry {
    fn with<L: Layer>(mut self, layer: L) -> Self {
        layer.apply(&mut self.config);
        self
    }
}
