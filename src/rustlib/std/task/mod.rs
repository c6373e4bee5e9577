//! Types and traits for working with asynchronous tasks.
mod poll;
mod wake;

pub use self::poll::Poll;
pub use self::wake::{Context, RawWaker, RawWakerVTable, Wake, Waker};

/// Extracts the successful type of a `Poll<T>`; returns from the function on `Pending`.
#[macro_export]
macro_rules! __ready {
    ($e:expr $(,)?) => {
        match $e {
            $crate::task::Poll::Ready(t) => t,
            $crate::task::Poll::Pending => {
                return $crate::task::Poll::Pending;
            }
        }
    };
}
pub use crate::__ready as ready;
