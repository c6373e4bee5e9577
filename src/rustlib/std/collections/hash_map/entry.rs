//! A view into one entry of a map, vacant or occupied.
use super::super::hash_table::Table;
use crate::fmt::{self, Debug};
use crate::mem;
use crate::prelude::rust_2021::*;

/// A view into a single entry in a map, which may either be vacant or occupied.
pub enum Entry<'a, K: 'a, V: 'a> {
    /// An occupied entry.
    Occupied(OccupiedEntry<'a, K, V>),
    /// A vacant entry.
    Vacant(VacantEntry<'a, K, V>),
}
/// A view into an occupied entry in a `HashMap`.
pub struct OccupiedEntry<'a, K: 'a, V: 'a> {
    pub(super) table: &'a mut Table<(K, V)>,
    pub(super) index: usize,
    // The key it was looked up with.
    pub(super) key: Option<K>,
}
/// A view into a vacant entry in a `HashMap`.
pub struct VacantEntry<'a, K: 'a, V: 'a> {
    pub(super) table: &'a mut Table<(K, V)>,
    pub(super) hash: u64,
    pub(super) key: K,
}
use self::Entry::{Occupied, Vacant};

impl<'a, K, V> Entry<'a, K, V> {
    /// Ensures a value is in the entry by inserting the default if empty, and returns a mutable reference to the value.
    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Occupied(entry) => entry.into_mut(),
            Vacant(entry) => entry.insert(default),
        }
    }
    /// Ensures a value is in the entry by inserting the result of the default function if empty.
    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {
        match self {
            Occupied(entry) => entry.into_mut(),
            Vacant(entry) => entry.insert(default()),
        }
    }
    /// Ensures a value is in the entry by inserting the result of the default function, which gets the key.
    pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V {
        match self {
            Occupied(entry) => entry.into_mut(),
            Vacant(entry) => {
                let value = default(entry.key());
                entry.insert(value)
            }
        }
    }
    /// Returns a reference to this entry's key.
    pub fn key(&self) -> &K {
        match self {
            Occupied(entry) => entry.key(),
            Vacant(entry) => entry.key(),
        }
    }
    /// Provides in-place mutable access to an occupied entry before any potential inserts into the map.
    pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self {
        match self {
            Occupied(mut entry) => {
                f(entry.get_mut());
                Occupied(entry)
            }
            Vacant(entry) => Vacant(entry),
        }
    }
    /// Sets the value of the entry, and returns an `OccupiedEntry`.
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        match self {
            Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Vacant(entry) => entry.insert_entry(value),
        }
    }
    /// Ensures a value is in the entry by inserting the default value if empty.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        match self {
            Occupied(entry) => entry.into_mut(),
            Vacant(entry) => entry.insert(Default::default()),
        }
    }
}
impl<'a, K, V> OccupiedEntry<'a, K, V> {
    /// Gets a reference to the key in the entry.
    pub fn key(&self) -> &K { unsafe { &self.table.get(self.index).0 } }
    /// Take the ownership of the key and value from the map.
    pub fn remove_entry(self) -> (K, V) { self.table.remove(self.index) }
    /// Gets a reference to the value in the entry.
    pub fn get(&self) -> &V { unsafe { &self.table.get(self.index).1 } }
    /// Gets a mutable reference to the value in the entry.
    pub fn get_mut(&mut self) -> &mut V { unsafe { &mut self.table.get_mut(self.index).1 } }
    /// Converts the `OccupiedEntry` into a mutable reference to the value in the entry with a lifetime bound to the map itself.
    pub fn into_mut(self) -> &'a mut V { unsafe { &mut self.table.get_mut(self.index).1 } }
    /// Sets the value of the entry, and returns the entry's old value.
    pub fn insert(&mut self, value: V) -> V { mem::replace(self.get_mut(), value) }
    /// Takes the value out of the entry, and returns it.
    pub fn remove(self) -> V { self.remove_entry().1 }
}
impl<'a, K: 'a, V: 'a> VacantEntry<'a, K, V> {
    /// Gets a reference to the key that would be used when inserting a value through the `VacantEntry`.
    pub fn key(&self) -> &K { &self.key }
    /// Take ownership of the key.
    pub fn into_key(self) -> K { self.key }
    /// Sets the value of the entry with the `VacantEntry`'s key, and returns a mutable reference to it.
    pub fn insert(self, value: V) -> &'a mut V {
        let index = self.table.insert_no_grow(self.hash, (self.key, value));
        unsafe { &mut self.table.get_mut(index).1 }
    }
    /// Sets the value of the entry with the `VacantEntry`'s key, and returns an `OccupiedEntry`.
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        let index = self.table.insert_no_grow(self.hash, (self.key, value));
        OccupiedEntry { table: self.table, index, key: None }
    }
}
impl<K: Debug, V: Debug> Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Vacant(v) => f.debug_tuple("Entry").field(v).finish(),
            Occupied(o) => f.debug_tuple("Entry").field(o).finish(),
        }
    }
}
impl<K: Debug, V: Debug> Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish_non_exhaustive()
    }
}
impl<K: Debug, V> Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("VacantEntry").field(self.key()).finish() }
}
