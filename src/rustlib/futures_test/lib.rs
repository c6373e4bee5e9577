//! Test helpers for futures, streams and wakers.
#[macro_use]
mod assert;
pub mod task;

#[doc(hidden)]
pub mod __private {
    pub use crate::assert::assert_is_unpin_stream;
    pub use futures_core::Stream;
}
