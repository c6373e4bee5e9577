//! The memory that several handles of a buffer share.
use std::cell::UnsafeCell;
use std::sync::Arc;

/// A vector that handles point into. Its length means nothing: the handles know which bytes are theirs.
pub(crate) struct Store {
    vec: UnsafeCell<Vec<u8>>,
    /// The class of the capacity that the first buffer had; a `BytesMut` that must move asks for as much again.
    pub(crate) class: usize,
}
unsafe impl Send for Store {}
unsafe impl Sync for Store {}

impl Store {
    pub(crate) fn new(vec: Vec<u8>, class: usize) -> Arc<Store> { Arc::new(Store { vec: UnsafeCell::new(vec), class }) }
    /// The vector. Only a handle that is alone may change it.
    pub(crate) unsafe fn vec(&self) -> &mut Vec<u8> { unsafe { &mut *self.vec.get() } }
}

/// The vector of a store that nobody else holds, with the bytes from `ptr` on moved to its start; a copy otherwise.
pub(crate) fn into_vec(store: Arc<Store>, ptr: *const u8, len: usize) -> Vec<u8> {
    if Arc::strong_count(&store) > 1 {
        return unsafe { std::slice::from_raw_parts(ptr, len) }.to_vec();
    }
    unsafe {
        let mut vec = std::mem::take(store.vec());
        std::ptr::copy(ptr, vec.as_mut_ptr(), len);
        vec.set_len(len);
        vec
    }
}

const SMALLEST: usize = 10;
const LARGEST: usize = 17;

/// 0 for less than 1 KiB, then one more for each doubling up to 64 KiB.
pub(crate) fn class_of(capacity: usize) -> usize {
    let width = usize::BITS as usize - (capacity >> SMALLEST).leading_zeros() as usize;
    width.min(LARGEST - SMALLEST)
}

pub(crate) fn capacity_of(class: usize) -> usize {
    if class == 0 { 0 } else { 1 << (class + SMALLEST - 1) }
}
