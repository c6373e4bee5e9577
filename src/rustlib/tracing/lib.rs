//! `tracing`: events and spans. The compiler expands the macros into calls of `__support`.
pub mod dispatcher;
mod event;
pub mod field;
pub mod instrument;
mod level;
mod metadata;
pub mod span;
pub mod subscriber;
#[doc(hidden)]
pub mod __support;

pub use crate::dispatcher::Dispatch;
pub use crate::event::Event;
pub use crate::field::Value;
pub use crate::instrument::Instrument;
pub use crate::level::{Level, ParseLevelError};
pub use crate::metadata::{Kind, Metadata};
pub use crate::span::{Id, Span};
pub use crate::subscriber::Subscriber;

/// Filters by level.
pub mod level_filters {
    pub use crate::level::{LevelFilter, ParseLevelFilterError};
    /// What is compiled in: everything.
    pub const STATIC_MAX_LEVEL: LevelFilter = LevelFilter::TRACE;
}
/// Places in the program.
pub mod callsite {
    /// Asks all subscribers about all callsites again.
    pub fn rebuild_interest_cache() { crate::dispatcher::rebuild() }
}
/// Constructs an event at the error level.
#[builtin_macro = "tracing_event:ERROR"]
#[macro_export]
macro_rules! error { () => {}; }
/// Constructs an event at the warn level.
#[builtin_macro = "tracing_event:WARN"]
#[macro_export]
macro_rules! warn { () => {}; }
/// Constructs an event at the info level.
#[builtin_macro = "tracing_event:INFO"]
#[macro_export]
macro_rules! info { () => {}; }
/// Constructs an event at the debug level.
#[builtin_macro = "tracing_event:DEBUG"]
#[macro_export]
macro_rules! debug { () => {}; }
/// Constructs an event at the trace level.
#[builtin_macro = "tracing_event:TRACE"]
#[macro_export]
macro_rules! trace { () => {}; }
/// Constructs a new event.
#[builtin_macro = "tracing_event"]
#[macro_export]
macro_rules! event { () => {}; }
/// Constructs a new span.
#[builtin_macro = "tracing_span"]
#[macro_export]
macro_rules! span { () => {}; }
/// Constructs a span at the error level.
#[builtin_macro = "tracing_span:ERROR"]
#[macro_export]
macro_rules! error_span { () => {}; }
/// Constructs a span at the warn level.
#[builtin_macro = "tracing_span:WARN"]
#[macro_export]
macro_rules! warn_span { () => {}; }
/// Constructs a span at the info level.
#[builtin_macro = "tracing_span:INFO"]
#[macro_export]
macro_rules! info_span { () => {}; }
/// Constructs a span at the debug level.
#[builtin_macro = "tracing_span:DEBUG"]
#[macro_export]
macro_rules! debug_span { () => {}; }
/// Constructs a span at the trace level.
#[builtin_macro = "tracing_span:TRACE"]
#[macro_export]
macro_rules! trace_span { () => {}; }
/// Checks whether a span or event is enabled.
#[builtin_macro = "tracing_enabled"]
#[macro_export]
macro_rules! enabled { () => {}; }
/// Checks whether an event is enabled.
#[builtin_macro = "tracing_enabled:event"]
#[macro_export]
macro_rules! event_enabled { () => {}; }
/// Checks whether a span is enabled.
#[builtin_macro = "tracing_enabled:span"]
#[macro_export]
macro_rules! span_enabled { () => {}; }
/// Instruments a function: its body runs inside a span.
#[builtin_macro = "attr:instrument"]
#[macro_export]
macro_rules! instrument { () => {}; }
