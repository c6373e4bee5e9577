//! `StreamExt`: methods on every stream.
use super::adaptors::{CatchUnwind, Chain, Chunks, Cycle, Enumerate, Fuse, Inspect, Map, ReadyChunks, Skip, Take, Zip};
use super::async_adaptors::{Filter, FilterMap, Scan, SkipWhile, TakeUntil, TakeWhile, Then};
use super::buffered::{BufferUnordered, Buffered, ForEachConcurrent};
use super::consume::{All, Any, Collect, Concat, Count, Fold, ForEach, Forward, Next, SelectNextSome, StreamFuture, Unzip};
use super::flatten::{FlatMap, FlatMapUnordered, Flatten};
use super::flatten_unordered::FlattenUnordered;
use super::peek::Peekable;
use super::split::{split, SplitSink, SplitStream};
use crate::future::Either;
use crate::sink::Sink;
use futures_core::stream::{BoxStream, FusedStream, LocalBoxStream, Stream, TryStream};
use std::future::Future;
use std::panic::UnwindSafe;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Methods on every stream.
pub trait StreamExt: Stream {
    /// The next item. Cancel safe.
    fn next(&mut self) -> Next<'_, Self>
    where
        Self: Unpin,
    {
        Next { stream: self }
    }

    /// The next item and the stream.
    fn into_future(self) -> StreamFuture<Self>
    where
        Self: Sized + Unpin,
    {
        StreamFuture { stream: Some(self) }
    }

    /// Changes each item.
    fn map<T, F>(self, f: F) -> Map<Self, F>
    where
        F: FnMut(Self::Item) -> T,
        Self: Sized,
    {
        Map { stream: self, f }
    }

    /// Counts the items.
    fn enumerate(self) -> Enumerate<Self>
    where
        Self: Sized,
    {
        Enumerate { stream: self, count: 0 }
    }

    /// Keeps the items for which the future says so.
    fn filter<Fut, F>(self, f: F) -> Filter<Self, Fut, F>
    where
        F: FnMut(&Self::Item) -> Fut,
        Fut: Future<Output = bool>,
        Self: Sized,
    {
        Filter { stream: self, f, future: None, item: None }
    }

    /// Keeps and changes items.
    fn filter_map<Fut, T, F>(self, f: F) -> FilterMap<Self, Fut, F>
    where
        F: FnMut(Self::Item) -> Fut,
        Fut: Future<Output = Option<T>>,
        Self: Sized,
    {
        FilterMap { stream: self, f, future: None }
    }

    /// Changes each item by a future, one at a time.
    fn then<Fut, F>(self, f: F) -> Then<Self, Fut, F>
    where
        F: FnMut(Self::Item) -> Fut,
        Fut: Future,
        Self: Sized,
    {
        Then { stream: self, future: None, f }
    }

    /// All items.
    fn collect<C: Default + Extend<Self::Item>>(self) -> Collect<Self, C>
    where
        Self: Sized,
    {
        Collect { stream: self, collection: C::default() }
    }

    /// All items, in two collections.
    fn unzip<A, B, FromA, FromB>(self) -> Unzip<Self, FromA, FromB>
    where
        FromA: Default + Extend<A>,
        FromB: Default + Extend<B>,
        Self: Sized + Stream<Item = (A, B)>,
    {
        Unzip { stream: self, left: FromA::default(), right: FromB::default() }
    }

    /// All items' items.
    fn concat(self) -> Concat<Self>
    where
        Self: Sized,
        Self::Item: Extend<<<Self as Stream>::Item as IntoIterator>::Item> + IntoIterator + Default,
    {
        Concat { stream: self, accum: None }
    }

    /// How many items there are.
    fn count(self) -> Count<Self>
    where
        Self: Sized,
    {
        Count { stream: self, count: 0 }
    }

    /// Begins again at the end.
    fn cycle(self) -> Cycle<Self>
    where
        Self: Sized + Clone,
    {
        Cycle { original: self.clone(), stream: self }
    }

    /// One value of all items.
    fn fold<T, Fut, F>(self, init: T, f: F) -> Fold<Self, Fut, T, F>
    where
        F: FnMut(T, Self::Item) -> Fut,
        Fut: Future<Output = T>,
        Self: Sized,
    {
        Fold { stream: self, f, accum: Some(init), future: None }
    }

