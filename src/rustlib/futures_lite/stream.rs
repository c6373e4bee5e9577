//! Streams.
use futures::stream::{Chain, Cycle, Enumerate, Flatten, Fuse, Inspect, Map, Next, Once as OnceFuture, Skip, Take, Then, Zip};
pub use futures::stream::{empty, iter, pending, poll_fn, repeat, repeat_with, unfold, Empty, Iter, Pending, PollFn, Repeat, RepeatWith, Stream, Unfold};
use std::future::Future;
use std::pin::{pin, Pin};
use std::task::{Context, Poll};

/// A stream in a box.
pub type Boxed<T> = Pin<Box<dyn Stream<Item = T> + Send + 'static>>;
/// A stream in a box that need not be `Send`.
pub type BoxedLocal<T> = Pin<Box<dyn Stream<Item = T> + 'static>>;

/// A stream of one item.
pub fn once<T>(t: T) -> Iter<std::option::IntoIter<T>> {
    iter(Some(t))
}

/// A stream of a future's output.
pub fn once_future<F: Future>(future: F) -> OnceFuture<F> {
    futures::stream::once(future)
}

/// A stream as an iterator that blocks the thread.
pub fn block_on<S: Stream + Unpin>(stream: S) -> BlockOn<S> {
    BlockOn(stream)
}

/// See `block_on`.
#[derive(Debug)]
pub struct BlockOn<S>(S);
impl<S: Stream + Unpin> Iterator for BlockOn<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        crate::future::block_on(StreamExt::next(&mut self.0))
    }
}

/// The items of both as they come; the left ones first if both have some.
pub fn or<T, S1: Stream<Item = T>, S2: Stream<Item = T>>(stream1: S1, stream2: S2) -> Or<S1, S2> {
    Or { stream1, stream2 }
}

/// See `or`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Or<S1, S2> {
    stream1: S1,
    stream2: S2,
}
impl<T, S1: Stream<Item = T>, S2: Stream<Item = T>> Stream for Or<S1, S2> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Poll::Ready(Some(item)) = unsafe { Pin::new_unchecked(&mut this.stream1) }.poll_next(cx) {
            return Poll::Ready(Some(item));
        }
        unsafe { Pin::new_unchecked(&mut this.stream2) }.poll_next(cx)
    }
}

/// What becomes of an item.
enum Step<T> {
    Item(T),
    Skip,
    End,
}

/// A stream whose items pass a closure.
struct Stepped<S, F> {
    stream: S,
    f: F,
}
impl<S: Unpin, F> Unpin for Stepped<S, F> {}
impl<S: Stream, T, F: FnMut(S::Item) -> Step<T>> Stream for Stepped<S, F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(item)) => match (this.f)(item) {
                    Step::Item(item) => return Poll::Ready(Some(item)),
                    Step::Skip => {}
                    Step::End => return Poll::Ready(None),
                },
            }
        }
    }
}

/// Methods on every stream. Their closures are synchronous.
pub trait StreamExt: Stream {
    /// The next item.
    fn next(&mut self) -> Next<'_, Self>
    where
        Self: Unpin,
    {
        futures::StreamExt::next(self)
    }

    /// The next item, or its error.
    fn try_next<T, E>(&mut self) -> impl Future<Output = Result<Option<T>, E>>
    where
        Self: Stream<Item = Result<T, E>> + Unpin,
    {
        async move { StreamExt::next(self).await.transpose() }
    }

    /// Changes each item.
    fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> Map<Self, F>
    where
        Self: Sized,
    {
        futures::StreamExt::map(self, f)
    }

    /// Changes each item by a future.
    fn then<F: FnMut(Self::Item) -> Fut, Fut: Future>(self, f: F) -> Then<Self, Fut, F>
    where
        Self: Sized,
    {
        futures::StreamExt::then(self, f)
    }

    /// The items of the streams that a closure makes.
    fn flat_map<U: Stream, F: FnMut(Self::Item) -> U>(self, f: F) -> futures::stream::FlatMap<Self, U, F>
    where
        Self: Sized,
    {
        futures::StreamExt::flat_map(self, f)
    }

    /// The items of the items.
    fn flatten(self) -> Flatten<Self, Self::Item>
    where
        Self: Sized,
        Self::Item: Stream,
    {
        futures::StreamExt::flatten(self)
    }

    /// The items that satisfy a condition.
    fn filter<P: FnMut(&Self::Item) -> bool>(self, mut predicate: P) -> impl Stream<Item = Self::Item>
    where
        Self: Sized,
    {
        Stepped { stream: self, f: move |item| if predicate(&item) { Step::Item(item) } else { Step::Skip } }
    }

