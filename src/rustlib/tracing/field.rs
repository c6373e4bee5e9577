//! Fields: names known beforehand, values that are visited.
use std::error::Error;
use std::fmt::{self, Debug, Display};

/// An opaque key allowing O(1) access to a field in a `Span`'s key-value data.
#[derive(Clone)]
pub struct Field {
    i: usize,
    names: &'static [&'static str],
}
impl Field {
    /// Returns an index that is unique among the fields of a callsite.
    pub fn index(&self) -> usize { self.i }
    /// Returns a string representing the name of the field.
    pub fn name(&self) -> &'static str { self.names[self.i] }
}
impl Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.name()) }
}
impl Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.name()) }
}
impl AsRef<str> for Field {
    fn as_ref(&self) -> &str { self.name() }
}
impl PartialEq for Field {
    fn eq(&self, other: &Field) -> bool { self.i == other.i && std::ptr::eq(self.names, other.names) }
}
impl Eq for Field {}
impl std::hash::Hash for Field {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.names.as_ptr() as usize).hash(state);
        self.i.hash(state);
    }
}
/// Describes the fields present on a span.
pub struct FieldSet {
    names: &'static [&'static str],
}
impl FieldSet {
    pub(crate) const fn of(names: &'static [&'static str]) -> FieldSet { FieldSet { names } }
    /// Returns the `Field` named `name`, or `None` if no such field exists.
    pub fn field<Q: AsRef<str> + ?Sized>(&self, name: &Q) -> Option<Field> { self.names.iter().position(|n| *n == name.as_ref()).map(|i| Field { i, names: self.names }) }
    /// Returns `true` if `self` contains the given `field`.
    pub fn contains(&self, field: &Field) -> bool { std::ptr::eq(self.names, field.names) }
    /// Returns an iterator over the `Field`s in this `FieldSet`.
    pub fn iter(&self) -> impl Iterator<Item = Field> { (0..self.names.len()).map(|i| Field { i, names: self.names }).collect::<Vec<_>>().into_iter() }
    /// Returns the number of fields in this `FieldSet`.
    pub fn len(&self) -> usize { self.names.len() }
    /// Returns whether or not this `FieldSet` has fields.
    pub fn is_empty(&self) -> bool { self.names.is_empty() }
}
impl Display for FieldSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries(self.iter().map(display)).finish() }
}
impl Debug for FieldSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("FieldSet").field("names", &self.names).finish() }
}
/// The fields of a callsite with their values, or some of them.
pub struct ValueSet<'a> {
    names: &'static [&'static str],
    first: usize,
    values: &'a [&'a (dyn Value + 'a)],
}
impl<'a> ValueSet<'a> {
    pub(crate) fn all(names: &'static [&'static str], values: &'a [&'a (dyn Value + 'a)]) -> Self { ValueSet { names, first: 0, values } }
    pub(crate) fn one(field: &Field, value: &'a [&'a (dyn Value + 'a)]) -> Self { ValueSet { names: field.names, first: field.i, values: value } }
    pub(crate) fn of(fields: &FieldSet, values: &'a [&'a (dyn Value + 'a)]) -> Self { ValueSet::all(fields.names, values) }
    /// Visits all the fields in this `ValueSet` with the provided visitor.
    pub fn record(&self, visitor: &mut dyn Visit) {
        for (i, value) in self.values.iter().enumerate() {
            value.record(&Field { i: self.first + i, names: self.names }, visitor);
        }
    }
    /// Returns `true` if this `ValueSet` contains no values.
    pub fn is_empty(&self) -> bool { self.values.is_empty() }
    /// Returns the number of fields with values.
    pub fn len(&self) -> usize { self.values.len() }
    pub(crate) fn contains(&self, field: &Field) -> bool { std::ptr::eq(self.names, field.names) && field.i >= self.first && field.i < self.first + self.values.len() }
}
impl Debug for ValueSet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("ValueSet");
        self.record(&mut d);
        d.finish()
    }
}
/// Visits typed values.
pub trait Visit {
    /// Visits an arbitrary type implementing the `valuable` crate's trait, or any other value.
    fn record_debug(&mut self, field: &Field, value: &dyn Debug);
    /// Visit a double-precision floating point value.
    fn record_f64(&mut self, field: &Field, value: f64) { self.record_debug(field, &value) }
    /// Visit a signed 64-bit integer value.
    fn record_i64(&mut self, field: &Field, value: i64) { self.record_debug(field, &value) }
    /// Visit an unsigned 64-bit integer value.
    fn record_u64(&mut self, field: &Field, value: u64) { self.record_debug(field, &value) }
    /// Visit a signed 128-bit integer value.
    fn record_i128(&mut self, field: &Field, value: i128) { self.record_debug(field, &value) }
    /// Visit an unsigned 128-bit integer value.
    fn record_u128(&mut self, field: &Field, value: u128) { self.record_debug(field, &value) }
    /// Visit a boolean value.
    fn record_bool(&mut self, field: &Field, value: bool) { self.record_debug(field, &value) }
    /// Visit a string value.
    fn record_str(&mut self, field: &Field, value: &str) { self.record_debug(field, &value) }
    /// Visit a byte slice.
    fn record_bytes(&mut self, field: &Field, value: &[u8]) { self.record_debug(field, &value) }
    /// Records a type implementing `Error`.
    fn record_error(&mut self, field: &Field, value: &(dyn Error + 'static)) { self.record_debug(field, &DisplayValue(value)) }
}
impl Visit for fmt::DebugStruct<'_, '_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) { self.field(field.name(), value); }
}
impl Visit for fmt::DebugMap<'_, '_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) { self.entry(&format_args!("{}", field), value); }
}
impl<F: FnMut(&Field, &dyn Debug)> Visit for F {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) { self(field, value) }
}
/// A field value of an erased type.
pub trait Value {
    /// Visits this value with the given `Visitor`.
    fn record(&self, key: &Field, visitor: &mut dyn Visit);
}
macro_rules! values { ($($t:ty, $f:ident, $w:ty;)*) => { $(
    impl Value for $t {
        fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.$f(key, *self as $w) }
    }
)* }; }
values! {
    bool, record_bool, bool; u8, record_u64, u64; u16, record_u64, u64; u32, record_u64, u64; u64, record_u64, u64; usize, record_u64, u64; u128, record_u128, u128;
    i8, record_i64, i64; i16, record_i64, i64; i32, record_i64, i64; i64, record_i64, i64; isize, record_i64, i64; i128, record_i128, i128; f32, record_f64, f64; f64, record_f64, f64;
}
macro_rules! non_zeros { ($($t:ident)*) => { $(
    impl Value for std::num::$t {
        fn record(&self, key: &Field, visitor: &mut dyn Visit) { self.get().record(key, visitor) }
    }
)* }; }
non_zeros! { NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroUsize NonZeroI32 NonZeroI64 }
impl Value for str {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.record_str(key, self) }
}
impl Value for String {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.record_str(key, self) }
}
impl Value for [u8] {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.record_bytes(key, self) }
}
impl Value for dyn Error + 'static {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.record_error(key, self) }
}
impl Value for dyn Error + Send + 'static {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.record_error(key, self) }
}
impl Value for dyn Error + Sync + 'static {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.record_error(key, self) }
}
impl Value for dyn Error + Send + Sync + 'static {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.record_error(key, self) }
}
impl Value for fmt::Arguments<'_> {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.record_debug(key, self) }
}
impl<T: Value + ?Sized> Value for &T {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { (**self).record(key, visitor) }
}
impl<T: Value + ?Sized> Value for &mut T {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { (**self).record(key, visitor) }
}
impl<T: Value + ?Sized> Value for Box<T> {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { (**self).record(key, visitor) }
}
impl<T: Value> Value for Option<T> {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) {
        if let Some(value) = self {
            value.record(key, visitor)
        }
    }
}
impl<T: Value> Value for std::num::Wrapping<T> {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { self.0.record(key, visitor) }
}
/// A `Value` which serializes using `fmt::Display`.
#[derive(Clone)]
pub struct DisplayValue<T: Display>(T);
/// A `Value` which serializes as a string using `fmt::Debug`.
#[derive(Clone)]
pub struct DebugValue<T: Debug>(T);
/// An empty field.
#[derive(Debug, Eq, PartialEq)]
pub struct Empty;
/// Wraps a type implementing `fmt::Display` as a `Value` that can be recorded using its `Display` implementation.
pub fn display<T: Display>(t: T) -> DisplayValue<T> { DisplayValue(t) }
/// Wraps a type implementing `fmt::Debug` as a `Value` that can be recorded using its `Debug` implementation.
pub fn debug<T: Debug>(t: T) -> DebugValue<T> { DebugValue(t) }
impl<T: Display> Value for DisplayValue<T> {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.record_debug(key, self) }
}
impl<T: Display> Debug for DisplayValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Display::fmt(&self.0, f) }
}
impl<T: Display> Display for DisplayValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Display::fmt(&self.0, f) }
}
impl<T: Debug> Value for DebugValue<T> {
    fn record(&self, key: &Field, visitor: &mut dyn Visit) { visitor.record_debug(key, &self.0) }
}
impl<T: Debug> Debug for DebugValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
}
impl Value for Empty {
    fn record(&self, _: &Field, _: &mut dyn Visit) {}
}
/// What names a field of a span.
pub trait AsField {
    /// The field, if the span has it.
    fn as_field(&self, fields: &FieldSet) -> Option<Field>;
}
impl AsField for str {
    fn as_field(&self, fields: &FieldSet) -> Option<Field> { fields.field(self) }
}
impl AsField for Field {
    fn as_field(&self, fields: &FieldSet) -> Option<Field> { if fields.contains(self) { Some(self.clone()) } else { None } }
}
impl<T: AsField + ?Sized> AsField for &T {
    fn as_field(&self, fields: &FieldSet) -> Option<Field> { (**self).as_field(fields) }
}
