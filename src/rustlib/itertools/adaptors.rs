//! Adaptors that pass elements on one by one.
use crate::EitherOrBoth;
use std::collections::{HashSet, VecDeque};
use std::hash::Hash;
use std::iter::{Enumerate, Peekable};
use std::marker::PhantomData;

/// Each element once.
#[derive(Clone)]
pub struct Unique<I: Iterator> {
    pub(crate) iter: I,
    pub(crate) seen: HashSet<I::Item>,
}
impl<I: Iterator> Iterator for Unique<I>
where
    I::Item: Clone + Eq + Hash,
{
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        loop {
            let item = self.iter.next()?;
            if self.seen.insert(item.clone()) {
                return Some(item);
            }
        }
    }
}
/// One element of each key.
#[derive(Clone)]
pub struct UniqueBy<I, V, F> {
    pub(crate) iter: I,
    pub(crate) seen: HashSet<V>,
    pub(crate) f: F,
}
impl<I: Iterator, V: Eq + Hash, F: FnMut(&I::Item) -> V> Iterator for UniqueBy<I, V, F> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        loop {
            let item = self.iter.next()?;
            if self.seen.insert((self.f)(&item)) {
                return Some(item);
            }
        }
    }
}
/// One of each run of equal elements.
#[derive(Clone)]
pub struct Dedup<I: Iterator> {
    pub(crate) iter: I,
    pub(crate) last: Option<Option<I::Item>>,
}
impl<I: Iterator> Iterator for Dedup<I>
where
    I::Item: PartialEq,
{
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { next_run(&mut self.iter, &mut self.last, |a, b| a == b) }
}
/// One of each run of elements that a comparison calls equal.
#[derive(Clone)]
pub struct DedupBy<I: Iterator, F> {
    pub(crate) iter: I,
    pub(crate) last: Option<Option<I::Item>>,
    pub(crate) f: F,
}
impl<I: Iterator, F: FnMut(&I::Item, &I::Item) -> bool> Iterator for DedupBy<I, F> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { next_run(&mut self.iter, &mut self.last, &mut self.f) }
}
// `last`: the first element of the next run, once that is known.
fn next_run<I: Iterator>(iter: &mut I, last: &mut Option<Option<I::Item>>, mut same: impl FnMut(&I::Item, &I::Item) -> bool) -> Option<I::Item> {
    let first = match last.take() {
        Some(first) => first?,
        None => iter.next()?,
    };
    loop {
        match iter.next() {
            Some(next) if same(&first, &next) => {}
            other => {
                *last = Some(other);
                return Some(first);
            }
        }
    }
}
/// By turns.
#[derive(Clone)]
pub struct Interleave<I, J> {
    pub(crate) a: I,
    pub(crate) b: J,
    pub(crate) turn: bool,
}
impl<I: Iterator, J: Iterator<Item = I::Item>> Iterator for Interleave<I, J> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        self.turn = !self.turn;
        if self.turn { self.a.next().or_else(|| self.b.next()) } else { self.b.next().or_else(|| self.a.next()) }
    }
}
/// Something between the elements.
#[derive(Clone)]
pub struct Intersperse<I: Iterator> {
    iter: Peekable<I>,
    element: I::Item,
    between: bool,
}
impl<I: Iterator> Intersperse<I> {
    pub(crate) fn new(iter: I, element: I::Item) -> Self { Intersperse { iter: iter.peekable(), element, between: false } }
}
impl<I: Iterator> Iterator for Intersperse<I>
where
    I::Item: Clone,
{
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        if self.between && self.iter.peek().is_some() {
            self.between = false;
            return Some(self.element.clone());
        }
        self.between = true;
        self.iter.next()
    }
}
/// Two sorted iterators as one.
pub struct MergeBy<I: Iterator, J: Iterator, F> {
    a: Peekable<I>,
    b: Peekable<J>,
    first: F,
}
impl<I: Iterator, J: Iterator, F> MergeBy<I, J, F> {
    pub(crate) fn new(a: I, b: J, first: F) -> Self { MergeBy { a: a.peekable(), b: b.peekable(), first } }
}
impl<I: Iterator, J: Iterator<Item = I::Item>, F: FnMut(&I::Item, &I::Item) -> bool> Iterator for MergeBy<I, J, F> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        match (self.a.peek(), self.b.peek()) {
            (Some(a), Some(b)) => if (self.first)(a, b) { self.a.next() } else { self.b.next() },
            (Some(_), None) => self.a.next(),
            _ => self.b.next(),
        }
    }
}
/// Both, as long as one goes on.
#[derive(Clone)]
pub struct ZipLongest<I, J> {
    pub(crate) a: I,
    pub(crate) b: J,
}
impl<I: Iterator, J: Iterator> Iterator for ZipLongest<I, J> {
    type Item = EitherOrBoth<I::Item, J::Item>;
    fn next(&mut self) -> Option<Self::Item> {
        match (self.a.next(), self.b.next()) {
            (None, None) => None,
            (Some(a), None) => Some(EitherOrBoth::Left(a)),
            (None, Some(b)) => Some(EitherOrBoth::Right(b)),
            (Some(a), Some(b)) => Some(EitherOrBoth::Both(a, b)),
        }
    }
}
/// Tuples of elements of one type.
pub trait TupleOf<T>: Sized {
    #[doc(hidden)]
    const LEN: usize;
    #[doc(hidden)]
    fn take<I: Iterator<Item = T>>(iter: &mut I) -> Option<Self>;
}
macro_rules! tuples { ($($n:literal ($($T:ident)*))*) => { $(
    impl<T> TupleOf<T> for ($($T,)*) {
        const LEN: usize = $n;
        fn take<I: Iterator<Item = T>>(iter: &mut I) -> Option<Self> { Some(($(tuples!(@one iter $T),)*)) }
    }
)* }; (@one $iter:ident $T:ident) => { $iter.next()? }; }
tuples! { 1 (T) 2 (T T) 3 (T T T) 4 (T T T T) 5 (T T T T T) 6 (T T T T T T) }
/// Tuples without overlap.
pub struct Tuples<I, T> {
    iter: I,
    marker: PhantomData<T>,
}
impl<I, T> Tuples<I, T> {
    pub(crate) fn new(iter: I) -> Self { Tuples { iter, marker: PhantomData } }
}
impl<I: Iterator, T: TupleOf<I::Item>> Iterator for Tuples<I, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { T::take(&mut self.iter) }
}
/// Tuples that overlap.
pub struct TupleWindows<I: Iterator, T> {
    iter: I,
    window: VecDeque<I::Item>,
    marker: PhantomData<T>,
}
impl<I: Iterator, T> TupleWindows<I, T> {
    pub(crate) fn new(iter: I) -> Self { TupleWindows { iter, window: VecDeque::new(), marker: PhantomData } }
}
impl<I: Iterator, T: TupleOf<I::Item>> Iterator for TupleWindows<I, T>
where
    I::Item: Clone,
{
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.window.pop_front();
        while self.window.len() < T::LEN {
            self.window.push_back(self.iter.next()?);
        }
        T::take(&mut self.window.iter().cloned())
    }
}
/// Up to and including the first that fails.
#[derive(Clone)]
pub struct TakeWhileInclusive<I, F> {
    pub(crate) iter: I,
    pub(crate) predicate: F,
    pub(crate) done: bool,
}
impl<I: Iterator, F: FnMut(&I::Item) -> bool> Iterator for TakeWhileInclusive<I, F> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        if self.done {
            return None;
        }
        let item = self.iter.next()?;
        self.done = !(self.predicate)(&item);
        Some(item)
    }
}
/// What is inside of `Some`s, up to the first `None`.
#[derive(Clone)]
pub struct WhileSome<I> {
    pub(crate) iter: I,
}
impl<I: Iterator<Item = Option<A>>, A> Iterator for WhileSome<I> {
    type Item = A;
    fn next(&mut self) -> Option<A> { self.iter.next()? }
}
/// Positions at which a predicate holds.
#[derive(Clone)]
pub struct Positions<I, F> {
    pub(crate) iter: Enumerate<I>,
    pub(crate) predicate: F,
}
impl<I: Iterator, F: FnMut(I::Item) -> bool> Iterator for Positions<I, F> {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        loop {
            let (i, item) = self.iter.next()?;
            if (self.predicate)(item) {
                return Some(i);
            }
        }
    }
}
/// Looks ahead as far as wanted.
#[derive(Clone)]
pub struct MultiPeek<I: Iterator> {
    pub(crate) iter: I,
    pub(crate) buf: VecDeque<I::Item>,
    pub(crate) index: usize,
}
impl<I: Iterator> MultiPeek<I> {
    /// The element after the one peeked at last.
    pub fn peek(&mut self) -> Option<&I::Item> {
        if self.index == self.buf.len() {
            self.buf.push_back(self.iter.next()?);
        }
        self.index += 1;
        self.buf.get(self.index - 1)
    }
    /// Peeks from the start again.
    pub fn reset_peek(&mut self) { self.index = 0 }
}
impl<I: Iterator> Iterator for MultiPeek<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        self.index = 0;
        self.buf.pop_front().or_else(|| self.iter.next())
    }
}
/// `Ok` values converted.
pub struct MapOk<I, F> {
    pub(crate) iter: I,
    pub(crate) f: F,
}
impl<I: Iterator<Item = Result<T, E>>, F: FnMut(T) -> U, T, U, E> Iterator for MapOk<I, F> {
    type Item = Result<U, E>;
    fn next(&mut self) -> Option<Result<U, E>> { self.iter.next().map(|r| r.map(&mut self.f)) }
}
/// `Ok` values filtered.
pub struct FilterOk<I, F> {
    pub(crate) iter: I,
    pub(crate) f: F,
}
impl<I: Iterator<Item = Result<T, E>>, F: FnMut(&T) -> bool, T, E> Iterator for FilterOk<I, F> {
    type Item = Result<T, E>;
    fn next(&mut self) -> Option<Result<T, E>> {
        loop {
            match self.iter.next()? {
                Ok(v) if !(self.f)(&v) => {}
                other => return Some(other),
            }
        }
    }
}
