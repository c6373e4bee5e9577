//! `pin_project`: projections of pinned types. The compiler expands the attributes.

/// Creates projection types covering all the fields of a struct or enum.
#[builtin_macro = "attr:pin_project"]
#[macro_export]
macro_rules! pin_project { () => {}; }
/// Makes `impl PinnedDrop` the type's destructor.
#[builtin_macro = "attr:pinned_drop"]
#[macro_export]
macro_rules! pinned_drop { () => {}; }

/// A custom trait used for specifying `Unpin` by hand.
pub unsafe trait UnsafeUnpin {}
