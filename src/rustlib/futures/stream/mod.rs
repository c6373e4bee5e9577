//! Streams and their combinators.
mod access;
mod adaptors;
mod async_adaptors;
mod buffered;
mod consume;
mod create;
mod ext;
mod flatten;
mod flatten_unordered;
mod futures_ordered;
pub mod futures_unordered;
mod into_async_read;
mod peek;
mod select;
pub mod select_all;
mod split;
mod try_adaptors;
mod try_chunks;
mod try_consume;
mod try_ext;

pub use self::adaptors::{
    CatchUnwind, Chain, Chunks, Cycle, Enumerate, Fuse, Inspect, Map, ReadyChunks, Skip, Take, Zip,
};
pub use self::async_adaptors::{Filter, FilterMap, Scan, SkipWhile, TakeUntil, TakeWhile, Then};
pub use self::buffered::{BufferUnordered, Buffered, ForEachConcurrent};
pub use self::consume::{All, Any, Collect, Concat, Count, Fold, ForEach, Forward, Next, SelectNextSome, StreamFuture, Unzip};
pub use self::create::{
    abortable, empty, iter, once, pending, poll_fn, poll_immediate, repeat, repeat_with, try_unfold, unfold, Empty, Iter, Once, Pending,
    PollFn, PollImmediate, Repeat, RepeatWith, TryUnfold, Unfold,
};
pub use self::ext::StreamExt;
pub use self::flatten::{FlatMap, FlatMapUnordered, Flatten};
pub use self::flatten_unordered::{FlattenUnordered, TryFlattenUnordered};
pub use self::futures_ordered::FuturesOrdered;
pub use self::futures_unordered::FuturesUnordered;
pub use self::into_async_read::IntoAsyncRead;
pub use self::peek::{NextIf, NextIfEq, Peek, PeekMut, Peekable};
pub use self::select::{select, select_with_strategy, PollNext, Select, SelectWithStrategy};
pub use self::select_all::{select_all, SelectAll};
pub use self::split::{ReuniteError, SplitSink, SplitStream};
pub use self::try_adaptors::{
    AndThen, ErrInto, InspectErr, InspectOk, IntoStream, MapErr, MapOk, OrElse, TryBufferUnordered, TryBuffered, TryFilter,
    TryFilterMap, TryFlatten, TrySkipWhile, TryTakeWhile,
};
pub use self::try_chunks::{TryChunks, TryChunksError, TryReadyChunks, TryReadyChunksError};
pub use self::try_consume::{TryAll, TryAny, TryCollect, TryConcat, TryFold, TryForEach, TryForEachConcurrent, TryNext};
pub use self::try_ext::TryStreamExt;
pub use crate::future::{AbortHandle, AbortRegistration, Abortable, Aborted};
pub use futures_core::stream::{BoxStream, FusedStream, LocalBoxStream, Stream, TryStream};
