//! A subscriber, and a layer, that print events.
pub mod format;
mod fmt_layer;
pub mod time;
pub mod writer;

pub use self::fmt_layer::{FmtContext, FormattedFields, Layer};
pub use self::format::{format, Format, FormatEvent};
pub use self::writer::{MakeWriter, TestWriter};
use self::format::FmtSpan;
use crate::filter::{EnvFilter, LevelFilter};
use crate::layer::{self, Context, Layered};
use crate::registry::{LookupSpan, Registry};
use std::any::TypeId;
use std::error::Error;
use tracing::span::{Attributes, Current, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Dispatch, Event, Metadata};

/// The way fields are formatted.
#[derive(Debug, Clone, Default)]
pub struct DefaultFields;

/// What decides which events there are: a level, or directives.
#[doc(hidden)]
pub enum Wanted {
    Level(LevelFilter),
    Env(EnvFilter),
}
impl<S: tracing::Subscriber + for<'a> LookupSpan<'a>> layer::Layer<S> for Wanted {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        match self {
            Wanted::Level(f) => layer::Layer::<S>::register_callsite(f, metadata),
            Wanted::Env(f) => layer::Layer::<S>::register_callsite(f, metadata),
        }
    }
    fn enabled(&self, metadata: &Metadata<'_>, ctx: Context<'_, S>) -> bool {
        match self {
            Wanted::Level(f) => layer::Layer::<S>::enabled(f, metadata, ctx),
            Wanted::Env(f) => layer::Layer::<S>::enabled(f, metadata, ctx),
        }
    }
    fn max_level_hint(&self) -> Option<LevelFilter> {
        match self {
            Wanted::Level(f) => Some(*f),
            Wanted::Env(f) => f.max_level_hint(),
        }
    }
    fn on_enter(&self, id: &Id, ctx: Context<'_, S>) {
        if let Wanted::Env(f) = self {
            layer::Layer::<S>::on_enter(f, id, ctx)
        }
    }
    fn on_exit(&self, id: &Id, ctx: Context<'_, S>) {
        if let Wanted::Env(f) = self {
            layer::Layer::<S>::on_exit(f, id, ctx)
        }
    }
}
/// The subscriber: a printing layer on a registry, behind a filter.
pub struct Subscriber<E = Format> {
    inner: Layered<Wanted, Layered<Layer<Registry, DefaultFields, E>, Registry>>,
}
impl Subscriber {
    /// The maximum verbosity level that is enabled by a `Subscriber` by default.
    pub const DEFAULT_MAX_LEVEL: LevelFilter = LevelFilter::INFO;
    /// Returns a new `SubscriberBuilder` for configuring a format subscriber.
    pub fn builder() -> SubscriberBuilder { SubscriberBuilder::default() }
    /// Returns a new format subscriber with the default configuration.
    pub fn new() -> Subscriber { SubscriberBuilder::default().finish() }
}
impl Default for Subscriber {
    fn default() -> Subscriber { Subscriber::new() }
}
impl<E: FormatEvent<Registry, DefaultFields> + 'static> tracing::Subscriber for Subscriber<E> {
    fn on_register_dispatch(&self, subscriber: &Dispatch) { self.inner.on_register_dispatch(subscriber) }
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest { self.inner.register_callsite(metadata) }
    fn enabled(&self, metadata: &Metadata<'_>) -> bool { self.inner.enabled(metadata) }
    fn max_level_hint(&self) -> Option<LevelFilter> { self.inner.max_level_hint() }
    fn new_span(&self, span: &Attributes<'_>) -> Id { self.inner.new_span(span) }
    fn record(&self, span: &Id, values: &Record<'_>) { self.inner.record(span, values) }
    fn record_follows_from(&self, span: &Id, follows: &Id) { self.inner.record_follows_from(span, follows) }
    fn event_enabled(&self, event: &Event<'_>) -> bool { self.inner.event_enabled(event) }
    fn event(&self, event: &Event<'_>) { self.inner.event(event) }
    fn enter(&self, span: &Id) { self.inner.enter(span) }
    fn exit(&self, span: &Id) { self.inner.exit(span) }
    fn clone_span(&self, id: &Id) -> Id { self.inner.clone_span(id) }
    fn try_close(&self, id: Id) -> bool { self.inner.try_close(id) }
    fn current_span(&self) -> Current { self.inner.current_span() }
    unsafe fn downcast_raw(&self, id: TypeId) -> Option<*const ()> { if id == TypeId::of::<Self>() { Some(self as *const Self as *const ()) } else { self.inner.downcast_raw(id) } }
}
impl<'a, E: FormatEvent<Registry, DefaultFields> + 'static> LookupSpan<'a> for Subscriber<E> {
    fn registry(&self) -> &Registry { self.inner.registry() }
}

/// Configures and constructs `Subscriber`s.
pub struct SubscriberBuilder<E = Format> {
    wanted: Wanted,
    layer: Layer<Registry, DefaultFields, E>,
}
/// Returns a new `SubscriberBuilder` for configuring a formatting subscriber.
pub fn fmt() -> SubscriberBuilder { SubscriberBuilder::default() }
/// Returns a new formatting layer that can be composed with other layers to construct a `Subscriber`.
pub fn layer<S>() -> Layer<S> { Layer::default() }
impl Default for SubscriberBuilder {
    fn default() -> SubscriberBuilder { SubscriberBuilder { wanted: Wanted::Level(Subscriber::DEFAULT_MAX_LEVEL), layer: Layer::default() } }
}
macro_rules! by_layer { ($($(#[$doc:meta])* $f:ident($($arg:ident: $t:ty)?);)*) => { $(
    $(#[$doc])*
    pub fn $f(self $(, $arg: $t)?) -> SubscriberBuilder { SubscriberBuilder { layer: self.layer.$f($($arg)?), ..self } }
)* }; }
impl SubscriberBuilder {
    by_layer! {
        /// Do not emit timestamps with log messages.
        without_time();
        /// Sets whether or not an event's target is displayed.
        with_target(on: bool);
        /// Sets whether or not an event's level is displayed.
        with_level(on: bool);
        /// Sets whether or not the name of the current thread is displayed.
        with_thread_names(on: bool);
        /// Sets whether or not the thread ID of the current thread is displayed.
        with_thread_ids(on: bool);
        /// Sets whether or not an event's source code file path is displayed.
        with_file(on: bool);
        /// Sets whether or not an event's source code line number is displayed.
        with_line_number(on: bool);
        /// Sets the subscriber being built to use a less verbose formatter.
        compact();
        /// Sets the subscriber being built to use an excessively pretty, human-readable formatter.
        pretty();
    }
    /// Use the given timer for log message timestamps.
    pub fn with_timer<T: time::FormatTime + Send + Sync + 'static>(self, timer: T) -> SubscriberBuilder { SubscriberBuilder { layer: self.layer.with_timer(timer), ..self } }
    /// Updates the event formatter by applying a function to the existing event formatter.
    pub fn map_event_format<E2>(self, f: impl FnOnce(Format) -> E2) -> SubscriberBuilder<E2> { SubscriberBuilder { wanted: self.wanted, layer: self.layer.map_event_format(f) } }
}
impl<E> SubscriberBuilder<E> {
    /// Configures how synthesized events are emitted at points in the span lifecycle.
    pub fn with_span_events(self, kind: FmtSpan) -> Self { SubscriberBuilder { layer: self.layer.with_span_events(kind), ..self } }
    /// Sets whether or not the formatter emits ANSI terminal escape codes for colors and other text formatting.
    pub fn with_ansi(self, ansi: bool) -> Self { SubscriberBuilder { layer: self.layer.with_ansi(ansi), ..self } }
    /// Sets the writer.
    pub fn with_writer<W: for<'w> MakeWriter<'w> + Send + Sync + 'static>(self, make_writer: W) -> Self { SubscriberBuilder { layer: self.layer.with_writer(make_writer), ..self } }
    /// Configures the subscriber to support `libtest`'s output capturing when used in unit tests.
    pub fn with_test_writer(self) -> Self { self.with_writer(TestWriter::new()) }
    /// Sets the event formatter that the subscriber being built will use to format events.
    pub fn event_format<E2>(self, fmt_event: E2) -> SubscriberBuilder<E2> { SubscriberBuilder { wanted: self.wanted, layer: self.layer.event_format(fmt_event) } }
    /// Sets the maximum verbosity level that will be enabled by the subscriber.
    pub fn with_max_level(self, filter: impl Into<LevelFilter>) -> Self { SubscriberBuilder { wanted: Wanted::Level(filter.into()), ..self } }
    /// Sets the `EnvFilter` that the subscriber will use to determine if a span or event is enabled.
    pub fn with_env_filter(self, filter: impl Into<EnvFilter>) -> Self { SubscriberBuilder { wanted: Wanted::Env(filter.into()), ..self } }
    /// Configures whether internal errors are logged.
    pub fn log_internal_errors(self, _on: bool) -> Self { self }
}
impl<E: FormatEvent<Registry, DefaultFields> + Send + Sync + 'static> SubscriberBuilder<E> {
    /// Finish the builder, returning a new `FmtCollector`.
    pub fn finish(self) -> Subscriber<E> {
        let inner = layer::Layer::with_subscriber(self.layer, Registry::default());
        Subscriber { inner: layer::Layer::with_subscriber(self.wanted, inner) }
    }
    /// Install this Subscriber as the global default if one is not already set.
    pub fn try_init(self) -> Result<(), Box<dyn Error + Send + Sync + 'static>> {
        use crate::util::SubscriberInitExt;
        self.finish().try_init()?;
        Ok(())
    }
    /// Install this Subscriber as the global default; panics if there is one already.
    #[track_caller]
    pub fn init(self) { self.try_init().expect("Unable to install global subscriber") }
}
impl<E: FormatEvent<Registry, DefaultFields> + Send + Sync + 'static> From<SubscriberBuilder<E>> for Dispatch {
    fn from(builder: SubscriberBuilder<E>) -> Dispatch { Dispatch::new(builder.finish()) }
}
/// Install a global tracing subscriber that listens for events and filters based on the value of the `RUST_LOG` environment variable, or INFO.
pub fn try_init() -> Result<(), Box<dyn Error + Send + Sync + 'static>> {
    match std::env::var("RUST_LOG") {
        Ok(text) => fmt().with_env_filter(text).try_init(),
        Err(_) => fmt().try_init(),
    }
}
/// As `try_init`; panics if there is a global subscriber already.
#[track_caller]
pub fn init() { try_init().expect("Unable to install global subscriber") }
