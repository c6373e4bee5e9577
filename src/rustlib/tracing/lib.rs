//! `tracing`: events and spans. The compiler expands the macros into calls of `__support`.
mod collect;
mod instrument;
mod level;
mod span;
mod value;

pub mod field;
pub mod subscriber;
#[doc(hidden)]
pub mod __support;

pub use crate::instrument::{Instrument, Instrumented};
pub use crate::level::{Level, LevelFilter};
pub use crate::span::{Entered, EnteredSpan, Id, Span};
pub use crate::value::Value;

/// Attributes and macros of the `log`-like kind need levels: `tracing::level_filters::LevelFilter`.
pub mod level_filters {
    pub use crate::level::LevelFilter;
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
/// Instruments a function: its body runs inside a span.
#[builtin_macro = "attr:instrument"]
#[macro_export]
macro_rules! instrument { () => {}; }
