//! `indexmap`: maps and sets that keep the order of insertion.
pub mod map;
pub mod set;

pub use crate::map::IndexMap;
pub use crate::set::IndexSet;

/// Key equivalence: a key can be looked up by what it borrows as.
pub trait Equivalent<K: ?Sized> {
    /// Compare self to `key`.
    fn equivalent(&self, key: &K) -> bool;
}
impl<Q: ?Sized + Eq, K: ?Sized + std::borrow::Borrow<Q>> Equivalent<K> for Q {
    fn equivalent(&self, key: &K) -> bool { self == key.borrow() }
}
/// Create an `IndexMap` from a list of key-value pairs.
#[macro_export]
macro_rules! indexmap {
    ($($key:expr => $value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut map = $crate::IndexMap::new();
        $(map.insert($key, $value);)*
        map
    }};
}
/// Create an `IndexSet` from a list of values.
#[macro_export]
macro_rules! indexset {
    ($($value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut set = $crate::IndexSet::new();
        $(set.insert($value);)*
        set
    }};
}
