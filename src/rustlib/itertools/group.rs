//! Runs and pieces. They are collected when asked for first.
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;

/// Runs of elements with the same key.
pub struct ChunkBy<K, T> {
    groups: RefCell<Option<Vec<(K, Vec<T>)>>>,
}
impl<K: PartialEq, T> ChunkBy<K, T> {
    pub(crate) fn new<I: Iterator<Item = T>>(iter: I, mut key: impl FnMut(&T) -> K) -> Self {
        let mut groups: Vec<(K, Vec<T>)> = Vec::new();
        for item in iter {
            let k = key(&item);
            match groups.last_mut() {
                Some((last, items)) if *last == k => items.push(item),
                _ => groups.push((k, vec![item])),
            }
        }
        ChunkBy { groups: RefCell::new(Some(groups)) }
    }
}
/// A run of elements.
pub type Group<T> = std::vec::IntoIter<T>;
/// A piece.
pub type Chunk<T> = std::vec::IntoIter<T>;
/// The pieces.
pub type Chunks<T> = std::vec::IntoIter<std::vec::IntoIter<T>>;
impl<K, T> IntoIterator for &ChunkBy<K, T> {
    type Item = (K, Group<T>);
    type IntoIter = std::vec::IntoIter<(K, Group<T>)>;
    fn into_iter(self) -> Self::IntoIter {
        let groups: Vec<(K, Group<T>)> = self.groups.borrow_mut().take().unwrap_or_default().into_iter().map(|(k, items)| (k, items.into_iter())).collect();
        groups.into_iter()
    }
}
/// Pieces of some length.
pub struct IntoChunks<T> {
    chunks: RefCell<Option<Vec<Vec<T>>>>,
}
impl<T> IntoChunks<T> {
    #[track_caller]
    pub(crate) fn new<I: Iterator<Item = T>>(mut iter: I, size: usize) -> Self {
        assert!(size != 0);
        let mut chunks = Vec::new();
        loop {
            let chunk: Vec<T> = iter.by_ref().take(size).collect();
            if chunk.is_empty() {
                break;
            }
            chunks.push(chunk);
        }
        IntoChunks { chunks: RefCell::new(Some(chunks)) }
    }
}
impl<T> IntoIterator for &IntoChunks<T> {
    type Item = Chunk<T>;
    type IntoIter = Chunks<T>;
    fn into_iter(self) -> Chunks<T> {
        let chunks: Vec<Chunk<T>> = self.chunks.borrow_mut().take().unwrap_or_default().into_iter().map(Vec::into_iter).collect();
        chunks.into_iter()
    }
}
/// Keys whose values are about to be folded.
pub struct GroupingMap<I> {
    iter: I,
}
impl<I> GroupingMap<I> {
    pub(crate) fn new(iter: I) -> Self { GroupingMap { iter } }
}
impl<I: Iterator<Item = (K, V)>, K: Hash + Eq, V> GroupingMap<I> {
    /// Folds the values of each key.
    pub fn fold<R: Clone, F: FnMut(R, &K, V) -> R>(self, init: R, mut f: F) -> HashMap<K, R> {
        let mut map: HashMap<K, R> = HashMap::new();
        for (k, v) in self.iter {
            let acc = map.remove(&k).unwrap_or_else(|| init.clone());
            let next = f(acc, &k, v);
            map.insert(k, next);
        }
        map
    }
    /// Collects the values of each key.
    pub fn collect<C: Default + Extend<V>>(self) -> HashMap<K, C> {
        let mut map: HashMap<K, C> = HashMap::new();
        for (k, v) in self.iter {
            map.entry(k).or_default().extend(Some(v));
        }
        map
    }
    /// The sum of the values of each key.
    pub fn sum(self) -> HashMap<K, V>
    where
        V: std::ops::Add<V, Output = V>,
    {
        self.reduce(|a, b| a + b)
    }
    /// The greatest value of each key.
    pub fn max(self) -> HashMap<K, V>
    where
        V: Ord,
    {
        self.reduce(|a, b| if b >= a { b } else { a })
    }
    /// The smallest value of each key.
    pub fn min(self) -> HashMap<K, V>
    where
        V: Ord,
    {
        self.reduce(|a, b| if b < a { b } else { a })
    }
    fn reduce(self, mut f: impl FnMut(V, V) -> V) -> HashMap<K, V> {
        let mut map: HashMap<K, V> = HashMap::new();
        for (k, v) in self.iter {
            let next = match map.remove(&k) {
                Some(old) => f(old, v),
                None => v,
            };
            map.insert(k, next);
        }
        map
    }
}
