//! Values of fields.
use std::error::Error;
use std::fmt::{self, Write};

/// A field value of an erased type.
pub trait Value {
    /// Writes the value as the formatting subscriber shows it; nothing for an empty one.
    #[doc(hidden)]
    fn show(&self, out: &mut String);
    /// Is there a value?
    #[doc(hidden)]
    fn is_some(&self) -> bool { true }
}
macro_rules! debug_values { ($($t:ty)*) => { $( impl Value for $t { fn show(&self, out: &mut String) { let _ = write!(out, "{:?}", self); } } )* }; }
debug_values! { bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 str String }
impl Value for fmt::Arguments<'_> {
    fn show(&self, out: &mut String) { let _ = write!(out, "{self}"); }
}
impl<T: Value + ?Sized> Value for &T {
    fn show(&self, out: &mut String) { (**self).show(out) }
    fn is_some(&self) -> bool { (**self).is_some() }
}
impl<T: Value + ?Sized> Value for &mut T {
    fn show(&self, out: &mut String) { (**self).show(out) }
    fn is_some(&self) -> bool { (**self).is_some() }
}
impl<T: Value + ?Sized> Value for Box<T> {
    fn show(&self, out: &mut String) { (**self).show(out) }
    fn is_some(&self) -> bool { (**self).is_some() }
}
impl<T: Value> Value for Option<T> {
    fn show(&self, out: &mut String) {
        if let Some(v) = self {
            v.show(out)
        }
    }
    fn is_some(&self) -> bool { self.as_ref().is_some_and(|v| v.is_some()) }
}
impl<T: Value + Copy> Value for std::num::Wrapping<T> {
    fn show(&self, out: &mut String) { self.0.show(out) }
}
// An error with what it comes from: `text field.sources=[..]` is made by the caller, here only the text.
impl Value for dyn Error + 'static {
    fn show(&self, out: &mut String) { let _ = write!(out, "{self}"); }
}
impl Value for dyn Error + Send + 'static {
    fn show(&self, out: &mut String) { let _ = write!(out, "{self}"); }
}
impl Value for dyn Error + Send + Sync + 'static {
    fn show(&self, out: &mut String) { let _ = write!(out, "{self}"); }
}
