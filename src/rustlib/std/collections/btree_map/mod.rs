//! An ordered map. The entries are kept as one sorted vector: what is observable (order, ranges, views) is that of a B-tree.
mod entry;
mod iter;
mod traits;

pub use self::entry::{Entry, OccupiedEntry, OccupiedError, VacantEntry};
pub use self::iter::{ExtractIf, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Range, RangeMut, Values, ValuesMut};
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::mem;
use crate::ops::{Bound, RangeBounds};
use crate::prelude::rust_2021::*;

/// An ordered map based on a sorted sequence.
pub struct BTreeMap<K, V> {
    entries: Vec<(K, V)>,
}
impl<K, V> BTreeMap<K, V> {
    /// Makes a new, empty `BTreeMap`.
    #[must_use]
    pub const fn new() -> BTreeMap<K, V> { BTreeMap { entries: Vec::new() } }
    /// Clears the map, removing all elements.
    pub fn clear(&mut self) { drop(mem::take(&mut self.entries)) }
    // Where the key is, or where it would be.
    fn search<Q: ?Sized + Ord>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        let mut low = 0;
        let mut high = self.entries.len();
        while low < high {
            let middle = (low + high) / 2;
            match key.cmp(self.entries[middle].0.borrow()) {
                Ordering::Equal => return Ok(middle),
                Ordering::Less => high = middle,
                Ordering::Greater => low = middle + 1,
            }
        }
        Err(low)
    }
    /// Returns a reference to the value corresponding to the key.
    pub fn get<Q: ?Sized + Ord>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q> + Ord,
    {
        match self.search(key) {
            Ok(i) => Some(&self.entries[i].1),
            Err(_) => None,
        }
    }
    /// Returns the key-value pair corresponding to the supplied key.
    pub fn get_key_value<Q: ?Sized + Ord>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q> + Ord,
    {
        match self.search(k) {
            Ok(i) => {
                let (k, v) = &self.entries[i];
                Some((k, v))
            }
            Err(_) => None,
        }
    }
    /// Returns the first key-value pair in the map.
    pub fn first_key_value(&self) -> Option<(&K, &V)>
    where
        K: Ord,
    {
        self.iter().next()
    }
    /// Returns the first entry in the map for in-place manipulation.
    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        if self.entries.is_empty() { None } else { Some(OccupiedEntry { entries: &mut self.entries, index: 0 }) }
    }
    /// Removes and returns the first element in the map.
    pub fn pop_first(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        if self.entries.is_empty() { None } else { Some(self.entries.remove(0)) }
    }
    /// Returns the last key-value pair in the map.
    pub fn last_key_value(&self) -> Option<(&K, &V)>
    where
        K: Ord,
    {
        self.iter().next_back()
    }
    /// Returns the last entry in the map for in-place manipulation.
    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        if self.entries.is_empty() {
            return None;
        }
        let index = self.entries.len() - 1;
        Some(OccupiedEntry { entries: &mut self.entries, index })
    }
    /// Removes and returns the last element in the map.
    pub fn pop_last(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        self.entries.pop()
    }
    /// Returns `true` if the map contains a value for the specified key.
    pub fn contains_key<Q: ?Sized + Ord>(&self, key: &Q) -> bool
    where
        K: Borrow<Q> + Ord,
    {
        self.search(key).is_ok()
    }
    /// Returns a mutable reference to the value corresponding to the key.
    pub fn get_mut<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q> + Ord,
    {
        match self.search(key) {
            Ok(i) => Some(&mut self.entries[i].1),
            Err(_) => None,
        }
    }
    /// Inserts a key-value pair into the map; the old value if there was one.
    pub fn insert(&mut self, key: K, value: V) -> Option<V>
    where
        K: Ord,
    {
        // Keys often come in order.
        if let Some((last, _)) = self.entries.last() {
            if *last < key {
                self.entries.push((key, value));
                return None;
            }
        }
        match self.search(&key) {
            Ok(i) => Some(mem::replace(&mut self.entries[i].1, value)),
            Err(i) => {
                self.entries.insert(i, (key, value));
                None
            }
        }
    }
    /// Removes a key from the map, returning the value at the key if the key was previously in the map.
    pub fn remove<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q> + Ord,
    {
        self.remove_entry(key).map(|(_, v)| v)
    }
    /// Removes a key from the map, returning the stored key and value if the key was previously in the map.
    pub fn remove_entry<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q> + Ord,
    {
        match self.search(key) {
            Ok(i) => Some(self.entries.remove(i)),
            Err(_) => None,
        }
    }
    /// Retains only the elements specified by the predicate.
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F)
    where
        K: Ord,
    {
        self.entries.retain_mut(|(k, v)| f(k, v))
    }
    /// Moves all elements from `other` into `self`, leaving `other` empty.
    pub fn append(&mut self, other: &mut Self)
    where
        K: Ord,
    {
        for (k, v) in mem::take(&mut other.entries) {
            self.insert(k, v);
        }
    }
    // The indices of the entries within these bounds.
    fn bounds<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: &R) -> (usize, usize)
    where
        K: Borrow<T>,
    {
        match (range.start_bound(), range.end_bound()) {
            (Bound::Excluded(s), Bound::Excluded(e)) if s == e => panic!("range start and end are equal and excluded in BTreeMap"),
            (Bound::Included(s) | Bound::Excluded(s), Bound::Included(e) | Bound::Excluded(e)) if s > e => {
                panic!("range start is greater than range end in BTreeMap")
            }
            _ => {}
        }
        let low = match range.start_bound() {
            Bound::Unbounded => 0,
            Bound::Included(s) => self.search(s).unwrap_or_else(|i| i),
            Bound::Excluded(s) => self.search(s).map_or_else(|i| i, |i| i + 1),
        };
        let high = match range.end_bound() {
            Bound::Unbounded => self.entries.len(),
            Bound::Included(e) => self.search(e).map_or_else(|i| i, |i| i + 1),
            Bound::Excluded(e) => self.search(e).unwrap_or_else(|i| i),
        };
        (low, high)
    }
    /// Constructs a double-ended iterator over a sub-range of elements in the map.
    pub fn range<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: R) -> Range<'_, K, V>
    where
        K: Borrow<T> + Ord,
    {
        let (low, high) = self.bounds(&range);
        Range { inner: self.entries[low..high].iter() }
    }
    /// Constructs a mutable double-ended iterator over a sub-range of elements in the map.
    pub fn range_mut<T: ?Sized + Ord, R: RangeBounds<T>>(&mut self, range: R) -> RangeMut<'_, K, V>
    where
        K: Borrow<T> + Ord,
    {
        let (low, high) = self.bounds(&range);
        RangeMut { inner: self.entries[low..high].iter_mut() }
    }
    /// Gets the given key's corresponding entry in the map for in-place manipulation.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V>
    where
        K: Ord,
    {
        match self.search(&key) {
            Ok(index) => Entry::Occupied(OccupiedEntry { entries: &mut self.entries, index }),
            Err(index) => Entry::Vacant(VacantEntry { entries: &mut self.entries, index, key }),
        }
    }
    /// Splits the collection into two at the given key: everything after it, including the key, is returned.
    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> Self
    where
        K: Borrow<Q> + Ord,
    {
        let at = self.search(key).unwrap_or_else(|i| i);
        BTreeMap { entries: self.entries.split_off(at) }
    }
    /// Creates an iterator that visits elements in the range in ascending order and removes those the closure accepts.
    pub fn extract_if<F: FnMut(&K, &mut V) -> bool, R: RangeBounds<K>>(&mut self, range: R, pred: F) -> ExtractIf<'_, K, V, F>
    where
        K: Ord,
    {
        let (next, end) = self.bounds(&range);
        ExtractIf { pred, entries: &mut self.entries, next, end }
    }
    pub(super) fn part_mut<R: RangeBounds<K>>(&mut self, range: R) -> (&mut Vec<(K, V)>, usize, usize)
    where
        K: Ord,
    {
        let (start, end) = self.bounds(&range);
        (&mut self.entries, start, end)
    }
    /// Creates a consuming iterator visiting all the keys, in sorted order.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_keys(self) -> IntoKeys<K, V> { IntoKeys { inner: self.into_iter() } }
    /// Creates a consuming iterator visiting all the values, in order by key.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_values(self) -> IntoValues<K, V> { IntoValues { inner: self.into_iter() } }
    /// Gets an iterator over the entries of the map, sorted by key.
    pub fn iter(&self) -> Iter<'_, K, V> { Iter { inner: self.entries.iter() } }
    /// Gets a mutable iterator over the entries of the map, sorted by key.
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> { IterMut { inner: self.entries.iter_mut() } }
    /// Gets an iterator over the keys of the map, in sorted order.
    pub fn keys(&self) -> Keys<'_, K, V> { Keys { inner: self.iter() } }
    /// Gets an iterator over the values of the map, in order by key.
    pub fn values(&self) -> Values<'_, K, V> { Values { inner: self.iter() } }
    /// Gets a mutable iterator over the values of the map, in order by key.
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut { inner: self.iter_mut() } }
    /// Returns the number of elements in the map.
    #[must_use]
    pub const fn len(&self) -> usize { self.entries.len() }
    /// Returns `true` if the map contains no elements.
    #[must_use]
    pub const fn is_empty(&self) -> bool { self.entries.len() == 0 }
    // Of pairs in any order; among equal keys the last wins.
    fn from_pairs(mut pairs: Vec<(K, V)>) -> BTreeMap<K, V>
    where
        K: Ord,
    {
        pairs.sort_by(|a, b| a.0.cmp(&b.0));
        let mut entries: Vec<(K, V)> = Vec::with_capacity(pairs.len());
        for pair in pairs {
            match entries.last_mut() {
                Some(last) if last.0 == pair.0 => *last = pair,
                _ => entries.push(pair),
            }
        }
        BTreeMap { entries }
    }
}
