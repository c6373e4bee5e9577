//! Many streams with keys as one (TS-3).
use futures_core::Stream;
use std::borrow::Borrow;
use std::future::poll_fn;
use std::hash::Hash;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Streams with keys. Where a poll begins is random.
#[derive(Debug)]
pub struct StreamMap<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> StreamMap<K, V> {
    /// Without streams.
    pub fn new() -> StreamMap<K, V> {
        StreamMap { entries: Vec::new() }
    }

    pub fn with_capacity(capacity: usize) -> StreamMap<K, V> {
        StreamMap { entries: Vec::with_capacity(capacity) }
    }

    pub fn iter(&self) -> impl Iterator<Item = &(K, V)> {
        self.entries.iter()
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut (K, V)> {
        self.entries.iter_mut()
    }

    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(k, _)| k)
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, v)| v)
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, v)| v)
    }

    pub fn capacity(&self) -> usize {
        self.entries.capacity()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// Adds a stream; returns the one that had the key.
    pub fn insert(&mut self, k: K, stream: V) -> Option<V>
    where
        K: Hash + Eq,
    {
        let old = self.remove(&k);
        self.entries.push((k, stream));
        old
    }

    /// Takes a stream out; the last one takes its place.
    pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        for i in 0..self.entries.len() {
            if self.entries[i].0.borrow() == k {
                return Some(self.entries.swap_remove(i).1);
            }
        }
        None
    }

    pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        self.entries.iter().any(|(key, _)| key.borrow() == k)
    }
}

impl<K, V> StreamMap<K, V> {
    /// Removes an ended stream; where to go on. The entry that took the place was polled already if it stood before
    /// the start and we are past it.
    fn forget(&mut self, idx: usize, start: usize) -> usize {
        self.entries.swap_remove(idx);
        if idx == self.entries.len() {
            0
        } else if idx < start && start <= self.entries.len() {
            (idx + 1) % self.entries.len()
        } else {
            idx
        }
    }
}

impl<K: Unpin, V: Stream + Unpin> StreamMap<K, V> {
    /// Index and item of the first stream that is ready; ended streams are removed on the way.
    fn poll_next_entry(&mut self, cx: &mut Context<'_>) -> Poll<Option<(usize, V::Item)>> {
        if self.entries.is_empty() {
            return Poll::Ready(None);
        }
        let start = tokio::sim::choose(4, self.entries.len() as u32) as usize;
        let mut idx = start;
        for _ in 0..self.entries.len() {
            let (_, stream) = &mut self.entries[idx];
            match Pin::new(stream).poll_next(cx) {
                Poll::Ready(Some(item)) => return Poll::Ready(Some((idx, item))),
                Poll::Ready(None) => idx = self.forget(idx, start),
                Poll::Pending => idx = (idx + 1) % self.entries.len(),
            }
        }
        if self.entries.is_empty() {
            Poll::Ready(None)
        } else {
            Poll::Pending
        }
    }
}

impl<K: Clone + Unpin, V: Stream + Unpin> StreamMap<K, V> {
    /// Up to `limit` items into the buffer; waits for the first.
    pub async fn next_many(&mut self, buffer: &mut Vec<(K, V::Item)>, limit: usize) -> usize {
        poll_fn(|cx| self.poll_next_many(cx, buffer, limit)).await
    }

    pub fn poll_next_many(&mut self, cx: &mut Context<'_>, buffer: &mut Vec<(K, V::Item)>, limit: usize) -> Poll<usize> {
        if limit == 0 || self.entries.is_empty() {
            return Poll::Ready(0);
        }
        let before = buffer.len();
        let start = tokio::sim::choose(4, self.entries.len() as u32) as usize;
        let mut idx = start;
        // Rounds over all streams, as long as one of them has something.
        loop {
            let round = buffer.len();
            for _ in 0..self.entries.len() {
                let (key, stream) = &mut self.entries[idx];
                match Pin::new(stream).poll_next(cx) {
                    Poll::Ready(Some(item)) => {
                        buffer.push((key.clone(), item));
                        idx = (idx + 1) % self.entries.len();
                        if buffer.len() - before == limit {
                            return Poll::Ready(limit);
                        }
                    }
                    Poll::Ready(None) => idx = self.forget(idx, start),
                    Poll::Pending => idx = (idx + 1) % self.entries.len(),
                }
            }
            if buffer.len() == round {
                break;
            }
        }
        match buffer.len() - before {
            0 if !self.entries.is_empty() => Poll::Pending,
            added => Poll::Ready(added),
        }
    }
}

impl<K, V> Default for StreamMap<K, V> {
    fn default() -> StreamMap<K, V> {
        StreamMap::new()
    }
}

impl<K: Clone + Unpin, V: Stream + Unpin> Stream for StreamMap<K, V> {
    type Item = (K, V::Item);

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<(K, V::Item)>> {
        match self.poll_next_entry(cx) {
            Poll::Ready(Some((idx, item))) => {
                let key = self.entries[idx].0.clone();
                Poll::Ready(Some((key, item)))
            }
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let mut all = (0, Some(0));
        for (_, stream) in &self.entries {
            let hint = stream.size_hint();
            all.0 = usize::saturating_add(all.0, hint.0);
            all.1 = match (all.1, hint.1) {
                (Some(a), Some(b)) => usize::checked_add(a, b),
                _ => None,
            };
        }
        all
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for StreamMap<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> StreamMap<K, V> {
        let mut map = StreamMap::new();
        for (key, value) in iter {
            map.insert(key, value);
        }
        map
    }
}

impl<K, V> Extend<(K, V)> for StreamMap<K, V> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        self.entries.extend(iter);
    }
}
