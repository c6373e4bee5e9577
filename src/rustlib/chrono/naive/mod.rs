//! Dates and times without a time zone.
mod date;
mod datetime;
mod time;

pub use self::date::{days_from_civil, Days, IsoWeek, NaiveDate, NaiveDateDaysIterator};
pub use self::datetime::NaiveDateTime;
pub use self::time::NaiveTime;

/// The number is out of range.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OutOfRange {
    _private: (),
}
impl OutOfRange {
    pub(crate) const fn new() -> OutOfRange { OutOfRange { _private: () } }
}
impl std::fmt::Debug for OutOfRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("out of range") }
}
impl std::fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("out of range") }
}
impl std::error::Error for OutOfRange {}
