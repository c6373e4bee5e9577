//! Layers: parts of a subscriber.
mod context;
pub mod filtered;
mod layered;

pub use self::context::Context;
pub use self::filtered::{Filter, Filtered};
pub use self::layered::Layered;
use std::any::TypeId;
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Metadata, Subscriber};

/// A composable handler for `tracing` events.
pub trait Layer<S: Subscriber>: 'static {
    /// Performs late initialization when attaching a `Layer` to a `Subscriber`.
    fn on_layer(&mut self, subscriber: &mut S) { let _ = subscriber; }
    /// Registers a new callsite with this layer.
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest { if self.enabled(metadata, Context::none()) { Interest::always() } else { Interest::never() } }
    /// Returns `true` if this layer is interested in a span or event with the given `metadata` in the current `Context`.
    fn enabled(&self, metadata: &Metadata<'_>, ctx: Context<'_, S>) -> bool {
        let _ = (metadata, ctx);
        true
    }
    /// Notifies this layer that a new span was constructed with the given `Attributes` and `Id`.
    fn on_new_span(&self, attrs: &Attributes<'_>, id: &Id, ctx: Context<'_, S>) { let _ = (attrs, id, ctx); }
    #[doc(hidden)]
    fn max_level_hint(&self) -> Option<LevelFilter> { None }
    /// Has it a filter of its own?
    #[doc(hidden)]
    fn is_filtered(&self) -> bool { false }
    /// Notifies this layer that a span with the given `Id` recorded the given `values`.
    fn on_record(&self, span: &Id, values: &Record<'_>, ctx: Context<'_, S>) { let _ = (span, values, ctx); }
    /// Notifies this layer that a span with the ID `span` recorded that it follows from the span with the ID `follows`.
    fn on_follows_from(&self, span: &Id, follows: &Id, ctx: Context<'_, S>) { let _ = (span, follows, ctx); }
    /// Called before `on_event`, to determine if `on_event` should be called.
    fn event_enabled(&self, event: &Event<'_>, ctx: Context<'_, S>) -> bool {
        let _ = (event, ctx);
        true
    }
    /// Notifies this layer that an event has occurred.
    fn on_event(&self, event: &Event<'_>, ctx: Context<'_, S>) { let _ = (event, ctx); }
    /// Notifies this layer that a span with the given ID was entered.
    fn on_enter(&self, id: &Id, ctx: Context<'_, S>) { let _ = (id, ctx); }
    /// Notifies this layer that the span with the given ID was exited.
    fn on_exit(&self, id: &Id, ctx: Context<'_, S>) { let _ = (id, ctx); }
    /// Notifies this layer that the span with the given ID has been closed.
    fn on_close(&self, id: Id, ctx: Context<'_, S>) { let _ = (id, ctx); }
    /// Notifies this layer that a span ID has been cloned, and that the subscriber returned a different ID.
    fn on_id_change(&self, old: &Id, new: &Id, ctx: Context<'_, S>) { let _ = (old, new, ctx); }
    /// Composes this layer around the given `Layer`, returning a `Layered` struct implementing `Layer`.
    fn and_then<L: Layer<S>>(self, layer: L) -> layered::Both<Self, L>
    where
        Self: Sized,
    {
        layered::Both { first: self, second: layer }
    }
    /// Composes this `Layer` with the given `Subscriber`.
    fn with_subscriber(mut self, mut inner: S) -> Layered<Self, S>
    where
        Self: Sized,
    {
        self.on_layer(&mut inner);
        Layered::new(self, inner)
    }
    /// Combines `self` with a `Filter`, returning a `Filtered` layer.
    fn with_filter<F: Filter<S>>(self, filter: F) -> Filtered<Self, F, S>
    where
        Self: Sized,
    {
        Filtered::new(self, filter)
    }
    /// Erases the type of this `Layer`.
    fn boxed(self) -> Box<dyn Layer<S> + Send + Sync + 'static>
    where
        Self: Sized + Send + Sync,
    {
        Box::new(self)
    }
    #[doc(hidden)]
    unsafe fn downcast_raw(&self, id: TypeId) -> Option<*const ()> { if id == TypeId::of::<Self>() { Some(self as *const Self as *const ()) } else { None } }
}
/// Extension trait adding a `with(Layer)` combinator to `Subscriber`s.
pub trait SubscriberExt: Subscriber {
    /// Wraps `self` with the provided `layer`.
    fn with<L: Layer<Self>>(self, layer: L) -> Layered<L, Self>
    where
        Self: Sized,
    {
        layer.with_subscriber(self)
    }
}
impl<S: Subscriber> SubscriberExt for S {}
/// A layer that does nothing.
#[derive(Clone, Debug, Default)]
pub struct Identity;
impl Identity {
    /// Returns a new `Identity` layer.
    pub fn new() -> Self { Identity }
}
impl<S: Subscriber> Layer<S> for Identity {}

macro_rules! erased { ($($t:ty),*) => { $(
    impl<S: Subscriber> Layer<S> for $t {
        fn on_layer(&mut self, subscriber: &mut S) { (**self).on_layer(subscriber) }
        fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest { (**self).register_callsite(metadata) }
        fn enabled(&self, metadata: &Metadata<'_>, ctx: Context<'_, S>) -> bool { (**self).enabled(metadata, ctx) }
        fn on_new_span(&self, attrs: &Attributes<'_>, id: &Id, ctx: Context<'_, S>) { (**self).on_new_span(attrs, id, ctx) }
        fn max_level_hint(&self) -> Option<LevelFilter> { (**self).max_level_hint() }
        fn is_filtered(&self) -> bool { (**self).is_filtered() }
        fn on_record(&self, span: &Id, values: &Record<'_>, ctx: Context<'_, S>) { (**self).on_record(span, values, ctx) }
        fn on_follows_from(&self, span: &Id, follows: &Id, ctx: Context<'_, S>) { (**self).on_follows_from(span, follows, ctx) }
        fn event_enabled(&self, event: &Event<'_>, ctx: Context<'_, S>) -> bool { (**self).event_enabled(event, ctx) }
        fn on_event(&self, event: &Event<'_>, ctx: Context<'_, S>) { (**self).on_event(event, ctx) }
        fn on_enter(&self, id: &Id, ctx: Context<'_, S>) { (**self).on_enter(id, ctx) }
        fn on_exit(&self, id: &Id, ctx: Context<'_, S>) { (**self).on_exit(id, ctx) }
        fn on_close(&self, id: Id, ctx: Context<'_, S>) { (**self).on_close(id, ctx) }
    }
)* }; }
erased! { Box<dyn Layer<S> + Send + Sync + 'static>, Box<dyn Layer<S> + 'static> }
macro_rules! many { ($t:ty, $iter:ident, $iter_mut:ident) => {
    impl<S: Subscriber, L: Layer<S>> Layer<S> for $t {
        fn on_layer(&mut self, subscriber: &mut S) { self.$iter_mut().for_each(|l| l.on_layer(subscriber)) }
        fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
            let mut interest: Option<Interest> = None;
            for layer in self.$iter() {
                let next = layer.register_callsite(metadata);
                interest = Some(match interest {
                    Some(old) if old.is_never() || next.is_always() => old,
                    Some(old) if old.is_sometimes() && !next.is_never() => old,
                    _ => next,
                });
            }
            interest.unwrap_or_else(Interest::always)
        }
        fn enabled(&self, metadata: &Metadata<'_>, ctx: Context<'_, S>) -> bool { self.$iter().all(|l| l.enabled(metadata, ctx.clone())) }
        fn on_new_span(&self, attrs: &Attributes<'_>, id: &Id, ctx: Context<'_, S>) { self.$iter().for_each(|l| l.on_new_span(attrs, id, ctx.clone())) }
        fn max_level_hint(&self) -> Option<LevelFilter> {
            let mut max = LevelFilter::OFF;
            for layer in self.$iter() {
                max = max.max(layer.max_level_hint()?);
            }
            if self.$iter().next().is_none() { None } else { Some(max) }
        }
        fn is_filtered(&self) -> bool { self.$iter().any(|l| l.is_filtered()) }
        fn on_record(&self, span: &Id, values: &Record<'_>, ctx: Context<'_, S>) { self.$iter().for_each(|l| l.on_record(span, values, ctx.clone())) }
        fn on_follows_from(&self, span: &Id, follows: &Id, ctx: Context<'_, S>) { self.$iter().for_each(|l| l.on_follows_from(span, follows, ctx.clone())) }
        fn event_enabled(&self, event: &Event<'_>, ctx: Context<'_, S>) -> bool { self.$iter().all(|l| l.event_enabled(event, ctx.clone())) }
        fn on_event(&self, event: &Event<'_>, ctx: Context<'_, S>) { self.$iter().for_each(|l| l.on_event(event, ctx.clone())) }
        fn on_enter(&self, id: &Id, ctx: Context<'_, S>) { self.$iter().for_each(|l| l.on_enter(id, ctx.clone())) }
        fn on_exit(&self, id: &Id, ctx: Context<'_, S>) { self.$iter().for_each(|l| l.on_exit(id, ctx.clone())) }
        fn on_close(&self, id: Id, ctx: Context<'_, S>) { self.$iter().for_each(|l| l.on_close(id.clone(), ctx.clone())) }
    }
}; }
many! { Option<L>, iter, iter_mut }
many! { Vec<L>, iter, iter_mut }
