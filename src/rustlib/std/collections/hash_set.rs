//! A hash set: a map without values.
use super::hash_map::{self, HashMap, RandomState};
use crate::borrow::Borrow;
use crate::fmt::{self, Debug};
use crate::hash::{BuildHasher, Hash};
use crate::iter::FusedIterator;
use crate::ops::{BitAnd, BitOr, BitXor, Sub};
use crate::prelude::rust_2021::*;

/// A hash set implemented as a `HashMap` where the value is `()`.
pub struct HashSet<T, S = RandomState> {
    map: HashMap<T, (), S>,
}
impl<T> HashSet<T, RandomState> {
    /// Creates an empty `HashSet`.
    #[must_use]
    pub fn new() -> HashSet<T, RandomState> { Default::default() }
    /// Creates an empty `HashSet` with at least the specified capacity.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> HashSet<T, RandomState> { HashSet { map: HashMap::with_capacity(capacity) } }
}
impl<T, S> HashSet<T, S> {
    /// Creates a new empty hash set which will use the given hasher to hash keys.
    pub const fn with_hasher(hasher: S) -> HashSet<T, S> { HashSet { map: HashMap::with_hasher(hasher) } }
    /// Creates an empty `HashSet` with at least the specified capacity, using `hasher` to hash the keys.
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashSet<T, S> {
        HashSet { map: HashMap::with_capacity_and_hasher(capacity, hasher) }
    }
    /// Returns the number of elements the set can hold without reallocating.
    pub fn capacity(&self) -> usize { self.map.capacity() }
    /// An iterator visiting all elements in arbitrary order.
    pub fn iter(&self) -> Iter<'_, T> { Iter { inner: self.map.keys() } }
    /// Returns the number of elements in the set.
    pub fn len(&self) -> usize { self.map.len() }
    /// Returns `true` if the set contains no elements.
    pub fn is_empty(&self) -> bool { self.map.is_empty() }
    /// Clears the set, returning all elements as an iterator.
    pub fn drain(&mut self) -> Drain<'_, T> { Drain { inner: self.map.drain() } }
    /// An iterator that removes the elements a closure accepts.
    pub fn extract_if<F: FnMut(&T) -> bool>(&mut self, pred: F) -> ExtractIf<'_, T, F> { ExtractIf { table: self.map.table_mut(), next: 0, pred } }
    /// Retains only the elements specified by the predicate.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) { self.map.retain(|k, _| f(k)) }
    /// Clears the set, removing all values.
    pub fn clear(&mut self) { self.map.clear() }
    /// Returns a reference to the set's `BuildHasher`.
    pub fn hasher(&self) -> &S { self.map.hasher() }
}
impl<T: Eq + Hash, S: BuildHasher> HashSet<T, S> {
    /// Reserves capacity for at least `additional` more elements to be inserted.
    pub fn reserve(&mut self, additional: usize) { self.map.reserve(additional) }
    /// Tries to reserve capacity for at least `additional` more elements.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), super::TryReserveError> { self.map.try_reserve(additional) }
    /// Shrinks the capacity of the set as much as possible.
    pub fn shrink_to_fit(&mut self) { self.map.shrink_to_fit() }
    /// Shrinks the capacity of the set with a lower limit.
    pub fn shrink_to(&mut self, min_capacity: usize) { self.map.shrink_to(min_capacity) }
    /// Visits the values representing the difference, i.e., the values that are in `self` but not in `other`.
    pub fn difference<'a>(&'a self, other: &'a HashSet<T, S>) -> Difference<'a, T, S> { Difference { iter: self.iter(), other } }
    /// Visits the values representing the symmetric difference.
    pub fn symmetric_difference<'a>(&'a self, other: &'a HashSet<T, S>) -> SymmetricDifference<'a, T, S> {
        SymmetricDifference { iter: self.difference(other).chain(other.difference(self)) }
    }
    /// Visits the values representing the intersection, i.e., the values that are both in `self` and `other`.
    pub fn intersection<'a>(&'a self, other: &'a HashSet<T, S>) -> Intersection<'a, T, S> {
        if self.len() <= other.len() { Intersection { iter: self.iter(), other } } else { Intersection { iter: other.iter(), other: self } }
    }
    /// Visits the values representing the union, i.e., all the values in `self` or `other`, without duplicates.
    pub fn union<'a>(&'a self, other: &'a HashSet<T, S>) -> Union<'a, T, S> {
        if self.len() >= other.len() {
            Union { iter: self.iter().chain(other.difference(self)) }
        } else {
            Union { iter: other.iter().chain(self.difference(other)) }
        }
    }
    /// Returns `true` if the set contains a value.
    pub fn contains<Q: ?Sized + Hash + Eq>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.map.contains_key(value)
    }
    /// Returns a reference to the value in the set, if any, that is equal to the given value.
    pub fn get<Q: ?Sized + Hash + Eq>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q>,
    {
        self.map.get_key_value(value).map(|(k, _)| k)
    }
    /// Returns `true` if `self` has no elements in common with `other`.
    pub fn is_disjoint(&self, other: &HashSet<T, S>) -> bool { self.intersection(other).next().is_none() }
    /// Returns `true` if the set is a subset of another.
    pub fn is_subset(&self, other: &HashSet<T, S>) -> bool { self.len() <= other.len() && self.iter().all(|v| other.contains(v)) }
    /// Returns `true` if the set is a superset of another.
    pub fn is_superset(&self, other: &HashSet<T, S>) -> bool { other.is_subset(self) }
    /// Adds a value to the set; whether it was newly inserted.
    pub fn insert(&mut self, value: T) -> bool { self.map.insert(value, ()).is_none() }
    /// Adds a value to the set, replacing the existing value, if any, that is equal to the given one.
    pub fn replace(&mut self, value: T) -> Option<T> {
        let old = self.map.remove_entry(&value).map(|(k, ())| k);
        self.map.insert(value, ());
        old
    }
    /// Removes a value from the set; whether the value was present in the set.
    pub fn remove<Q: ?Sized + Hash + Eq>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.map.remove(value).is_some()
    }
    /// Removes and returns the value in the set, if any, that is equal to the given one.
    pub fn take<Q: ?Sized + Hash + Eq>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q>,
    {
        self.map.remove_entry(value).map(|(k, _)| k)
    }
}
impl<T: Clone, S: Clone> Clone for HashSet<T, S> {
    fn clone(&self) -> Self { HashSet { map: self.map.clone() } }
}
impl<T: Eq + Hash, S: BuildHasher> PartialEq for HashSet<T, S> {
    fn eq(&self, other: &HashSet<T, S>) -> bool { self.len() == other.len() && self.iter().all(|key| other.contains(key)) }
}
impl<T: Eq + Hash, S: BuildHasher> Eq for HashSet<T, S> {}
impl<T: Debug, S> Debug for HashSet<T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries(self.iter()).finish() }
}
impl<T, S: Default> Default for HashSet<T, S> {
    fn default() -> HashSet<T, S> { HashSet { map: HashMap::default() } }
}
impl<T: Eq + Hash, S: BuildHasher + Default> FromIterator<T> for HashSet<T, S> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> HashSet<T, S> {
        let mut set = HashSet::with_hasher(Default::default());
        set.extend(iter);
        set
    }
}
impl<T: Eq + Hash, const N: usize> From<[T; N]> for HashSet<T, RandomState> {
    fn from(arr: [T; N]) -> Self { Self::from_iter(arr) }
}
impl<T: Eq + Hash, S: BuildHasher> Extend<T> for HashSet<T, S> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { self.map.extend(iter.into_iter().map(|k| (k, ()))) }
}
impl<'a, T: 'a + Eq + Hash + Copy, S: BuildHasher> Extend<&'a T> for HashSet<T, S> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().cloned()) }
}
macro_rules! set_operators {
    ($($Op:ident $op:ident $method:ident;)*) => { $(
        impl<T: Eq + Hash + Clone, S: BuildHasher + Default> $Op<&HashSet<T, S>> for &HashSet<T, S> {
            type Output = HashSet<T, S>;
            fn $op(self, rhs: &HashSet<T, S>) -> HashSet<T, S> { self.$method(rhs).cloned().collect() }
        }
    )* };
}
set_operators! { BitOr bitor union; BitAnd bitand intersection; BitXor bitxor symmetric_difference; Sub sub difference; }

