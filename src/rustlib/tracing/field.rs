//! Values of fields by `Display` or `Debug`.
pub use crate::value::Value;
use std::fmt::{self, Write};


/// A value which implements `Value` using its `Display` implementation.
#[derive(Clone)]
pub struct DisplayValue<T>(T);
/// A value which implements `Value` using its `Debug` implementation.
#[derive(Clone)]
pub struct DebugValue<T>(T);
/// An empty field, to be recorded later.
#[derive(Debug, Eq, PartialEq)]
pub struct Empty;
/// Wraps a type implementing `fmt::Display` as a `Value`.
pub fn display<T: fmt::Display>(t: T) -> DisplayValue<T> { DisplayValue(t) }
/// Wraps a type implementing `fmt::Debug` as a `Value`.
pub fn debug<T: fmt::Debug>(t: T) -> DebugValue<T> { DebugValue(t) }
impl<T: fmt::Display> Value for DisplayValue<T> {
    fn show(&self, out: &mut String) { let _ = write!(out, "{}", self.0); }
}
impl<T: fmt::Debug> Value for DebugValue<T> {
    fn show(&self, out: &mut String) { let _ = write!(out, "{:?}", self.0); }
}
impl Value for Empty {
    fn show(&self, _out: &mut String) {}
    fn is_some(&self) -> bool { false }
}
