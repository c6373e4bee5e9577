//! A map that nobody changes any more.
use crate::DashMap;
use std::borrow::Borrow;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher, Hash};

/// A read-only view into a `DashMap`. Allows to obtain raw references to the stored values.
pub struct ReadOnlyView<K, V, S = RandomState> {
    map: DashMap<K, V, S>,
}
impl<K: Eq + Hash + Clone, V: Clone, S: Clone> Clone for ReadOnlyView<K, V, S> {
    fn clone(&self) -> Self { ReadOnlyView { map: self.map.clone() } }
}
impl<K: Eq + Hash + fmt::Debug, V: fmt::Debug, S: BuildHasher + Clone> fmt::Debug for ReadOnlyView<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.map.fmt(f) }
}
impl<K, V, S> ReadOnlyView<K, V, S> {
    pub(crate) fn new(map: DashMap<K, V, S>) -> Self { ReadOnlyView { map } }
    /// Consumes this `ReadOnlyView`, returning the underlying `DashMap`.
    pub fn into_inner(self) -> DashMap<K, V, S> { self.map }
}
impl<'a, K: 'a + Eq + Hash, V: 'a, S: BuildHasher + Clone> ReadOnlyView<K, V, S> {
    /// Returns the number of elements in the map.
    pub fn len(&self) -> usize { self.map.len() }
    /// Returns `true` if the map contains no elements.
    pub fn is_empty(&self) -> bool { self.map.is_empty() }
    /// Returns the number of elements the map can hold without reallocating.
    pub fn capacity(&self) -> usize { self.map.capacity() }
    /// Returns `true` if the map contains a value for the specified key.
    pub fn contains_key<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.map.contains_key(key)
    }
    /// Returns a reference to the value corresponding to the key.
    pub fn get<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> Option<&'a V>
    where
        K: Borrow<Q>,
    {
        self.get_key_value(key).map(|(_, v)| v)
    }
    /// Returns the key-value pair corresponding to the supplied key.
    pub fn get_key_value<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> Option<(&'a K, &'a V)>
    where
        K: Borrow<Q>,
    {
        let found = self.map.get(key)?;
        let (k, v): (*const K, *const V) = (found.key(), found.value());
        Some(unsafe { (&*k, &*v) })
    }
    /// An iterator visiting all key-value pairs in arbitrary order.
    pub fn iter(&'a self) -> impl Iterator<Item = (&'a K, &'a V)> + 'a {
        (0..self.map.shard_count()).flat_map(move |i| self.map.shard_at(i).read().pairs()).map(|(k, v)| unsafe { (&*k, &*v) })
    }
    /// An iterator visiting all keys in arbitrary order.
    pub fn keys(&'a self) -> impl Iterator<Item = &'a K> + 'a { self.iter().map(|(k, _)| k) }
    /// An iterator visiting all values in arbitrary order.
    pub fn values(&'a self) -> impl Iterator<Item = &'a V> + 'a { self.iter().map(|(_, v)| v) }
}
