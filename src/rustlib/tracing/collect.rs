//! Where events and spans go: one collector per process, set once.
use crate::level::Level;
use std::sync::OnceLock;

/// A field of an event or span as text.
pub struct Shown {
    /// Its name; `message` is the event's text.
    pub name: &'static str,
    /// Its value.
    pub value: String,
}
/// A span around an event, as the collector sees it.
pub struct SpanView {
    /// Its name.
    pub name: &'static str,
    /// Its fields.
    pub fields: Vec<(&'static str, String)>,
}
/// An event as the collector sees it.
pub struct EventView<'a> {
    /// Its level.
    pub level: Level,
    /// Its target: the module path unless given.
    pub target: &'a str,
    /// Its fields, in order.
    pub fields: Vec<Shown>,
    /// The spans around it, outermost first.
    pub spans: Vec<SpanView>,
}
/// What a subscriber is here.
pub trait Collect: Send + Sync + 'static {
    /// Is anything at this level and target wanted?
    fn enabled(&self, level: Level, target: &str) -> bool;
    /// Takes an event.
    fn event(&self, event: EventView<'_>);
}
static COLLECTOR: OnceLock<Box<dyn Collect>> = OnceLock::new();

/// False: there is one already.
pub fn set(collector: Box<dyn Collect>) -> bool { COLLECTOR.set(collector).is_ok() }
pub(crate) fn get() -> Option<&'static dyn Collect> { COLLECTOR.get().map(|c| &**c) }
