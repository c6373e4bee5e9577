//! The channels; see the `futures` crate.
pub use futures::channel::{mpsc, oneshot};
