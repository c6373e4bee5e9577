//! The `Default` trait.
use crate::prelude::rust_2021::*;

/// A trait for giving a type a useful default value.
#[lang = "Default"]
pub trait Default: Sized {
    /// Returns the "default value" for a type.
    fn default() -> Self;
}
macro_rules! impl_default { ($($v:expr => $($t:ty)*;)*) => { $($( impl Default for $t { fn default() -> $t { $v } } )*)* }; }
impl_default! {
    0 => usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128;
    0.0 => f32 f64;
    false => bool;
    '\0' => char;
    () => ();
}
impl Default for &str {
    fn default() -> Self { "" }
}
impl<T> Default for &[T] {
    fn default() -> Self { &[] }
}
impl<T> Default for &mut [T] {
    fn default() -> Self { &mut [] }
}
