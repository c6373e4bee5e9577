//! Types and traits for working with asynchronous tasks.
mod poll;
mod wake;

pub use self::poll::Poll;
pub use self::wake::{Context, ContextBuilder, LocalWaker, RawWaker, RawWakerVTable, Wake, Waker};

/// Extracts the value of a `Poll::Ready`, or returns `Poll::Pending` from the surrounding function.
#[macro_export]
#[doc(hidden)]
macro_rules! __std_ready {
    ($e:expr $(,)?) => {
        match $e {
            $crate::task::Poll::Ready(t) => t,
            $crate::task::Poll::Pending => return $crate::task::Poll::Pending,
        }
    };
}
pub use crate::__std_ready as ready;
