//! How an event looks: on one line, compact, or over several.
use super::time::{FormatTime, SystemTime};
use super::{DefaultFields, FmtContext, FormattedFields};
use crate::registry::LookupSpan;
use std::error::Error;
use std::fmt::{self, Debug, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};

/// Which points in the span lifecycle make events.
#[derive(Clone, Eq, PartialEq, Ord, PartialOrd)]
pub struct FmtSpan(u8);
impl FmtSpan {
    /// one event when span is created
    pub const NEW: FmtSpan = FmtSpan(1);
    /// one event per enter of a span
    pub const ENTER: FmtSpan = FmtSpan(2);
    /// one event per exit of a span
    pub const EXIT: FmtSpan = FmtSpan(4);
    /// one event when the span is dropped
    pub const CLOSE: FmtSpan = FmtSpan(8);
    /// spans are ignored (this is the default)
    pub const NONE: FmtSpan = FmtSpan(0);
    /// one event per enter/exit of a span
    pub const ACTIVE: FmtSpan = FmtSpan(6);
    /// events at all points (new, enter, exit, drop)
    pub const FULL: FmtSpan = FmtSpan(15);
    pub(crate) fn contains(&self, other: FmtSpan) -> bool { self.0 & other.0 == other.0 }
}
impl std::ops::BitOr for FmtSpan {
    type Output = FmtSpan;
    fn bitor(self, other: FmtSpan) -> FmtSpan { FmtSpan(self.0 | other.0) }
}
impl std::ops::BitAnd for FmtSpan {
    type Output = FmtSpan;
    fn bitand(self, other: FmtSpan) -> FmtSpan { FmtSpan(self.0 & other.0) }
}
impl Debug for FmtSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = [(1, "FmtSpan::NEW"), (2, "FmtSpan::ENTER"), (4, "FmtSpan::EXIT"), (8, "FmtSpan::CLOSE")].into_iter().filter(|(bit, _)| self.0 & bit != 0).map(|(_, name)| name).collect();
        f.write_str(&if names.is_empty() { String::from("FmtSpan::NONE") } else { names.join(" | ") })
    }
}

/// A writer to which formatted representations of spans and events are written.
pub struct Writer<'w> {
    out: &'w mut dyn Write,
    ansi: bool,
}
impl<'w> Writer<'w> {
    pub(crate) fn new(out: &'w mut dyn Write, ansi: bool) -> Writer<'w> { Writer { out, ansi } }
    /// Return a new `Writer` that mutably borrows `self`.
    pub fn by_ref(&mut self) -> Writer<'_> { Writer { out: &mut *self.out, ansi: self.ansi } }
    /// Returns `true` if ANSI escape codes may be used to add colors and other formatting when writing to this `Writer`.
    pub fn has_ansi_escapes(&self) -> bool { self.ansi }
    /// Writes a string slice into this `Writer`.
    pub fn write_str(&mut self, s: &str) -> fmt::Result { self.out.write_str(s) }
    /// Writes a `char` into this writer.
    pub fn write_char(&mut self, c: char) -> fmt::Result { self.out.write_char(c) }
    /// Glue for usage of the `write!` macro with `Writer`s.
    pub fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> fmt::Result { self.out.write_fmt(args) }
    fn paint(&self, code: &'static str, text: &str) -> String { painted(self.ansi, code, text) }
}
impl Write for Writer<'_> {
    fn write_str(&mut self, s: &str) -> fmt::Result { self.out.write_str(s) }
}
fn painted(ansi: bool, code: &str, text: &str) -> String { if ansi && !code.is_empty() { format!("\x1b[{code}m{text}\x1b[0m") } else { String::from(text) } }
fn color(level: Level) -> &'static str {
    match level {
        Level::ERROR => "31",
        Level::WARN => "33",
        Level::INFO => "32",
        Level::DEBUG => "34",
        _ => "35",
    }
}

