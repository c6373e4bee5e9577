//! `itertools`: more adaptors for iterators.
mod adaptors;
mod combine;
mod format;
mod group;
mod minmax;

pub use crate::adaptors::{Dedup, DedupBy, Interleave, Intersperse, MergeBy, MultiPeek, Positions, TakeWhileInclusive, Tuples, TupleWindows, Unique, UniqueBy, WhileSome, ZipLongest};
pub use crate::combine::{CartesianProduct, Combinations, Permutations, Powerset};
pub use crate::format::{Format, FormatWith};
pub use crate::group::{Chunk, ChunkBy, Chunks, Group, GroupingMap, IntoChunks};
pub use crate::minmax::MinMaxResult;
pub use either::Either;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt::{self, Write};
use std::hash::Hash;

/// A value of the two iterators of `zip_longest`, or of one of them.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum EitherOrBoth<A, B = A> {
    /// Both values are present.
    Both(A, B),
    /// Only the left value is present.
    Left(A),
    /// Only the right value is present.
    Right(B),
}
/// Where in an iteration an element is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Position {
    First,
    Middle,
    Last,
    Only,
}
/// How a fold ends early.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum FoldWhile<T> {
    /// Continue folding with this value.
    Continue(T),
    /// Fold is complete and will return this value.
    Done(T),
}
impl<T> FoldWhile<T> {
    /// Return the value in the continue or done.
    pub fn into_inner(self) -> T {
        match self {
            FoldWhile::Continue(x) | FoldWhile::Done(x) => x,
        }
    }
}

