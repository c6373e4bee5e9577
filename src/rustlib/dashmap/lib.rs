//! `dashmap`: a hash map in shards, each behind a lock of its own. A reference into the map holds its shard's lock.
pub mod iter;
pub mod iter_set;
pub mod mapref;
mod read_only;
mod set;
pub mod setref;
mod shard;
pub mod try_result;

use crate::iter::{Iter, IterMut, OwningIter};
pub use crate::mapref::entry::{Entry, OccupiedEntry, VacantEntry};
use crate::mapref::multiple::RefMulti;
use crate::mapref::one::{Ref, RefMut};
use crate::shard::Shard;
use crate::try_result::TryResult;
use parking_lot::RwLock;
pub use crate::read_only::ReadOnlyView;
pub use crate::set::DashSet;
use std::borrow::Borrow;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::ops::{BitAnd, BitOr, Shl, Shr, Sub};

/// The error of `try_reserve`.
#[non_exhaustive]
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TryReserveError {}

fn default_shard_amount() -> usize { (std::thread::available_parallelism().map_or(1, usize::from) * 4).next_power_of_two() }

/// A concurrent map. All methods take `&self`.
pub struct DashMap<K, V, S = RandomState> {
    shift: usize,
    shards: Box<[RwLock<Shard<K, V>>]>,
    hasher: S,
}
impl<K: Eq + Hash + Clone, V: Clone, S: Clone> Clone for DashMap<K, V, S> {
    fn clone(&self) -> Self {
        let shards: Vec<RwLock<Shard<K, V>>> = self.shards.iter().map(|shard| RwLock::new((*shard.read()).clone())).collect();
        DashMap { shift: self.shift, shards: shards.into_boxed_slice(), hasher: self.hasher.clone() }
    }
}
impl<K: Eq + Hash, V, S: Default + BuildHasher + Clone> Default for DashMap<K, V, S> {
    fn default() -> Self { Self::with_hasher(Default::default()) }
}
impl<K: Eq + Hash, V> DashMap<K, V, RandomState> {
    /// Creates a new DashMap with a capacity of 0.
    pub fn new() -> Self { DashMap::with_hasher(RandomState::default()) }
    /// Creates a new DashMap with a specified starting capacity.
    pub fn with_capacity(capacity: usize) -> Self { DashMap::with_capacity_and_hasher(capacity, RandomState::default()) }
    /// Creates a new DashMap with a specified shard amount.
    pub fn with_shard_amount(shard_amount: usize) -> Self { Self::with_capacity_and_hasher_and_shard_amount(0, RandomState::default(), shard_amount) }
    /// Creates a new DashMap with a specified capacity and shard amount.
    pub fn with_capacity_and_shard_amount(capacity: usize, shard_amount: usize) -> Self {
        Self::with_capacity_and_hasher_and_shard_amount(capacity, RandomState::default(), shard_amount)
    }
}
impl<'a, K: 'a + Eq + Hash, V: 'a, S: BuildHasher + Clone> DashMap<K, V, S> {
    /// Wraps this map into a read-only view without the overhead of locks.
    pub fn into_read_only(self) -> ReadOnlyView<K, V, S> { ReadOnlyView::new(self) }
    /// Creates a new DashMap with the provided hasher.
    pub fn with_hasher(hasher: S) -> Self { Self::with_capacity_and_hasher(0, hasher) }
    /// Creates a new DashMap with a specified starting capacity and hasher.
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> Self { Self::with_capacity_and_hasher_and_shard_amount(capacity, hasher, default_shard_amount()) }
    /// Creates a new DashMap with a specified hasher and shard amount.
    pub fn with_hasher_and_shard_amount(hasher: S, shard_amount: usize) -> Self { Self::with_capacity_and_hasher_and_shard_amount(0, hasher, shard_amount) }
    /// Creates a new DashMap with a specified starting capacity, hasher and shard amount.
    pub fn with_capacity_and_hasher_and_shard_amount(_capacity: usize, hasher: S, shard_amount: usize) -> Self {
        assert!(shard_amount > 1);
        assert!(shard_amount.is_power_of_two());
        let shards: Vec<RwLock<Shard<K, V>>> = (0..shard_amount).map(|_| RwLock::new(Shard::new())).collect();
        DashMap { shift: 64 - shard_amount.trailing_zeros() as usize, shards: shards.into_boxed_slice(), hasher }
    }
    /// Hash a given item to produce a usize.
    pub fn hash_usize<T: Hash>(&self, item: &T) -> usize { self.hash_of(item) as usize }
    fn hash_of<Q: Hash + ?Sized>(&self, item: &Q) -> u64 { self.hasher.hash_one(item) }
    /// Finds which shard a certain key is stored in.
    pub fn determine_map<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> usize
    where
        K: Borrow<Q>,
    {
        self.determine_shard(self.hash_of(key) as usize)
    }
    /// Finds which shard a certain hash is stored in.
    pub fn determine_shard(&self, hash: usize) -> usize { (hash << 7) >> self.shift }
    /// Returns a reference to the map's hasher.
    pub fn hasher(&self) -> &S { &self.hasher }
    fn shard_of(&self, hash: u64) -> &RwLock<Shard<K, V>> { &self.shards[self.determine_shard(hash as usize)] }
    pub(crate) fn shard_count(&self) -> usize { self.shards.len() }
    pub(crate) fn shard_at(&self, index: usize) -> &RwLock<Shard<K, V>> { &self.shards[index] }

    /// Inserts a key and a value into the map. Returns the old value associated with the key if there was one.
    pub fn insert(&self, key: K, value: V) -> Option<V> {
        match self.entry(key) {
            Entry::Occupied(mut entry) => Some(entry.insert(value)),
            Entry::Vacant(entry) => {
                entry.insert(value);
                None
            }
        }
    }
    /// Removes an entry from the map, returning the key and value if they existed.
    pub fn remove<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
    {
        self.remove_if_mut(key, |_, _| true)
    }
    /// Removes an entry from the map if it exists and the closure returned true.
    pub fn remove_if<Q: Hash + Eq + ?Sized>(&self, key: &Q, f: impl FnOnce(&K, &V) -> bool) -> Option<(K, V)>
    where
        K: Borrow<Q>,
    {
        self.remove_if_mut(key, |k, v| f(k, v))
    }
    /// As `remove_if`; the closure may change the value.
    pub fn remove_if_mut<Q: Hash + Eq + ?Sized>(&self, key: &Q, f: impl FnOnce(&K, &mut V) -> bool) -> Option<(K, V)>
    where
        K: Borrow<Q>,
    {
        let hash = self.hash_of(key);
        let mut shard = self.shard_of(hash).write();
        let at = shard.find(hash, key)?;
        let (k, v) = shard.pair(at);
        if f(unsafe { &*k }, unsafe { &mut *v }) { Some(shard.remove(at)) } else { None }
    }
    /// Creates an iterator over the map, yielding immutable references.
    pub fn iter(&'a self) -> Iter<'a, K, V, S, DashMap<K, V, S>> { Iter::new(self) }
    /// Iterates over the map, yielding mutable references.
    pub fn iter_mut(&'a self) -> IterMut<'a, K, V, S, DashMap<K, V, S>> { IterMut::new(self) }
    /// Gets an immutable reference to an entry in the map.
    pub fn get<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> Option<Ref<'a, K, V>>
    where
        K: Borrow<Q>,
    {
        let hash = self.hash_of(key);
        let shard = self.shard_of(hash).read();
        let (k, v) = shard.pair(shard.find(hash, key)?);
        Some(Ref::new(shard, k, v))
    }
    /// Gets a mutable reference to an entry in the map.
    pub fn get_mut<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> Option<RefMut<'a, K, V>>
    where
        K: Borrow<Q>,
    {
        let hash = self.hash_of(key);
        let shard = self.shard_of(hash).write();
        let (k, v) = shard.pair(shard.find(hash, key)?);
        Some(RefMut::new(shard, k, v))
    }
    /// Gets an immutable reference to an entry in the map, if the shard is not locked.
    pub fn try_get<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> TryResult<Ref<'a, K, V>>
    where
        K: Borrow<Q>,
    {
        let hash = self.hash_of(key);
        let shard = match self.shard_of(hash).try_read() {
            Some(shard) => shard,
            None => return TryResult::Locked,
        };
        match shard.find(hash, key) {
            None => TryResult::Absent,
            Some(at) => {
                let (k, v) = shard.pair(at);
                TryResult::Present(Ref::new(shard, k, v))
            }
        }
    }
    /// Gets a mutable reference to an entry in the map, if the shard is not locked.
    pub fn try_get_mut<Q: Hash + Eq + ?Sized>(&'a self, key: &Q) -> TryResult<RefMut<'a, K, V>>
    where
        K: Borrow<Q>,
    {
        let hash = self.hash_of(key);
        let shard = match self.shard_of(hash).try_write() {
            Some(shard) => shard,
            None => return TryResult::Locked,
        };
        match shard.find(hash, key) {
            None => TryResult::Absent,
            Some(at) => {
                let (k, v) = shard.pair(at);
                TryResult::Present(RefMut::new(shard, k, v))
            }
        }
    }
    /// Removes excess capacity to reduce memory usage.
    pub fn shrink_to_fit(&self) {}
    /// Retains elements for which the predicate returns true.
    pub fn retain(&self, mut f: impl FnMut(&K, &mut V) -> bool) {
        for shard in self.shards.iter() {
            shard.write().retain(&mut f);
        }
    }
    /// Fetches the total number of key-value pairs stored in the map.
    pub fn len(&self) -> usize { self.shards.iter().map(|shard| shard.read().len()).sum() }
    /// Checks if the map is empty or not.
    pub fn is_empty(&self) -> bool { self.len() == 0 }
    /// Removes all key-value pairs in the map.
    pub fn clear(&self) { self.retain(|_, _| false) }
    /// Returns how many key-value pairs the map can store without reallocating.
    pub fn capacity(&self) -> usize { self.shards.iter().map(|shard| shard.read().capacity()).sum() }
    /// Modify a specific value according to a function.
    pub fn alter<Q: Hash + Eq + ?Sized>(&self, key: &Q, f: impl FnOnce(&K, V) -> V)
    where
        K: Borrow<Q>,
    {
        if let Some(mut found) = self.get_mut(key) {
            found.replace_with(f);
        }
    }
    /// Modify every value in the map according to a function.
    pub fn alter_all(&self, mut f: impl FnMut(&K, V) -> V) {
        for mut found in self.iter_mut() {
            found.replace_with(&mut f);
        }
    }
    /// Looks at an entry with a function, without handing out a reference.
    pub fn view<Q: Hash + Eq + ?Sized, R>(&self, key: &Q, f: impl FnOnce(&K, &V) -> R) -> Option<R>
    where
        K: Borrow<Q>,
    {
        self.get(key).map(|found| {
            let (k, v) = found.pair();
            f(k, v)
        })
    }
    /// Checks if the map contains a specific key.
    pub fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        let hash = self.hash_of(key);
        let shard = self.shard_of(hash).read();
        shard.find(hash, key).is_some()
    }
    /// The entry of a key, present or not. It holds the shard's lock for writing.
    pub fn entry(&'a self, key: K) -> Entry<'a, K, V> {
        let hash = self.hash_of(&key);
        let shard = self.shard_of(hash).write();
        match shard.find(hash, &key) {
            Some(at) => Entry::Occupied(OccupiedEntry::new(shard, at, key)),
            None => Entry::Vacant(VacantEntry::new(shard, key, hash)),
        }
    }
    /// As `entry`, if the shard is not locked.
    pub fn try_entry(&'a self, key: K) -> Option<Entry<'a, K, V>> {
        let hash = self.hash_of(&key);
        let shard = self.shard_of(hash).try_write()?;
        Some(match shard.find(hash, &key) {
            Some(at) => Entry::Occupied(OccupiedEntry::new(shard, at, key)),
            None => Entry::Vacant(VacantEntry::new(shard, key, hash)),
        })
    }
    /// Makes room for more entries.
    pub fn try_reserve(&mut self, _additional: usize) -> Result<(), TryReserveError> { Ok(()) }
}
impl<K: Eq + Hash + fmt::Debug, V: fmt::Debug, S: BuildHasher + Clone> fmt::Debug for DashMap<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for found in self {
            map.entry(found.key(), found.value());
        }
        map.finish()
    }
}
impl<'a, K: 'a + Eq + Hash, V: 'a, S: BuildHasher + Clone> Shl<(K, V)> for &'a DashMap<K, V, S> {
    type Output = Option<V>;
    fn shl(self, pair: (K, V)) -> Option<V> { self.insert(pair.0, pair.1) }
}
impl<'a, K: 'a + Eq + Hash + Borrow<Q>, V: 'a, S: BuildHasher + Clone, Q: Hash + Eq + ?Sized> Shr<&Q> for &'a DashMap<K, V, S> {
    type Output = Ref<'a, K, V>;
    fn shr(self, key: &Q) -> Ref<'a, K, V> { self.get(key).unwrap() }
}
impl<'a, K: 'a + Eq + Hash + Borrow<Q>, V: 'a, S: BuildHasher + Clone, Q: Hash + Eq + ?Sized> BitOr<&Q> for &'a DashMap<K, V, S> {
    type Output = RefMut<'a, K, V>;
    fn bitor(self, key: &Q) -> RefMut<'a, K, V> { self.get_mut(key).unwrap() }
}
impl<'a, K: 'a + Eq + Hash + Borrow<Q>, V: 'a, S: BuildHasher + Clone, Q: Hash + Eq + ?Sized> Sub<&Q> for &'a DashMap<K, V, S> {
    type Output = Option<(K, V)>;
    fn sub(self, key: &Q) -> Option<(K, V)> { self.remove(key) }
}
impl<'a, K: 'a + Eq + Hash + Borrow<Q>, V: 'a, S: BuildHasher + Clone, Q: Hash + Eq + ?Sized> BitAnd<&Q> for &'a DashMap<K, V, S> {
    type Output = bool;
    fn bitand(self, key: &Q) -> bool { self.contains_key(key) }
}
impl<K: Eq + Hash, V, S: BuildHasher + Clone> IntoIterator for DashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = OwningIter<K, V, S>;
    fn into_iter(self) -> OwningIter<K, V, S> { OwningIter::new(self.shards.into_vec().into_iter().flat_map(|shard| shard.into_inner().into_pairs()).collect(), self.hasher) }
}
impl<'a, K: Eq + Hash, V, S: BuildHasher + Clone> IntoIterator for &'a DashMap<K, V, S> {
    type Item = RefMulti<'a, K, V>;
    type IntoIter = Iter<'a, K, V, S, DashMap<K, V, S>>;
    fn into_iter(self) -> Iter<'a, K, V, S, DashMap<K, V, S>> { self.iter() }
}
impl<K: Eq + Hash, V, S: BuildHasher + Clone> Extend<(K, V)> for DashMap<K, V, S> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, intoiter: I) {
        for (key, value) in intoiter {
            self.insert(key, value);
        }
    }
}
impl<K: Eq + Hash, V, S: BuildHasher + Clone + Default> FromIterator<(K, V)> for DashMap<K, V, S> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(intoiter: I) -> Self {
        let mut map = DashMap::default();
        map.extend(intoiter);
        map
    }
}
