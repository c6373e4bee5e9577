//! What the macros are compiled to.
use crate::collect::{self, EventView, Shown};
use crate::level::Level;
use crate::span::{current_spans, Span};
use crate::value::Value;
use std::fmt::{self, Debug, Display, Write};

/// Is an event or span at this level and target wanted?
pub fn enabled(level: Level, target: &'static str) -> bool { collect::get().is_some_and(|c| c.enabled(level, target)) }
/// Emits an event.
pub fn event(level: Level, target: &'static str, fields: &[Field<'_>]) {
    if let Some(collector) = collect::get() {
        let mut shown = Vec::new();
        // The message comes first, wherever it was written.
        for pass in [true, false] {
            for field in fields {
                if (field.name == "message") == pass && field.is_some() {
                    shown.push(Shown { name: field.name, value: field.text() });
                }
            }
        }
        collector.event(EventView { level, target, fields: shown, spans: current_spans() });
    }
}
/// Makes a span.
pub fn span(_level: Level, _target: &'static str, name: &'static str, fields: &[Field<'_>]) -> Span {
    Span::new(name, fields.iter().map(|f| (f.name, if f.is_some() { f.text() } else { String::new() })).collect())
}
/// A span nobody wants.
pub fn span_disabled() -> Span { Span::none() }

/// A field as written.
pub struct Field<'a> {
    name: &'static str,
    value: FieldValue<'a>,
}
enum FieldValue<'a> {
    Display(&'a dyn Display),
    Debug(&'a dyn Debug),
    Value(&'a dyn Value),
    Message(fmt::Arguments<'a>),
    Empty,
}
impl<'a> Field<'a> {
    /// `%x`.
    pub fn display(name: &'static str, v: &'a dyn Display) -> Field<'a> { Field { name, value: FieldValue::Display(v) } }
    /// `?x`.
    pub fn debug(name: &'static str, v: &'a dyn Debug) -> Field<'a> { Field { name, value: FieldValue::Debug(v) } }
    /// `x = value`.
    pub fn value(name: &'static str, v: &'a dyn Value) -> Field<'a> { Field { name, value: FieldValue::Value(v) } }
    /// The text of an event.
    pub fn message(v: fmt::Arguments<'a>) -> Field<'a> { Field { name: "message", value: FieldValue::Message(v) } }
    /// A field without value.
    pub fn empty(name: &'static str) -> Field<'a> { Field { name, value: FieldValue::Empty } }
    fn is_some(&self) -> bool {
        match &self.value {
            FieldValue::Value(v) => v.is_some(),
            FieldValue::Empty => false,
            _ => true,
        }
    }
    fn text(&self) -> String {
        let mut text = String::new();
        match &self.value {
            FieldValue::Display(v) => {
                let _ = write!(text, "{v}");
            }
            FieldValue::Debug(v) => {
                let _ = write!(text, "{v:?}");
            }
            FieldValue::Value(v) => v.show(&mut text),
            FieldValue::Message(v) => {
                let _ = write!(text, "{v}");
            }
            FieldValue::Empty => {}
        }
        text
    }
}
