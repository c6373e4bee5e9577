//! `#[derive(Error)]`. The compiler expands the derive.

/// Derives `std::error::Error`, `Display` from `#[error(..)]` and `From` for `#[from]` fields.
#[builtin_macro = "derive:thiserror"]
#[macro_export]
macro_rules! Error { () => {}; }
