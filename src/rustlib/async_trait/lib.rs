//! `#[async_trait]`: async functions in trait objects. The compiler expands the attribute.

/// Makes the async functions of a trait or impl return boxed futures.
#[builtin_macro = "attr:async_trait"]
#[macro_export]
macro_rules! async_trait { () => {}; }
