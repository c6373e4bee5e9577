//! A reference into a set.
use crate::mapref;
use std::hash::Hash;
use std::ops::Deref;

/// A shared reference to a member. It holds the shard's lock for reading.
#[must_not_suspend]
pub struct RefMulti<'a, K> {
    pub(crate) inner: mapref::multiple::RefMulti<'a, K, ()>,
}
impl<'a, K: Eq + Hash> RefMulti<'a, K> {
    pub fn key(&self) -> &K { self.inner.key() }
}
impl<K: Eq + Hash> Deref for RefMulti<'_, K> {
    type Target = K;
    fn deref(&self) -> &K { self.key() }
}
