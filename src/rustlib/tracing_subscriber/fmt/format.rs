//! One line per event.
use super::time;
use super::Style;
use tracing::subscriber::{EventView, SpanView};
use tracing::Level;

/// Which points in a span's lifecycle make events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FmtSpan(u8);
impl FmtSpan {
    /// None.
    pub const NONE: FmtSpan = FmtSpan(0);
    /// When a span is created.
    pub const NEW: FmtSpan = FmtSpan(1);
    /// When a span is entered.
    pub const ENTER: FmtSpan = FmtSpan(2);
    /// When a span is exited.
    pub const EXIT: FmtSpan = FmtSpan(4);
    /// When a span is closed.
    pub const CLOSE: FmtSpan = FmtSpan(8);
    /// When a span is entered or exited.
    pub const ACTIVE: FmtSpan = FmtSpan(6);
    /// All of them.
    pub const FULL: FmtSpan = FmtSpan(15);
}

fn painted(style: &Style, code: &str, text: &str) -> String { if style.ansi { format!("\x1b[{code}m{text}\x1b[0m") } else { String::from(text) } }
fn color(level: Level) -> &'static str {
    if level == Level::ERROR {
        "31"
    } else if level == Level::WARN {
        "33"
    } else if level == Level::INFO {
        "32"
    } else if level == Level::DEBUG {
        "34"
    } else {
        "35"
    }
}
fn field(style: &Style, name: &str, value: &str) -> String {
    // Raw identifiers lose their prefix.
    let name = name.strip_prefix("r#").unwrap_or(name);
    format!("{}{}{value}", painted(style, "3", name), painted(style, "2", "="))
}
fn fields(style: &Style, span: &SpanView) -> String {
    let shown: Vec<String> = span.fields.iter().filter(|f| !f.1.is_empty()).map(|f| field(style, f.0, &f.1)).collect();
    shown.join(" ")
}

/// The line for an event.
pub(super) fn line(style: &Style, event: &EventView<'_>) -> String {
    let mut out = String::new();
    if let Some(now) = time::now(style.time) {
        out.push_str(&painted(style, "2", &now));
        out.push(' ');
    }
    if style.level {
        out.push_str(&painted(style, color(event.level), &format!("{:>5}", event.level.as_str())));
        out.push(' ');
    }
    if style.thread_names || style.thread_ids {
        let thread = std::thread::current();
        match thread.name() {
            Some(name) if style.thread_names => out.push_str(&format!("{name} ")),
            None if style.thread_names && !style.thread_ids => out.push_str(&format!("{:0>2?} ", thread.id())),
            _ => {}
        }
        if style.thread_ids {
            out.push_str(&format!("{:0>2?} ", thread.id()));
        }
    }
    if !event.spans.is_empty() {
        for span in &event.spans {
            out.push_str(&painted(style, "1", span.name));
            let shown = fields(style, span);
            if !style.compact && !shown.is_empty() {
                out.push_str(&painted(style, "1", "{"));
                out.push_str(&shown);
                out.push_str(&painted(style, "1", "}"));
            }
            out.push_str(&painted(style, "2", ":"));
        }
        out.push(' ');
    }
    if style.target {
        out.push_str(&painted(style, "2", event.target));
        out.push_str(&painted(style, "2", ":"));
        out.push(' ');
    }
    let mut parts: Vec<String> = Vec::new();
    for f in &event.fields {
        parts.push(if f.name == "message" { f.value.clone() } else { field(style, f.name, &f.value) });
    }
    if style.compact {
        for span in &event.spans {
            let shown = fields(style, span);
            if !shown.is_empty() {
                parts.push(shown);
            }
        }
    }
    out.push_str(&parts.join(" "));
    out.push('\n');
    out
}
