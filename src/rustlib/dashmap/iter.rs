//! Iterators over a map: shard by shard, each locked while its entries are handed out.
use crate::mapref::multiple::{RefMulti, RefMutMulti};
use crate::shard::Shard;
use crate::DashMap;
use parking_lot::{RwLockReadGuard, RwLockWriteGuard};
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;
use std::sync::Arc;

/// Iterator over a DashMap yielding key value pairs.
pub struct OwningIter<K, V, S> {
    pairs: std::vec::IntoIter<(K, V)>,
    hasher: S,
}
impl<K: Eq + Hash, V, S: BuildHasher + Clone> OwningIter<K, V, S> {
    pub(crate) fn new(pairs: Vec<(K, V)>, hasher: S) -> Self { OwningIter { pairs: pairs.into_iter(), hasher } }
}
impl<K: Eq + Hash, V, S: BuildHasher + Clone> Iterator for OwningIter<K, V, S> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> { self.pairs.next() }
}

macro_rules! shard_iter {
    ($(#[$doc:meta])* $Iter:ident, $Guard:ident, $lock:ident, $Item:ident) => {
        $(#[$doc])*
        #[must_not_suspend]
        pub struct $Iter<'a, K, V, S, M> {
            map: &'a DashMap<K, V, S>,
            shard: usize,
            current: Option<(Arc<$Guard<'a, Shard<K, V>>>, std::vec::IntoIter<(*const K, *mut V)>)>,
            marker: PhantomData<M>,
        }
        unsafe impl<K: Eq + Hash + Send, V: Send, S: BuildHasher + Clone, M> Send for $Iter<'_, K, V, S, M> {}
        unsafe impl<K: Eq + Hash + Sync, V: Sync, S: BuildHasher + Clone, M> Sync for $Iter<'_, K, V, S, M> {}
        impl<'a, K: Eq + Hash, V, S: BuildHasher + Clone, M> $Iter<'a, K, V, S, M> {
            pub(crate) fn new(map: &'a DashMap<K, V, S>) -> Self { $Iter { map, shard: 0, current: None, marker: PhantomData } }
        }
        impl<'a, K: Eq + Hash, V, S: BuildHasher + Clone, M> Iterator for $Iter<'a, K, V, S, M> {
            type Item = $Item<'a, K, V>;
            fn next(&mut self) -> Option<$Item<'a, K, V>> {
                loop {
                    if let Some((guard, pairs)) = &mut self.current {
                        if let Some((k, v)) = pairs.next() {
                            return Some($Item { guard: guard.clone(), k, v });
                        }
                    }
                    if self.shard == self.map.shard_count() {
                        return None;
                    }
                    let guard = self.map.shard_at(self.shard).$lock();
                    self.shard += 1;
                    let pairs = guard.pairs();
                    self.current = Some((Arc::new(guard), pairs.into_iter()));
                }
            }
        }
    };
}
shard_iter! {
    /// Iterator over a DashMap yielding immutable references.
    Iter, RwLockReadGuard, read, RefMulti
}
shard_iter! {
    /// Iterator over a DashMap yielding mutable references.
    IterMut, RwLockWriteGuard, write, RefMutMulti
}
