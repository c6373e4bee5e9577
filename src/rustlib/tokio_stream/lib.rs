//! Stream utilities for tokio.
mod create;
mod ext;
mod notify_close;
mod stream_map;
pub mod wrappers;

pub use self::create::{empty, iter, once, pending, Empty, Iter, Once, Pending};
pub use self::ext::collect::FromStream;
pub use self::ext::timed::Elapsed;
pub use self::ext::StreamExt;
pub use self::notify_close::StreamNotifyClose;
pub use self::stream_map::StreamMap;
pub use futures_core::Stream;

pub mod adapters {
    //! The types of the adaptors.
    pub use crate::ext::adaptors::{
        Chain, Filter, FilterMap, Fuse, Map, MapWhile, Merge, Peekable, Skip, SkipWhile, Take, TakeWhile, Then,
    };
    pub use crate::ext::timed::{ChunksTimeout, Throttle, Timeout, TimeoutRepeating};
}
