//! `tracing_subscriber`: collecting events and printing them.
pub mod filter;
pub mod fmt;
pub mod layer;
pub mod registry;
pub mod util;

pub use crate::filter::EnvFilter;
pub use crate::fmt::fmt;
pub use crate::layer::Layer;
pub use crate::registry::{registry, Registry};

/// The traits that put subscribers together.
pub mod prelude {
    pub use crate::layer::{Layer as _, SubscriberExt as _};
    pub use crate::util::SubscriberInitExt as _;
}
