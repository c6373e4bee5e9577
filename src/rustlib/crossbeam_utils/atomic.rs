//! A cell that threads share.
use std::fmt;
use std::sync::Mutex;

/// A thread-safe mutable memory location.
pub struct AtomicCell<T> {
    value: Mutex<T>,
}
impl<T> AtomicCell<T> {
    /// Creates a new atomic cell initialized with `val`.
    pub const fn new(val: T) -> AtomicCell<T> { AtomicCell { value: Mutex::new(val) } }
    /// Consumes the atomic and returns the contained value.
    pub fn into_inner(self) -> T { self.value.into_inner().unwrap() }
    /// Stores `val` into the atomic cell.
    pub fn store(&self, val: T) { drop(self.swap(val)) }
    /// Stores `val` into the atomic cell and returns the previous value.
    pub fn swap(&self, val: T) -> T { std::mem::replace(&mut *self.value.lock().unwrap(), val) }
}
impl<T: Copy> AtomicCell<T> {
    /// Loads a value from the atomic cell.
    pub fn load(&self) -> T { *self.value.lock().unwrap() }
}
impl<T: Copy + Eq> AtomicCell<T> {
    /// If the current value equals `current`, stores `new` into the atomic cell. The previous value is returned either way.
    pub fn compare_exchange(&self, current: T, new: T) -> Result<T, T> {
        let mut value = self.value.lock().unwrap();
        if *value == current { Ok(std::mem::replace(&mut *value, new)) } else { Err(*value) }
    }
    /// Fetches the value, and applies a function to it that returns an optional new value.
    pub fn fetch_update<F: FnMut(T) -> Option<T>>(&self, mut f: F) -> Result<T, T> {
        let old = self.load();
        match f(old) {
            Some(new) => {
                self.store(new);
                Ok(old)
            }
            None => Err(old),
        }
    }
}
impl<T: Default> AtomicCell<T> {
    /// Takes the value of the atomic cell, leaving `Default::default()` in its place.
    pub fn take(&self) -> T { self.swap(Default::default()) }
}
macro_rules! arithmetic { ($($t:ty)*) => { $(
    impl AtomicCell<$t> {
        /// Increments the current value by `val` and returns the previous value.
        pub fn fetch_add(&self, val: $t) -> $t {
            let mut value = self.value.lock().unwrap();
            let new = value.wrapping_add(val);
            std::mem::replace(&mut *value, new)
        }
        /// Decrements the current value by `val` and returns the previous value.
        pub fn fetch_sub(&self, val: $t) -> $t {
            let mut value = self.value.lock().unwrap();
            let new = value.wrapping_sub(val);
            std::mem::replace(&mut *value, new)
        }
        /// Compares and sets the maximum of the current value and `val`, and returns the previous value.
        pub fn fetch_max(&self, val: $t) -> $t {
            let mut value = self.value.lock().unwrap();
            let new = (*value).max(val);
            std::mem::replace(&mut *value, new)
        }
        /// Compares and sets the minimum of the current value and `val`, and returns the previous value.
        pub fn fetch_min(&self, val: $t) -> $t {
            let mut value = self.value.lock().unwrap();
            let new = (*value).min(val);
            std::mem::replace(&mut *value, new)
        }
    }
)* }; }
arithmetic! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }
impl<T: Default> Default for AtomicCell<T> {
    fn default() -> AtomicCell<T> { AtomicCell::new(T::default()) }
}
impl<T> From<T> for AtomicCell<T> {
    fn from(val: T) -> AtomicCell<T> { AtomicCell::new(val) }
}
impl<T: Copy + fmt::Debug> fmt::Debug for AtomicCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("AtomicCell").field("value", &self.load()).finish() }
}
