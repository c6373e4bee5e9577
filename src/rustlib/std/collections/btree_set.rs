//! An ordered set: an ordered map without values.
use super::btree_map::{self, BTreeMap};
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt::{self, Debug};
use crate::iter::{FusedIterator, Peekable};
use crate::ops::{BitAnd, BitOr, BitXor, RangeBounds, Sub};
use crate::prelude::rust_2021::*;

/// An ordered set based on a sorted sequence.
#[derive(Hash, PartialEq, Eq, PartialOrd, Ord)]
pub struct BTreeSet<T> {
    map: BTreeMap<T, ()>,
}
impl<T> BTreeSet<T> {
    /// Makes a new, empty `BTreeSet`.
    #[must_use]
    pub const fn new() -> BTreeSet<T> { BTreeSet { map: BTreeMap::new() } }
    /// Constructs a double-ended iterator over a sub-range of elements in the set.
    pub fn range<K: ?Sized + Ord, R: RangeBounds<K>>(&self, range: R) -> Range<'_, T>
    where
        T: Borrow<K> + Ord,
    {
        Range { inner: self.map.range(range) }
    }
    /// Visits the elements representing the difference, in ascending order.
    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Difference<'a, T>
    where
        T: Ord,
    {
        Difference { a: self.iter(), other }
    }
    /// Visits the elements representing the symmetric difference, in ascending order.
    pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> SymmetricDifference<'a, T>
    where
        T: Ord,
    {
        SymmetricDifference { a: self.iter().peekable(), b: other.iter().peekable() }
    }
    /// Visits the elements representing the intersection, in ascending order.
    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Intersection<'a, T>
    where
        T: Ord,
    {
        Intersection { a: self.iter(), other }
    }
    /// Visits the elements representing the union, without duplicates, in ascending order.
    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Union<'a, T>
    where
        T: Ord,
    {
        Union { a: self.iter().peekable(), b: other.iter().peekable() }
    }
    /// Clears the set, removing all elements.
    pub fn clear(&mut self) { self.map.clear() }
    /// Returns `true` if the set contains an element equal to the value.
    pub fn contains<Q: ?Sized + Ord>(&self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
    {
        self.map.contains_key(value)
    }
    /// Returns a reference to the element in the set, if any, that is equal to the value.
    pub fn get<Q: ?Sized + Ord>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q> + Ord,
    {
        self.map.get_key_value(value).map(|(k, _)| k)
    }
    /// Returns `true` if `self` has no elements in common with `other`.
    #[must_use]
    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.intersection(other).next().is_none()
    }
    /// Returns `true` if the set is a subset of another.
    #[must_use]
    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.len() <= other.len() && self.iter().all(|v| other.contains(v))
    }
    /// Returns `true` if the set is a superset of another.
    #[must_use]
    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        other.is_subset(self)
    }
    /// Returns a reference to the first element in the set, if any.
    #[must_use]
    pub fn first(&self) -> Option<&T>
    where
        T: Ord,
    {
        self.iter().next()
    }
    /// Returns a reference to the last element in the set, if any.
    #[must_use]
    pub fn last(&self) -> Option<&T>
    where
        T: Ord,
    {
        self.iter().next_back()
    }
    /// Removes the first element from the set and returns it, if any.
    pub fn pop_first(&mut self) -> Option<T>
    where
        T: Ord,
    {
        self.map.pop_first().map(|(k, ())| k)
    }
    /// Removes the last element from the set and returns it, if any.
    pub fn pop_last(&mut self) -> Option<T>
    where
        T: Ord,
    {
        self.map.pop_last().map(|(k, ())| k)
    }
    /// Adds a value to the set; whether it was newly inserted.
    pub fn insert(&mut self, value: T) -> bool
    where
        T: Ord,
    {
        self.map.insert(value, ()).is_none()
    }
    /// Adds a value to the set, replacing the existing element, if any, that is equal to the value.
    pub fn replace(&mut self, value: T) -> Option<T>
    where
        T: Ord,
    {
        let old = self.map.remove_entry(&value).map(|(k, ())| k);
        self.map.insert(value, ());
        old
    }
    /// If the set contains an element equal to the value, removes it from the set and drops it; whether it was there.
    pub fn remove<Q: ?Sized + Ord>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
    {
        self.map.remove(value).is_some()
    }
    /// Removes and returns the element in the set, if any, that is equal to the value.
    pub fn take<Q: ?Sized + Ord>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q> + Ord,
    {
        self.map.remove_entry(value).map(|(k, _)| k)
    }
    /// Retains only the elements specified by the predicate.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F)
    where
        T: Ord,
    {
        self.map.retain(|k, _| f(k))
    }
    /// Moves all elements from `other` into `self`, leaving `other` empty.
    pub fn append(&mut self, other: &mut Self)
    where
        T: Ord,
    {
        self.map.append(&mut other.map)
    }
    /// Splits the collection into two at the value.
    pub fn split_off<Q: ?Sized + Ord>(&mut self, value: &Q) -> Self
    where
        T: Borrow<Q> + Ord,
    {
        BTreeSet { map: self.map.split_off(value) }
    }
    /// An iterator that visits elements in the range in ascending order and removes those the closure accepts.
    pub fn extract_if<F: FnMut(&T) -> bool, R: RangeBounds<T>>(&mut self, range: R, pred: F) -> ExtractIf<'_, T, F>
    where
        T: Ord,
    {
        let (entries, next, end) = self.map.part_mut(range);
        ExtractIf { pred, entries, next, end }
    }
    /// Gets an iterator that visits the elements in the `BTreeSet` in ascending order.
    pub fn iter(&self) -> Iter<'_, T> { Iter { inner: self.map.keys() } }
    /// Returns the number of elements in the set.
    #[must_use]
    pub const fn len(&self) -> usize { self.map.len() }
    /// Returns `true` if the set contains no elements.
    #[must_use]
    pub const fn is_empty(&self) -> bool { self.map.len() == 0 }
}