/// An iterator adaptor trait.
pub trait Itertools: Iterator {
    /// Combine all iterator elements into one string, separated by `sep`.
    fn join(&mut self, sep: &str) -> String
    where
        Self::Item: fmt::Display,
    {
        let mut out = String::new();
        for (i, item) in self.enumerate() {
            if i > 0 {
                out.push_str(sep);
            }
            write!(out, "{}", item).unwrap();
        }
        out
    }
    /// Format all iterator elements, separated by `sep`.
    fn format(self, sep: &str) -> Format<'_, Self>
    where
        Self: Sized,
    {
        Format::new(self, sep)
    }
    /// Format all iterator elements by a closure, separated by `sep`.
    fn format_with<F>(self, sep: &str, format: F) -> FormatWith<'_, Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Item, &mut dyn FnMut(&dyn fmt::Display) -> fmt::Result) -> fmt::Result,
    {
        FormatWith::new(self, sep, format)
    }
    /// Collect into a `Vec`.
    fn collect_vec(self) -> Vec<Self::Item>
    where
        Self: Sized,
    {
        self.collect()
    }
    /// Collect all iterator elements into a sorted vector in ascending order.
    fn sorted(self) -> std::vec::IntoIter<Self::Item>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        let mut v: Vec<Self::Item> = self.collect();
        v.sort();
        v.into_iter()
    }
    /// As `sorted`, without keeping the order of equal elements.
    fn sorted_unstable(self) -> std::vec::IntoIter<Self::Item>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        self.sorted()
    }
    /// Sort all iterator elements into a new iterator by a comparison.
    fn sorted_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, cmp: F) -> std::vec::IntoIter<Self::Item>
    where
        Self: Sized,
    {
        let mut v: Vec<Self::Item> = self.collect();
        v.sort_by(cmp);
        v.into_iter()
    }
    /// Sort all iterator elements into a new iterator by a key.
    fn sorted_by_key<K: Ord, F: FnMut(&Self::Item) -> K>(self, f: F) -> std::vec::IntoIter<Self::Item>
    where
        Self: Sized,
    {
        let mut v: Vec<Self::Item> = self.collect();
        v.sort_by_key(f);
        v.into_iter()
    }
    /// As `sorted_by_key`; each key is computed once.
    fn sorted_by_cached_key<K: Ord, F: FnMut(&Self::Item) -> K>(self, f: F) -> std::vec::IntoIter<Self::Item>
    where
        Self: Sized,
    {
        let mut v: Vec<Self::Item> = self.collect();
        v.sort_by_cached_key(f);
        v.into_iter()
    }
    /// Filter out elements that have already been produced once.
    fn unique(self) -> Unique<Self>
    where
        Self: Sized,
        Self::Item: Clone + Eq + Hash,
    {
        Unique { iter: self, seen: HashSet::new() }
    }
    /// Filter out elements whose key has already been produced once.
    fn unique_by<V: Eq + Hash, F: FnMut(&Self::Item) -> V>(self, f: F) -> UniqueBy<Self, V, F>
    where
        Self: Sized,
    {
        UniqueBy { iter: self, seen: HashSet::new(), f }
    }
    /// Remove duplicates from sections of consecutive identical elements.
    fn dedup(self) -> Dedup<Self>
    where
        Self: Sized,
        Self::Item: PartialEq,
    {
        Dedup { iter: self, last: None }
    }
    /// Remove duplicates from sections of consecutive elements that a comparison calls equal.
    fn dedup_by<F: FnMut(&Self::Item, &Self::Item) -> bool>(self, f: F) -> DedupBy<Self, F>
    where
        Self: Sized,
    {
        DedupBy { iter: self, last: None, f }
    }
    /// Alternate elements from two iterators until both have run out.
    fn interleave<J: IntoIterator<Item = Self::Item>>(self, other: J) -> Interleave<Self, J::IntoIter>
    where
        Self: Sized,
    {
        Interleave { a: self, b: other.into_iter(), turn: false }
    }
    /// Place a copy of `element` between adjacent items.
    fn intersperse(self, element: Self::Item) -> Intersperse<Self>
    where
        Self: Sized,
        Self::Item: Clone,
    {
        Intersperse::new(self, element)
    }
    /// Merge two sorted iterators.
    fn merge<J: IntoIterator<Item = Self::Item>>(self, other: J) -> MergeBy<Self, J::IntoIter, fn(&Self::Item, &Self::Item) -> bool>
    where
        Self: Sized,
        Self::Item: PartialOrd,
    {
        MergeBy::new(self, other.into_iter(), |a, b| a <= b)
    }
    /// Iterate over two iterators until both are exhausted.
    fn zip_longest<J: IntoIterator>(self, other: J) -> ZipLongest<Self, J::IntoIter>
    where
        Self: Sized,
    {
        ZipLongest { a: self, b: other.into_iter() }
    }
    /// Tuples of consecutive elements, without overlap.
    fn tuples<T: adaptors::TupleOf<Self::Item>>(self) -> Tuples<Self, T>
    where
        Self: Sized,
    {
        Tuples::new(self)
    }
    /// Tuples of consecutive elements, each starting one further.
    fn tuple_windows<T: adaptors::TupleOf<Self::Item>>(self) -> TupleWindows<Self, T>
    where
        Self: Sized,
        Self::Item: Clone,
    {
        TupleWindows::new(self)
    }
    /// The only elements, as a tuple.
    fn collect_tuple<T: adaptors::TupleOf<Self::Item>>(mut self) -> Option<T>
    where
        Self: Sized,
    {
        let tuple = T::take(&mut self)?;
        if self.next().is_none() { Some(tuple) } else { None }
    }
    /// The next elements, as a tuple.
    fn next_tuple<T: adaptors::TupleOf<Self::Item>>(&mut self) -> Option<T>
    where
        Self: Sized,
    {
        T::take(self)
    }
    /// Take elements up to and including the first for which the predicate is false.
    fn take_while_inclusive<F: FnMut(&Self::Item) -> bool>(self, predicate: F) -> TakeWhileInclusive<Self, F>
    where
        Self: Sized,
    {
        TakeWhileInclusive { iter: self, predicate, done: false }
    }
    /// Take `Some` elements until the first `None`.
    fn while_some<A>(self) -> WhileSome<Self>
    where
        Self: Sized + Iterator<Item = Option<A>>,
    {
        WhileSome { iter: self }
    }
    /// The indices at which the predicate holds.
    fn positions<F: FnMut(Self::Item) -> bool>(self, predicate: F) -> Positions<Self, F>
    where
        Self: Sized,
    {
        Positions { iter: self.enumerate(), predicate }
    }
    /// Each element with where it is.
    fn with_position(self) -> std::vec::IntoIter<(Position, Self::Item)>
    where
        Self: Sized,
    {
        let all: Vec<Self::Item> = self.collect();
        let n = all.len();
        let place = |i: usize| match (i == 0, i + 1 == n) {
            (true, true) => Position::Only,
            (true, false) => Position::First,
            (false, true) => Position::Last,
            (false, false) => Position::Middle,
        };
        let placed: Vec<(Position, Self::Item)> = all.into_iter().enumerate().map(|(i, item)| (place(i), item)).collect();
        placed.into_iter()
    }
    /// Peeks any number of elements ahead.
    fn multipeek(self) -> MultiPeek<Self>
    where
        Self: Sized,
    {
        MultiPeek { iter: self, buf: VecDeque::new(), index: 0 }
    }
    /// Every element of the one with every element of the other.
    fn cartesian_product<J: IntoIterator>(self, other: J) -> CartesianProduct<Self, J::IntoIter>
    where
        Self: Sized,
        Self::Item: Clone,
        J::IntoIter: Clone,
    {
        CartesianProduct::new(self, other.into_iter())
    }
    /// The `k`-length combinations of the elements.
    fn combinations(self, k: usize) -> Combinations<Self::Item>
    where
        Self: Sized,
        Self::Item: Clone,
    {
        Combinations::new(self.collect(), k)
    }
    /// The `k`-length permutations of the elements.
    fn permutations(self, k: usize) -> Permutations<Self::Item>
    where
        Self: Sized,
        Self::Item: Clone,
    {
        Permutations::new(self.collect(), k)
    }
    /// All subsets of the elements.
    fn powerset(self) -> Powerset<Self::Item>
    where
        Self: Sized,
        Self::Item: Clone,
    {
        Powerset::new(self.collect())
    }
    /// Runs of elements with the same key.
    fn chunk_by<K: PartialEq, F: FnMut(&Self::Item) -> K>(self, key: F) -> ChunkBy<K, Self::Item>
    where
        Self: Sized,
    {
        ChunkBy::new(self, key)
    }
    /// The name of `chunk_by` before 0.13.
    fn group_by<K: PartialEq, F: FnMut(&Self::Item) -> K>(self, key: F) -> ChunkBy<K, Self::Item>
    where
        Self: Sized,
    {
        ChunkBy::new(self, key)
    }
    /// Pieces of `size` elements.
    fn chunks(self, size: usize) -> IntoChunks<Self::Item>
    where
        Self: Sized,
    {
        IntoChunks::new(self, size)
    }
    /// Keys to vectors of values.
    fn into_group_map<K: Hash + Eq, V>(self) -> HashMap<K, Vec<V>>
    where
        Self: Iterator<Item = (K, V)> + Sized,
    {
        let mut map: HashMap<K, Vec<V>> = HashMap::new();
        self.for_each(|(k, v)| map.entry(k).or_default().push(v));
        map
    }
    /// Keys made by a function to vectors of elements.
    fn into_group_map_by<K: Hash + Eq, F: FnMut(&Self::Item) -> K>(self, mut f: F) -> HashMap<K, Vec<Self::Item>>
    where
        Self: Sized,
    {
        let mut map: HashMap<K, Vec<Self::Item>> = HashMap::new();
        self.for_each(|v| map.entry(f(&v)).or_default().push(v));
        map
    }
    /// A map of keys whose values are folded.
    fn into_grouping_map<K: Hash + Eq, V>(self) -> GroupingMap<Self>
    where
        Self: Iterator<Item = (K, V)> + Sized,
    {
        GroupingMap::new(self)
    }
    /// How often each element occurs.
    fn counts(self) -> HashMap<Self::Item, usize>
    where
        Self: Sized,
        Self::Item: Eq + Hash,
    {
        let mut counts = HashMap::new();
        self.for_each(|item| *counts.entry(item).or_default() += 1);
        counts
    }
    /// How often each key occurs.
    fn counts_by<K: Eq + Hash, F: FnMut(Self::Item) -> K>(self, f: F) -> HashMap<K, usize>
    where
        Self: Sized,
    {
        self.map(f).counts()
    }
    /// Partition all elements by which side they come out on.
    fn partition_map<A: Default + Extend<L>, B: Default + Extend<R>, F: FnMut(Self::Item) -> Either<L, R>, L, R>(self, mut predicate: F) -> (A, B)
    where
        Self: Sized,
    {
        let (mut a, mut b) = (A::default(), B::default());
        self.for_each(|item| match predicate(item) {
            Either::Left(l) => a.extend(Some(l)),
            Either::Right(r) => b.extend(Some(r)),
        });
        (a, b)
    }
    /// Partition `Result`s into those that are `Ok` and those that are `Err`.
    fn partition_result<A: Default + Extend<T>, B: Default + Extend<E>, T, E>(self) -> (A, B)
    where
        Self: Iterator<Item = Result<T, E>> + Sized,
    {
        self.partition_map(|r| match r {
            Ok(v) => Either::Left(v),
            Err(e) => Either::Right(e),
        })
    }
    /// Find the position and value of the first element satisfying a predicate.
    fn find_position<P: FnMut(&Self::Item) -> bool>(&mut self, mut pred: P) -> Option<(usize, Self::Item)> {
        let mut i = 0;
        while let Some(item) = self.next() {
            if pred(&item) {
                return Some((i, item));
            }
            i += 1;
        }
        None
    }
    /// Whether all elements compare equal to each other.
    fn all_equal(&mut self) -> bool
    where
        Self: Sized,
        Self::Item: PartialEq,
    {
        match self.next() {
            None => true,
            Some(first) => self.all(|item| first == item),
        }
    }
    /// Whether all elements are different.
    fn all_unique(&mut self) -> bool
    where
        Self: Sized,
        Self::Item: Eq + Hash,
    {
        let mut seen = HashSet::new();
        self.all(|item| seen.insert(item))
    }
    /// Whether an element is there.
    fn contains<Q: PartialEq + ?Sized>(&mut self, query: &Q) -> bool
    where
        Self: Sized,
        Self::Item: std::borrow::Borrow<Q>,
    {
        self.any(|item| std::borrow::Borrow::borrow(&item) == query)
    }
    /// The only element; an error if there is none or more.
    fn exactly_one(mut self) -> Result<Self::Item, ExactlyOneError>
    where
        Self: Sized,
    {
        match (self.next(), self.next()) {
            (Some(item), None) => Ok(item),
            (None, _) => Err(ExactlyOneError { many: false }),
            (Some(_), Some(_)) => Err(ExactlyOneError { many: true }),
        }
    }
    /// Fold until a step says that it is done.
    fn fold_while<B, F: FnMut(B, Self::Item) -> FoldWhile<B>>(&mut self, init: B, mut f: F) -> FoldWhile<B>
    where
        Self: Sized,
    {
        let mut acc = init;
        while let Some(item) = self.next() {
            match f(acc, item) {
                FoldWhile::Continue(next) => acc = next,
                done => return done,
            }
        }
        FoldWhile::Continue(acc)
    }
    /// Fold `Result`s, stopping at the first error.
    fn fold_ok<A, E, B, F: FnMut(B, A) -> B>(&mut self, mut start: B, mut f: F) -> Result<B, E>
    where
        Self: Iterator<Item = Result<A, E>>,
    {
        while let Some(item) = self.next() {
            start = f(start, item?);
        }
        Ok(start)
    }
    /// Convert each `Ok` value by a function.
    fn map_ok<F: FnMut(T) -> U, T, U, E>(self, f: F) -> adaptors::MapOk<Self, F>
    where
        Self: Iterator<Item = Result<T, E>> + Sized,
    {
        adaptors::MapOk { iter: self, f }
    }
    /// Filter each `Ok` value by a predicate.
    fn filter_ok<F: FnMut(&T) -> bool, T, E>(self, f: F) -> adaptors::FilterOk<Self, F>
    where
        Self: Iterator<Item = Result<T, E>> + Sized,
    {
        adaptors::FilterOk { iter: self, f }
    }
    /// `Ok` if all are, or the first error.
    fn try_collect<T, U: FromIterator<T>, E>(self) -> Result<U, E>
    where
        Self: Sized + Iterator<Item = Result<T, E>>,
        Result<U, E>: FromIterator<Result<T, E>>,
    {
        self.collect()
    }
    /// Smallest and greatest element.
    fn minmax(self) -> MinMaxResult<Self::Item>
    where
        Self: Sized,
        Self::Item: PartialOrd,
    {
        minmax::minmax(self, |a, b| a < b)
    }
    /// Elements with the smallest and the greatest key.
    fn minmax_by_key<K: PartialOrd, F: FnMut(&Self::Item) -> K>(self, mut key: F) -> MinMaxResult<Self::Item>
    where
        Self: Sized,
    {
        minmax::minmax(self, |a, b| key(a) < key(b))
    }
    /// Position of the greatest element.
    fn position_max(self) -> Option<usize>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        self.enumerate().max_by(|a, b| a.1.cmp(&b.1)).map(|(i, _)| i)
    }
    /// Position of the smallest element.
    fn position_min(self) -> Option<usize>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        self.enumerate().min_by(|a, b| a.1.cmp(&b.1)).map(|(i, _)| i)
    }
    /// The `k` smallest elements in ascending order.
    fn k_smallest(self, k: usize) -> std::vec::IntoIter<Self::Item>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        let mut v: Vec<Self::Item> = self.collect();
        v.sort();
        v.truncate(k);
        v.into_iter()
    }
    /// Run the closure on each element.
    fn foreach<F: FnMut(Self::Item)>(self, f: F)
    where
        Self: Sized,
    {
        self.for_each(f)
    }
    /// Consume `n` elements.
    fn dropping(mut self, n: usize) -> Self
    where
        Self: Sized,
    {
        if n > 0 {
            self.nth(n - 1);
        }
        self
    }
}
impl<T: Iterator + ?Sized> Itertools for T {}

