//! Iterators of `BTreeMap`.
use crate::fmt::{self, Debug};
use crate::iter::FusedIterator;
use crate::prelude::rust_2021::*;
use crate::slice;
use crate::vec;

/// An iterator over the entries of a `BTreeMap`.
pub struct Iter<'a, K: 'a, V: 'a> {
    pub(super) inner: slice::Iter<'a, (K, V)>,
}
/// A mutable iterator over the entries of a `BTreeMap`.
pub struct IterMut<'a, K: 'a, V: 'a> {
    pub(super) inner: slice::IterMut<'a, (K, V)>,
}
/// An owning iterator over the entries of a `BTreeMap`, sorted by key.
pub struct IntoIter<K, V> {
    pub(super) inner: vec::IntoIter<(K, V)>,
}
/// An iterator over the keys of a `BTreeMap`.
pub struct Keys<'a, K, V> {
    pub(super) inner: Iter<'a, K, V>,
}
/// An iterator over the values of a `BTreeMap`.
pub struct Values<'a, K, V> {
    pub(super) inner: Iter<'a, K, V>,
}
/// A mutable iterator over the values of a `BTreeMap`.
pub struct ValuesMut<'a, K, V> {
    pub(super) inner: IterMut<'a, K, V>,
}
/// An owning iterator over the keys of a `BTreeMap`.
pub struct IntoKeys<K, V> {
    pub(super) inner: IntoIter<K, V>,
}
/// An owning iterator over the values of a `BTreeMap`.
pub struct IntoValues<K, V> {
    pub(super) inner: IntoIter<K, V>,
}
/// An iterator over a sub-range of entries in a `BTreeMap`.
pub struct Range<'a, K: 'a, V: 'a> {
    pub(super) inner: slice::Iter<'a, (K, V)>,
}
/// A mutable iterator over a sub-range of entries in a `BTreeMap`.
pub struct RangeMut<'a, K: 'a, V: 'a> {
    pub(super) inner: slice::IterMut<'a, (K, V)>,
}
/// An iterator that removes the entries a closure accepts.
pub struct ExtractIf<'a, K, V, F> {
    pub(super) pred: F,
    pub(super) entries: &'a mut Vec<(K, V)>,
    pub(super) next: usize,
    pub(super) end: usize,
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
        impl<$($g)*> DoubleEndedIterator for $Name {
            fn next_back(&mut self) -> Option<$Item> {
                match self.inner.next_back() {
                    Some($pair) => Some($value),
                    None => None,
                }
            }
        }
        impl<$($g)*> FusedIterator for $Name {}
        impl<$($g)*> ExactSizeIterator for $Name {}
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
}
// Ranges do not know their length, as far as a program can tell.
macro_rules! ranges {
    ($($Name:ident, $Item:ty, $pair:pat => $value:expr;)*) => { $(
        impl<'a, K, V> Iterator for $Name<'a, K, V> {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                match self.inner.next() {
                    Some($pair) => Some($value),
                    None => None,
                }
            }
        }
        impl<'a, K, V> DoubleEndedIterator for $Name<'a, K, V> {
            fn next_back(&mut self) -> Option<$Item> {
                match self.inner.next_back() {
                    Some($pair) => Some($value),
                    None => None,
                }
            }
        }
        impl<K, V> FusedIterator for $Name<'_, K, V> {}
    )* };
}
ranges! { Range, (&'a K, &'a V), (k, v) => (k, v); RangeMut, (&'a K, &'a mut V), (k, v) => (&*k, v); }
impl<K, V, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        while self.next < self.end {
            let (k, v) = &mut self.entries[self.next];
            if (self.pred)(k, v) {
                self.end -= 1;
                return Some(self.entries.remove(self.next));
            }
            self.next += 1;
        }
        None
    }
}
macro_rules! clones {
    ($($Name:ident)*) => { $(
        impl<K, V> Clone for $Name<'_, K, V> {
            fn clone(&self) -> Self { $Name { inner: self.inner.clone() } }
        }
    )* };
}
clones! { Iter Keys Values Range }
impl<K: Debug, V: Debug> Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K: Debug, V: Debug> Debug for Range<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K: Debug, V> Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K, V: Debug> Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K: Debug, V: Debug> Debug for IterMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.inner.as_slice()).finish() }
}
impl<K: Debug, V: Debug> Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.inner.as_slice()).finish() }
}
macro_rules! defaults {
    ($(($($g:tt)*) $Name:ident $T:ty;)*) => { $(
        impl<$($g)*> Default for $T {
            fn default() -> Self { $Name { inner: Default::default() } }
        }
    )* };
}
defaults! {
    (K, V) Iter Iter<'_, K, V>; (K, V) IterMut IterMut<'_, K, V>; (K, V) IntoIter IntoIter<K, V>; (K, V) Keys Keys<'_, K, V>;
    (K, V) Values Values<'_, K, V>; (K, V) ValuesMut ValuesMut<'_, K, V>; (K, V) IntoKeys IntoKeys<K, V>; (K, V) IntoValues IntoValues<K, V>;
    (K, V) Range Range<'_, K, V>; (K, V) RangeMut RangeMut<'_, K, V>;
}
