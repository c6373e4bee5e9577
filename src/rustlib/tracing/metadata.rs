//! What is known of an event or span before it happens.
use crate::field::FieldSet;
use crate::level::Level;
use std::fmt;

/// Indicates whether the callsite is a span or event.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Kind(u8);
impl Kind {
    /// `Event` callsite
    pub const EVENT: Kind = Kind(1);
    /// `Span` callsite
    pub const SPAN: Kind = Kind(2);
    /// Returns true if the callsite kind is `Span`
    pub fn is_span(&self) -> bool { self.0 == 2 }
    /// Returns true if the callsite kind is `Event`
    pub fn is_event(&self) -> bool { self.0 == 1 }
}
impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "Kind({})", if self.is_span() { "SPAN" } else { "EVENT" }) }
}
/// Metadata describing a span or event.
pub struct Metadata<'a> {
    name: &'static str,
    target: &'a str,
    level: Level,
    module_path: &'a str,
    file: &'a str,
    line: u32,
    fields: FieldSet,
    kind: Kind,
}
impl<'a> Metadata<'a> {
    #[doc(hidden)]
    pub const fn at(name: &'static str, target: &'a str, level: Level, file: &'a str, line: u32, module_path: &'a str, names: &'static [&'static str], kind: Kind) -> Metadata<'a> {
        Metadata { name, target, level, module_path, file, line, fields: FieldSet::of(names), kind }
    }
    /// Returns the names of the fields on the described span or event.
    pub fn fields(&self) -> &FieldSet { &self.fields }
    /// Returns the level of verbosity of the described span or event.
    pub fn level(&self) -> &Level { &self.level }
    /// Returns the name of the span.
    pub fn name(&self) -> &'static str { self.name }
    /// Returns a string describing the part of the system where the span or event occurred.
    pub fn target(&self) -> &'a str { self.target }
    /// Returns the path to the Rust module where the span occurred.
    pub fn module_path(&self) -> Option<&'a str> { Some(self.module_path) }
    /// Returns the name of the source code file where the span occurred.
    pub fn file(&self) -> Option<&'a str> { Some(self.file) }
    /// Returns the line number in the source code file where the span occurred.
    pub fn line(&self) -> Option<u32> { Some(self.line) }
    /// Return true if the callsite kind is `Event`.
    pub fn is_event(&self) -> bool { self.kind.is_event() }
    /// Return true if the callsite kind is `Span`.
    pub fn is_span(&self) -> bool { self.kind.is_span() }
}
impl fmt::Debug for Metadata<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metadata")
            .field("name", &self.name)
            .field("target", &self.target)
            .field("level", &self.level)
            .field("module_path", &self.module_path)
            .field("location", &format_args!("{}:{}", self.file, self.line))
            .field("fields", &format_args!("{}", self.fields))
            .field("kind", &self.kind)
            .finish()
    }
}
