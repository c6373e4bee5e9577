//! `slab`: values by small keys that are used again.
use std::fmt;
use std::ops;

#[derive(Clone)]
enum Entry<T> {
    Vacant(usize),
    Occupied(T),
}
/// Pre-allocated storage for a uniform data type.
#[derive(Clone)]
pub struct Slab<T> {
    entries: Vec<Entry<T>>,
    len: usize,
    next: usize,
}
impl<T> Slab<T> {
    /// Construct a new, empty `Slab`.
    pub const fn new() -> Slab<T> { Slab { entries: Vec::new(), len: 0, next: 0 } }
    /// Construct a new, empty `Slab` with the specified capacity.
    pub fn with_capacity(capacity: usize) -> Slab<T> { Slab { entries: Vec::with_capacity(capacity), len: 0, next: 0 } }
    /// Return the number of values the slab can store without reallocating.
    pub fn capacity(&self) -> usize { self.entries.capacity() }
    /// Reserve capacity for at least `additional` more values.
    pub fn reserve(&mut self, additional: usize) { self.entries.reserve(additional) }
    /// Clear the slab of all values.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.len = 0;
        self.next = 0;
    }
    /// Return the number of stored values.
    pub fn len(&self) -> usize { self.len }
    /// Return `true` if there are no values stored in the slab.
    pub fn is_empty(&self) -> bool { self.len == 0 }
    /// Return an iterator over the slab.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &T)> { self.entries.iter().enumerate().filter_map(|(i, e)| if let Entry::Occupied(v) = e { Some((i, v)) } else { None }) }
    /// Return an iterator that allows modifying each value.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (usize, &mut T)> {
        self.entries.iter_mut().enumerate().filter_map(|(i, e)| if let Entry::Occupied(v) = e { Some((i, v)) } else { None })
    }
    /// Return a reference to the value associated with the given key.
    pub fn get(&self, key: usize) -> Option<&T> {
        match self.entries.get(key) {
            Some(Entry::Occupied(v)) => Some(v),
            _ => None,
        }
    }
    /// Return a mutable reference to the value associated with the given key.
    pub fn get_mut(&mut self, key: usize) -> Option<&mut T> {
        match self.entries.get_mut(key) {
            Some(Entry::Occupied(v)) => Some(v),
            _ => None,
        }
    }
    /// Insert a value in the slab, returning key assigned to the value.
    pub fn insert(&mut self, val: T) -> usize {
        let key = self.next;
        self.insert_at(key, val);
        key
    }
    fn insert_at(&mut self, key: usize, val: T) {
        self.len += 1;
        if key == self.entries.len() {
            self.entries.push(Entry::Occupied(val));
            self.next = key + 1;
        } else {
            if let Entry::Vacant(next) = self.entries[key] {
                self.next = next;
            }
            self.entries[key] = Entry::Occupied(val);
        }
    }
    /// Returns the key of the next vacant entry.
    pub fn vacant_key(&self) -> usize { self.next }
    /// Return a handle to a vacant entry allowing for further manipulation.
    pub fn vacant_entry(&mut self) -> VacantEntry<'_, T> { VacantEntry { key: self.next, slab: self } }
    /// Tries to remove the value associated with the given key.
    pub fn try_remove(&mut self, key: usize) -> Option<T> {
        if !self.contains(key) {
            return None;
        }
        match std::mem::replace(&mut self.entries[key], Entry::Vacant(self.next)) {
            Entry::Occupied(v) => {
                self.len -= 1;
                self.next = key;
                Some(v)
            }
            Entry::Vacant(_) => None,
        }
    }
    /// Remove and return the value associated with the given key.
    #[track_caller]
    pub fn remove(&mut self, key: usize) -> T { self.try_remove(key).expect("invalid key") }
    /// Return `true` if a value is associated with the given key.
    pub fn contains(&self, key: usize) -> bool { matches!(self.entries.get(key), Some(Entry::Occupied(_))) }
    /// Retain only the elements specified by the predicate.
    pub fn retain<F: FnMut(usize, &mut T) -> bool>(&mut self, mut f: F) {
        for key in 0..self.entries.len() {
            let keep = match &mut self.entries[key] {
                Entry::Occupied(v) => f(key, v),
                Entry::Vacant(_) => true,
            };
            if !keep {
                self.remove(key);
            }
        }
    }
    /// Return a draining iterator that removes all elements from the slab.
    pub fn drain(&mut self) -> std::vec::IntoIter<T> {
        let all: Vec<T> = std::mem::take(&mut self.entries).into_iter().filter_map(|e| if let Entry::Occupied(v) = e { Some(v) } else { None }).collect();
        self.clear();
        all.into_iter()
    }
}
/// A handle to a vacant entry in a `Slab`.
pub struct VacantEntry<'a, T> {
    slab: &'a mut Slab<T>,
    key: usize,
}
impl<'a, T> VacantEntry<'a, T> {
    /// Insert a value in the entry, returning a mutable reference to the value.
    pub fn insert(self, val: T) -> &'a mut T {
        self.slab.insert_at(self.key, val);
        self.slab.get_mut(self.key).unwrap()
    }
    /// Return the key associated with this entry.
    pub fn key(&self) -> usize { self.key }
}
impl<T> Default for Slab<T> {
    fn default() -> Slab<T> { Slab::new() }
}
impl<T> ops::Index<usize> for Slab<T> {
    type Output = T;
    #[track_caller]
    fn index(&self, key: usize) -> &T { self.get(key).expect("invalid key") }
}
impl<T> ops::IndexMut<usize> for Slab<T> {
    #[track_caller]
    fn index_mut(&mut self, key: usize) -> &mut T { self.get_mut(key).expect("invalid key") }
}
impl<T> IntoIterator for Slab<T> {
    type Item = (usize, T);
    type IntoIter = std::vec::IntoIter<(usize, T)>;
    fn into_iter(self) -> Self::IntoIter {
        let all: Vec<(usize, T)> = self.entries.into_iter().enumerate().filter_map(|(i, e)| if let Entry::Occupied(v) = e { Some((i, v)) } else { None }).collect();
        all.into_iter()
    }
}
impl<T: fmt::Debug> fmt::Debug for Slab<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() { f.debug_map().entries(self.iter()).finish() } else { f.debug_struct("Slab").field("len", &self.len).field("cap", &self.capacity()).finish() }
    }
}
