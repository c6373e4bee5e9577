//! A layer with a filter of its own: what the filter does not want is hidden from this layer only.
use super::{Context, Layer};
use crate::registry::LookupSpan;
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::sync::atomic::{AtomicU32, Ordering};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Metadata, Subscriber};

static FILTERS: AtomicU32 = AtomicU32::new(0);
thread_local! {
    // The filters that did not want what was asked for last.
    static DISABLED: Cell<u64> = const { Cell::new(0) };
    static INTEREST: RefCell<Option<Interest>> = const { RefCell::new(None) };
}
pub(crate) fn disabled_bits() -> u64 { DISABLED.with(|d| d.get()) }
/// What all filters together say of a callsite.
pub(crate) fn interest() -> Interest { INTEREST.with(|i| i.borrow_mut().take()).unwrap_or_else(Interest::always) }
/// Nothing came of what was asked for.
pub(crate) fn enable_all() { DISABLED.with(|d| d.set(0)) }
pub(crate) fn forget_interest() { INTEREST.with(|i| *i.borrow_mut() = None) }

/// A per-`Layer` filter that determines whether a span or event is enabled for an individual layer.
pub trait Filter<S>: 'static {
    /// Returns `true` if this layer is interested in a span or event with the given `Metadata` in the current `Context`.
    fn enabled(&self, meta: &Metadata<'_>, cx: &Context<'_, S>) -> bool;
    /// Returns an `Interest` indicating whether this layer will always, sometimes, or never be interested in the given `Metadata`.
    fn callsite_enabled(&self, meta: &'static Metadata<'static>) -> Interest {
        let _ = meta;
        Interest::sometimes()
    }
    /// Returns an optional hint of the highest verbosity level that this `Filter` will enable.
    fn max_level_hint(&self) -> Option<LevelFilter> { None }
}
impl<S: 'static> Filter<S> for LevelFilter {
    fn enabled(&self, meta: &Metadata<'_>, _: &Context<'_, S>) -> bool { meta.level() <= self }
    fn callsite_enabled(&self, meta: &'static Metadata<'static>) -> Interest { if meta.level() <= self { Interest::always() } else { Interest::never() } }
    fn max_level_hint(&self) -> Option<LevelFilter> { Some(*self) }
}
impl<S: 'static, F: Filter<S>> Filter<S> for Option<F> {
    fn enabled(&self, meta: &Metadata<'_>, cx: &Context<'_, S>) -> bool { self.as_ref().map_or(true, |f| f.enabled(meta, cx)) }
    fn callsite_enabled(&self, meta: &'static Metadata<'static>) -> Interest { self.as_ref().map_or_else(Interest::always, |f| f.callsite_enabled(meta)) }
    fn max_level_hint(&self) -> Option<LevelFilter> { self.as_ref().and_then(|f| f.max_level_hint()) }
}
impl<S: 'static> Filter<S> for Box<dyn Filter<S> + Send + Sync + 'static> {
    fn enabled(&self, meta: &Metadata<'_>, cx: &Context<'_, S>) -> bool { (**self).enabled(meta, cx) }
    fn callsite_enabled(&self, meta: &'static Metadata<'static>) -> Interest { (**self).callsite_enabled(meta) }
    fn max_level_hint(&self) -> Option<LevelFilter> { (**self).max_level_hint() }
}
/// A `Layer` that wraps an inner `Layer` and adds a `Filter`.
pub struct Filtered<L, F, S> {
    layer: L,
    filter: F,
    bit: u64,
    marker: PhantomData<fn(S)>,
}
impl<L, F, S> Filtered<L, F, S> {
    pub(crate) fn new(layer: L, filter: F) -> Self { Filtered { layer, filter, bit: 1 << (FILTERS.fetch_add(1, Ordering::Relaxed) % 64), marker: PhantomData } }
    /// Borrows the filter.
    pub fn filter(&self) -> &F { &self.filter }
    /// Mutably borrows the filter.
    pub fn filter_mut(&mut self) -> &mut F { &mut self.filter }
    /// Borrows the inner layer.
    pub fn inner(&self) -> &L { &self.layer }
    // Whether its filter wanted what happens now. The next thing is wanted unless the filter is asked and says no.
    fn wants(&self) -> bool {
        DISABLED.with(|d| {
            let wanted = d.get() & self.bit == 0;
            d.set(d.get() & !self.bit);
            wanted
        })
    }
}
impl<S: Subscriber + for<'a> LookupSpan<'a>, L: Layer<S>, F: Filter<S>> Layer<S> for Filtered<L, F, S> {
    fn on_layer(&mut self, subscriber: &mut S) { self.layer.on_layer(subscriber) }
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        let own = self.filter.callsite_enabled(metadata);
        if !own.is_never() {
            self.layer.register_callsite(metadata);
        }
        // Always and never alike mean that nobody has to be asked again, unless another filter says otherwise.
        INTEREST.with(|i| {
            let mut known = i.borrow_mut();
            *known = Some(match known.take() {
                None => own,
                Some(other) if other.is_always() == own.is_always() && other.is_never() == own.is_never() => own,
                Some(_) => Interest::sometimes(),
            });
        });
        Interest::always()
    }
    fn enabled(&self, metadata: &Metadata<'_>, ctx: Context<'_, S>) -> bool {
        let ctx = ctx.behind(self.bit);
        let wanted = self.filter.enabled(metadata, &ctx);
        DISABLED.with(|d| d.set(if wanted { d.get() & !self.bit } else { d.get() | self.bit }));
        if wanted {
            self.layer.enabled(metadata, ctx);
        }
        true
    }
    fn max_level_hint(&self) -> Option<LevelFilter> { self.filter.max_level_hint() }
    fn is_filtered(&self) -> bool { true }
    fn on_new_span(&self, attrs: &Attributes<'_>, id: &Id, ctx: Context<'_, S>) {
        if self.wants() {
            self.layer.on_new_span(attrs, id, ctx.behind(self.bit));
        }
    }
    fn on_record(&self, span: &Id, values: &Record<'_>, ctx: Context<'_, S>) {
        let ctx = ctx.behind(self.bit);
        if ctx.exists(span) {
            self.layer.on_record(span, values, ctx);
        }
    }
    fn on_event(&self, event: &Event<'_>, ctx: Context<'_, S>) {
        if self.wants() {
            self.layer.on_event(event, ctx.behind(self.bit));
        }
    }
    fn on_enter(&self, id: &Id, ctx: Context<'_, S>) {
        let ctx = ctx.behind(self.bit);
        if ctx.exists(id) {
            self.layer.on_enter(id, ctx);
        }
    }
    fn on_exit(&self, id: &Id, ctx: Context<'_, S>) {
        let ctx = ctx.behind(self.bit);
        if ctx.exists(id) {
            self.layer.on_exit(id, ctx);
        }
    }
    fn on_close(&self, id: Id, ctx: Context<'_, S>) {
        let ctx = ctx.behind(self.bit);
        if ctx.exists(&id) {
            self.layer.on_close(id, ctx);
        }
    }
}
