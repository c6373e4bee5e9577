//! Iterators over a set.
use crate::iter;
use crate::setref::multiple::RefMulti;
use std::hash::{BuildHasher, Hash};

/// Iterator over a DashSet yielding values.
pub struct OwningIter<K, S> {
    pub(crate) inner: iter::OwningIter<K, (), S>,
}
impl<K: Eq + Hash, S: BuildHasher + Clone> Iterator for OwningIter<K, S> {
    type Item = K;
    fn next(&mut self) -> Option<K> { self.inner.next().map(|(k, _)| k) }
}
/// Iterator over a DashSet yielding references.
pub struct Iter<'a, K, S, M> {
    pub(crate) inner: iter::Iter<'a, K, (), S, M>,
}
impl<'a, K: Eq + Hash, S: BuildHasher + Clone, M> Iterator for Iter<'a, K, S, M> {
    type Item = RefMulti<'a, K>;
    fn next(&mut self) -> Option<RefMulti<'a, K>> { self.inner.next().map(|inner| RefMulti { inner }) }
}
