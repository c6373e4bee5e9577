//! `tracing_subscriber`: collecting events and printing them.
pub mod field;
pub mod filter;
pub mod fmt;
pub mod layer;
pub mod registry;
pub mod reload;
pub mod util;

pub use crate::filter::EnvFilter;
pub use crate::fmt::fmt;
pub use crate::fmt::Subscriber as FmtSubscriber;
pub use crate::layer::Layer;
pub use crate::registry::{registry, Registry};

/// The traits that put subscribers together.
pub mod prelude {
    pub use crate::layer::{Layer as __tracing_subscriber_Layer, SubscriberExt as __tracing_subscriber_SubscriberExt};
    pub use crate::util::SubscriberInitExt as _;
}
