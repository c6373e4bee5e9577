//! Who is told of spans and events.
pub use crate::dispatcher::{DefaultGuard, SetGlobalDefaultError};
use crate::dispatcher::{self, Dispatch};
use crate::event::Event;
use crate::level::LevelFilter;
use crate::metadata::Metadata;
use crate::span::{Attributes, Current, Id, Record};
use std::any::TypeId;

/// Trait representing the functions required to collect trace data.
pub trait Subscriber: 'static {
    /// Invoked when this subscriber becomes a `Dispatch`.
    fn on_register_dispatch(&self, subscriber: &Dispatch) { let _ = subscriber; }
    /// Registers a new callsite with this subscriber, returning whether or not the subscriber is interested in being notified about the callsite.
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest { if self.enabled(metadata) { Interest::always() } else { Interest::never() } }
    /// Returns true if a span or event with the specified metadata would be recorded.
    fn enabled(&self, metadata: &Metadata<'_>) -> bool;
    /// Returns the highest verbosity level that this subscriber will enable, if it is known.
    fn max_level_hint(&self) -> Option<LevelFilter> { None }
    /// Visit the construction of a new span, returning a new span ID for the span being constructed.
    fn new_span(&self, span: &Attributes<'_>) -> Id;
    /// Record a set of values on a span.
    fn record(&self, span: &Id, values: &Record<'_>);
    /// Adds an indication that `span` follows from the span with the id `follows`.
    fn record_follows_from(&self, span: &Id, follows: &Id);
    /// Determine if an event should be recorded.
    fn event_enabled(&self, event: &Event<'_>) -> bool {
        let _ = event;
        true
    }
    /// Records that an event has occurred.
    fn event(&self, event: &Event<'_>);
    /// Records that a span has been entered.
    fn enter(&self, span: &Id);
    /// Records that a span has been exited.
    fn exit(&self, span: &Id);
    /// Notifies the subscriber that a span ID has been cloned.
    fn clone_span(&self, id: &Id) -> Id { id.clone() }
    /// Notifies the subscriber that a span ID has been dropped, and returns `true` if there are now 0 IDs that refer to that span.
    fn try_close(&self, id: Id) -> bool {
        let _ = id;
        false
    }
    /// Returns a type representing this subscriber's view of the current span.
    fn current_span(&self) -> Current { Current::unknown() }
    #[doc(hidden)]
    unsafe fn downcast_raw(&self, id: TypeId) -> Option<*const ()> { if id == TypeId::of::<Self>() { Some(self as *const Self as *const ()) } else { None } }
}
/// Indicates a `Subscriber`'s interest in a particular callsite.
#[derive(Clone, Debug)]
pub struct Interest(u8);
impl Interest {
    /// The subscriber is never interested in being notified about a callsite.
    pub fn never() -> Interest { Interest(0) }
    /// The subscriber is sometimes interested in being notified about a callsite.
    pub fn sometimes() -> Interest { Interest(1) }
    /// The subscriber is always interested in being notified about a callsite.
    pub fn always() -> Interest { Interest(2) }
    pub fn is_never(&self) -> bool { self.0 == 0 }
    pub fn is_sometimes(&self) -> bool { self.0 == 1 }
    pub fn is_always(&self) -> bool { self.0 == 2 }
    pub(crate) fn into_word(self) -> u8 { self.0 }
    pub(crate) fn from_word(word: u8) -> Interest { Interest(word) }
}
/// A no-op `Subscriber`.
#[derive(Default, Debug, Copy, Clone)]
pub struct NoSubscriber(());
impl NoSubscriber {
    /// Returns a new `NoSubscriber`.
    pub const fn new() -> Self { NoSubscriber(()) }
}
impl Subscriber for NoSubscriber {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest { Interest::never() }
    fn enabled(&self, _: &Metadata<'_>) -> bool { false }
    fn new_span(&self, _: &Attributes<'_>) -> Id { Id::from_u64(0xDEAD) }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
/// Sets this subscriber as the default for the duration of a closure.
pub fn with_default<T, S: Subscriber + Send + Sync + 'static>(subscriber: S, f: impl FnOnce() -> T) -> T { dispatcher::with_default(&Dispatch::new(subscriber), f) }
/// Sets this subscriber as the global default for the duration of the entire program.
pub fn set_global_default<S: Subscriber + Send + Sync + 'static>(subscriber: S) -> Result<(), SetGlobalDefaultError> { dispatcher::set_global_default(Dispatch::new(subscriber)) }
/// Sets the subscriber as the default for the current thread until the guard is dropped.
#[must_use = "Dropping the guard unregisters the subscriber."]
pub fn set_default<S: Subscriber + Send + Sync + 'static>(subscriber: S) -> DefaultGuard { dispatcher::set_default(&Dispatch::new(subscriber)) }
