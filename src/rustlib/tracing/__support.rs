//! What the macros are compiled to.
use crate::dispatcher;
use crate::field::Value;
use crate::level::Level;
use crate::metadata::{Kind, Metadata};
use crate::span::{Id, Span};
use crate::subscriber::Interest;
use std::cell::Cell;

/// A place in the program that makes events or spans: what is known of it beforehand, and what the subscribers said of it.
pub struct Callsite {
    metadata: Metadata<'static>,
    // Of which set of subscribers `interest` is.
    generation: Cell<u64>,
    interest: Cell<u8>,
}
unsafe impl Sync for Callsite {}
impl Callsite {
    pub const fn new(
        name: &'static str,
        target: &'static str,
        level: Level,
        file: &'static str,
        line: u32,
        module: &'static str,
        fields: &'static [&'static str],
        is_span: bool,
    ) -> Callsite {
        Callsite {
            metadata: Metadata::at(name, target, level, file, line, module, fields, if is_span { Kind::SPAN } else { Kind::EVENT }),
            generation: Cell::new(0),
            interest: Cell::new(0),
        }
    }
    /// Its metadata.
    pub fn metadata(&'static self) -> &'static Metadata<'static> { &self.metadata }
    /// Does the current subscriber want what it makes?
    pub fn enabled(&'static self) -> bool {
        let generation = dispatcher::generation();
        if generation == 0 || !dispatcher::level_allowed(self.metadata.level()) {
            return false;
        }
        if self.generation.get() != generation {
            self.interest.set(dispatcher::interest_in(&self.metadata).into_word());
            self.generation.set(generation);
        }
        let interest = Interest::from_word(self.interest.get());
        !interest.is_never() && (interest.is_always() || dispatcher::get_default(|d| d.enabled(&self.metadata)))
    }
}
/// `Some(parent)` if one was given: which may be none.
pub type Parent = Option<Option<Id>>;
/// Emits an event.
pub fn event(callsite: &'static Callsite, parent: Parent, values: &[&dyn Value]) {
    let meta = callsite.metadata();
    let event = crate::event::Event::at(meta, parent, values);
    dispatcher::get_default(|d| {
        if d.event_enabled(&event) {
            d.event(&event);
        }
    });
}
/// Makes a span.
pub fn span(callsite: &'static Callsite, parent: Parent, values: &[&dyn Value]) -> Span { Span::at(callsite.metadata(), parent, values) }
/// A span nobody wants.
pub fn span_disabled(callsite: &'static Callsite) -> Span { Span::disabled_at(callsite.metadata()) }
