//! `#[derive(Error)]`. The compiler expands the derive.

/// Derives `std::error::Error`, `Display` from `#[error(..)]` and `From` for `#[from]` fields.
#[builtin_macro = "derive:thiserror"]
#[macro_export]
macro_rules! Error { () => {}; }

/// What the derive's expansion calls: a source is whatever is an error, or derefs to one (`Box<dyn Error>`, `anyhow::Error`).
#[doc(hidden)]
pub mod __private {
    use std::error::Error;

    pub trait AsDynError<'a> {
        fn as_dyn_error(&self) -> &(dyn Error + 'a);
    }
    impl<'a, T: Error + 'a> AsDynError<'a> for T {
        fn as_dyn_error(&self) -> &(dyn Error + 'a) { self }
    }
    impl<'a> AsDynError<'a> for dyn Error + 'a {
        fn as_dyn_error(&self) -> &(dyn Error + 'a) { self }
    }
    impl<'a> AsDynError<'a> for dyn Error + Send + 'a {
        fn as_dyn_error(&self) -> &(dyn Error + 'a) { self }
    }
    impl<'a> AsDynError<'a> for dyn Error + Send + Sync + 'a {
        fn as_dyn_error(&self) -> &(dyn Error + 'a) { self }
    }
}
