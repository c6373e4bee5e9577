//! What a layer may ask the rest of the subscriber.
use crate::registry::{LookupSpan, Scope, SpanRef};
use tracing::span::{Current, Id};
use tracing::{Event, Metadata, Subscriber};

/// Represents information about the current context provided to `Layer`s by the wrapped `Subscriber`.
#[derive(Debug)]
pub struct Context<'a, S> {
    subscriber: Option<&'a S>,
    // The bit of the per-layer filter above the layer.
    filter: u64,
}
impl<S> Clone for Context<'_, S> {
    fn clone(&self) -> Self { Context { subscriber: self.subscriber, filter: self.filter } }
}
impl<'a, S: Subscriber> Context<'a, S> {
    pub(crate) fn new(subscriber: &'a S) -> Self { Context { subscriber: Some(subscriber), filter: 0 } }
    pub(crate) fn none() -> Self { Context { subscriber: None, filter: 0 } }
    pub(crate) fn behind(self, filter: u64) -> Self { Context { filter: self.filter | filter, ..self } }
    /// Returns the wrapped subscriber's view of the current span.
    pub fn current_span(&self) -> Current { self.subscriber.map_or_else(Current::none, |s| s.current_span()) }
    /// Returns whether the wrapped subscriber would enable the current span.
    pub fn enabled(&self, metadata: &Metadata<'_>) -> bool { self.subscriber.map_or(false, |s| s.enabled(metadata)) }
}
impl<'a, S: Subscriber + for<'lookup> LookupSpan<'lookup>> Context<'a, S> {
    /// Returns metadata for the span with the given `id`, if it exists.
    pub fn metadata(&self, id: &Id) -> Option<&'static Metadata<'static>> { Some(self.span(id)?.metadata()) }
    /// Returns stored data for the span with the given `id`, if it exists.
    pub fn span(&self, id: &Id) -> Option<SpanRef<'a, S>> { self.subscriber?.span(id)?.seen_by(self.filter) }
    /// Returns `true` if an active span exists for the given `Id`.
    pub fn exists(&self, id: &Id) -> bool { self.span(id).is_some() }
    /// Returns stored data for the span that the wrapped subscriber considers to be the current.
    pub fn lookup_current(&self) -> Option<SpanRef<'a, S>> {
        let subscriber = self.subscriber?;
        subscriber.registry().stack().iter().find_map(|id| subscriber.span(id)?.seen_by(self.filter))
    }
    /// Returns an iterator over the stored data for all the spans in the current context, starting with the specified span.
    pub fn span_scope(&self, id: &Id) -> Option<Scope<'a, S>> { Some(self.span(id)?.scope()) }
    /// Returns the parent span of the given event.
    pub fn event_span(&self, event: &Event<'_>) -> Option<SpanRef<'a, S>> {
        if event.is_root() { None } else if event.is_contextual() { self.lookup_current() } else { event.parent().and_then(|id| self.span(id)) }
    }
    /// Returns an iterator over the stored data for all the spans in the current context, starting with the parent span of the specified event.
    pub fn event_scope(&self, event: &Event<'_>) -> Option<Scope<'a, S>> { Some(self.event_span(event)?.scope()) }
}
