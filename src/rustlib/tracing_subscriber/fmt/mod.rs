//! A subscriber that prints events as lines of text.
pub mod format;
pub mod time;

use crate::filter::{EnvFilter, LevelFilter};
use crate::layer::Layer;
use crate::util::TryInitError;
use std::io::Write;
use std::sync::Arc;
use tracing::subscriber::{Collect, EventView};
use tracing::Level;

/// What is shown, and where.
#[doc(hidden)]
pub struct Config {
    pub(crate) printing: bool,
    pub(crate) filters: Vec<EnvFilter>,
    pub(crate) style: Style,
    pub(crate) writer: Writer,
}
/// How a line looks.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) time: time::Clock,
    pub(crate) level: bool,
    pub(crate) target: bool,
    pub(crate) ansi: bool,
    pub(crate) compact: bool,
    pub(crate) thread_names: bool,
    pub(crate) thread_ids: bool,
}
pub(crate) type Writer = Arc<dyn Fn() -> Box<dyn Write> + Send + Sync>;
impl Default for Config {
    fn default() -> Config { Config { printing: false, filters: Vec::new(), style: default_style(), writer: Arc::new(|| Box::new(std::io::stdout())) } }
}
fn default_style() -> Style {
    let ansi = std::env::var("NO_COLOR").map_or(true, |v| v.is_empty());
    Style { time: time::Clock::System, level: true, target: true, ansi, compact: false, thread_names: false, thread_ids: false }
}

/// The subscriber.
pub struct Subscriber {
    config: Arc<Config>,
}
impl Subscriber {
    /// The maximum verbosity level that is enabled by default.
    pub const DEFAULT_MAX_LEVEL: LevelFilter = LevelFilter::INFO;
    /// Returns a new builder for configuring a format subscriber.
    pub fn builder() -> SubscriberBuilder { fmt() }
    pub(crate) fn from_config(config: Arc<Config>) -> Subscriber { Subscriber { config } }
    pub(crate) fn install(self) -> Result<(), TryInitError> { tracing::subscriber::set_global_default(self).map_err(|e| TryInitError(e.to_string())) }
}
impl Collect for Subscriber {
    fn enabled(&self, level: Level, target: &str) -> bool { self.config.filters.iter().all(|f| f.enabled(level, target)) }
    fn event(&self, event: EventView<'_>) {
        if !self.config.printing {
            return;
        }
        let line = format::line(&self.config.style, &event);
        let mut writer = (self.config.writer)();
        let _ = writer.write_all(line.as_bytes());
        let _ = writer.flush();
    }
}

/// Types that make writers, as given to `with_writer`.
pub trait MakeWriter {
    /// The writer.
    type Writer: Write + 'static;
    /// Makes one, for an event.
    fn make_writer(&self) -> Self::Writer;
}
impl<F: Fn() -> W, W: Write + 'static> MakeWriter for F {
    type Writer = W;
    fn make_writer(&self) -> W { self() }
}

