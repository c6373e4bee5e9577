//! `pin_project!`: safe pin projection. The compiler expands the macro.

/// Declares a struct or enum with its projections.
#[builtin_macro = "pin_project_lite"]
#[macro_export]
macro_rules! pin_project { () => {}; }
