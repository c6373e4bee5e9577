//! `IndexMap`: entries in a vector, found by hash.
use crate::Equivalent;
use std::cmp::Ordering;
use std::collections::hash_map::RandomState;
use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::ops::{Index, IndexMut};

/// A hash table where the iteration order of the key-value pairs is independent of the hash values of the keys.
#[derive(Clone)]
pub struct IndexMap<K, V, S = RandomState> {
    entries: Vec<(K, V)>,
    // Positions by hash.
    table: HashMap<u64, Vec<usize>>,
    hasher: S,
}
impl<K, V> IndexMap<K, V> {
    /// Create a new map. (Does not allocate.)
    pub fn new() -> Self { IndexMap { entries: Vec::new(), table: HashMap::new(), hasher: RandomState::new() } }
    /// Create a new map with capacity for `n` key-value pairs.
    pub fn with_capacity(_n: usize) -> Self { Self::new() }
}
impl<K, V, S> IndexMap<K, V, S> {
    /// Create a new map with a hasher.
    pub fn with_hasher(hasher: S) -> Self { IndexMap { entries: Vec::new(), table: HashMap::new(), hasher } }
    /// Return the number of key-value pairs in the map.
    pub fn len(&self) -> usize { self.entries.len() }
    /// Returns true if the map contains no elements.
    pub fn is_empty(&self) -> bool { self.entries.is_empty() }
    /// Remove all key-value pairs in the map.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.table.clear();
    }
    /// Return an iterator over the key-value pairs of the map, in their order.
    pub fn iter(&self) -> Iter<'_, K, V> { Iter { inner: self.entries.iter() } }
    /// Return an iterator over the key-value pairs of the map, in their order.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (&K, &mut V)> + ExactSizeIterator { self.entries.iter_mut().map(|(k, v)| (&*k, v)) }
    /// Return an iterator over the keys of the map, in their order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator + Clone { self.entries.iter().map(|(k, _)| k) }
    /// Return an iterator over the values of the map, in their order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator + Clone { self.entries.iter().map(|(_, v)| v) }
    /// Return an iterator over mutable references to the values of the map, in their order.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> + ExactSizeIterator { self.entries.iter_mut().map(|(_, v)| v) }
    /// Return an owning iterator over the keys of the map, in their order.
    pub fn into_keys(self) -> impl DoubleEndedIterator<Item = K> + ExactSizeIterator { self.entries.into_iter().map(|(k, _)| k) }
    /// Return an owning iterator over the values of the map, in their order.
    pub fn into_values(self) -> impl DoubleEndedIterator<Item = V> + ExactSizeIterator { self.entries.into_iter().map(|(_, v)| v) }
    /// Get a key-value pair by index.
    pub fn get_index(&self, index: usize) -> Option<(&K, &V)> { self.entries.get(index).map(|(k, v)| (k, v)) }
    /// Get a key-value pair by index.
    pub fn get_index_mut(&mut self, index: usize) -> Option<(&K, &mut V)> { self.entries.get_mut(index).map(|(k, v)| (&*k, v)) }
    /// Get the first key-value pair.
    pub fn first(&self) -> Option<(&K, &V)> { self.get_index(0) }
    /// Get the last key-value pair.
    pub fn last(&self) -> Option<(&K, &V)> { self.entries.last().map(|(k, v)| (k, v)) }
}
impl<K: Hash + Eq, V, S: BuildHasher> IndexMap<K, V, S> {
    fn find<Q: ?Sized + Hash + Equivalent<K>>(&self, key: &Q) -> Option<usize> {
        let hash = self.hasher.hash_one(key);
        self.table.get(&hash)?.iter().copied().find(|i| key.equivalent(&self.entries[*i].0))
    }
    fn rebuild(&mut self) {
        self.table.clear();
        for (i, (k, _)) in self.entries.iter().enumerate() {
            let hash = self.hasher.hash_one(k);
            self.table.entry(hash).or_default().push(i);
        }
    }
    fn push(&mut self, key: K, value: V) -> usize {
        let hash = self.hasher.hash_one(&key);
        let at = self.entries.len();
        self.table.entry(hash).or_default().push(at);
        self.entries.push((key, value));
        at
    }
    /// Insert a key-value pair in the map. The position of a key that is there stays.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> { self.insert_full(key, value).1 }
    /// Insert a key-value pair in the map, and get its index.
    pub fn insert_full(&mut self, key: K, value: V) -> (usize, Option<V>) {
        match self.find(&key) {
            Some(i) => (i, Some(std::mem::replace(&mut self.entries[i].1, value))),
            None => (self.push(key, value), None),
        }
    }
    /// Get the given key's corresponding entry in the map.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V, S> {
        match self.find(&key) {
            Some(index) => Entry::Occupied(OccupiedEntry { map: self, index }),
            None => Entry::Vacant(VacantEntry { map: self, key }),
        }
    }
    /// Return `true` if an equivalent to `key` exists in the map.
    pub fn contains_key<Q: ?Sized + Hash + Equivalent<K>>(&self, key: &Q) -> bool { self.find(key).is_some() }
    /// Return a reference to the value stored for `key`.
    pub fn get<Q: ?Sized + Hash + Equivalent<K>>(&self, key: &Q) -> Option<&V> { self.find(key).map(|i| &self.entries[i].1) }
    /// Return a mutable reference to the value stored for `key`.
    pub fn get_mut<Q: ?Sized + Hash + Equivalent<K>>(&mut self, key: &Q) -> Option<&mut V> {
        let i = self.find(key)?;
        Some(&mut self.entries[i].1)
    }
    /// Return references to the key-value pair stored for `key`.
    pub fn get_key_value<Q: ?Sized + Hash + Equivalent<K>>(&self, key: &Q) -> Option<(&K, &V)> { self.get_index(self.find(key)?) }
    /// Return item index, key and value.
    pub fn get_full<Q: ?Sized + Hash + Equivalent<K>>(&self, key: &Q) -> Option<(usize, &K, &V)> {
        let i = self.find(key)?;
        Some((i, &self.entries[i].0, &self.entries[i].1))
    }
    /// Return item index, if it exists in the map.
    pub fn get_index_of<Q: ?Sized + Hash + Equivalent<K>>(&self, key: &Q) -> Option<usize> { self.find(key) }
    /// Remove the key-value pair equivalent to `key` and return its value. The last element takes its place.
    pub fn swap_remove<Q: ?Sized + Hash + Equivalent<K>>(&mut self, key: &Q) -> Option<V> {
        let i = self.find(key)?;
        self.swap_remove_index(i).map(|(_, v)| v)
    }
    /// As `swap_remove`.
    pub fn remove<Q: ?Sized + Hash + Equivalent<K>>(&mut self, key: &Q) -> Option<V> { self.swap_remove(key) }
    /// Remove the key-value pair equivalent to `key` and return its value. All others keep their order.
    pub fn shift_remove<Q: ?Sized + Hash + Equivalent<K>>(&mut self, key: &Q) -> Option<V> {
        let i = self.find(key)?;
        self.shift_remove_index(i).map(|(_, v)| v)
    }
    /// As `shift_remove`, with the key.
    pub fn shift_remove_entry<Q: ?Sized + Hash + Equivalent<K>>(&mut self, key: &Q) -> Option<(K, V)> {
        let i = self.find(key)?;
        self.shift_remove_index(i)
    }
    /// Remove the key-value pair by index; the last element takes its place.
    pub fn swap_remove_index(&mut self, index: usize) -> Option<(K, V)> {
        if index >= self.entries.len() {
            return None;
        }
        let removed = self.entries.swap_remove(index);
        self.rebuild();
        Some(removed)
    }
    /// Remove the key-value pair by index; all others keep their order.
    pub fn shift_remove_index(&mut self, index: usize) -> Option<(K, V)> {
        if index >= self.entries.len() {
            return None;
        }
        let removed = self.entries.remove(index);
        self.rebuild();
        Some(removed)
    }
    /// Remove the last key-value pair.
    pub fn pop(&mut self) -> Option<(K, V)> {
        let last = self.entries.pop();
        self.rebuild();
        last
    }
    /// Keep the pairs for which the predicate is true, in their order.
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut keep: F) {
        self.entries.retain_mut(|(k, v)| keep(k, v));
        self.rebuild();
    }
    /// Sort the map's key-value pairs by the default ordering of the keys.
    pub fn sort_keys(&mut self)
    where
        K: Ord,
    {
        self.entries.sort_by(|a, b| a.0.cmp(&b.0));
        self.rebuild();
    }
    /// Sort the map's key-value pairs in place.
    pub fn sort_by<F: FnMut(&K, &V, &K, &V) -> Ordering>(&mut self, mut cmp: F) {
        self.entries.sort_by(|a, b| cmp(&a.0, &a.1, &b.0, &b.1));
        self.rebuild();
    }
    /// Reverses the order of the map's key-value pairs in place.
    pub fn reverse(&mut self) {
        self.entries.reverse();
        self.rebuild();
    }
    /// Moves the position of a key-value pair from one index to another by shifting all other pairs in-between.
    pub fn move_index(&mut self, from: usize, to: usize) {
        let entry = self.entries.remove(from);
        self.entries.insert(to, entry);
        self.rebuild();
    }
    /// Takes all pairs out.
    pub fn drain<R: std::ops::RangeBounds<usize>>(&mut self, range: R) -> std::vec::IntoIter<(K, V)> {
        let taken: Vec<(K, V)> = self.entries.drain(range).collect();
        self.rebuild();
        taken.into_iter()
    }
}
/// Entry for an existing key-value pair in an `IndexMap` or a vacant location to insert one.
pub enum Entry<'a, K, V, S = RandomState> {
    /// Existing slot with equivalent key.
    Occupied(OccupiedEntry<'a, K, V, S>),
    /// Vacant slot.
    Vacant(VacantEntry<'a, K, V, S>),
}
impl<'a, K: Hash + Eq, V, S: BuildHasher> Entry<'a, K, V, S> {
    /// Inserts the given default value in the entry if it is vacant and returns a mutable reference to it.
    pub fn or_insert(self, default: V) -> &'a mut V { self.or_insert_with(|| default) }
    /// As `or_insert`, with a function.
    pub fn or_insert_with<F: FnOnce() -> V>(self, call: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(call()),
        }
    }
    /// Inserts a default-constructed value in the entry if it is vacant.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
    /// Modifies the entry if it is occupied.
    pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self {
        match self {
            Entry::Occupied(mut entry) => {
                f(entry.get_mut());
                Entry::Occupied(entry)
            }
            vacant => vacant,
        }
    }
    /// The key of the entry.
    pub fn key(&self) -> &K {
        match self {
            Entry::Occupied(entry) => entry.key(),
            Entry::Vacant(entry) => &entry.key,
        }
    }
    /// The index of the entry.
    pub fn index(&self) -> usize {
        match self {
            Entry::Occupied(entry) => entry.index,
            Entry::Vacant(entry) => entry.map.len(),
        }
    }
}
/// A key that is there.
pub struct OccupiedEntry<'a, K, V, S = RandomState> {
    map: &'a mut IndexMap<K, V, S>,
    index: usize,
}
impl<'a, K: Hash + Eq, V, S: BuildHasher> OccupiedEntry<'a, K, V, S> {
    pub fn key(&self) -> &K { &self.map.entries[self.index].0 }
    pub fn index(&self) -> usize { self.index }
    pub fn get(&self) -> &V { &self.map.entries[self.index].1 }
    pub fn get_mut(&mut self) -> &mut V { &mut self.map.entries[self.index].1 }
    pub fn into_mut(self) -> &'a mut V { &mut self.map.entries[self.index].1 }
    pub fn insert(&mut self, value: V) -> V { std::mem::replace(self.get_mut(), value) }
    pub fn swap_remove(self) -> V { self.map.swap_remove_index(self.index).unwrap().1 }
    pub fn shift_remove(self) -> V { self.map.shift_remove_index(self.index).unwrap().1 }
}
/// A key that is not there.
pub struct VacantEntry<'a, K, V, S = RandomState> {
    map: &'a mut IndexMap<K, V, S>,
    key: K,
}
impl<'a, K: Hash + Eq, V, S: BuildHasher> VacantEntry<'a, K, V, S> {
    pub fn key(&self) -> &K { &self.key }
    pub fn insert(self, value: V) -> &'a mut V {
        let at = self.map.push(self.key, value);
        &mut self.map.entries[at].1
    }
}
/// An iterator over the pairs.
pub struct Iter<'a, K, V> {
    inner: std::slice::Iter<'a, (K, V)>,
}
impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);
    fn next(&mut self) -> Option<Self::Item> { self.inner.next().map(|(k, v)| (k, v)) }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> { self.inner.next_back().map(|(k, v)| (k, v)) }
}
impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self { Iter { inner: self.inner.clone() } }
}
impl<'a, K, V, S> IntoIterator for &'a IndexMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> { self.iter() }
}
impl<K, V, S> IntoIterator for IndexMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;
    fn into_iter(self) -> Self::IntoIter { self.entries.into_iter() }
}
impl<K: Hash + Eq, V, S: BuildHasher + Default> FromIterator<(K, V)> for IndexMap<K, V, S> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> Self {
        let mut map = IndexMap::with_hasher(S::default());
        map.extend(iter);
        map
    }
}
impl<K: Hash + Eq, V, S: BuildHasher> Extend<(K, V)> for IndexMap<K, V, S> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I) {
        for (k, v) in iter {
            self.insert(k, v);
        }
    }
}
impl<K: Hash + Eq, V, const N: usize> From<[(K, V); N]> for IndexMap<K, V> {
    fn from(arr: [(K, V); N]) -> Self { IndexMap::from_iter(arr) }
}
impl<K, V, S: Default> Default for IndexMap<K, V, S> {
    fn default() -> Self { IndexMap::with_hasher(S::default()) }
}
impl<K: Hash + Eq, V: PartialEq, S: BuildHasher> PartialEq for IndexMap<K, V, S> {
    fn eq(&self, other: &Self) -> bool { self.len() == other.len() && self.iter().all(|(k, v)| other.get(k) == Some(v)) }
}
impl<K: Hash + Eq, V: Eq, S: BuildHasher> Eq for IndexMap<K, V, S> {}
impl<K: Hash + Eq, V, Q: ?Sized + Hash + Equivalent<K>, S: BuildHasher> Index<&Q> for IndexMap<K, V, S> {
    type Output = V;
    #[track_caller]
    fn index(&self, key: &Q) -> &V { self.get(key).expect("key not found in IndexMap") }
}
impl<K: Hash + Eq, V, Q: ?Sized + Hash + Equivalent<K>, S: BuildHasher> IndexMut<&Q> for IndexMap<K, V, S> {
    #[track_caller]
    fn index_mut(&mut self, key: &Q) -> &mut V { self.get_mut(key).expect("key not found in IndexMap") }
}
impl<K, V, S> Index<usize> for IndexMap<K, V, S> {
    type Output = V;
    #[track_caller]
    fn index(&self, index: usize) -> &V { self.get_index(index).expect("index out of bounds").1 }
}
impl<K: fmt::Debug, V: fmt::Debug, S> fmt::Debug for IndexMap<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_map().entries(self.iter()).finish() }
}