/// An iterator over the items of a `BTreeSet`.
pub struct Iter<'a, T: 'a> {
    inner: btree_map::Keys<'a, T, ()>,
}
/// An owning iterator over the items of a `BTreeSet` in ascending order.
pub struct IntoIter<T> {
    inner: btree_map::IntoKeys<T, ()>,
}
/// An iterator over a sub-range of items in a `BTreeSet`.
pub struct Range<'a, T: 'a> {
    inner: btree_map::Range<'a, T, ()>,
}
/// A lazy iterator producing elements in the difference of `BTreeSet`s.
pub struct Difference<'a, T: 'a> {
    a: Iter<'a, T>,
    other: &'a BTreeSet<T>,
}
/// A lazy iterator producing elements in the intersection of `BTreeSet`s.
pub struct Intersection<'a, T: 'a> {
    a: Iter<'a, T>,
    other: &'a BTreeSet<T>,
}
/// A lazy iterator producing elements in the symmetric difference of `BTreeSet`s.
pub struct SymmetricDifference<'a, T: 'a> {
    a: Peekable<Iter<'a, T>>,
    b: Peekable<Iter<'a, T>>,
}
/// A lazy iterator producing elements in the union of `BTreeSet`s.
pub struct Union<'a, T: 'a> {
    a: Peekable<Iter<'a, T>>,
    b: Peekable<Iter<'a, T>>,
}
// Which of two sorted sequences has the lesser next element; Equal if both have the same one.
fn compare_next<'a, T: Ord>(a: &mut Peekable<Iter<'a, T>>, b: &mut Peekable<Iter<'a, T>>) -> Option<Ordering> {
    match (a.peek(), b.peek()) {
        (Some(x), Some(y)) => Some(x.cmp(y)),
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (None, None) => None,
    }
}
impl<'a, T> Clone for Iter<'a, T> {
    fn clone(&self) -> Self { Iter { inner: self.inner.clone() } }
}
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> { self.inner.next_back() }
}
impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}
impl<T: Debug> Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Iter").field(&self.inner).finish() }
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> { self.inner.next_back() }
}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}
impl<'a, T> Iterator for Range<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> { self.inner.next().map(|(k, _)| k) }
}
impl<'a, T> DoubleEndedIterator for Range<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> { self.inner.next_back().map(|(k, _)| k) }
}
impl<'a, T: Ord> Iterator for Difference<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        loop {
            let x = self.a.next()?;
            if !self.other.contains(x) {
                return Some(x);
            }
        }
    }
}
impl<'a, T: Ord> Iterator for Intersection<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        loop {
            let x = self.a.next()?;
            if self.other.contains(x) {
                return Some(x);
            }
        }
    }
}
impl<'a, T: Ord> Iterator for SymmetricDifference<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        loop {
            match compare_next(&mut self.a, &mut self.b)? {
                Ordering::Less => return self.a.next(),
                Ordering::Greater => return self.b.next(),
                Ordering::Equal => {
                    self.a.next();
                    self.b.next();
                }
            }
        }
    }
}
impl<'a, T: Ord> Iterator for Union<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        match compare_next(&mut self.a, &mut self.b)? {
            Ordering::Less => self.a.next(),
            Ordering::Greater => self.b.next(),
            Ordering::Equal => {
                self.b.next();
                self.a.next()
            }
        }
    }
}
macro_rules! set_operators {
    ($($Op:ident $op:ident $method:ident;)*) => { $(
        impl<T: Ord + Clone> $Op<&BTreeSet<T>> for &BTreeSet<T> {
            type Output = BTreeSet<T>;
            fn $op(self, rhs: &BTreeSet<T>) -> BTreeSet<T> { self.$method(rhs).cloned().collect() }
        }
    )* };
}
set_operators! { BitOr bitor union; BitAnd bitand intersection; BitXor bitxor symmetric_difference; Sub sub difference; }
impl<T: Clone> Clone for BTreeSet<T> {
    fn clone(&self) -> Self { BTreeSet { map: self.map.clone() } }
}
impl<T> Default for BTreeSet<T> {
    fn default() -> BTreeSet<T> { BTreeSet::new() }
}
impl<T: Debug> Debug for BTreeSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries(self.iter()).finish() }
}
impl<T: Ord> FromIterator<T> for BTreeSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> { BTreeSet { map: iter.into_iter().map(|k| (k, ())).collect() } }
}
impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> {
    fn from(arr: [T; N]) -> Self { Self::from_iter(arr) }
}
impl<T: Ord> Extend<T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for value in iter {
            self.insert(value);
        }
    }
}
impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().cloned()) }
}
impl<T> IntoIterator for BTreeSet<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { inner: self.map.into_keys() } }
}
impl<'a, T> IntoIterator for &'a BTreeSet<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
/// An iterator that removes the elements a closure accepts.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, T, F> {
    pred: F,
    entries: &'a mut Vec<(T, ())>,
    next: usize,
    end: usize,
}
impl<T, F: FnMut(&T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        while self.next < self.end {
            if (self.pred)(&self.entries[self.next].0) {
                self.end -= 1;
                return Some(self.entries.remove(self.next).0);
            }
            self.next += 1;
        }
        None
    }
}
impl<T> Clone for Range<'_, T> {
    fn clone(&self) -> Self { Range { inner: self.inner.clone() } }
}
impl<T> Default for Iter<'_, T> {
    fn default() -> Self { Iter { inner: Default::default() } }
}
impl<T> Default for IntoIter<T> {
    fn default() -> Self { IntoIter { inner: Default::default() } }
}
impl<T> Default for Range<'_, T> {
    fn default() -> Self { Range { inner: Default::default() } }
}
