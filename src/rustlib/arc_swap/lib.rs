//! `arc_swap`: an `Arc` that can be replaced while others read it.
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, Mutex};

/// An atomic storage for `Arc`.
pub type ArcSwap<T> = ArcSwapAny<Arc<T>>;
/// An atomic storage for `Option<Arc>`.
pub type ArcSwapOption<T> = ArcSwapAny<Option<Arc<T>>>;

/// An atomic storage for a reference counted smart pointer.
pub struct ArcSwapAny<T> {
    value: Mutex<T>,
}
/// What was loaded.
pub struct Guard<T> {
    value: T,
}
impl<T> Guard<T> {
    /// Converts it into the held value.
    pub fn into_inner(lease: Self) -> T { lease.value }
}
impl<T> Deref for Guard<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.value }
}
impl<T: fmt::Debug> fmt::Debug for Guard<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.value.fmt(f) }
}
impl<T: fmt::Display> fmt::Display for Guard<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.value.fmt(f) }
}
impl<T: Clone> ArcSwapAny<T> {
    /// Constructs a new storage.
    pub const fn new(val: T) -> Self { ArcSwapAny { value: Mutex::new(val) } }
    /// Extracts the value inside.
    pub fn into_inner(self) -> T { self.value.into_inner().unwrap() }
    /// Loads the value.
    pub fn load_full(&self) -> T { self.value.lock().unwrap().clone() }
    /// Provides a temporary borrow of the object inside.
    pub fn load(&self) -> Guard<T> { Guard { value: self.load_full() } }
    /// Replaces the value inside this instance.
    pub fn store(&self, val: T) { drop(self.swap(val)) }
    /// Exchanges the value inside this instance.
    pub fn swap(&self, new: T) -> T { std::mem::replace(&mut *self.value.lock().unwrap(), new) }
    /// Read-copy-update of the pointer inside. The old value is returned.
    pub fn rcu<R: Into<T>, F: FnMut(&T) -> R>(&self, mut f: F) -> T {
        let old = self.load_full();
        let new = f(&old).into();
        self.swap(new)
    }
}
impl<T> ArcSwapAny<Arc<T>> {
    /// A convenience constructor directly from the pointed-to value.
    pub fn from_pointee(val: T) -> Self { ArcSwapAny { value: Mutex::new(Arc::new(val)) } }
}
impl<T> ArcSwapAny<Option<Arc<T>>> {
    /// A convenience constructor directly from a pointed-to value.
    pub fn from_pointee<V: Into<Option<T>>>(val: V) -> Self { ArcSwapAny { value: Mutex::new(val.into().map(Arc::new)) } }
    /// A convenience constructor for an empty value.
    pub const fn empty() -> Self { ArcSwapAny { value: Mutex::new(None) } }
}
impl<T: Clone> From<T> for ArcSwapAny<T> {
    fn from(val: T) -> Self { ArcSwapAny::new(val) }
}
impl<T: Default> Default for ArcSwapAny<T> {
    fn default() -> Self { ArcSwapAny { value: Mutex::new(T::default()) } }
}
impl<T: Clone + fmt::Debug> fmt::Debug for ArcSwapAny<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("ArcSwapAny").field(&self.load_full()).finish() }
}
impl<T: Clone + fmt::Display> fmt::Display for ArcSwapAny<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.load_full().fmt(f) }
}