/// A type that can format a tracing `Event` to a `Writer`.
pub trait FormatEvent<S, N> {
    /// Write a log message for `Event` in `Context` to the given `Writer`.
    fn format_event(&self, ctx: &FmtContext<'_, S, N>, writer: Writer<'_>, event: &Event<'_>) -> fmt::Result;
}
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    Full,
    Compact,
    Pretty,
}
/// Marker for `Format` that indicates that the default log format should be used.
#[derive(Default, Debug, Copy, Clone, Eq, PartialEq)]
pub struct Full;
/// Marker for `Format` that indicates that the compact log format should be used.
#[derive(Default, Debug, Copy, Clone, Eq, PartialEq)]
pub struct Compact;
/// Marker for `Format` that indicates that the pretty log format should be used.
#[derive(Default, Debug, Copy, Clone, Eq, PartialEq)]
pub struct Pretty;
/// A pre-configured event formatter.
#[derive(Clone)]
pub struct Format {
    pub(crate) shape: Shape,
    pub(crate) timer: Arc<dyn FormatTime + Send + Sync>,
    pub(crate) ansi: Option<bool>,
    pub(crate) timestamp: bool,
    pub(crate) target: bool,
    pub(crate) level: bool,
    pub(crate) thread_id: bool,
    pub(crate) thread_name: bool,
    pub(crate) file: bool,
    pub(crate) line: bool,
}
/// Returns the default configuration for an event formatter.
pub fn format() -> Format { Format::default() }
impl Default for Format {
    fn default() -> Format {
        Format { shape: Shape::Full, timer: Arc::new(SystemTime), ansi: None, timestamp: true, target: true, level: true, thread_id: false, thread_name: false, file: false, line: false }
    }
}
macro_rules! settings { ($($(#[$doc:meta])* $f:ident $field:ident;)*) => { $(
    $(#[$doc])*
    pub fn $f(self, on: bool) -> Format { Format { $field: on, ..self } }
)* }; }
impl Format {
    /// Use a less verbose output format.
    pub fn compact(self) -> Format { Format { shape: Shape::Compact, ..self } }
    /// Use an excessively pretty, human-readable output format.
    pub fn pretty(self) -> Format { Format { shape: Shape::Pretty, file: true, line: true, ..self } }
    /// Use the given timer for log messages.
    pub fn with_timer<T: FormatTime + Send + Sync + 'static>(self, timer: T) -> Format { Format { timer: Arc::new(timer), timestamp: true, ..self } }
    /// Do not emit timestamps with log messages.
    pub fn without_time(self) -> Format { Format { timestamp: false, ..self } }
    /// Enable ANSI terminal colors for formatted output.
    pub fn with_ansi(self, ansi: bool) -> Format { Format { ansi: Some(ansi), ..self } }
    settings! {
        /// Sets whether or not an event's target is displayed.
        with_target target;
        /// Sets whether or not an event's level is displayed.
        with_level level;
        /// Sets whether or not the thread ID of the current thread is displayed.
        with_thread_ids thread_id;
        /// Sets whether or not the name of the current thread is displayed.
        with_thread_names thread_name;
        /// Sets whether or not an event's source code file path is displayed.
        with_file file;
        /// Sets whether or not an event's source code line number is displayed.
        with_line_number line;
    }
    /// Sets whether or not the source code location from which an event originated is displayed.
    pub fn with_source_location(self, on: bool) -> Format { Format { file: on, line: on, ..self } }
    fn time(&self, w: &mut Writer<'_>) -> fmt::Result {
        if !self.timestamp {
            return Ok(());
        }
        let mut text = String::new();
        if self.timer.format_time(&mut Writer::new(&mut text, false)).is_err() {
            text = String::from("<unknown time>");
        }
        // The space belongs to the dimmed part.
        if w.ansi { write!(w, "\x1b[2m{text}\x1b[0m ") } else { write!(w, "{text} ") }
    }
    fn head(&self, w: &mut Writer<'_>, level: Level) -> fmt::Result {
        if self.level {
            let text = w.paint(color(level), &format!("{:>5}", level.as_str()));
            write!(w, "{text} ")?;
        }
        if self.shape == Shape::Pretty {
            return Ok(());
        }
        let thread = std::thread::current();
        if self.thread_name {
            match thread.name() {
                Some(name) => {
                    // As wide as the longest name so far.
                    static LONGEST: AtomicUsize = AtomicUsize::new(0);
                    let width = LONGEST.fetch_max(name.len(), Ordering::Relaxed).max(name.len());
                    write!(w, "{name:>width$} ")?;
                }
                None if !self.thread_id => write!(w, "{:0>2?} ", thread.id())?,
                None => {}
            }
        }
        if self.thread_id {
            write!(w, "{:0>2?} ", thread.id())?;
        }
        Ok(())
    }
    fn full<S: Subscriber + for<'a> LookupSpan<'a>, N: 'static>(&self, ctx: &FmtContext<'_, S, N>, w: &mut Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let meta = event.metadata();
        self.time(w)?;
        self.head(w, *meta.level())?;
        let compact = self.shape == Shape::Compact;
        let spans: Vec<(&'static str, String)> = ctx.event_scope().into_iter().flat_map(|s| s.from_root()).map(|span| (span.name(), fields_of(&span))).collect();
        for (name, fields) in &spans {
            let name = w.paint("1", name);
            w.write_str(&name)?;
            if !compact && !fields.is_empty() {
                let text = format!("{}{}{}", w.paint("1", "{"), fields, w.paint("1", "}"));
                w.write_str(&text)?;
            }
            let colon = w.paint("2", ":");
            w.write_str(&colon)?;
        }
        if !spans.is_empty() {
            w.write_char(' ')?;
        }
        if self.target {
            let text = format!("{}{} ", w.paint("2", meta.target()), w.paint("2", ":"));
            w.write_str(&text)?;
        }
        let line = if self.line { meta.line() } else { None };
        if let (true, Some(file)) = (self.file, meta.file()) {
            let text = format!("{}{}", w.paint("2", file), w.paint("2", ":"));
            w.write_str(&text)?;
            if line.is_none() {
                w.write_char(' ')?;
            }
        }
        if let Some(line) = line {
            let text = match (w.ansi, compact) {
                (true, true) => format!("{}{} ", w.paint("2", &line.to_string()), w.paint("2", ":")),
                (true, false) => format!("\x1b[2m{line}:\x1b[0m "),
                (false, _) => format!("{line}: "),
            };
            w.write_str(&text)?;
        }
        ctx.format_fields(w.by_ref(), event)?;
        if compact {
            for (_, fields) in spans.iter().filter(|s| !s.1.is_empty()) {
                let text = w.paint("2", fields);
                write!(w, " {text}")?;
            }
        }
        w.write_char('\n')
    }
    fn pretty_lines<S: Subscriber + for<'a> LookupSpan<'a>, N: 'static>(&self, ctx: &FmtContext<'_, S, N>, w: &mut Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let meta = event.metadata();
        let style = if self.level && w.ansi { color(*meta.level()) } else { "" };
        w.write_str("  ")?;
        self.time(w)?;
        self.head(w, *meta.level())?;
        if self.target {
            let text = if w.ansi { format!("\x1b[1;{style}m{}\x1b[0m\x1b[{style}m:", meta.target()) } else { format!("{}:", meta.target()) };
            w.write_str(&text)?;
        }
        let line = if self.line { meta.line() } else { None };
        if let (Some(line), false) = (line, self.file) {
            write!(w, "{line}:")?;
        }
        w.write_char(' ')?;
        let mut visitor = Fields { out: w.by_ref(), empty: true, result: Ok(()), pretty: true, style };
        event.record(&mut visitor);
        let result = visitor.result;
        result?;
        if w.ansi {
            w.write_str("\x1b[0m")?;
        }
        w.write_char('\n')?;
        let thread = self.thread_name || self.thread_id;
        if let (true, Some(file)) = (self.file, meta.file()) {
            let at = w.paint("2;3", "at");
            write!(w, "    {at} {file}")?;
            if let Some(line) = line {
                write!(w, ":{line}")?;
            }
            w.write_char(if thread { ' ' } else { '\n' })?;
        } else if thread {
            w.write_str("    ")?;
        }
        if thread {
            let on = w.paint("2;3", "on");
            write!(w, "{on} ")?;
            let current = std::thread::current();
            if let (true, Some(name)) = (self.thread_name, current.name()) {
                write!(w, "{}{}", name, if self.thread_id { " " } else { "" })?;
            }
            if self.thread_id {
                write!(w, "{:?}", current.id())?;
            }
            w.write_char('\n')?;
        }
        for span in ctx.event_scope().into_iter().flatten() {
            let (inside, name, with) = (w.paint("2;3", "in"), w.paint("1", span.name()), w.paint("2;3", "with"));
            write!(w, "    {inside} ")?;
            if self.target {
                write!(w, "{}::", span.metadata().target())?;
            }
            w.write_str(&name)?;
            let fields = fields_of(&span);
            if !fields.is_empty() {
                write!(w, " {with} {fields}")?;
            }
            w.write_char('\n')?;
        }
        w.write_char('\n')
    }
}
fn fields_of<'a, S: LookupSpan<'a>>(span: &crate::registry::SpanRef<'a, S>) -> String { span.extensions().get::<FormattedFields<DefaultFields>>().map_or_else(String::new, |f| f.fields.clone()) }
impl<S: Subscriber + for<'a> LookupSpan<'a>, N: 'static> FormatEvent<S, N> for Format {
    fn format_event(&self, ctx: &FmtContext<'_, S, N>, mut writer: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        if let Some(ansi) = self.ansi {
            writer.ansi = ansi;
        }
        if self.shape == Shape::Pretty { self.pretty_lines(ctx, &mut writer, event) } else { self.full(ctx, &mut writer, event) }
    }
}
impl<S, N> FormatEvent<S, N> for fn(ctx: &FmtContext<'_, S, N>, Writer<'_>, &Event<'_>) -> fmt::Result {
    fn format_event(&self, ctx: &FmtContext<'_, S, N>, writer: Writer<'_>, event: &Event<'_>) -> fmt::Result { (*self)(ctx, writer, event) }
}

/// Writes fields: the message plain, the others as `name=value`.
pub(crate) struct Fields<'a> {
    pub(crate) out: Writer<'a>,
    pub(crate) empty: bool,
    pub(crate) result: fmt::Result,
    pub(crate) pretty: bool,
    pub(crate) style: &'static str,
}
struct Sources<'a>(&'a (dyn Error + 'static));
impl fmt::Display for Sources<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        let mut next = Some(self.0);
        while let Some(error) = next {
            list.entry(&format_args!("{}", error));
            next = error.source();
        }
        list.finish()
    }
}
impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) { if field.name() == "message" { self.record_debug(field, &format_args!("{}", value)) } else { self.record_debug(field, &value) } }
    fn record_error(&mut self, field: &Field, value: &(dyn Error + 'static)) {
        match value.source() {
            None => self.record_debug(field, &format_args!("{}", value)),
            Some(source) if self.pretty => self.record_debug(field, &format_args!("{}, {}.sources: {}", value, field, Sources(source))),
            Some(source) => {
                let (name, dots, equals) = (self.out.paint("3", field.name()), self.out.paint("3", ".sources"), self.out.paint("2", "="));
                self.record_debug(field, &format_args!("{} {}{}{}{}", value, name, dots, equals, Sources(source)))
            }
        }
    }
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if self.result.is_err() {
            return;
        }
        let gap = if std::mem::replace(&mut self.empty, false) { "" } else if self.pretty { ", " } else { " " };
        // Raw identifiers lose their prefix.
        let name = field.name().strip_prefix("r#").unwrap_or(field.name());
        let ansi = self.out.ansi;
        self.result = match (name, self.pretty) {
            ("message", true) if ansi && !self.style.is_empty() => write!(self.out, "{gap}\x1b[{}m{value:?}", self.style),
            ("message", _) => write!(self.out, "{gap}{value:?}"),
            (_, true) if ansi && !self.style.is_empty() => write!(self.out, "{gap}\x1b[1;{0}m{name}\x1b[0m\x1b[{0}m: {value:?}", self.style),
            (_, true) if ansi => write!(self.out, "{gap}\x1b[1m{name}\x1b[0m: {value:?}"),
            (_, true) => write!(self.out, "{gap}{name}: {value:?}"),
            (_, false) => {
                let (name, equals) = (self.out.paint("3", name), self.out.paint("2", "="));
                write!(self.out, "{gap}{name}{equals}{value:?}")
            }
        };
    }
}