    /// Does it hold for any item?
    fn any<Fut, F>(self, f: F) -> Any<Self, Fut, F>
    where
        F: FnMut(Self::Item) -> Fut,
        Fut: Future<Output = bool>,
        Self: Sized,
    {
        Any { stream: self, f, future: None }
    }

    /// Does it hold for all items?
    fn all<Fut, F>(self, f: F) -> All<Self, Fut, F>
    where
        F: FnMut(Self::Item) -> Fut,
        Fut: Future<Output = bool>,
        Self: Sized,
    {
        All { stream: self, f, future: None }
    }

    /// The items of the items, one stream after the other.
    fn flatten(self) -> Flatten<Self, Self::Item>
    where
        Self::Item: Stream,
        Self: Sized,
    {
        Flatten { stream: self, next: None }
    }

    /// The items of the items, as they come.
    fn flatten_unordered(self, limit: impl Into<Option<usize>>) -> FlattenUnordered<Self>
    where
        Self::Item: Stream + Unpin,
        Self: Sized,
    {
        FlattenUnordered::new(self, limit.into())
    }

    /// The items of the streams that the closure makes.
    fn flat_map<U, F>(self, f: F) -> FlatMap<Self, U, F>
    where
        F: FnMut(Self::Item) -> U,
        U: Stream,
        Self: Sized,
    {
        FlatMap { inner: Flatten { stream: Map { stream: self, f }, next: None } }
    }

    /// The same, as they come.
    fn flat_map_unordered<U, F>(self, limit: impl Into<Option<usize>>, f: F) -> FlatMapUnordered<Self, U, F>
    where
        U: Stream + Unpin,
        F: FnMut(Self::Item) -> U,
        Self: Sized,
    {
        FlatMapUnordered { inner: FlattenUnordered::new(Map { stream: self, f }, limit.into()) }
    }

    /// Changes items with a state; ends when the future says so.
    fn scan<S, B, Fut, F>(self, initial_state: S, f: F) -> Scan<Self, S, Fut, F>
    where
        F: FnMut(&mut S, Self::Item) -> Fut,
        Fut: Future<Output = Option<B>>,
        Self: Sized,
    {
        Scan { stream: self, state: Some((initial_state, f)), future: None }
    }

    /// Leaves items out as long as the future says so.
    fn skip_while<Fut, F>(self, f: F) -> SkipWhile<Self, Fut, F>
    where
        F: FnMut(&Self::Item) -> Fut,
        Fut: Future<Output = bool>,
        Self: Sized,
    {
        SkipWhile { stream: self, f, future: None, item: None, done: false }
    }

    /// Ends at the first item for which the future says no.
    fn take_while<Fut, F>(self, f: F) -> TakeWhile<Self, Fut, F>
    where
        F: FnMut(&Self::Item) -> Fut,
        Fut: Future<Output = bool>,
        Self: Sized,
    {
        TakeWhile { stream: self, f, future: None, item: None, done: false }
    }

    /// Ends when the future is done.
    fn take_until<Fut>(self, fut: Fut) -> TakeUntil<Self, Fut>
    where
        Fut: Future,
        Self: Sized,
    {
        TakeUntil { stream: self, future: Some(fut), result: None, free: false }
    }

    /// Runs a future for each item, one at a time.
    fn for_each<Fut, F>(self, f: F) -> ForEach<Self, Fut, F>
    where
        F: FnMut(Self::Item) -> Fut,
        Fut: Future<Output = ()>,
        Self: Sized,
    {
        ForEach { stream: self, f, future: None }
    }

    /// Runs a future for each item, up to `limit` at a time.
    fn for_each_concurrent<Fut, F>(self, limit: impl Into<Option<usize>>, f: F) -> ForEachConcurrent<Self, Fut, F>
    where
        F: FnMut(Self::Item) -> Fut,
        Fut: Future<Output = ()>,
        Self: Sized,
    {
        ForEachConcurrent::new(self, limit.into(), f)
    }

    /// The first `n` items.
    fn take(self, n: usize) -> Take<Self>
    where
        Self: Sized,
    {
        Take { stream: self, remaining: n }
    }

    /// All but the first `n` items.
    fn skip(self, n: usize) -> Skip<Self>
    where
        Self: Sized,
    {
        Skip { stream: self, remaining: n }
    }

