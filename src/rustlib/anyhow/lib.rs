//! `anyhow`: one error type for applications, with context and a chain of causes.
mod chain;
mod context;
mod error;
mod fmt;
#[macro_use]
mod macros;
mod message;

pub use crate::chain::Chain;
pub use crate::error::Error;

/// `Result<T, Error>`.
pub type Result<T, E = Error> = core::result::Result<T, E>;

/// `Ok(value)` with the error type of this crate.
#[allow(non_snake_case)]
pub fn Ok<T>(value: T) -> Result<T> { core::result::Result::Ok(value) }

/// Provides the `context` method for `Result` and `Option`.
pub trait Context<T, E> {
    /// Wrap the error value with additional context.
    fn context<C: core::fmt::Display + Send + Sync + 'static>(self, context: C) -> Result<T, Error>;
    /// Wrap the error value with additional context that is evaluated lazily only once an error does occur.
    fn with_context<C: core::fmt::Display + Send + Sync + 'static, F: FnOnce() -> C>(self, f: F) -> Result<T, Error>;
}

/// What the macros use.
#[doc(hidden)]
pub mod __private {
    pub use crate::macros::{format_err, kind, BothDebug, NotBothDebug};
    pub use core::result::Result::Err;
    pub use std::format;
}
