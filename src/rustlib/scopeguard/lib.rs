//! `scopeguard`: something to do at the end of a scope.
use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

/// Calls its closure with its value when it is dropped.
pub struct ScopeGuard<T, F: FnOnce(T)> {
    value: ManuallyDrop<T>,
    dropfn: ManuallyDrop<F>,
}
impl<T, F: FnOnce(T)> ScopeGuard<T, F> {
    /// Create a `ScopeGuard` that owns `v` and calls `dropfn` when its destructor runs.
    pub fn with_strategy(v: T, dropfn: F) -> Self { ScopeGuard { value: ManuallyDrop::new(v), dropfn: ManuallyDrop::new(dropfn) } }
    /// Extract the value without calling the closure.
    pub fn into_inner(guard: Self) -> T {
        let mut guard = ManuallyDrop::new(guard);
        unsafe {
            let value = ManuallyDrop::take(&mut guard.value);
            ManuallyDrop::drop(&mut guard.dropfn);
            value
        }
    }
}
/// Create a new `ScopeGuard` owning `v` and with deferred closure `dropfn`.
pub fn guard<T, F: FnOnce(T)>(v: T, dropfn: F) -> ScopeGuard<T, F> { ScopeGuard::with_strategy(v, dropfn) }
impl<T, F: FnOnce(T)> Deref for ScopeGuard<T, F> {
    type Target = T;
    fn deref(&self) -> &T { &self.value }
}
impl<T, F: FnOnce(T)> DerefMut for ScopeGuard<T, F> {
    fn deref_mut(&mut self) -> &mut T { &mut self.value }
}
impl<T, F: FnOnce(T)> Drop for ScopeGuard<T, F> {
    fn drop(&mut self) {
        let (value, dropfn) = unsafe { (ManuallyDrop::take(&mut self.value), ManuallyDrop::take(&mut self.dropfn)) };
        dropfn(value)
    }
}
impl<T: fmt::Debug, F: FnOnce(T)> fmt::Debug for ScopeGuard<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("ScopeGuard").field("value", &*self.value).finish() }
}
/// Runs code at the end of the scope.
#[macro_export]
macro_rules! defer {
    ($($t:tt)*) => { let _guard = $crate::guard((), |()| { $($t)* }); };
}
