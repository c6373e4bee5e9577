//! `tracing_core`: the parts of `tracing` that subscribers are made of.
pub use tracing::dispatcher;
pub use tracing::field;
pub use tracing::span;
pub use tracing::subscriber;
pub use tracing::subscriber::Interest;
pub use tracing::level_filters::{LevelFilter, ParseLevelFilterError};
pub use tracing::{Dispatch, Event, Kind, Level, Metadata, ParseLevelError, Subscriber};
pub use tracing::field::Field;
