//! Temporal quantification.
mod clocks;
mod duration;

pub use self::clocks::{Instant, SystemTime, SystemTimeError, UNIX_EPOCH};
pub use self::duration::{Duration, TryFromFloatSecsError};
