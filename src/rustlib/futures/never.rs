//! A type that has no values.

/// What never comes, as in a stream that cannot fail.
pub type Never = std::convert::Infallible;
