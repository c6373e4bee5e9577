//! `#[async_recursion]`: async functions that call themselves. The compiler expands the attribute.

/// Makes an async function return a boxed future.
#[builtin_macro = "attr:async_recursion"]
#[macro_export]
macro_rules! async_recursion { () => {}; }
