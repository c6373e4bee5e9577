//! One shard: a chained table whose entries stay in place while nobody changes it.
use std::borrow::Borrow;

#[derive(Clone)]
pub struct Shard<K, V> {
    buckets: Vec<Vec<(u64, K, V)>>,
    len: usize,
}
/// Where an entry is.
#[derive(Clone, Copy)]
pub struct At {
    bucket: usize,
    index: usize,
}
impl<K, V> Shard<K, V> {
    pub fn new() -> Shard<K, V> { Shard { buckets: Vec::new(), len: 0 } }
    pub fn len(&self) -> usize { self.len }
    pub fn capacity(&self) -> usize { self.buckets.len() }
    pub fn find<Q: Eq + ?Sized>(&self, hash: u64, key: &Q) -> Option<At>
    where
        K: Borrow<Q>,
    {
        if self.buckets.is_empty() {
            return None;
        }
        let bucket = hash as usize & (self.buckets.len() - 1);
        let index = self.buckets[bucket].iter().position(|(h, k, _)| *h == hash && k.borrow() == key)?;
        Some(At { bucket, index })
    }
    /// Pointers to key and value; only who has the write lock may write.
    pub fn pair(&self, at: At) -> (*const K, *mut V) {
        let entry = &self.buckets[at.bucket][at.index];
        (&entry.1, &entry.2 as *const V as *mut V)
    }
    /// The key must not be there.
    pub fn insert(&mut self, hash: u64, key: K, value: V) -> At {
        if self.len == self.buckets.len() {
            self.grow();
        }
        let bucket = hash as usize & (self.buckets.len() - 1);
        self.buckets[bucket].push((hash, key, value));
        self.len += 1;
        At { bucket, index: self.buckets[bucket].len() - 1 }
    }
    fn grow(&mut self) {
        let size = if self.buckets.is_empty() { 4 } else { self.buckets.len() * 2 };
        let old = std::mem::take(&mut self.buckets);
        self.buckets.resize_with(size, Vec::new);
        for entry in old.into_iter().flatten() {
            self.buckets[entry.0 as usize & (size - 1)].push(entry);
        }
    }
    pub fn remove(&mut self, at: At) -> (K, V) {
        self.len -= 1;
        let (_, key, value) = self.buckets[at.bucket].swap_remove(at.index);
        (key, value)
    }
    pub fn replace(&mut self, at: At, key: K, value: V) -> (K, V) {
        let entry = &mut self.buckets[at.bucket][at.index];
        (std::mem::replace(&mut entry.1, key), std::mem::replace(&mut entry.2, value))
    }
    pub fn retain(&mut self, f: &mut impl FnMut(&K, &mut V) -> bool) {
        for bucket in &mut self.buckets {
            let before = bucket.len();
            bucket.retain_mut(|(_, k, v)| f(k, v));
            self.len -= before - bucket.len();
        }
    }
    /// Pointers to all entries.
    pub fn pairs(&self) -> Vec<(*const K, *mut V)> {
        self.buckets.iter().flatten().map(|entry| (&entry.1 as *const K, &entry.2 as *const V as *mut V)).collect()
    }
    pub fn into_pairs(self) -> impl Iterator<Item = (K, V)> { self.buckets.into_iter().flatten().map(|(_, k, v)| (k, v)) }
}
