//! `UninitSlice`: memory that may be written and not yet read.
use std::fmt;
use std::mem::MaybeUninit;
use std::ops::{Index, IndexMut, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

/// Uninitialized byte slice.
#[repr(transparent)]
pub struct UninitSlice([MaybeUninit<u8>]);

impl UninitSlice {
    /// Creates a `&mut UninitSlice` wrapping a slice of initialised memory.
    pub fn new(slice: &mut [u8]) -> &mut UninitSlice { unsafe { &mut *(slice as *mut [u8] as *mut [MaybeUninit<u8>] as *mut UninitSlice) } }
    /// Creates a `&mut UninitSlice` wrapping a slice of uninitialised memory.
    pub fn uninit(slice: &mut [MaybeUninit<u8>]) -> &mut UninitSlice { unsafe { &mut *(slice as *mut [MaybeUninit<u8>] as *mut UninitSlice) } }
    fn shared(slice: &[MaybeUninit<u8>]) -> &UninitSlice { unsafe { &*(slice as *const [MaybeUninit<u8>] as *const UninitSlice) } }
    /// Create a `&mut UninitSlice` from a pointer and a length.
    pub unsafe fn from_raw_parts_mut<'a>(ptr: *mut u8, len: usize) -> &'a mut UninitSlice {
        UninitSlice::uninit(unsafe { std::slice::from_raw_parts_mut(ptr as *mut MaybeUninit<u8>, len) })
    }
    /// Write a single byte at the specified offset.
    #[track_caller]
    pub fn write_byte(&mut self, index: usize, byte: u8) {
        assert!(index < self.len());
        self.0[index] = MaybeUninit::new(byte);
    }
    /// Copies bytes from `src` into `self`.
    #[track_caller]
    pub fn copy_from_slice(&mut self, src: &[u8]) {
        assert_eq!(self.len(), src.len());
        unsafe { std::ptr::copy_nonoverlapping(src.as_ptr(), self.as_mut_ptr(), src.len()) };
    }
    /// Return a raw pointer to the slice's buffer.
    pub fn as_mut_ptr(&mut self) -> *mut u8 { self.0.as_mut_ptr() as *mut u8 }
    /// Return a `&mut [MaybeUninit<u8>]` to this slice's buffer.
    pub unsafe fn as_uninit_slice_mut(&mut self) -> &mut [MaybeUninit<u8>] { &mut self.0 }
    /// Returns the number of bytes in the slice.
    pub fn len(&self) -> usize { self.0.len() }
}
impl fmt::Debug for UninitSlice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("UninitSlice[...]") }
}
impl<'a> From<&'a mut [u8]> for &'a mut UninitSlice {
    fn from(slice: &'a mut [u8]) -> Self { UninitSlice::new(slice) }
}
impl<'a> From<&'a mut [MaybeUninit<u8>]> for &'a mut UninitSlice {
    fn from(slice: &'a mut [MaybeUninit<u8>]) -> Self { UninitSlice::uninit(slice) }
}
macro_rules! index {
    ($($t:ty),*) => { $(
        impl Index<$t> for UninitSlice {
            type Output = UninitSlice;
            #[track_caller]
            fn index(&self, index: $t) -> &UninitSlice { UninitSlice::shared(&self.0[index]) }
        }
        impl IndexMut<$t> for UninitSlice {
            #[track_caller]
            fn index_mut(&mut self, index: $t) -> &mut UninitSlice { UninitSlice::uninit(&mut self.0[index]) }
        }
    )* };
}
index!(Range<usize>, RangeFrom<usize>, RangeFull, RangeInclusive<usize>, RangeTo<usize>, RangeToInclusive<usize>);
