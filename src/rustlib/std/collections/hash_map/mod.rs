//! A hash map, its entries and its default hasher.
mod entry;
mod iter;
mod random;

pub use self::entry::{Entry, OccupiedEntry, VacantEntry};
pub use self::iter::{Drain, ExtractIf, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Values, ValuesMut};
pub use self::random::{DefaultHasher, RandomState};
use super::hash_table::Table;
use super::TryReserveError;
use crate::borrow::Borrow;
use crate::fmt::{self, Debug};
use crate::hash::{BuildHasher, Hash};
use crate::mem;
use crate::ops::Index;
use crate::prelude::rust_2021::*;

/// A hash map implemented with quadratic probing.
pub struct HashMap<K, V, S = RandomState> {
    hash_builder: S,
    table: Table<(K, V)>,
}
impl<K, V> HashMap<K, V, RandomState> {
    /// Creates an empty `HashMap`.
    #[must_use]
    pub fn new() -> HashMap<K, V, RandomState> { Default::default() }
    /// Creates an empty `HashMap` with at least the specified capacity.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState> { HashMap::with_capacity_and_hasher(capacity, Default::default()) }
}
impl<K, V, S> HashMap<K, V, S> {
    /// Creates an empty `HashMap` which will use the given hash builder to hash keys.
    pub const fn with_hasher(hash_builder: S) -> HashMap<K, V, S> { HashMap { hash_builder, table: Table::new() } }
    /// Creates an empty `HashMap` with at least the specified capacity, using `hasher` to hash the keys.
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashMap<K, V, S> {
        HashMap { hash_builder: hasher, table: Table::with_capacity(capacity) }
    }
    /// Returns the number of elements the map can hold without reallocating.
    pub fn capacity(&self) -> usize { self.table.capacity() }
    /// An iterator visiting all keys in arbitrary order.
    pub fn keys(&self) -> Keys<'_, K, V> { Keys { inner: self.iter() } }
    /// Creates a consuming iterator visiting all the keys in arbitrary order.
    pub fn into_keys(self) -> IntoKeys<K, V> { IntoKeys { inner: self.into_iter() } }
    /// An iterator visiting all values in arbitrary order.
    pub fn values(&self) -> Values<'_, K, V> { Values { inner: self.iter() } }
    /// An iterator visiting all values mutably in arbitrary order.
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut { inner: self.iter_mut() } }
    /// Creates a consuming iterator visiting all the values in arbitrary order.
    pub fn into_values(self) -> IntoValues<K, V> { IntoValues { inner: self.into_iter() } }
    /// An iterator visiting all key-value pairs in arbitrary order.
    pub fn iter(&self) -> Iter<'_, K, V> { Iter { inner: self.table.iter() } }
    /// An iterator visiting all key-value pairs in arbitrary order, with mutable references to the values.
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> { IterMut { inner: self.table.iter_mut() } }
    /// Returns the number of elements in the map.
    pub fn len(&self) -> usize { self.table.len() }
    /// Returns `true` if the map contains no elements.
    pub fn is_empty(&self) -> bool { self.table.len() == 0 }
    /// Clears the map, returning all key-value pairs as an iterator.
    pub fn drain(&mut self) -> Drain<'_, K, V> { Drain { inner: self.table.drain() } }
    /// Creates an iterator which uses a closure to determine if an element (key-value pair) should be removed.
    pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, pred: F) -> ExtractIf<'_, K, V, F> {
        ExtractIf { pred, table: &mut self.table, next: 0 }
    }
    /// Retains only the elements specified by the predicate.
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F) { self.table.retain(|(k, v)| f(k, v)) }
    /// Clears the map, removing all key-value pairs.
    pub fn clear(&mut self) { self.table.clear() }
    pub(super) fn table_mut(&mut self) -> &mut Table<(K, V)> { &mut self.table }
    /// Returns a reference to the map's `BuildHasher`.
    pub fn hasher(&self) -> &S { &self.hash_builder }
}
impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    fn find<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        if self.table.len() == 0 {
            return None;
        }
        self.table.find(self.hash_builder.hash_one(k), |(key, _)| key.borrow() == k)
    }
    /// Reserves capacity for at least `additional` more elements to be inserted.
    pub fn reserve(&mut self, additional: usize) {
        let builder = &self.hash_builder;
        self.table.reserve(additional, |(k, _)| builder.hash_one(k))
    }
    /// Tries to reserve capacity for at least `additional` more elements.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        if additional > isize::MAX as usize / 16 {
            return Err(TryReserveError::capacity_overflow());
        }
        self.reserve(additional);
        Ok(())
    }
    /// Shrinks the capacity of the map as much as possible.
    pub fn shrink_to_fit(&mut self) { self.shrink_to(0) }
    /// Shrinks the capacity of the map with a lower limit.
    pub fn shrink_to(&mut self, min_capacity: usize) {
        let builder = &self.hash_builder;
        self.table.shrink_to(min_capacity, |(k, _)| builder.hash_one(k))
    }
    /// Gets the given key's corresponding entry in the map for in-place manipulation.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let hash = self.hash_builder.hash_one(&key);
        match self.table.find(hash, |(k, _)| *k == key) {
            Some(index) => Entry::Occupied(OccupiedEntry { table: &mut self.table, index, key: Some(key) }),
            None => {
                // Room is made now: the entry does not know the hasher.
                self.reserve(1);
                Entry::Vacant(VacantEntry { table: &mut self.table, hash, key })
            }
        }
    }
    /// Returns a reference to the value corresponding to the key.
    pub fn get<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        match self.find(k) {
            Some(index) => Some(unsafe { &self.table.get(index).1 }),
            None => None,
        }
    }
    /// Returns the key-value pair corresponding to the supplied key.
    pub fn get_key_value<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        match self.find(k) {
            Some(index) => {
                let (k, v) = unsafe { self.table.get(index) };
                Some((k, v))
            }
            None => None,
        }
    }
    /// Attempts to get mutable references to `N` values in the map at once.
    pub fn get_disjoint_mut<Q: ?Sized + Hash + Eq, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
    {
        let places = ks.map(|k| self.find(k));
        for i in 0..N {
            for j in 0..i {
                if places[i].is_some() && places[i] == places[j] {
                    panic!("duplicate keys found");
                }
            }
        }
        let slots = self.table.slots_ptr();
        places.map(|place| place.map(|index| unsafe { &mut (*slots.add(index)).1 }))
    }
    /// Mutable references to `N` values in the map at once, without checking that they are different.
    pub unsafe fn get_disjoint_unchecked_mut<Q: ?Sized + Hash + Eq, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
    {
        let slots = self.table.slots_ptr();
        ks.map(|k| self.find(k).map(|index| unsafe { &mut (*slots.add(index)).1 }))
    }
    /// Returns `true` if the map contains a value for the specified key.
    pub fn contains_key<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(k).is_some()
    }
    /// Returns a mutable reference to the value corresponding to the key.
    pub fn get_mut<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        match self.find(k) {
            Some(index) => Some(unsafe { &mut self.table.get_mut(index).1 }),
            None => None,
        }
    }
    /// Inserts a key-value pair into the map; the old value if there was one.
    pub fn insert(&mut self, k: K, v: V) -> Option<V> {
        let hash = self.hash_builder.hash_one(&k);
        self.reserve(1);
        match self.table.find(hash, |(key, _)| *key == k) {
            Some(index) => Some(mem::replace(unsafe { &mut self.table.get_mut(index).1 }, v)),
            None => {
                self.table.insert_no_grow(hash, (k, v));
                None
            }
        }
    }
    /// Removes a key from the map, returning the value at the key if the key was previously in the map.
    pub fn remove<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        match self.find(k) {
            Some(index) => Some(self.table.remove(index).1),
            None => None,
        }
    }
    /// Removes a key from the map, returning the stored key and value if the key was previously in the map.
    pub fn remove_entry<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
    {
        match self.find(k) {
            Some(index) => Some(self.table.remove(index)),
            None => None,
        }
    }
}
impl<K: Clone, V: Clone, S: Clone> Clone for HashMap<K, V, S> {
    fn clone(&self) -> Self { HashMap { hash_builder: self.hash_builder.clone(), table: self.table.clone() } }
}
impl<K: Eq + Hash, V: PartialEq, S: BuildHasher> PartialEq for HashMap<K, V, S> {
    fn eq(&self, other: &HashMap<K, V, S>) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key).map_or(false, |v| *value == *v))
    }
}
impl<K: Eq + Hash, V: Eq, S: BuildHasher> Eq for HashMap<K, V, S> {}
impl<K: Debug, V: Debug, S> Debug for HashMap<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_map().entries(self.iter()).finish() }
}
impl<K, V, S: Default> Default for HashMap<K, V, S> {
    fn default() -> HashMap<K, V, S> { HashMap::with_hasher(Default::default()) }
}
impl<K: Eq + Hash + Borrow<Q>, Q: ?Sized + Eq + Hash, V, S: BuildHasher> Index<&Q> for HashMap<K, V, S> {
    type Output = V;
    #[track_caller]
    fn index(&self, key: &Q) -> &V { self.get(key).expect("no entry found for key") }
}
impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> { IntoIter { inner: self.table.into_iter() } }
}
impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> { self.iter() }
}
impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;
    fn into_iter(self) -> IterMut<'a, K, V> { self.iter_mut() }
}
impl<K: Eq + Hash, V, S: BuildHasher + Default> FromIterator<(K, V)> for HashMap<K, V, S> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> HashMap<K, V, S> {
        let mut map = HashMap::with_hasher(Default::default());
        map.extend(iter);
        map
    }
}
impl<K: Eq + Hash, V, S: BuildHasher> Extend<(K, V)> for HashMap<K, V, S> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        let iter = iter.into_iter();
        let hint = iter.size_hint().0;
        // Keys of a map that has some may come again.
        self.reserve(if self.is_empty() { hint } else { (hint + 1) / 2 });
        for (k, v) in iter {
            self.insert(k, v);
        }
    }
}
impl<'a, K: Eq + Hash + Copy, V: Copy, S: BuildHasher> Extend<(&'a K, &'a V)> for HashMap<K, V, S> {
    fn extend<T: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: T) { self.extend(iter.into_iter().map(|(k, v)| (*k, *v))) }
}
impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V, RandomState> {
    fn from(arr: [(K, V); N]) -> Self { Self::from_iter(arr) }
}
