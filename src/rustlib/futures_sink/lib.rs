//! The `Sink` trait; see the `futures` crate.
pub use futures::sink::Sink;
