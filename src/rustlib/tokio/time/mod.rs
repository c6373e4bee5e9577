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
    #[derive(Debug, Copy, Clone)]
    pub struct Error(Kind);

    #[derive(Debug, Copy, Clone, PartialEq, Eq)]
    enum Kind {
        Shutdown,
        AtCapacity,
        Invalid,
    }

    impl Error {
        pub fn shutdown() -> Error {
            Error(Kind::Shutdown)
        }

        pub fn is_shutdown(&self) -> bool {
            self.0 == Kind::Shutdown
        }

        pub fn at_capacity() -> Error {
            Error(Kind::AtCapacity)
        }

        pub fn is_at_capacity(&self) -> bool {
            self.0 == Kind::AtCapacity
        }

        pub fn invalid() -> Error {
            Error(Kind::Invalid)
        }

        pub fn is_invalid(&self) -> bool {
            self.0 == Kind::Invalid
        }
    }

    impl fmt::Display for Error {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(match self.0 {
                Kind::Shutdown => "the timer is shutdown, must be called from the context of Tokio runtime",
                Kind::AtCapacity => "timer is at capacity and cannot create a new entry",
                Kind::Invalid => "timer duration exceeds maximum duration",
            })
        }
    }

    impl std::error::Error for Error {}
}
