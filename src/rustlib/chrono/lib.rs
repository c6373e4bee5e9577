//! `chrono`: dates and times. `Utc::now` and `Local::now` read the simulated clock; the local time zone is UTC.
mod datetime;
mod delta;
pub mod format;
mod month;
pub mod naive;
pub mod offset;
mod serde;
mod traits;
mod weekday;

pub use crate::datetime::DateTime;
pub use crate::delta::{OutOfRangeError, TimeDelta};
pub use crate::format::{ParseError, ParseResult, SecondsFormat};
pub use crate::month::{Month, Months, ParseMonthError};
pub use crate::naive::{Days, IsoWeek, NaiveDate, NaiveDateTime, NaiveTime};
pub use crate::offset::{FixedOffset, Local, LocalResult, MappedLocalTime, Offset, TimeZone, Utc};
pub use crate::traits::{Datelike, DurationRound, RoundingError, SubsecRound, Timelike};
pub use crate::weekday::{ParseWeekdayError, Weekday};

/// A span of time.
pub type Duration = TimeDelta;

pub mod prelude {
    //! What most programs want to have in scope.
    pub use crate::{DateTime, Datelike, FixedOffset, Local, Month, NaiveDate, NaiveDateTime, NaiveTime, Offset, SecondsFormat, SubsecRound, TimeZone, Timelike, Utc, Weekday};
}

pub mod round {
    //! Rounding.
    pub use crate::traits::{DurationRound, RoundingError, SubsecRound};
}
