//! `Entry`: a key's place in the map, with its shard locked for writing.
use crate::mapref::one::RefMut;
use crate::shard::{At, Shard};
use parking_lot::RwLockWriteGuard;
use std::hash::Hash;
use std::mem;

/// A key's place in the map.
#[must_not_suspend]
pub enum Entry<'a, K, V> {
    Occupied(OccupiedEntry<'a, K, V>),
    Vacant(VacantEntry<'a, K, V>),
}
impl<'a, K: Eq + Hash, V> Entry<'a, K, V> {
    /// Apply a function to the stored value if it exists.
    pub fn and_modify(self, f: impl FnOnce(&mut V)) -> Self {
        match self {
            Entry::Occupied(mut entry) => {
                f(entry.get_mut());
                Entry::Occupied(entry)
            }
            vacant => vacant,
        }
    }
    /// Get the key of the entry.
    pub fn key(&self) -> &K {
        match self {
            Entry::Occupied(entry) => entry.key(),
            Entry::Vacant(entry) => entry.key(),
        }
    }
    /// Into the key of the entry.
    pub fn into_key(self) -> K {
        match self {
            Entry::Occupied(entry) => entry.into_key(),
            Entry::Vacant(entry) => entry.into_key(),
        }
    }
    /// Return a mutable reference to the element if it exists, otherwise insert the default and return a mutable reference to that.
    pub fn or_default(self) -> RefMut<'a, K, V>
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
    /// Return a mutable reference to the element if it exists, otherwise a provided value and return a mutable reference to that.
    pub fn or_insert(self, value: V) -> RefMut<'a, K, V> { self.or_insert_with(|| value) }
    /// Return a mutable reference to the element if it exists, otherwise insert the result of a provided function.
    pub fn or_insert_with(self, value: impl FnOnce() -> V) -> RefMut<'a, K, V> {
        match self {
            Entry::Occupied(entry) => entry.into_ref(),
            Entry::Vacant(entry) => entry.insert(value()),
        }
    }
    /// As `or_insert_with`, with a function that may fail.
    pub fn or_try_insert_with<E>(self, value: impl FnOnce() -> Result<V, E>) -> Result<RefMut<'a, K, V>, E> {
        match self {
            Entry::Occupied(entry) => Ok(entry.into_ref()),
            Entry::Vacant(entry) => Ok(entry.insert(value()?)),
        }
    }
    /// Sets the value of the entry, and returns a reference to the inserted value.
    pub fn insert(self, value: V) -> RefMut<'a, K, V> {
        match self {
            Entry::Occupied(mut entry) => {
                entry.insert(value);
                entry.into_ref()
            }
            Entry::Vacant(entry) => entry.insert(value),
        }
    }
    /// Sets the value of the entry, and returns an OccupiedEntry.
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V>
    where
        K: Clone,
    {
        match self {
            Entry::Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Entry::Vacant(entry) => entry.insert_entry(value),
        }
    }
}

/// The place of a key that is not there.
#[must_not_suspend]
pub struct VacantEntry<'a, K, V> {
    shard: RwLockWriteGuard<'a, Shard<K, V>>,
    key: K,
    hash: u64,
}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for VacantEntry<'_, K, V> {}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for VacantEntry<'_, K, V> {}
impl<'a, K: Eq + Hash, V> VacantEntry<'a, K, V> {
    pub(crate) fn new(shard: RwLockWriteGuard<'a, Shard<K, V>>, key: K, hash: u64) -> Self { VacantEntry { shard, key, hash } }
    /// Sets the value of the entry.
    pub fn insert(self, value: V) -> RefMut<'a, K, V> {
        let mut shard = self.shard;
        let at = shard.insert(self.hash, self.key, value);
        let (k, v) = shard.pair(at);
        RefMut::new(shard, k, v)
    }
    /// Sets the value of the entry, and returns an OccupiedEntry.
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V>
    where
        K: Clone,
    {
        let mut shard = self.shard;
        let at = shard.insert(self.hash, self.key.clone(), value);
        OccupiedEntry { shard, at, key: self.key }
    }
    pub fn into_key(self) -> K { self.key }
    pub fn key(&self) -> &K { &self.key }
}

/// The place of a key that is there.
#[must_not_suspend]
pub struct OccupiedEntry<'a, K, V> {
    shard: RwLockWriteGuard<'a, Shard<K, V>>,
    at: At,
    key: K,
}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for OccupiedEntry<'_, K, V> {}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for OccupiedEntry<'_, K, V> {}
impl<'a, K: Eq + Hash, V> OccupiedEntry<'a, K, V> {
    pub(crate) fn new(shard: RwLockWriteGuard<'a, Shard<K, V>>, at: At, key: K) -> Self { OccupiedEntry { shard, at, key } }
    pub fn get(&self) -> &V { unsafe { &*self.shard.pair(self.at).1 } }
    pub fn get_mut(&mut self) -> &mut V { unsafe { &mut *self.shard.pair(self.at).1 } }
    pub fn insert(&mut self, value: V) -> V { mem::replace(self.get_mut(), value) }
    pub fn into_ref(self) -> RefMut<'a, K, V> {
        let (k, v) = self.shard.pair(self.at);
        RefMut::new(self.shard, k, v)
    }
    pub fn into_key(self) -> K { self.key }
    pub fn key(&self) -> &K { unsafe { &*self.shard.pair(self.at).0 } }
    pub fn remove(self) -> V { self.remove_entry().1 }
    pub fn remove_entry(self) -> (K, V) {
        let mut shard = self.shard;
        shard.remove(self.at)
    }
    pub fn replace_entry(self, value: V) -> (K, V) {
        let mut shard = self.shard;
        shard.replace(self.at, self.key, value)
    }
}
