//! Days of the week.
use std::fmt;
use std::str::FromStr;

/// A day of the week.
#[derive(PartialEq, Eq, PartialOrd, Ord, Copy, Clone, Debug, Hash)]
pub enum Weekday {
    Mon = 0,
    Tue = 1,
    Wed = 2,
    Thu = 3,
    Fri = 4,
    Sat = 5,
    Sun = 6,
}
const ALL: [Weekday; 7] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
pub(crate) const LONG: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Weekday {
    pub(crate) fn at(n: i64) -> Weekday { ALL[n.rem_euclid(7) as usize] }
    /// The next day.
    pub fn succ(&self) -> Weekday { Weekday::at(*self as i64 + 1) }
    /// The day before.
    pub fn pred(&self) -> Weekday { Weekday::at(*self as i64 + 6) }
    /// Monday is 1.
    pub const fn number_from_monday(&self) -> u32 { *self as u32 + 1 }
    /// Sunday is 1.
    pub const fn number_from_sunday(&self) -> u32 { (*self as u32 + 1) % 7 + 1 }
    /// Monday is 0.
    pub const fn num_days_from_monday(&self) -> u32 { *self as u32 }
    /// Sunday is 0.
    pub const fn num_days_from_sunday(&self) -> u32 { (*self as u32 + 1) % 7 }
    /// How many days after the other.
    pub const fn days_since(&self, other: Weekday) -> u32 { (*self as u32 + 7 - other as u32) % 7 }
}
impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(&LONG[*self as usize][..3]) }
}
impl FromStr for Weekday {
    type Err = ParseWeekdayError;
    fn from_str(s: &str) -> Result<Weekday, ParseWeekdayError> {
        let found = LONG.iter().position(|name| s.eq_ignore_ascii_case(name) || s.eq_ignore_ascii_case(&name[..3]));
        found.map(|n| ALL[n]).ok_or(ParseWeekdayError { _dummy: () })
    }
}
impl TryFrom<u8> for Weekday {
    type Error = crate::naive::OutOfRange;
    fn try_from(value: u8) -> Result<Weekday, Self::Error> { ALL.get(value as usize).copied().ok_or(crate::naive::OutOfRange::new()) }
}
/// The text names no day.
#[derive(Clone, PartialEq, Eq)]
pub struct ParseWeekdayError {
    _dummy: (),
}
impl fmt::Debug for ParseWeekdayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("ParseWeekdayError { .. }") }
}
impl fmt::Display for ParseWeekdayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self, f) }
}
impl std::error::Error for ParseWeekdayError {}
