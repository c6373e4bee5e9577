//! A map of values by name, sorted by name.
use crate::value::Value;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::borrow::Borrow;
use std::collections::btree_map::{self, BTreeMap};
use std::fmt;
use std::hash::Hash;
use std::ops::{Index, IndexMut};

/// Represents a JSON key/value type.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Map<K, V>
where
    K: Ord,
{
    map: BTreeMap<K, V>,
}
/// A view into a single entry in a map.
pub type Entry<'a> = btree_map::Entry<'a, String, Value>;
impl Map<String, Value> {
    /// Makes a new empty Map.
    pub fn new() -> Self { Map { map: BTreeMap::new() } }
    /// Makes a new empty Map with the given initial capacity.
    pub fn with_capacity(_capacity: usize) -> Self { Map::new() }
    /// Clears the map, removing all values.
    pub fn clear(&mut self) { self.map.clear() }
    /// Returns a reference to the value corresponding to the key.
    pub fn get<Q: ?Sized + Ord + Eq + Hash>(&self, key: &Q) -> Option<&Value>
    where
        String: Borrow<Q>,
    {
        self.map.get(key)
    }
    /// Returns true if the map contains a value for the specified key.
    pub fn contains_key<Q: ?Sized + Ord + Eq + Hash>(&self, key: &Q) -> bool
    where
        String: Borrow<Q>,
    {
        self.map.contains_key(key)
    }
    /// Returns a mutable reference to the value corresponding to the key.
    pub fn get_mut<Q: ?Sized + Ord + Eq + Hash>(&mut self, key: &Q) -> Option<&mut Value>
    where
        String: Borrow<Q>,
    {
        self.map.get_mut(key)
    }
    /// Inserts a key-value pair into the map.
    pub fn insert(&mut self, k: String, v: Value) -> Option<Value> { self.map.insert(k, v) }
    /// Removes a key from the map, returning the value at the key if the key was previously in the map.
    pub fn remove<Q: ?Sized + Ord + Eq + Hash>(&mut self, key: &Q) -> Option<Value>
    where
        String: Borrow<Q>,
    {
        self.map.remove(key)
    }
    /// Removes a key from the map, returning the stored key and value.
    pub fn remove_entry<Q: ?Sized + Ord + Eq + Hash>(&mut self, key: &Q) -> Option<(String, Value)>
    where
        String: Borrow<Q>,
    {
        self.map.remove_entry(key)
    }
    /// Moves all elements from other into self, leaving other empty.
    pub fn append(&mut self, other: &mut Self) { self.map.append(&mut other.map) }
    /// Gets the given key's corresponding entry in the map for in-place manipulation.
    pub fn entry<S: Into<String>>(&mut self, key: S) -> btree_map::Entry<'_, String, Value> { self.map.entry(key.into()) }
    /// Returns the number of elements in the map.
    pub fn len(&self) -> usize { self.map.len() }
    /// Returns true if the map contains no elements.
    pub fn is_empty(&self) -> bool { self.map.is_empty() }
    /// Gets an iterator over the entries of the map.
    pub fn iter(&self) -> btree_map::Iter<'_, String, Value> { self.map.iter() }
    /// Gets a mutable iterator over the entries of the map.
    pub fn iter_mut(&mut self) -> btree_map::IterMut<'_, String, Value> { self.map.iter_mut() }
    /// Gets an iterator over the keys of the map.
    pub fn keys(&self) -> btree_map::Keys<'_, String, Value> { self.map.keys() }
    /// Gets an iterator over the values of the map.
    pub fn values(&self) -> btree_map::Values<'_, String, Value> { self.map.values() }
    /// Gets an iterator over mutable values of the map.
    pub fn values_mut(&mut self) -> btree_map::ValuesMut<'_, String, Value> { self.map.values_mut() }
    /// Retains only the elements specified by the predicate.
    pub fn retain<F: FnMut(&String, &mut Value) -> bool>(&mut self, f: F) { self.map.retain(f) }
}
impl Default for Map<String, Value> {
    fn default() -> Self { Map::new() }
}
impl<Q: ?Sized + Ord + Eq + Hash> Index<&Q> for Map<String, Value>
where
    String: Borrow<Q>,
{
    type Output = Value;
    fn index(&self, index: &Q) -> &Value { self.map.index(index) }
}
impl<Q: ?Sized + Ord + Eq + Hash> IndexMut<&Q> for Map<String, Value>
where
    String: Borrow<Q>,
{
    fn index_mut(&mut self, index: &Q) -> &mut Value { self.map.get_mut(index).expect("no entry found for key") }
}
impl fmt::Debug for Map<String, Value> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.map.fmt(f) }
}
impl Serialize for Map<String, Value> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.collect_map(self.map.iter()) }
}
struct MapVisitor;
impl<'de> Visitor<'de> for MapVisitor {
    type Value = Map<String, Value>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a map") }
    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> { Ok(Map::new()) }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut map = Map::new();
        while let Some((key, value)) = access.next_entry()? {
            map.insert(key, value);
        }
        Ok(map)
    }
}
impl<'de> Deserialize<'de> for Map<String, Value> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> { deserializer.deserialize_map(MapVisitor) }
}
impl FromIterator<(String, Value)> for Map<String, Value> {
    fn from_iter<T: IntoIterator<Item = (String, Value)>>(iter: T) -> Self { Map { map: BTreeMap::from_iter(iter) } }
}
impl Extend<(String, Value)> for Map<String, Value> {
    fn extend<T: IntoIterator<Item = (String, Value)>>(&mut self, iter: T) { self.map.extend(iter) }
}
impl IntoIterator for Map<String, Value> {
    type Item = (String, Value);
    type IntoIter = btree_map::IntoIter<String, Value>;
    fn into_iter(self) -> Self::IntoIter { self.map.into_iter() }
}
impl<'a> IntoIterator for &'a Map<String, Value> {
    type Item = (&'a String, &'a Value);
    type IntoIter = btree_map::Iter<'a, String, Value>;
    fn into_iter(self) -> Self::IntoIter { self.map.iter() }
}
impl<'a> IntoIterator for &'a mut Map<String, Value> {
    type Item = (&'a String, &'a mut Value);
    type IntoIter = btree_map::IterMut<'a, String, Value>;
    fn into_iter(self) -> Self::IntoIter { self.map.iter_mut() }
}
