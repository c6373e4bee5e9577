//! Thread-safe reference-counting pointers.
use crate::intrinsics as atomics;
use crate::cell::UnsafeCell;
use crate::prelude::rust_2021::*;

// The count of `Arc`: each change is one indivisible step.
#[doc(hidden)]
pub(crate) struct SharedCount(UnsafeCell<usize>);
impl SharedCount {
    const fn new(n: usize) -> SharedCount { SharedCount(UnsafeCell::new(n)) }
    fn get(&self) -> usize { unsafe { atomics::atomic_load(self.0.get() as *const usize) } }
    fn set(&self, n: usize) { unsafe { atomics::atomic_store(self.0.get(), n) } }
    // Both return the previous value.
    fn inc(&self) -> usize { unsafe { atomics::atomic_add(self.0.get(), 1) } }
    fn dec(&self) -> usize { unsafe { atomics::atomic_sub(self.0.get(), 1) } }
    // Whether there was one more pointer to be had.
    fn inc_if_alive(&self) -> bool {
        let mut n = self.get();
        while n != 0 {
            let (found, done) = unsafe { atomics::atomic_cas(self.0.get(), n, n + 1) };
            if done {
                return true;
            }
            n = found;
        }
        false
    }
    // From 1 to 0.
    fn take_last(&self) -> bool { unsafe { atomics::atomic_cas(self.0.get(), 1, 0).1 } }
}
include_counted! {
    /// A thread-safe reference-counting pointer. 'Arc' stands for 'Atomically Reference Counted'.
    "Arc" Arc ArcInner SharedCount [arc]
}
unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}
