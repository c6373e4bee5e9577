//! The base that layers are put on.
use crate::fmt::Config;
use std::sync::Arc;

/// A shared, reusable store for spans: here, what the layers on it decide together.
#[derive(Default)]
pub struct Registry {
    pub(crate) config: Config,
}
/// Constructs a new `Registry`.
pub fn registry() -> Registry { Registry::default() }
impl Registry {
    pub(crate) fn into_collector(self) -> Arc<Config> { Arc::new(self.config) }
}