macro_rules! style_methods {
    ($field:ident) => {
        /// Use the given timer.
        pub fn with_timer<T: time::FormatTime>(mut self, timer: T) -> Self {
            self.$field.style.time = timer.clock();
            self
        }
        /// Do not emit timestamps with log messages.
        pub fn without_time(mut self) -> Self {
            self.$field.style.time = time::Clock::None;
            self
        }
        /// Enable ANSI terminal colors for formatted output.
        pub fn with_ansi(mut self, ansi: bool) -> Self {
            self.$field.style.ansi = ansi;
            self
        }
        /// Sets whether or not an event's target is displayed.
        pub fn with_target(mut self, display_target: bool) -> Self {
            self.$field.style.target = display_target;
            self
        }
        /// Sets whether or not an event's level is displayed.
        pub fn with_level(mut self, display_level: bool) -> Self {
            self.$field.style.level = display_level;
            self
        }
        /// Sets whether or not the name of the current thread is displayed.
        pub fn with_thread_names(mut self, display_thread_names: bool) -> Self {
            self.$field.style.thread_names = display_thread_names;
            self
        }
        /// Sets whether or not the thread ID of the current thread is displayed.
        pub fn with_thread_ids(mut self, display_thread_ids: bool) -> Self {
            self.$field.style.thread_ids = display_thread_ids;
            self
        }
        /// Use a less verbose formatter.
        pub fn compact(mut self) -> Self {
            self.$field.style.compact = true;
            self
        }
        /// Sets where lines are written.
        pub fn with_writer<W: MakeWriter + Send + Sync + 'static>(mut self, make_writer: W) -> Self {
            self.$field.writer = Arc::new(move || Box::new(make_writer.make_writer()));
            self
        }
        /// Shows several lines per event.
        #[unsupported = "tracing_subscriber's pretty format"]
        pub fn pretty(self) -> Self { self }
        /// Shows events as JSON.
        #[unsupported = "tracing_subscriber's JSON format"]
        pub fn json(self) -> Self { self }
        /// Shows the source file of events.
        #[unsupported = "file names in tracing_subscriber's lines"]
        pub fn with_file(self, _display_filename: bool) -> Self { self }
        /// Shows the source line of events.
        #[unsupported = "line numbers in tracing_subscriber's lines"]
        pub fn with_line_number(self, _display_line_number: bool) -> Self { self }
        /// Synthesizes events for spans.
        #[unsupported = "span events of tracing_subscriber"]
        pub fn with_span_events(self, _kind: format::FmtSpan) -> Self { self }
    };
}

/// Configures and constructs `Subscriber`s.
pub struct SubscriberBuilder {
    config: Config,
    max_level: Option<LevelFilter>,
}
/// Returns a new builder for configuring a formatting subscriber.
pub fn fmt() -> SubscriberBuilder { SubscriberBuilder { config: Config { printing: true, ..Config::default() }, max_level: Some(Subscriber::DEFAULT_MAX_LEVEL) } }
impl SubscriberBuilder {
    style_methods! { config }
    /// Sets the maximum verbosity level that will be enabled by the subscriber.
    pub fn with_max_level(mut self, filter: impl Into<LevelFilter>) -> Self {
        self.max_level = Some(filter.into());
        self
    }
    /// Sets the `EnvFilter` that the subscriber will use to determine if a span or event is enabled.
    pub fn with_env_filter(mut self, filter: impl Into<EnvFilter>) -> Self {
        self.max_level = None;
        self.config.filters.push(filter.into());
        self
    }
    /// Finish the builder, returning a new `Subscriber`.
    pub fn finish(mut self) -> Subscriber {
        if let Some(level) = self.max_level {
            self.config.filters.push(EnvFilter::new("").with_default(level));
        }
        Subscriber { config: Arc::new(self.config) }
    }
    /// Installs this subscriber as the global default.
    pub fn try_init(self) -> Result<(), TryInitError> { self.finish().install() }
    /// Installs this subscriber as the global default, panicking if there is one already.
    #[track_caller]
    pub fn init(self) { self.try_init().expect("Unable to install global subscriber") }
}
/// Installs a global subscriber that prints events of level INFO or as `RUST_LOG` says.
pub fn try_init() -> Result<(), TryInitError> {
    match std::env::var("RUST_LOG") {
        Ok(text) => fmt().with_env_filter(text).try_init(),
        Err(_) => fmt().try_init(),
    }
}
/// Installs a global subscriber that prints events of level INFO or as `RUST_LOG` says; panics if there is one already.
#[track_caller]
pub fn init() { try_init().expect("Unable to install global subscriber") }

/// Returns a new formatting layer.
pub fn layer() -> FmtLayer { FmtLayer { config: Config { printing: true, ..Config::default() } } }
/// A layer that prints events.
pub struct FmtLayer {
    config: Config,
}
impl FmtLayer {
    style_methods! { config }
}
impl Layer for FmtLayer {
    fn apply(self, config: &mut Config) {
        config.printing = true;
        config.style = self.config.style;
        config.writer = self.config.writer;
    }
}
