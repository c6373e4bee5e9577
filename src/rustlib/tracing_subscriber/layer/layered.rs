//! A layer on a subscriber, and a layer on a layer.
use super::{Context, Layer};
use crate::registry::{self, LookupSpan, Registry};
use std::any::TypeId;
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Current, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Dispatch, Event, Metadata, Subscriber};

/// A `Subscriber` composed of a `Subscriber` wrapped by one or more `Layer`s.
#[derive(Clone, Debug)]
pub struct Layered<L, I> {
    layer: L,
    inner: I,
}
impl<L, I> Layered<L, I> {
    pub(crate) fn new(layer: L, inner: I) -> Self { Layered { layer, inner } }
}
impl<L: Layer<I>, I: Subscriber + for<'a> LookupSpan<'a>> Layered<L, I> {
    fn ctx(&self) -> Context<'_, I> { Context::new(&self.inner) }
}
impl<L: Layer<I>, I: Subscriber + for<'a> LookupSpan<'a>> Subscriber for Layered<L, I> {
    fn on_register_dispatch(&self, subscriber: &Dispatch) { self.inner.on_register_dispatch(subscriber) }
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        let outer = self.layer.register_callsite(metadata);
        // What a filter of one layer says counts only together with all others: the registry adds them up.
        if self.layer.is_filtered() {
            return self.inner.register_callsite(metadata);
        }
        if outer.is_never() {
            super::filtered::forget_interest();
            return outer;
        }
        let inner = self.inner.register_callsite(metadata);
        if outer.is_sometimes() {
            return outer;
        }
        if inner.is_never() && (self.inner.is_bare() || self.inner.has_filters()) { Interest::sometimes() } else { inner }
    }
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let enabled = self.layer.enabled(metadata, self.ctx()) && self.inner.enabled(metadata);
        if !enabled {
            super::filtered::enable_all();
        }
        enabled
    }
    fn max_level_hint(&self) -> Option<LevelFilter> {
        let (outer, inner) = (self.layer.max_level_hint(), self.inner.max_level_hint());
        if self.inner.is_bare() {
            return outer;
        }
        // A filter of one layer says nothing about the others.
        match (self.layer.is_filtered(), self.inner.has_filters()) {
            (true, true) => Some(outer?.max(inner?)),
            (true, false) if inner.is_none() => None,
            (false, true) if outer.is_none() => None,
            _ => outer.max(inner),
        }
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.inner.new_span(span);
        self.layer.on_new_span(span, &id, self.ctx());
        id
    }
    fn record(&self, span: &Id, values: &Record<'_>) {
        self.inner.record(span, values);
        self.layer.on_record(span, values, self.ctx());
    }
    fn record_follows_from(&self, span: &Id, follows: &Id) {
        self.inner.record_follows_from(span, follows);
        self.layer.on_follows_from(span, follows, self.ctx());
    }
    fn event_enabled(&self, event: &Event<'_>) -> bool { self.layer.event_enabled(event, self.ctx()) && self.inner.event_enabled(event) }
    fn event(&self, event: &Event<'_>) {
        self.inner.event(event);
        self.layer.on_event(event, self.ctx());
    }
    fn enter(&self, span: &Id) {
        self.inner.enter(span);
        self.layer.on_enter(span, self.ctx());
    }
    fn exit(&self, span: &Id) {
        self.inner.exit(span);
        self.layer.on_exit(span, self.ctx());
    }
    fn clone_span(&self, old: &Id) -> Id { self.inner.clone_span(old) }
    fn try_close(&self, id: Id) -> bool {
        registry::start_close();
        let closed = self.inner.try_close(id.clone());
        if closed {
            self.layer.on_close(id, self.ctx());
        }
        registry::end_close(&self.inner);
        closed
    }
    fn current_span(&self) -> Current { self.inner.current_span() }
    unsafe fn downcast_raw(&self, id: TypeId) -> Option<*const ()> {
        if id == TypeId::of::<Self>() {
            return Some(self as *const Self as *const ());
        }
        self.layer.downcast_raw(id).or_else(|| self.inner.downcast_raw(id))
    }
}
impl<'a, L: Layer<I>, I: Subscriber + LookupSpan<'a>> LookupSpan<'a> for Layered<L, I> {
    fn registry(&self) -> &Registry { self.inner.registry() }
    fn has_filters(&self) -> bool { self.layer.is_filtered() || self.inner.has_filters() }
}
/// Two layers as one.
#[derive(Clone, Debug)]
pub struct Both<A, B> {
    pub(crate) first: A,
    pub(crate) second: B,
}
impl<S: Subscriber, A: Layer<S>, B: Layer<S>> Layer<S> for Both<A, B> {
    fn on_layer(&mut self, subscriber: &mut S) {
        self.first.on_layer(subscriber);
        self.second.on_layer(subscriber);
    }
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        let outer = self.second.register_callsite(metadata);
        if outer.is_never() {
            return outer;
        }
        let inner = self.first.register_callsite(metadata);
        if outer.is_sometimes() && !inner.is_never() { outer } else { inner }
    }
    fn enabled(&self, metadata: &Metadata<'_>, ctx: Context<'_, S>) -> bool { self.second.enabled(metadata, ctx.clone()) && self.first.enabled(metadata, ctx) }
    fn on_new_span(&self, attrs: &Attributes<'_>, id: &Id, ctx: Context<'_, S>) {
        self.first.on_new_span(attrs, id, ctx.clone());
        self.second.on_new_span(attrs, id, ctx);
    }
    fn on_record(&self, span: &Id, values: &Record<'_>, ctx: Context<'_, S>) {
        self.first.on_record(span, values, ctx.clone());
        self.second.on_record(span, values, ctx);
    }
    fn on_event(&self, event: &Event<'_>, ctx: Context<'_, S>) {
        self.first.on_event(event, ctx.clone());
        self.second.on_event(event, ctx);
    }
    fn on_enter(&self, id: &Id, ctx: Context<'_, S>) {
        self.first.on_enter(id, ctx.clone());
        self.second.on_enter(id, ctx);
    }
    fn on_exit(&self, id: &Id, ctx: Context<'_, S>) {
        self.first.on_exit(id, ctx.clone());
        self.second.on_exit(id, ctx);
    }
    fn on_close(&self, id: Id, ctx: Context<'_, S>) {
        self.first.on_close(id.clone(), ctx.clone());
        self.second.on_close(id, ctx);
    }
}