    /// Changes items and leaves some out.
    fn filter_map<T, F: FnMut(Self::Item) -> Option<T>>(self, mut f: F) -> impl Stream<Item = T>
    where
        Self: Sized,
    {
        Stepped { stream: self, f: move |item| f(item).map_or(Step::Skip, Step::Item) }
    }

    /// The items up to the first that does not satisfy a condition.
    fn take_while<P: FnMut(&Self::Item) -> bool>(self, mut predicate: P) -> impl Stream<Item = Self::Item>
    where
        Self: Sized,
    {
        Stepped { stream: self, f: move |item| if predicate(&item) { Step::Item(item) } else { Step::End } }
    }

    /// Changes items up to the first that a closure refuses.
    fn map_while<B, P: FnMut(Self::Item) -> Option<B>>(self, mut predicate: P) -> impl Stream<Item = B>
    where
        Self: Sized,
    {
        Stepped { stream: self, f: move |item| predicate(item).map_or(Step::End, Step::Item) }
    }

    /// The items from the first that does not satisfy a condition.
    fn skip_while<P: FnMut(&Self::Item) -> bool>(self, mut predicate: P) -> impl Stream<Item = Self::Item>
    where
        Self: Sized,
    {
        let mut skipping = true;
        let f = move |item| {
            skipping = skipping && predicate(&item);
            if skipping { Step::Skip } else { Step::Item(item) }
        };
        Stepped { stream: self, f }
    }

    /// Changes items with a state.
    fn scan<St, B, F: FnMut(&mut St, Self::Item) -> Option<B>>(self, initial_state: St, mut f: F) -> impl Stream<Item = B>
    where
        Self: Sized,
    {
        let mut state = initial_state;
        Stepped { stream: self, f: move |item| f(&mut state, item).map_or(Step::End, Step::Item) }
    }

    /// Every `step`-th item.
    fn step_by(self, step: usize) -> impl Stream<Item = Self::Item>
    where
        Self: Sized,
    {
        assert!(step > 0, "`step` must be greater than zero");
        let mut at = 0;
        let f = move |item| {
            at += 1;
            if (at - 1) % step == 0 { Step::Item(item) } else { Step::Skip }
        };
        Stepped { stream: self, f }
    }

    /// The first items.
    fn take(self, n: usize) -> Take<Self>
    where
        Self: Sized,
    {
        futures::StreamExt::take(self, n)
    }

    /// The items after the first ones.
    fn skip(self, n: usize) -> Skip<Self>
    where
        Self: Sized,
    {
        futures::StreamExt::skip(self, n)
    }

    /// The items of this, then of the other.
    fn chain<U: Stream<Item = Self::Item>>(self, other: U) -> Chain<Self, U>
    where
        Self: Sized,
    {
        futures::StreamExt::chain(self, other)
    }

    /// Pairs.
    fn zip<U: Stream>(self, other: U) -> Zip<Self, U>
    where
        Self: Sized,
    {
        futures::StreamExt::zip(self, other)
    }

    /// Counts the items.
    fn enumerate(self) -> Enumerate<Self>
    where
        Self: Sized,
    {
        futures::StreamExt::enumerate(self)
    }

    /// Looks at each item.
    fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> Inspect<Self, F>
    where
        Self: Sized,
    {
        futures::StreamExt::inspect(self, f)
    }

    /// Stays at its end.
    fn fuse(self) -> Fuse<Self>
    where
        Self: Sized,
    {
        futures::StreamExt::fuse(self)
    }

    /// From the start again and again.
    fn cycle(self) -> Cycle<Self>
    where
        Self: Clone,
    {
        futures::StreamExt::cycle(self)
    }

    /// Clones of the items.
    fn cloned<'a, T: Clone + 'a>(self) -> impl Stream<Item = T>
    where
        Self: Stream<Item = &'a T> + Sized,
    {
        futures::StreamExt::map(self, T::clone)
    }

