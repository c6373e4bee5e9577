//! Time: sleeping, deadlines, ticking.
pub(crate) mod clock;
mod instant;
mod interval;
mod sleep;
mod timeout;

pub use self::clock::{advance, pause, resume};
pub use self::instant::Instant;
pub use self::interval::{interval, interval_at, Interval, MissedTickBehavior};
pub use self::sleep::{sleep, sleep_until, Sleep};
pub use self::timeout::{timeout, timeout_at, Timeout};
pub use std::time::Duration;

pub mod error {
    //! What can go wrong with time.
    pub use super::timeout::Elapsed;
    use std::fmt;

    /// The timer cannot be used.
    #[derive(Debug)]
    pub struct Error(pub(crate) &'static str);

    impl Error {
        pub fn is_shutdown(&self) -> bool {
            self.0 == "the timer is shutdown, must be called from the context of Tokio runtime"
        }

        pub fn is_at_capacity(&self) -> bool {
            false
        }

        pub fn is_invalid(&self) -> bool {
            self.0 == "timer duration exceeds maximum duration"
        }
    }

    impl fmt::Display for Error {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl std::error::Error for Error {}
}
