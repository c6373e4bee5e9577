//! References to one entry.
use crate::shard::Shard;
use parking_lot::{RwLockReadGuard, RwLockWriteGuard};
use std::fmt;
use std::hash::Hash;
use std::ops::{Deref, DerefMut};

/// A shared reference into the map. It holds the shard's lock for reading.
#[must_not_suspend]
pub struct Ref<'a, K, V> {
    guard: RwLockReadGuard<'a, Shard<K, V>>,
    k: *const K,
    v: *const V,
}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for Ref<'_, K, V> {}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for Ref<'_, K, V> {}
impl<'a, K: Eq + Hash, V> Ref<'a, K, V> {
    pub(crate) fn new(guard: RwLockReadGuard<'a, Shard<K, V>>, k: *const K, v: *const V) -> Self { Ref { guard, k, v } }
    pub fn key(&self) -> &K { unsafe { &*self.k } }
    pub fn value(&self) -> &V { unsafe { &*self.v } }
    pub fn pair(&self) -> (&K, &V) { (self.key(), self.value()) }
    pub fn map<F: FnOnce(&V) -> &T, T>(self, f: F) -> MappedRef<'a, K, V, T> { MappedRef { v: f(unsafe { &*self.v }), k: self.k, guard: self.guard } }
    pub fn try_map<F: FnOnce(&V) -> Option<&T>, T>(self, f: F) -> Result<MappedRef<'a, K, V, T>, Self> {
        match f(unsafe { &*self.v }) {
            Some(v) => Ok(MappedRef { v, k: self.k, guard: self.guard }),
            None => Err(self),
        }
    }
}
impl<K: Eq + Hash + fmt::Debug, V: fmt::Debug> fmt::Debug for Ref<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Ref").field("k", &self.k).field("v", &self.v).finish() }
}
impl<K: Eq + Hash, V> Deref for Ref<'_, K, V> {
    type Target = V;
    fn deref(&self) -> &V { self.value() }
}

/// An exclusive reference into the map. It holds the shard's lock for writing.
#[must_not_suspend]
pub struct RefMut<'a, K, V> {
    guard: RwLockWriteGuard<'a, Shard<K, V>>,
    k: *const K,
    v: *mut V,
}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Send for RefMut<'_, K, V> {}
unsafe impl<K: Eq + Hash + Sync, V: Sync> Sync for RefMut<'_, K, V> {}
impl<'a, K: Eq + Hash, V> RefMut<'a, K, V> {
    pub(crate) fn new(guard: RwLockWriteGuard<'a, Shard<K, V>>, k: *const K, v: *mut V) -> Self { RefMut { guard, k, v } }
    pub(crate) fn replace_with(&mut self, f: impl FnOnce(&K, V) -> V) {
        unsafe { std::ptr::write(self.v, f(&*self.k, std::ptr::read(self.v))) }
    }
    pub fn key(&self) -> &K { unsafe { &*self.k } }
    pub fn value(&self) -> &V { unsafe { &*self.v } }
    pub fn value_mut(&mut self) -> &mut V { unsafe { &mut *self.v } }
    pub fn pair(&self) -> (&K, &V) { (self.key(), self.value()) }
    pub fn pair_mut(&mut self) -> (&K, &mut V) { unsafe { (&*self.k, &mut *self.v) } }
    pub fn downgrade(self) -> Ref<'a, K, V> { Ref { guard: RwLockWriteGuard::downgrade(self.guard), k: self.k, v: self.v } }
    pub fn map<F: FnOnce(&mut V) -> &mut T, T>(self, f: F) -> MappedRefMut<'a, K, V, T> { MappedRefMut { v: f(unsafe { &mut *self.v }), k: self.k, guard: self.guard } }
    pub fn try_map<F: FnOnce(&mut V) -> Option<&mut T>, T>(self, f: F) -> Result<MappedRefMut<'a, K, V, T>, Self> {
        match f(unsafe { &mut *self.v }) {
            Some(v) => Ok(MappedRefMut { v, k: self.k, guard: self.guard }),
            None => Err(self),
        }
    }
}
impl<K: Eq + Hash + fmt::Debug, V: fmt::Debug> fmt::Debug for RefMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("RefMut").field("k", &self.k).field("v", &self.v).finish() }
}
impl<K: Eq + Hash, V> Deref for RefMut<'_, K, V> {
    type Target = V;
    fn deref(&self) -> &V { self.value() }
}
impl<K: Eq + Hash, V> DerefMut for RefMut<'_, K, V> {
    fn deref_mut(&mut self) -> &mut V { self.value_mut() }
}

/// A shared reference to a component of a value.
#[must_not_suspend]
pub struct MappedRef<'a, K, V, T> {
    guard: RwLockReadGuard<'a, Shard<K, V>>,
    k: *const K,
    v: *const T,
}
unsafe impl<K: Eq + Hash + Sync, V: Sync, T: Sync> Send for MappedRef<'_, K, V, T> {}
unsafe impl<K: Eq + Hash + Sync, V: Sync, T: Sync> Sync for MappedRef<'_, K, V, T> {}
impl<'a, K: Eq + Hash, V, T> MappedRef<'a, K, V, T> {
    pub fn key(&self) -> &K { unsafe { &*self.k } }
    pub fn value(&self) -> &T { unsafe { &*self.v } }
    pub fn pair(&self) -> (&K, &T) { (self.key(), self.value()) }
    pub fn map<F: FnOnce(&T) -> &T2, T2>(self, f: F) -> MappedRef<'a, K, V, T2> { MappedRef { v: f(unsafe { &*self.v }), k: self.k, guard: self.guard } }
}
impl<K: Eq + Hash + fmt::Debug, V, T: fmt::Debug> fmt::Debug for MappedRef<'_, K, V, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("MappedRef").field("k", &self.k).field("v", &self.v).finish() }
}
impl<K: Eq + Hash, V, T: fmt::Display> fmt::Display for MappedRef<'_, K, V, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(self.value(), f) }
}
impl<K: Eq + Hash, V, T> Deref for MappedRef<'_, K, V, T> {
    type Target = T;
    fn deref(&self) -> &T { self.value() }
}
/// An exclusive reference to a component of a value.
#[must_not_suspend]
pub struct MappedRefMut<'a, K, V, T> {
    guard: RwLockWriteGuard<'a, Shard<K, V>>,
    k: *const K,
    v: *mut T,
}
unsafe impl<K: Eq + Hash + Sync, V: Sync, T: Sync> Send for MappedRefMut<'_, K, V, T> {}
unsafe impl<K: Eq + Hash + Sync, V: Sync, T: Sync> Sync for MappedRefMut<'_, K, V, T> {}
impl<'a, K: Eq + Hash, V, T> MappedRefMut<'a, K, V, T> {
    pub fn key(&self) -> &K { unsafe { &*self.k } }
    pub fn value(&self) -> &T { unsafe { &*self.v } }
    pub fn value_mut(&mut self) -> &mut T { unsafe { &mut *self.v } }
    pub fn pair(&self) -> (&K, &T) { (self.key(), self.value()) }
}
impl<K: Eq + Hash, V, T> Deref for MappedRefMut<'_, K, V, T> {
    type Target = T;
    fn deref(&self) -> &T { self.value() }
}
impl<K: Eq + Hash, V, T> DerefMut for MappedRefMut<'_, K, V, T> {
    fn deref_mut(&mut self) -> &mut T { self.value_mut() }
}