/// There was not exactly one element.
#[derive(Debug, Clone)]
pub struct ExactlyOneError {
    many: bool,
}
impl fmt::Display for ExactlyOneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(if self.many { "got at least 2 elements when exactly one was expected" } else { "got zero elements when exactly one was expected" }) }
}
impl std::error::Error for ExactlyOneError {}

/// Combine all elements of an iterable into one string.
pub fn join<I: IntoIterator>(iterable: I, sep: &str) -> String
where
    I::Item: fmt::Display,
{
    iterable.into_iter().join(sep)
}
/// Iterates over several iterables in lockstep, as tuples.
#[macro_export]
macro_rules! izip {
    ($a:expr $(,)?) => { ::std::iter::IntoIterator::into_iter($a) };
    ($a:expr, $b:expr $(,)?) => { ::std::iter::IntoIterator::into_iter($a).zip($b) };
    ($a:expr, $b:expr, $c:expr $(,)?) => { ::std::iter::IntoIterator::into_iter($a).zip($b).zip($c).map(|((a, b), c)| (a, b, c)) };
    ($a:expr, $b:expr, $c:expr, $d:expr $(,)?) => { ::std::iter::IntoIterator::into_iter($a).zip($b).zip($c).zip($d).map(|(((a, b), c), d)| (a, b, c, d)) };
}
/// Every element of each with every element of the others, as tuples.
#[macro_export]
macro_rules! iproduct {
    ($a:expr, $b:expr $(,)?) => { $crate::Itertools::cartesian_product(::std::iter::IntoIterator::into_iter($a), ::std::iter::IntoIterator::into_iter($b)) };
    ($a:expr, $b:expr, $c:expr $(,)?) => { $crate::Itertools::cartesian_product($crate::iproduct!($a, $b), ::std::iter::IntoIterator::into_iter($c)).map(|((a, b), c)| (a, b, c)) };
}
/// One after the other.
#[macro_export]
macro_rules! chain {
    ($a:expr $(, $rest:expr)* $(,)?) => { ::std::iter::IntoIterator::into_iter($a)$(.chain($rest))* };
}
