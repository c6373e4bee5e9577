//! Iterators of `HashMap`.
use super::super::hash_table::{Table, TableDrain, TableIntoIter, TableIter, TableIterMut};
use crate::fmt::{self, Debug};
use crate::iter::FusedIterator;
use crate::prelude::rust_2021::*;

/// An iterator over the entries of a `HashMap`.
pub struct Iter<'a, K: 'a, V: 'a> {
    pub(super) inner: TableIter<'a, (K, V)>,
}
/// A mutable iterator over the entries of a `HashMap`.
pub struct IterMut<'a, K: 'a, V: 'a> {
    pub(super) inner: TableIterMut<'a, (K, V)>,
}
/// An owning iterator over the entries of a `HashMap`.
pub struct IntoIter<K, V> {
    pub(super) inner: TableIntoIter<(K, V)>,
}
/// An iterator over the keys of a `HashMap`.
pub struct Keys<'a, K: 'a, V: 'a> {
    pub(super) inner: Iter<'a, K, V>,
}
/// An iterator over the values of a `HashMap`.
pub struct Values<'a, K: 'a, V: 'a> {
    pub(super) inner: Iter<'a, K, V>,
}
/// A mutable iterator over the values of a `HashMap`.
pub struct ValuesMut<'a, K: 'a, V: 'a> {
    pub(super) inner: IterMut<'a, K, V>,
}
/// An owning iterator over the keys of a `HashMap`.
pub struct IntoKeys<K, V> {
    pub(super) inner: IntoIter<K, V>,
}
/// An owning iterator over the values of a `HashMap`.
pub struct IntoValues<K, V> {
    pub(super) inner: IntoIter<K, V>,
}
/// A draining iterator over the entries of a `HashMap`.
pub struct Drain<'a, K: 'a, V: 'a> {
    pub(super) inner: TableDrain<'a, (K, V)>,
}
/// A draining, filtering iterator over the entries of a `HashMap`.
pub struct ExtractIf<'a, K, V, F> {
    pub(super) pred: F,
    pub(super) table: &'a mut Table<(K, V)>,
    pub(super) next: usize,
}

macro_rules! iterators {
    ($(($($g:tt)*) $Name:ty, $Item:ty, $pair:pat => $value:expr;)*) => { $(
        impl<$($g)*> Iterator for $Name {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                match self.inner.next() {
                    Some($pair) => Some($value),
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
        }
        impl<$($g)*> ExactSizeIterator for $Name {}
        impl<$($g)*> FusedIterator for $Name {}
    )* };
}
iterators! {
    ('a, K, V) Iter<'a, K, V>, (&'a K, &'a V), (k, v) => (k, v);
    ('a, K, V) IterMut<'a, K, V>, (&'a K, &'a mut V), (k, v) => (&*k, v);
    (K, V) IntoIter<K, V>, (K, V), pair => pair;
    ('a, K, V) Keys<'a, K, V>, &'a K, (k, _) => k;
    ('a, K, V) Values<'a, K, V>, &'a V, (_, v) => v;
    ('a, K, V) ValuesMut<'a, K, V>, &'a mut V, (_, v) => v;
    (K, V) IntoKeys<K, V>, K, (k, _) => k;
    (K, V) IntoValues<K, V>, V, (_, v) => v;
    ('a, K, V) Drain<'a, K, V>, (K, V), pair => pair;
}
impl<K, V, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        while self.next < self.table.buckets() {
            let index = self.next;
            self.next += 1;
            if !self.table.is_full(index) {
                continue;
            }
            let (k, v) = unsafe { self.table.get_mut(index) };
            if (self.pred)(k, v) {
                return Some(self.table.remove(index));
            }
        }
        None
    }
}
impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self { Iter { inner: self.inner.clone() } }
}
impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self { Keys { inner: self.inner.clone() } }
}
impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self { Values { inner: self.inner.clone() } }
}
impl<K: Debug, V: Debug> Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K: Debug, V> Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K, V: Debug> Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K: Debug, V: Debug> Debug for IterMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.inner.rest()).finish() }
}
impl<K: Debug, V: Debug> Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.inner.rest()).finish() }
}
impl<K: Debug, V: Debug> Debug for Drain<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.inner.rest()).finish() }
}