/// An iterator over the items of a `HashSet`.
pub struct Iter<'a, K: 'a> {
    inner: hash_map::Keys<'a, K, ()>,
}
/// An owning iterator over the items of a `HashSet`.
pub struct IntoIter<K> {
    inner: hash_map::IntoKeys<K, ()>,
}
/// A draining iterator over the items of a `HashSet`.
pub struct Drain<'a, K: 'a> {
    inner: hash_map::Drain<'a, K, ()>,
}
/// A lazy iterator producing elements in the difference of `HashSet`s.
pub struct Difference<'a, T: 'a, S: 'a> {
    iter: Iter<'a, T>,
    other: &'a HashSet<T, S>,
}
/// A lazy iterator producing elements in the intersection of `HashSet`s.
pub struct Intersection<'a, T: 'a, S: 'a> {
    iter: Iter<'a, T>,
    other: &'a HashSet<T, S>,
}
/// A lazy iterator producing elements in the symmetric difference of `HashSet`s.
pub struct SymmetricDifference<'a, T: 'a, S: 'a> {
    iter: crate::iter::Chain<Difference<'a, T, S>, Difference<'a, T, S>>,
}
/// A lazy iterator producing elements in the union of `HashSet`s.
pub struct Union<'a, T: 'a, S: 'a> {
    iter: crate::iter::Chain<Iter<'a, T>, Difference<'a, T, S>>,
}
impl<'a, K> Clone for Iter<'a, K> {
    fn clone(&self) -> Self { Iter { inner: self.inner.clone() } }
}
impl<'a, K> Iterator for Iter<'a, K> {
    type Item = &'a K;
    fn next(&mut self) -> Option<&'a K> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<K> ExactSizeIterator for Iter<'_, K> {}
impl<K> FusedIterator for Iter<'_, K> {}
impl<K: Debug> Debug for Iter<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K> Iterator for IntoIter<K> {
    type Item = K;
    fn next(&mut self) -> Option<K> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<K> ExactSizeIterator for IntoIter<K> {}
impl<K> FusedIterator for IntoIter<K> {}
impl<K> Iterator for Drain<'_, K> {
    type Item = K;
    fn next(&mut self) -> Option<K> {
        match self.inner.next() {
            Some((k, ())) => Some(k),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<K> ExactSizeIterator for Drain<'_, K> {}
impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for Difference<'a, T, S> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        loop {
            let elt = self.iter.next()?;
            if !self.other.contains(elt) {
                return Some(elt);
            }
        }
    }
}
impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for Intersection<'a, T, S> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        loop {
            let elt = self.iter.next()?;
            if self.other.contains(elt) {
                return Some(elt);
            }
        }
    }
}
impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for SymmetricDifference<'a, T, S> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> { self.iter.next() }
}
impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for Union<'a, T, S> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> { self.iter.next() }
}
impl<T, S> Clone for Difference<'_, T, S> {
    fn clone(&self) -> Self { Difference { iter: self.iter.clone(), other: self.other } }
}
impl<T, S> Clone for Intersection<'_, T, S> {
    fn clone(&self) -> Self { Intersection { iter: self.iter.clone(), other: self.other } }
}
impl<T: Debug + Eq + Hash, S: BuildHasher> Debug for Difference<'_, T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<T: Debug + Eq + Hash, S: BuildHasher> Debug for Intersection<'_, T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<'a, T, S> IntoIterator for &'a HashSet<T, S> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<T, S> IntoIterator for HashSet<T, S> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { inner: self.map.into_keys() } }
}
/// An iterator that removes the elements a closure accepts.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, T, F> {
    table: &'a mut super::hash_table::Table<(T, ())>,
    next: usize,
    pred: F,
}
impl<T, F: FnMut(&T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        while self.next < self.table.buckets() {
            let index = self.next;
            self.next += 1;
            if self.table.is_full(index) && (self.pred)(unsafe { &self.table.get_mut(index).0 }) {
                return Some(self.table.remove(index).0);
            }
        }
        None
    }
}
