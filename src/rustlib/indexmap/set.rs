//! `IndexSet`: an `IndexMap` without values.
use crate::map::IndexMap;
use crate::Equivalent;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher, Hash};

/// A hash set where the iteration order of the values is independent of their hash values.
#[derive(Clone)]
pub struct IndexSet<T, S = RandomState> {
    map: IndexMap<T, (), S>,
}
impl<T> IndexSet<T> {
    /// Create a new set. (Does not allocate.)
    pub fn new() -> Self { IndexSet { map: IndexMap::new() } }
    /// Create a new set with capacity for `n` elements.
    pub fn with_capacity(_n: usize) -> Self { Self::new() }
}
impl<T, S> IndexSet<T, S> {
    /// Return the number of elements in the set.
    pub fn len(&self) -> usize { self.map.len() }
    /// Returns true if the set contains no elements.
    pub fn is_empty(&self) -> bool { self.map.is_empty() }
    /// Remove all elements in the set.
    pub fn clear(&mut self) { self.map.clear() }
    /// Return an iterator over the values of the set, in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone { self.map.keys() }
    /// Get a value by index.
    pub fn get_index(&self, index: usize) -> Option<&T> { self.map.get_index(index).map(|(k, _)| k) }
    /// Get the first value.
    pub fn first(&self) -> Option<&T> { self.get_index(0) }
    /// Get the last value.
    pub fn last(&self) -> Option<&T> { self.map.last().map(|(k, _)| k) }
}
impl<T: Hash + Eq, S: BuildHasher> IndexSet<T, S> {
    /// Insert the value into the set.
    pub fn insert(&mut self, value: T) -> bool { if self.map.contains_key(&value) { false } else { self.map.insert(value, ()).is_none() } }
    /// Insert the value into the set, and get its index.
    pub fn insert_full(&mut self, value: T) -> (usize, bool) {
        match self.map.get_index_of(&value) {
            Some(i) => (i, false),
            None => (self.map.insert_full(value, ()).0, true),
        }
    }
    /// Return `true` if an equivalent to `value` exists in the set.
    pub fn contains<Q: ?Sized + Hash + Equivalent<T>>(&self, value: &Q) -> bool { self.map.contains_key(value) }
    /// Return a reference to the value stored in the set.
    pub fn get<Q: ?Sized + Hash + Equivalent<T>>(&self, value: &Q) -> Option<&T> { self.map.get_key_value(value).map(|(k, _)| k) }
    /// Return item index, if it exists in the set.
    pub fn get_index_of<Q: ?Sized + Hash + Equivalent<T>>(&self, value: &Q) -> Option<usize> { self.map.get_index_of(value) }
    /// Remove the value; the last element takes its place.
    pub fn swap_remove<Q: ?Sized + Hash + Equivalent<T>>(&mut self, value: &Q) -> bool { self.map.swap_remove(value).is_some() }
    /// As `swap_remove`.
    pub fn remove<Q: ?Sized + Hash + Equivalent<T>>(&mut self, value: &Q) -> bool { self.swap_remove(value) }
    /// Remove the value; all others keep their order.
    pub fn shift_remove<Q: ?Sized + Hash + Equivalent<T>>(&mut self, value: &Q) -> bool { self.map.shift_remove(value).is_some() }
    /// Remove the last value.
    pub fn pop(&mut self) -> Option<T> { self.map.pop().map(|(k, _)| k) }
    /// Keep the values for which the predicate is true.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut keep: F) { self.map.retain(|k, _| keep(k)) }
    /// Sort the set's values by their default ordering.
    pub fn sort(&mut self)
    where
        T: Ord,
    {
        self.map.sort_keys()
    }
    /// The values that are in both.
    pub fn intersection<'a>(&'a self, other: &'a IndexSet<T, S>) -> impl Iterator<Item = &'a T> { self.iter().filter(|v| other.contains(*v)) }
    /// The values that are in the one but not in the other.
    pub fn difference<'a>(&'a self, other: &'a IndexSet<T, S>) -> impl Iterator<Item = &'a T> { self.iter().filter(|v| !other.contains(*v)) }
    /// The values that are in any of the two.
    pub fn union<'a>(&'a self, other: &'a IndexSet<T, S>) -> impl Iterator<Item = &'a T> { self.iter().chain(other.difference(self)) }
}
impl<T, S> IntoIterator for IndexSet<T, S> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        let all: Vec<T> = self.map.into_keys().collect();
        all.into_iter()
    }
}
impl<'a, T, S> IntoIterator for &'a IndexSet<T, S> {
    type Item = &'a T;
    type IntoIter = std::vec::IntoIter<&'a T>;
    fn into_iter(self) -> Self::IntoIter {
        let all: Vec<&'a T> = self.map.keys().collect();
        all.into_iter()
    }
}
impl<T: Hash + Eq, S: BuildHasher + Default> FromIterator<T> for IndexSet<T, S> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut set = IndexSet { map: IndexMap::with_hasher(S::default()) };
        set.extend(iter);
        set
    }
}
impl<T: Hash + Eq, S: BuildHasher> Extend<T> for IndexSet<T, S> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for value in iter {
            self.insert(value);
        }
    }
}
impl<T: Hash + Eq, const N: usize> From<[T; N]> for IndexSet<T> {
    fn from(arr: [T; N]) -> Self { IndexSet::from_iter(arr) }
}
impl<T, S: Default> Default for IndexSet<T, S> {
    fn default() -> Self { IndexSet { map: IndexMap::default() } }
}
impl<T: Hash + Eq, S: BuildHasher> PartialEq for IndexSet<T, S> {
    fn eq(&self, other: &Self) -> bool { self.map == other.map }
}
impl<T: Hash + Eq, S: BuildHasher> Eq for IndexSet<T, S> {}
impl<T: fmt::Debug, S> fmt::Debug for IndexSet<T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries(self.iter()).finish() }
}
