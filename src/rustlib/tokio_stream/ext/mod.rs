//! `StreamExt`: methods on every stream (TS-1).
pub(crate) mod adaptors;
pub(crate) mod collect;
mod consume;
mod fused;
pub(crate) mod timed;

use adaptors::{
    Chain, Filter, FilterMap, Fuse, Map, MapWhile, Merge, Peekable, Skip, SkipWhile, Take, TakeWhile, Then,
};
use collect::{Collect, FromStream};
use consume::{AllFuture, AnyFuture, FoldFuture, Next, TryNext};
use futures_core::Stream;
use std::future::Future;
use std::time::Duration;
use timed::{ChunksTimeout, Throttle, Timeout, TimeoutRepeating};
use tokio::time::Interval;

/// Methods on every stream.
pub trait StreamExt: Stream {
    /// The next item. Cancel safe.
    fn next(&mut self) -> Next<'_, Self>
    where
        Self: Unpin,
    {
        Next::new(self)
    }

    /// The next item of a stream of `Result`s.
    fn try_next<T, E>(&mut self) -> TryNext<'_, Self>
    where
        Self: Stream<Item = Result<T, E>> + Unpin,
    {
        TryNext::new(self)
    }

    /// Changes each item.
    fn map<T, F>(self, f: F) -> Map<Self, F>
    where
        F: FnMut(Self::Item) -> T,
        Self: Sized,
    {
        Map { stream: self, f }
    }

    /// Changes items until the closure returns `None`.
    fn map_while<T, F>(self, f: F) -> MapWhile<Self, F>
    where
        F: FnMut(Self::Item) -> Option<T>,
        Self: Sized,
    {
        MapWhile { stream: self, f, done: false }
    }

    /// Changes each item by a future, one at a time.
    fn then<F, Fut>(self, f: F) -> Then<Self, Fut, F>
    where
        F: FnMut(Self::Item) -> Fut,
        Fut: Future,
        Self: Sized,
    {
        Then { stream: self, future: None, f }
    }

    /// Two streams as one; they take turns.
    fn merge<U>(self, other: U) -> Merge<Self, U>
    where
        U: Stream<Item = Self::Item>,
        Self: Sized,
    {
        Merge { a: Fuse { stream: Some(self) }, b: Fuse { stream: Some(other) }, a_first: true }
    }

    /// Keeps the items for which the closure says so.
    fn filter<F>(self, f: F) -> Filter<Self, F>
    where
        F: FnMut(&Self::Item) -> bool,
        Self: Sized,
    {
        Filter { stream: self, f }
    }

    /// Keeps and changes items.
    fn filter_map<T, F>(self, f: F) -> FilterMap<Self, F>
    where
        F: FnMut(Self::Item) -> Option<T>,
        Self: Sized,
    {
        FilterMap { stream: self, f }
    }

    /// A stream that may be polled after its end.
    fn fuse(self) -> Fuse<Self>
    where
        Self: Sized,
    {
        Fuse { stream: Some(self) }
    }

    /// The first `n` items.
    fn take(self, n: usize) -> Take<Self>
    where
        Self: Sized,
    {
        Take { stream: self, remaining: n }
    }

    /// Ends at the first item for which the closure says no.
    fn take_while<F>(self, f: F) -> TakeWhile<Self, F>
    where
        F: FnMut(&Self::Item) -> bool,
        Self: Sized,
    {
        TakeWhile { stream: self, predicate: f, done: false }
    }

    /// All but the first `n` items.
    fn skip(self, n: usize) -> Skip<Self>
    where
        Self: Sized,
    {
        Skip { stream: self, remaining: n }
    }

    /// Leaves items out as long as the closure says so.
    fn skip_while<F>(self, f: F) -> SkipWhile<Self, F>
    where
        F: FnMut(&Self::Item) -> bool,
        Self: Sized,
    {
        SkipWhile { stream: self, predicate: Some(f) }
    }

    /// Does it hold for all items?
    fn all<F>(&mut self, f: F) -> AllFuture<'_, Self, F>
    where
        Self: Unpin,
        F: FnMut(Self::Item) -> bool,
    {
        AllFuture::new(self, f)
    }

    /// Does it hold for any item?
    fn any<F>(&mut self, f: F) -> AnyFuture<'_, Self, F>
    where
        Self: Unpin,
        F: FnMut(Self::Item) -> bool,
    {
        AnyFuture::new(self, f)
    }

    /// One stream after the other.
    fn chain<U>(self, other: U) -> Chain<Self, U>
    where
        U: Stream<Item = Self::Item>,
        Self: Sized,
    {
        Chain { a: Fuse { stream: Some(self) }, b: other }
    }

    /// One value of all items.
    fn fold<B, F>(self, init: B, f: F) -> FoldFuture<Self, B, F>
    where
        Self: Sized,
        F: FnMut(B, Self::Item) -> B,
    {
        FoldFuture::new(self, init, f)
    }

    /// All items. Not cancel safe.
    fn collect<T>(self) -> Collect<Self, T, T::InternalCollection>
    where
        T: FromStream<Self::Item>,
        Self: Sized,
    {
        Collect::new(self)
    }

    /// An `Elapsed` error whenever there is no item for that long.
    fn timeout(self, duration: Duration) -> Timeout<Self>
    where
        Self: Sized,
    {
        Timeout::new(self, duration)
    }

    /// An `Elapsed` error at every tick without an item.
    fn timeout_repeating(self, interval: Interval) -> TimeoutRepeating<Self>
    where
        Self: Sized,
    {
        TimeoutRepeating::new(self, interval)
    }

    /// At least so much time between items.
    fn throttle(self, duration: Duration) -> Throttle<Self>
    where
        Self: Sized,
    {
        Throttle::new(duration, self)
    }

    /// Groups of up to `max_size` items, or of what came in that time.
    #[track_caller]
    fn chunks_timeout(self, max_size: usize, duration: Duration) -> ChunksTimeout<Self>
    where
        Self: Sized,
    {
        assert!(max_size > 0, "`max_size` must be non-zero.");
        ChunksTimeout::new(self, max_size, duration)
    }

    /// A stream whose next item can be looked at.
    fn peekable(self) -> Peekable<Self>
    where
        Self: Sized,
    {
        Peekable { peek: None, stream: Fuse { stream: Some(self) } }
    }
}

impl<St: ?Sized + Stream> StreamExt for St {}
