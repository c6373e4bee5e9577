//! The layer that prints.
use super::format::{Fields, FmtSpan, Format, FormatEvent, Writer};
use super::writer::{sink, MakeWriter, Sink};
use super::{time, DefaultFields};
use crate::layer::{self, Context};
use crate::registry::{LookupSpan, Scope, SpanRef};
use std::fmt;
use std::marker::PhantomData;
use std::time::Instant;
use tracing::field::{self, Value};
use tracing::span::{Attributes, Current, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// A `Layer` that logs formatted representations of `tracing` events.
pub struct Layer<S, N = DefaultFields, E = Format> {
    fmt_event: E,
    fmt_span: FmtSpan,
    timing: bool,
    ansi: bool,
    pretty_fields: bool,
    writer: Sink,
    marker: PhantomData<fn(S, N)>,
}
/// The fields of a span as text, in its extensions.
pub struct FormattedFields<N> {
    /// The text.
    pub fields: String,
    ansi: bool,
    marker: PhantomData<fn(N)>,
}
impl<N> fmt::Display for FormattedFields<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.fields) }
}
impl<N> std::ops::Deref for FormattedFields<N> {
    type Target = String;
    fn deref(&self) -> &String { &self.fields }
}
// How long a span was entered, and how long it was not.
struct Timings {
    idle: u128,
    busy: u128,
    last: Instant,
    entered: usize,
}
struct Timing(u128);
impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut t = self.0 as f64;
        for unit in ["ns", "µs", "ms", "s"] {
            if t < 10.0 {
                return write!(f, "{:.2}{}", t, unit);
            } else if t < 100.0 {
                return write!(f, "{:.1}{}", t, unit);
            } else if t < 1000.0 {
                return write!(f, "{:.0}{}", t, unit);
            }
            t /= 1000.0;
        }
        write!(f, "{:.0}s", t * 1000.0)
    }
}
impl<S, N> Default for Layer<S, N> {
    fn default() -> Self {
        let ansi = std::env::var("NO_COLOR").map_or(true, |v| v.is_empty());
        Layer { fmt_event: Format::default(), fmt_span: FmtSpan::NONE, timing: true, ansi, pretty_fields: false, writer: sink(std::io::stdout), marker: PhantomData }
    }
}
macro_rules! by_format { ($($(#[$doc:meta])* $f:ident($($arg:ident: $t:ty)?);)*) => { $(
    $(#[$doc])*
    pub fn $f(self $(, $arg: $t)?) -> Self { Layer { fmt_event: self.fmt_event.$f($($arg)?), ..self } }
)* }; }
impl<S, N> Layer<S, N> {
    by_format! {
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
        /// Sets the layer being built to use a less verbose formatter.
        compact();
    }
    /// Do not emit timestamps with spans and event.
    pub fn without_time(self) -> Self { Layer { fmt_event: self.fmt_event.without_time(), timing: false, ..self } }
    /// Sets the layer being built to use an excessively pretty, human-readable formatter.
    pub fn pretty(self) -> Self { Layer { fmt_event: self.fmt_event.pretty(), pretty_fields: true, ..self } }
    /// Use the given timer for span and event timestamps.
    pub fn with_timer<T: time::FormatTime + Send + Sync + 'static>(self, timer: T) -> Self { Layer { fmt_event: self.fmt_event.with_timer(timer), ..self } }
    /// Updates the event formatter by applying a function to the existing event formatter.
    pub fn map_event_format<E2>(self, f: impl FnOnce(Format) -> E2) -> Layer<S, N, E2> {
        let format = self.fmt_event.clone();
        self.event_format(f(format))
    }
}
impl<S, N, E> Layer<S, N, E> {
    /// Sets the event formatter that the layer being built will use to format events.
    pub fn event_format<E2>(self, fmt_event: E2) -> Layer<S, N, E2> {
        Layer { fmt_event, fmt_span: self.fmt_span, timing: self.timing, ansi: self.ansi, pretty_fields: self.pretty_fields, writer: self.writer, marker: PhantomData }
    }
    /// Configures how synthesized events are emitted at points in the span lifecycle.
    pub fn with_span_events(self, kind: FmtSpan) -> Self { Layer { fmt_span: kind, ..self } }
    /// Sets whether or not the formatter emits ANSI terminal escape codes for colors and other text formatting.
    pub fn with_ansi(self, ansi: bool) -> Self { Layer { ansi, ..self } }
    /// Sets the writer.
    pub fn with_writer<W: for<'w> MakeWriter<'w> + Send + Sync + 'static>(self, make_writer: W) -> Self { Layer { writer: sink(make_writer), ..self } }
    /// Configures the subscriber to support `libtest`'s output capturing when used in unit tests.
    pub fn with_test_writer(self) -> Self { self.with_writer(super::TestWriter::new()) }
    /// Configures whether internal errors are logged.
    pub fn log_internal_errors(self, _on: bool) -> Self { self }
}
/// Provides the current span context to a formatter.
pub struct FmtContext<'a, S, N> {
    ctx: Context<'a, S>,
    event: &'a Event<'a>,
    marker: PhantomData<fn(N)>,
}
impl<'a, S: Subscriber + for<'l> LookupSpan<'l>, N> FmtContext<'a, S, N> {
    /// Visits every span in the current context with a closure.
    pub fn visit_spans<E, F: FnMut(&SpanRef<'_, S>) -> Result<(), E>>(&self, mut f: F) -> Result<(), E> {
        for span in self.event_scope().into_iter().flat_map(|s| s.from_root()) {
            f(&span)?;
        }
        Ok(())
    }
    /// Returns metadata for the span with the given `id`, if it exists.
    pub fn metadata(&self, id: &Id) -> Option<&'static Metadata<'static>> { self.ctx.metadata(id) }
    /// Returns stored data for the span with the given `id`, if it exists.
    pub fn span(&self, id: &Id) -> Option<SpanRef<'a, S>> { self.ctx.span(id) }
    /// Returns stored data for the span that the wrapped subscriber considers to be the current.
    pub fn lookup_current(&self) -> Option<SpanRef<'a, S>> { self.ctx.lookup_current() }
    /// Returns the current span for this formatter.
    pub fn current_span(&self) -> Current { self.ctx.current_span() }
    /// Returns stored data for the parent span of the event currently being formatted.
    pub fn parent_span(&self) -> Option<SpanRef<'a, S>> { self.ctx.event_span(self.event) }
    /// Returns an iterator over the stored data for all the spans in the current context, starting with the specified span.
    pub fn span_scope(&self, id: &Id) -> Option<Scope<'a, S>> { self.ctx.span_scope(id) }
    /// Returns an iterator over the stored data for all the spans in the event's span context, starting with its parent span.
    pub fn event_scope(&self) -> Option<Scope<'a, S>> { self.ctx.event_scope(self.event) }
    /// Formats the fields of an event.
    pub fn format_fields(&self, writer: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let mut fields = Fields { out: writer, empty: true, result: Ok(()), pretty: false, style: "" };
        event.record(&mut fields);
        fields.result
    }
}
impl<S: Subscriber + for<'l> LookupSpan<'l>, N: 'static, E: FormatEvent<S, N> + 'static> Layer<S, N, E> {
    fn span_fields(&self, record: impl FnOnce(&mut Fields<'_>), old: &mut String, ansi: bool) {
        let empty = old.is_empty();
        let mut fields = Fields { out: Writer::new(old, ansi), empty, result: Ok(()), pretty: self.pretty_fields, style: "" };
        record(&mut fields);
    }
    fn tell(&self, names: &'static [&'static str], values: &[&dyn Value], id: &Id, ctx: Context<'_, S>) {
        if let Some(meta) = ctx.metadata(id) {
            layer::Layer::on_event(self, &Event::with_names(names, meta, id.clone(), values), ctx);
        }
    }
}
const MESSAGE: &[&str] = &["message"];
const CLOSING: &[&str] = &["message", "time.busy", "time.idle"];
impl<S: Subscriber + for<'l> LookupSpan<'l>, N: 'static, E: FormatEvent<S, N> + 'static> layer::Layer<S> for Layer<S, N, E> {
    fn on_new_span(&self, attrs: &Attributes<'_>, id: &Id, ctx: Context<'_, S>) {
        if let Some(span) = ctx.span(id) {
            let mut extensions = span.extensions_mut();
            if extensions.get_mut::<FormattedFields<DefaultFields>>().is_none() {
                let mut text = String::new();
                self.span_fields(|f| attrs.record(f), &mut text, self.ansi);
                extensions.insert(FormattedFields::<DefaultFields> { fields: text, ansi: self.ansi, marker: PhantomData });
            }
            if self.timing && self.fmt_span.contains(FmtSpan::CLOSE) && extensions.get_mut::<Timings>().is_none() {
                extensions.insert(Timings { idle: 0, busy: 0, last: Instant::now(), entered: 0 });
            }
        }
        if self.fmt_span.contains(FmtSpan::NEW) {
            self.tell(MESSAGE, &[&field::display("new")], id, ctx);
        }
    }
    fn on_record(&self, id: &Id, values: &Record<'_>, ctx: Context<'_, S>) {
        if let Some(span) = ctx.span(id) {
            let mut extensions = span.extensions_mut();
            if let Some(fields) = extensions.get_mut::<FormattedFields<DefaultFields>>() {
                // As the layer wrote them that came first.
                let ansi = fields.ansi;
                self.span_fields(|f| values.record(f), &mut fields.fields, ansi);
            }
        }
    }
    fn on_enter(&self, id: &Id, ctx: Context<'_, S>) {
        if let Some(span) = ctx.span(id) {
            if let Some(t) = span.extensions_mut().get_mut::<Timings>() {
                if t.entered == 0 {
                    let now = Instant::now();
                    t.idle += (now - t.last).as_nanos();
                    t.last = now;
                }
                t.entered += 1;
            }
        }
        if self.fmt_span.contains(FmtSpan::ENTER) {
            self.tell(MESSAGE, &[&field::display("enter")], id, ctx);
        }
    }
    fn on_exit(&self, id: &Id, ctx: Context<'_, S>) {
        if let Some(span) = ctx.span(id) {
            if let Some(t) = span.extensions_mut().get_mut::<Timings>() {
                t.entered -= 1;
                if t.entered == 0 {
                    let now = Instant::now();
                    t.busy += (now - t.last).as_nanos();
                    t.last = now;
                }
            }
        }
        if self.fmt_span.contains(FmtSpan::EXIT) {
            self.tell(MESSAGE, &[&field::display("exit")], id, ctx);
        }
    }
    fn on_close(&self, id: Id, ctx: Context<'_, S>) {
        if !self.fmt_span.contains(FmtSpan::CLOSE) {
            return;
        }
        let timings = ctx.span(&id).and_then(|span| span.extensions().get::<Timings>().map(|t| (t.busy, t.idle + (Instant::now() - t.last).as_nanos())));
        match timings {
            Some((busy, idle)) => self.tell(CLOSING, &[&field::display("close"), &field::display(Timing(busy)), &field::display(Timing(idle))], &id, ctx),
            None => self.tell(MESSAGE, &[&field::display("close")], &id, ctx),
        }
    }
    fn on_event(&self, event: &Event<'_>, ctx: Context<'_, S>) {
        let mut line = String::new();
        let fmt_ctx = FmtContext { ctx, event, marker: PhantomData };
        if self.fmt_event.format_event(&fmt_ctx, Writer::new(&mut line, self.ansi), event).is_ok() {
            (self.writer)(event.metadata(), &line);
        }
    }
}
