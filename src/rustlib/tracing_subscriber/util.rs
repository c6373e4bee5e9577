//! Making a subscriber the default, and the destination of `log`'s records.
use std::error::Error;
use std::fmt;
use tracing::dispatcher::{self, DefaultGuard, Dispatch};
use tracing::{Event, Kind, Level, Metadata};

/// Error returned by `try_init` if a global default subscriber could not be initialized.
pub struct TryInitError {
    inner: Box<dyn Error + Send + Sync + 'static>,
}
impl fmt::Debug for TryInitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.inner, f) }
}
impl fmt::Display for TryInitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.inner, f) }
}
impl Error for TryInitError {
    fn source(&self) -> Option<&(dyn Error + 'static)> { self.inner.source() }
}

/// Extension trait adding utility methods for subscriber initialization.
pub trait SubscriberInitExt: Into<Dispatch> {
    /// Sets `self` as the default subscriber in the current scope, returning a guard that will unset it when dropped.
    fn set_default(self) -> DefaultGuard {
        let _ = take_log_records(log::LevelFilter::Trace);
        dispatcher::set_default(&self.into())
    }
    /// Attempts to set `self` as the global default subscriber.
    fn try_init(self) -> Result<(), TryInitError> {
        dispatcher::set_global_default(self.into()).map_err(|e| TryInitError { inner: Box::new(e) })?;
        let max = match tracing::level_filters::LevelFilter::current().into_level() {
            None => log::LevelFilter::Off,
            Some(Level::ERROR) => log::LevelFilter::Error,
            Some(Level::WARN) => log::LevelFilter::Warn,
            Some(Level::INFO) => log::LevelFilter::Info,
            Some(Level::DEBUG) => log::LevelFilter::Debug,
            Some(_) => log::LevelFilter::Trace,
        };
        take_log_records(max).map_err(|e| TryInitError { inner: Box::new(e) })
    }
    /// Attempts to set `self` as the global default subscriber, panicking if this fails.
    #[track_caller]
    fn init(self) { self.try_init().expect("failed to set global default subscriber") }
}
impl<T: Into<Dispatch>> SubscriberInitExt for T {}

/// A logger whose records become events.
struct LogTracer;
static LOG_TRACER: LogTracer = LogTracer;
fn take_log_records(max: log::LevelFilter) -> Result<(), log::SetLoggerError> {
    log::set_logger(&LOG_TRACER)?;
    log::set_max_level(max);
    Ok(())
}
fn level_of(level: log::Level) -> Level {
    match level {
        log::Level::Error => Level::ERROR,
        log::Level::Warn => Level::WARN,
        log::Level::Info => Level::INFO,
        log::Level::Debug => Level::DEBUG,
        log::Level::Trace => Level::TRACE,
    }
}
fn metadata_of<'a>(target: &'a str, level: log::Level, file: &'a str, line: u32, module: &'a str) -> Metadata<'a> {
    Metadata::at("log record", target, level_of(level), file, line, module, &["message"], Kind::EVENT)
}
impl log::Log for LogTracer {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        let meta = metadata_of(metadata.target(), metadata.level(), "", 0, "");
        dispatcher::get_default(|d| d.enabled(&meta))
    }
    fn log(&self, record: &log::Record<'_>) {
        let own = |text: &str| -> &'static str { Box::leak(String::from(text).into_boxed_str()) };
        let meta = metadata_of(own(record.target()), record.level(), own(record.file().unwrap_or("")), record.line().unwrap_or(0), own(record.module_path().unwrap_or("")));
        let meta: &'static Metadata<'static> = Box::leak(Box::new(meta));
        dispatcher::get_default(|d| {
            if d.enabled(meta) {
                d.event(&Event::at(meta, None, &[record.args()]));
            }
        });
    }
    fn flush(&self) {}
}