    /// A stream that may be polled after its end.
    fn fuse(self) -> Fuse<Self>
    where
        Self: Sized,
    {
        Fuse { stream: self, done: false }
    }

    /// Borrows the stream.
    fn by_ref(&mut self) -> &mut Self {
        self
    }

    /// Turns a panic into an `Err` item.
    fn catch_unwind(self) -> CatchUnwind<Self>
    where
        Self: Sized + UnwindSafe,
    {
        CatchUnwind { stream: self, caught: false }
    }

    fn boxed<'a>(self) -> BoxStream<'a, Self::Item>
    where
        Self: Sized + Send + 'a,
    {
        Box::pin(self)
    }

    fn boxed_local<'a>(self) -> LocalBoxStream<'a, Self::Item>
    where
        Self: Sized + 'a,
    {
        Box::pin(self)
    }

    /// Runs up to `n` of the futures at a time; outputs in order.
    fn buffered(self, n: usize) -> Buffered<Self>
    where
        Self::Item: Future,
        Self: Sized,
    {
        Buffered::new(self, n)
    }

    /// Runs up to `n` of the futures at a time; outputs as they are ready.
    fn buffer_unordered(self, n: usize) -> BufferUnordered<Self>
    where
        Self::Item: Future,
        Self: Sized,
    {
        BufferUnordered::new(self, n)
    }

    /// Pairs of items of two streams.
    fn zip<St>(self, other: St) -> Zip<Self, St>
    where
        St: Stream,
        Self: Sized,
    {
        Zip { first: Fuse { stream: self, done: false }, second: Fuse { stream: other, done: false }, queued1: None, queued2: None }
    }

    /// One stream after the other.
    fn chain<St>(self, other: St) -> Chain<Self, St>
    where
        St: Stream<Item = Self::Item>,
        Self: Sized,
    {
        Chain { first: Some(self), second: other }
    }

    /// A stream whose next item can be looked at.
    fn peekable(self) -> Peekable<Self>
    where
        Self: Sized,
    {
        Peekable { stream: Fuse { stream: self, done: false }, peeked: None }
    }

    /// Items in groups of `capacity`.
    fn chunks(self, capacity: usize) -> Chunks<Self>
    where
        Self: Sized,
    {
        assert!(capacity > 0);
        Chunks { stream: Fuse { stream: self, done: false }, items: Vec::new(), capacity }
    }

    /// The items that are ready, in groups of up to `capacity`.
    fn ready_chunks(self, capacity: usize) -> ReadyChunks<Self>
    where
        Self: Sized,
    {
        assert!(capacity > 0);
        ReadyChunks { stream: Fuse { stream: self, done: false }, capacity }
    }

    /// Sends all items into a sink.
    fn forward<S>(self, sink: S) -> Forward<Self, S>
    where
        S: Sink<Self::Ok, Error = Self::Error>,
        Self: TryStream + Sized,
    {
        Forward { stream: Fuse { stream: self, done: false }, sink: Some(sink), buffered: None }
    }

    /// A stream half and a sink half.
    fn split<Item>(self) -> (SplitSink<Self, Item>, SplitStream<Self>)
    where
        Self: Sink<Item> + Sized,
    {
        split(self)
    }

    /// Looks at each item.
    fn inspect<F>(self, f: F) -> Inspect<Self, F>
    where
        F: FnMut(&Self::Item),
        Self: Sized,
    {
        Inspect { stream: self, f }
    }

    fn left_stream<B>(self) -> Either<Self, B>
    where
        B: Stream<Item = Self::Item>,
        Self: Sized,
    {
        Either::Left(self)
    }

    fn right_stream<B>(self) -> Either<B, Self>
    where
        B: Stream<Item = Self::Item>,
        Self: Sized,
    {
        Either::Right(self)
    }

    /// Polls a stream that is `Unpin`.
    fn poll_next_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>
    where
        Self: Unpin,
    {
        Pin::new(self).poll_next(cx)
    }

    /// The next item, for `select!`: never at the end.
    fn select_next_some(&mut self) -> SelectNextSome<'_, Self>
    where
        Self: Unpin + FusedStream,
    {
        SelectNextSome { stream: self }
    }
}

impl<T: ?Sized + Stream> StreamExt for T {}
