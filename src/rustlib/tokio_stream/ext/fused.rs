//! Which adaptors know that they are at their end.
use super::adaptors::{
    Chain, Filter, FilterMap, Fuse, Map, MapWhile, Merge, Skip, SkipWhile, Take, TakeWhile, Then,
};
use futures_core::{FusedStream, Stream};
use std::future::Future;

impl<St: Stream> FusedStream for Fuse<St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_none()
    }
}

impl<St: FusedStream, F: FnMut(St::Item) -> T, T> FusedStream for Map<St, F> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

impl<St, F> FusedStream for MapWhile<St, F>
where
    MapWhile<St, F>: Stream,
{
    fn is_terminated(&self) -> bool {
        self.done
    }
}

impl<St: FusedStream, Fut: Future, F: FnMut(St::Item) -> Fut> FusedStream for Then<St, Fut, F> {
    fn is_terminated(&self) -> bool {
        self.future.is_none() && self.stream.is_terminated()
    }
}

impl<St: FusedStream, F: FnMut(&St::Item) -> bool> FusedStream for Filter<St, F> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

impl<St: FusedStream, F: FnMut(St::Item) -> Option<T>, T> FusedStream for FilterMap<St, F> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

impl<St: Stream> FusedStream for Take<St> {
    fn is_terminated(&self) -> bool {
        self.remaining == 0
    }
}

impl<St: Stream, F: FnMut(&St::Item) -> bool> FusedStream for TakeWhile<St, F> {
    fn is_terminated(&self) -> bool {
        self.done
    }
}

impl<St: FusedStream> FusedStream for Skip<St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

impl<St: FusedStream, F: FnMut(&St::Item) -> bool> FusedStream for SkipWhile<St, F> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

impl<T: Stream, U: FusedStream<Item = T::Item>> FusedStream for Chain<T, U> {
    fn is_terminated(&self) -> bool {
        self.a.is_terminated() && self.b.is_terminated()
    }
}

impl<T: Stream, U: Stream<Item = T::Item>> FusedStream for Merge<T, U> {
    fn is_terminated(&self) -> bool {
        self.a.is_terminated() && self.b.is_terminated()
    }
}
