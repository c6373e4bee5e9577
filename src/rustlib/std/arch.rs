//! `std::arch`: there is no processor here, so none of its instructions.

/// Inline assembly.
#[builtin_macro = "asm"]
#[macro_export]
macro_rules! __asm { () => {}; }
/// Module-level inline assembly.
#[builtin_macro = "global_asm"]
#[macro_export]
macro_rules! __global_asm { () => {}; }
/// Whether the processor has a feature.
#[builtin_macro = "is_x86_feature_detected"]
#[macro_export]
macro_rules! __is_x86_feature_detected { () => {}; }
pub use crate::{__asm as asm, __global_asm as global_asm, __is_x86_feature_detected as is_x86_feature_detected};

/// Instructions of one kind of processor.
#[unsupported = "instructions of one processor: programs run on a simulated machine"]
pub mod x86_64 {}
