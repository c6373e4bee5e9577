//! Months.
use crate::naive::OutOfRange;
use std::fmt;
use std::str::FromStr;

/// A month of the year.
#[derive(PartialEq, Eq, PartialOrd, Ord, Copy, Clone, Debug, Hash)]
pub enum Month {
    January = 0,
    February = 1,
    March = 2,
    April = 3,
    May = 4,
    June = 5,
    July = 6,
    August = 7,
    September = 8,
    October = 9,
    November = 10,
    December = 11,
}
use Month::*;
const ALL: [Month; 12] = [January, February, March, April, May, June, July, August, September, October, November, December];
pub(crate) const LONG: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

impl Month {
    /// The next month.
    pub const fn succ(&self) -> Month { ALL[(*self as usize + 1) % 12] }
    /// The month before.
    pub const fn pred(&self) -> Month { ALL[(*self as usize + 11) % 12] }
    /// January is 1.
    pub const fn number_from_month(&self) -> u32 { *self as u32 + 1 }
    /// Its English name.
    pub const fn name(&self) -> &'static str { LONG[*self as usize] }
}
impl FromStr for Month {
    type Err = ParseMonthError;
    fn from_str(s: &str) -> Result<Month, ParseMonthError> {
        let found = LONG.iter().position(|name| s.eq_ignore_ascii_case(name) || s.eq_ignore_ascii_case(&name[..3]));
        found.map(|n| ALL[n]).ok_or(ParseMonthError { _dummy: () })
    }
}
impl TryFrom<u8> for Month {
    type Error = OutOfRange;
    fn try_from(value: u8) -> Result<Month, OutOfRange> { ALL.get((value as usize).wrapping_sub(1)).copied().ok_or(OutOfRange::new()) }
}
/// A number of months, to add to dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Months(pub(crate) u32);
impl Months {
    /// That many.
    pub const fn new(num: u32) -> Months { Months(num) }
    /// How many.
    pub const fn as_u32(&self) -> u32 { self.0 }
}
/// The text names no month.
#[derive(Clone, PartialEq, Eq)]
pub struct ParseMonthError {
    _dummy: (),
}
impl fmt::Debug for ParseMonthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("ParseMonthError { .. }") }
}
impl fmt::Display for ParseMonthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self, f) }
}
impl std::error::Error for ParseMonthError {}
