//! Single-threaded reference-counting pointers.
use crate::prelude::rust_2021::*;
use crate::cell::Cell;

// The count of `Rc`: not atomic.
#[doc(hidden)]
pub(crate) struct LocalCount(Cell<usize>);
impl LocalCount {
    const fn new(n: usize) -> LocalCount { LocalCount(Cell::new(n)) }
    fn get(&self) -> usize { self.0.get() }
    fn set(&self, n: usize) { self.0.set(n) }
    // Both return the previous value.
    fn inc(&self) -> usize { self.0.replace(self.0.get() + 1) }
    fn dec(&self) -> usize { self.0.replace(self.0.get() - 1) }
    // Whether there was one more pointer to be had.
    fn inc_if_alive(&self) -> bool { self.get() != 0 && self.inc() != 0 }
    // From 1 to 0.
    fn take_last(&self) -> bool { self.get() == 1 && self.dec() == 1 }
}
include_counted! {
    /// A single-threaded reference-counting pointer. 'Rc' stands for 'Reference Counted'.
    "Rc" Rc RcInner LocalCount [rc]
}
impl<T: ?Sized> !Send for Rc<T> {}
impl<T: ?Sized> !Sync for Rc<T> {}
impl<T: ?Sized> !Send for Weak<T> {}
impl<T: ?Sized> !Sync for Weak<T> {}
