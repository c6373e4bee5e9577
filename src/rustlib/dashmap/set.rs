//! `DashSet`: a `DashMap` without values.
use crate::iter_set::{Iter, OwningIter};
use crate::setref::one::Ref;
use crate::DashMap;
use std::borrow::Borrow;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher, Hash};

/// A concurrent set.
pub struct DashSet<K, S = RandomState> {
    inner: DashMap<K, (), S>,
}
impl<K: Eq + Hash + fmt::Debug, S: BuildHasher + Clone> fmt::Debug for DashSet<K, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.inner, f) }
}
impl<K: Eq + Hash + Clone, S: Clone> Clone for DashSet<K, S> {
    fn clone(&self) -> Self { DashSet { inner: self.inner.clone() } }
}
impl<K: Eq + Hash, S: Default + BuildHasher + Clone> Default for DashSet<K, S> {
    fn default() -> Self { Self::with_hasher(Default::default()) }
}
impl<K: Eq + Hash> DashSet<K, RandomState> {
    /// Creates a new DashSet with a capacity of 0.
    pub fn new() -> Self { Self::with_hasher(RandomState::default()) }
    /// Creates a new DashSet with a specified starting capacity.
    pub fn with_capacity(capacity: usize) -> Self { Self::with_capacity_and_hasher(capacity, RandomState::default()) }
}
impl<'a, K: 'a + Eq + Hash, S: BuildHasher + Clone> DashSet<K, S> {
    /// Creates a new DashSet with the provided hasher.
    pub fn with_hasher(hasher: S) -> Self { Self::with_capacity_and_hasher(0, hasher) }
    /// Creates a new DashSet with a specified starting capacity and hasher.
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> Self { DashSet { inner: DashMap::with_capacity_and_hasher(capacity, hasher) } }
    /// Inserts a key into the set. Returns true if the key was not already in the set.
    pub fn insert(&self, key: K) -> bool { self.inner.insert(key, ()).is_none() }
    /// Removes an entry from the set, returning the key if it existed.
    pub fn remove<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<K>
    where
        K: Borrow<Q>,
    {
        self.inner.remove(key).map(|(k, _)| k)
    }
    /// Removes an entry from the set if it exists and the closure returned true.
    pub fn remove_if<Q: Hash + Eq + ?Sized>(&self, key: &Q, f: impl FnOnce(&K) -> bool) -> Option<K>
    where
        K: Borrow<Q>,
    {
        self.inner.remove_if(key, |k, _| f(k)).map(|(k, _)| k)
    }
    /// Creates an iterator over the set.
    pub fn iter(&'a self) -> Iter<'a, K, S, DashMap<K, (), S>> { Iter { inner: self.inner.iter() } }
    /// Gets a reference to an entry in the set.
    pub fn get<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> Option<Ref<'a, K>>
    where
        K: Borrow<Q>,
    {
        self.inner.get(key).map(|inner| Ref { inner })
    }
    /// Removes excess capacity to reduce memory usage.
    pub fn shrink_to_fit(&self) { self.inner.shrink_to_fit() }
    /// Retains elements for which the predicate returns true.
    pub fn retain(&self, mut f: impl FnMut(&K) -> bool) { self.inner.retain(|k, _| f(k)) }
    /// Fetches the total number of keys stored in the set.
    pub fn len(&self) -> usize { self.inner.len() }
    /// Checks if the set is empty or not.
    pub fn is_empty(&self) -> bool { self.inner.is_empty() }
    /// Removes all keys in the set.
    pub fn clear(&self) { self.inner.clear() }
    /// Returns how many keys the set can store without reallocating.
    pub fn capacity(&self) -> usize { self.inner.capacity() }
    /// Checks if the set contains a specific key.
    pub fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.inner.contains_key(key)
    }
}
impl<K: Eq + Hash, S: BuildHasher + Clone> IntoIterator for DashSet<K, S> {
    type Item = K;
    type IntoIter = OwningIter<K, S>;
    fn into_iter(self) -> OwningIter<K, S> { OwningIter { inner: self.inner.into_iter() } }
}
impl<K: Eq + Hash, S: BuildHasher + Clone> Extend<K> for DashSet<K, S> {
    fn extend<T: IntoIterator<Item = K>>(&mut self, iter: T) {
        for key in iter {
            self.insert(key);
        }
    }
}
impl<K: Eq + Hash, S: BuildHasher + Clone + Default> FromIterator<K> for DashSet<K, S> {
    fn from_iter<I: IntoIterator<Item = K>>(iter: I) -> Self {
        let mut set = DashSet::default();
        set.extend(iter);
        set
    }
}
