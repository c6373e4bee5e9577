//! References an iterator hands out: those of one shard share its lock.
use crate::shard::Shard;
use parking_lot::{RwLockReadGuard, RwLockWriteGuard};
use std::hash::Hash;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A shared reference into the map.
#[must_not_suspend]
pub struct RefMulti<'a, K, V> {
    pub(crate) guard: Arc<RwLockReadGuard<'a, Shard<K, V>>>,
    pub(crate) k: *const K,
    pub(crate) v: *const V,
}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for RefMulti<'_, K, V> {}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for RefMulti<'_, K, V> {}
impl<'a, K: Eq + Hash, V> RefMulti<'a, K, V> {
    pub fn key(&self) -> &K { unsafe { &*self.k } }
    pub fn value(&self) -> &V { unsafe { &*self.v } }
    pub fn pair(&self) -> (&K, &V) { (self.key(), self.value()) }
}
impl<K: Eq + Hash, V> Deref for RefMulti<'_, K, V> {
    type Target = V;
    fn deref(&self) -> &V { self.value() }
}
/// An exclusive reference into the map.
#[must_not_suspend]
pub struct RefMutMulti<'a, K, V> {
    pub(crate) guard: Arc<RwLockWriteGuard<'a, Shard<K, V>>>,
    pub(crate) k: *const K,
    pub(crate) v: *mut V,
}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for RefMutMulti<'_, K, V> {}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for RefMutMulti<'_, K, V> {}
impl<'a, K: Eq + Hash, V> RefMutMulti<'a, K, V> {
    pub(crate) fn replace_with(&mut self, f: impl FnOnce(&K, V) -> V) {
        unsafe { std::ptr::write(self.v, f(&*self.k, std::ptr::read(self.v))) }
    }
    pub fn key(&self) -> &K { unsafe { &*self.k } }
    pub fn value(&self) -> &V { unsafe { &*self.v } }
    pub fn value_mut(&mut self) -> &mut V { unsafe { &mut *self.v } }
    pub fn pair(&self) -> (&K, &V) { (self.key(), self.value()) }
    pub fn pair_mut(&mut self) -> (&K, &mut V) { unsafe { (&*self.k, &mut *self.v) } }
}
impl<K: Eq + Hash, V> Deref for RefMutMulti<'_, K, V> {
    type Target = V;
    fn deref(&self) -> &V { self.value() }
}
impl<K: Eq + Hash, V> DerefMut for RefMutMulti<'_, K, V> {
    fn deref_mut(&mut self) -> &mut V { self.value_mut() }
}
