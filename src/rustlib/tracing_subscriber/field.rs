//! Visitors of fields.
pub use tracing::field::Visit;