    /// Copies of the items.
    fn copied<'a, T: Copy + 'a>(self) -> impl Stream<Item = T>
    where
        Self: Stream<Item = &'a T> + Sized,
    {
        futures::StreamExt::map(self, |item: &'a T| *item)
    }

    /// The items of both as they come.
    fn or<S: Stream<Item = Self::Item>>(self, other: S) -> Or<Self, S>
    where
        Self: Sized,
    {
        or(self, other)
    }

    /// All items in a collection.
    fn collect<C: Default + Extend<Self::Item>>(self) -> futures::stream::Collect<Self, C>
    where
        Self: Sized,
    {
        futures::StreamExt::collect(self)
    }

    /// All items in a collection, or the first error.
    fn try_collect<T, E, C: Default + Extend<T>>(self) -> impl Future<Output = Result<C, E>>
    where
        Self: Stream<Item = Result<T, E>> + Sized,
    {
        async move {
            let mut stream = pin!(self);
            let mut all = C::default();
            while let Some(item) = StreamExt::next(&mut stream).await {
                all.extend(Some(item?));
            }
            Ok(all)
        }
    }

    /// One value of all items.
    fn fold<T, F: FnMut(T, Self::Item) -> T>(self, init: T, mut f: F) -> impl Future<Output = T>
    where
        Self: Sized,
    {
        async move {
            let mut stream = pin!(self);
            let mut value = init;
            while let Some(item) = StreamExt::next(&mut stream).await {
                value = f(value, item);
            }
            value
        }
    }

    /// Something for each item.
    fn for_each<F: FnMut(Self::Item)>(self, mut f: F) -> impl Future<Output = ()>
    where
        Self: Sized,
    {
        async move {
            let mut stream = pin!(self);
            while let Some(item) = StreamExt::next(&mut stream).await {
                f(item);
            }
        }
    }

    /// Something for each item, up to the first error.
    fn try_for_each<F: FnMut(Self::Item) -> Result<(), E>, E>(&mut self, mut f: F) -> impl Future<Output = Result<(), E>>
    where
        Self: Unpin,
    {
        async move {
            while let Some(item) = StreamExt::next(self).await {
                f(item)?;
            }
            Ok(())
        }
    }

    /// How many items.
    fn count(self) -> impl Future<Output = usize>
    where
        Self: Sized,
    {
        StreamExt::fold(self, 0, |n, _| n + 1)
    }

    /// The last item.
    fn last(self) -> impl Future<Output = Option<Self::Item>>
    where
        Self: Sized,
    {
        StreamExt::fold(self, None, |_, item| Some(item))
    }

    /// The n-th item from here.
    fn nth(&mut self, n: usize) -> impl Future<Output = Option<Self::Item>>
    where
        Self: Unpin,
    {
        async move {
            for _ in 0..n {
                StreamExt::next(self).await?;
            }
            StreamExt::next(self).await
        }
    }

    /// The first item that satisfies a condition.
    fn find<P: FnMut(&Self::Item) -> bool>(&mut self, mut predicate: P) -> impl Future<Output = Option<Self::Item>>
    where
        Self: Unpin,
    {
        async move {
            loop {
                let item = StreamExt::next(self).await?;
                if predicate(&item) {
                    return Some(item);
                }
            }
        }
    }

    /// The first that a closure makes something of.
    fn find_map<F: FnMut(Self::Item) -> Option<B>, B>(&mut self, mut f: F) -> impl Future<Output = Option<B>>
    where
        Self: Unpin,
    {
        async move {
            loop {
                if let Some(found) = f(StreamExt::next(self).await?) {
                    return Some(found);
                }
            }
        }
    }

    /// Where the first item is that satisfies a condition.
    fn position<P: FnMut(Self::Item) -> bool>(&mut self, mut predicate: P) -> impl Future<Output = Option<usize>>
    where
        Self: Unpin,
    {
        async move {
            let mut at = 0;
            while !predicate(StreamExt::next(self).await?) {
                at += 1;
            }
            Some(at)
        }
    }

    /// Do all items satisfy a condition?
    fn all<P: FnMut(Self::Item) -> bool>(&mut self, mut predicate: P) -> impl Future<Output = bool>
    where
        Self: Unpin,
    {
        async move {
            while let Some(item) = StreamExt::next(self).await {
                if !predicate(item) {
                    return false;
                }
            }
            true
        }
    }

    /// Does any item satisfy a condition?
    fn any<P: FnMut(Self::Item) -> bool>(&mut self, mut predicate: P) -> impl Future<Output = bool>
    where
        Self: Unpin,
    {
        async move {
            while let Some(item) = StreamExt::next(self).await {
                if predicate(item) {
                    return true;
                }
            }
            false
        }
    }

    /// In a box.
    fn boxed<'a>(self) -> Pin<Box<dyn Stream<Item = Self::Item> + Send + 'a>>
    where
        Self: Sized + Send + 'a,
    {
        Box::pin(self)
    }

    /// In a box, not `Send`.
    fn boxed_local<'a>(self) -> Pin<Box<dyn Stream<Item = Self::Item> + 'a>>
    where
        Self: Sized + 'a,
    {
        Box::pin(self)
    }
}
impl<S: Stream + ?Sized> StreamExt for S {}
