//! Timestamps.
use super::format::Writer;
use std::fmt::{self, Write};
use std::time::Instant;

/// A type that can measure and format the current time.
pub trait FormatTime {
    /// Measure and write out the current time.
    fn format_time(&self, w: &mut Writer<'_>) -> fmt::Result;
}
/// Retrieve and print the current wall-clock time.
#[derive(Debug, Clone, Copy, Eq, PartialEq, Default)]
pub struct SystemTime;
/// Returns a new `SystemTime` timestamp provider.
pub fn time() -> SystemTime { SystemTime }
/// Retrieve and print the relative elapsed wall-clock time since an epoch.
#[derive(Debug, Clone, Copy, Eq, PartialEq)]
pub struct Uptime {
    epoch: Instant,
}
impl Default for Uptime {
    fn default() -> Self { Uptime { epoch: Instant::now() } }
}
impl From<Instant> for Uptime {
    fn from(epoch: Instant) -> Self { Uptime { epoch } }
}
/// Returns a new `Uptime` timestamp provider.
pub fn uptime() -> Uptime { Uptime::default() }
impl FormatTime for SystemTime {
    fn format_time(&self, w: &mut Writer<'_>) -> fmt::Result { w.write_str(&rfc3339(std::time::SystemTime::now())) }
}
impl FormatTime for Uptime {
    fn format_time(&self, w: &mut Writer<'_>) -> fmt::Result {
        let e = self.epoch.elapsed();
        write!(w, "{:4}.{:09}s", e.as_secs(), e.subsec_nanos())
    }
}
impl FormatTime for () {
    fn format_time(&self, _: &mut Writer<'_>) -> fmt::Result { Ok(()) }
}
impl FormatTime for fn(&mut Writer<'_>) -> fmt::Result {
    fn format_time(&self, w: &mut Writer<'_>) -> fmt::Result { (*self)(w) }
}

// `2026-08-20T12:34:56.123456Z`; days to a date by the Gregorian calendar's 400-year cycles.
fn rfc3339(time: std::time::SystemTime) -> String {
    let since = time.duration_since(std::time::SystemTime::UNIX_EPOCH).unwrap_or_default();
    let secs = since.as_secs();
    let (days, rest) = ((secs / 86_400) as i64, secs % 86_400);
    let z = days + 719_468;
    let era = z / 146_097;
    let doe = z % 146_097;
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + if month <= 2 { 1 } else { 0 };
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:06}Z", rest / 3600, rest / 60 % 60, rest % 60, since.subsec_micros())
}
