//! Indexing of slices and arrays.
use crate::ops::{self, Bound, Index, IndexMut};
use crate::prelude::rust_2021::*;

/// Panics as slicing `start..end` out of `len` elements does.
#[track_caller]
pub(crate) const fn index_fail(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        panic!("range start index {start} out of range for slice of length {len}");
    }
    if end > len {
        panic!("range end index {end} out of range for slice of length {len}");
    }
    panic!("slice index starts at {start} but ends at {end}");
}

impl<T, I: SliceIndex<[T]>> Index<I> for [T] {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output { index.index(self) }
}
impl<T, I: SliceIndex<[T]>> IndexMut<I> for [T] {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self) }
}

/// A helper trait used for indexing operations.
#[lang = "SliceIndex"]
pub unsafe trait SliceIndex<T: ?Sized> {
    /// The output type returned by methods.
    type Output: ?Sized;
    /// Returns a shared reference to the output at this location, if in bounds.
    fn get(self, slice: &T) -> Option<&Self::Output>;
    /// Returns a mutable reference to the output at this location, if in bounds.
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;
    /// Returns a shared reference to the output at this location, panicking if out of bounds.
    #[track_caller]
    fn index(self, slice: &T) -> &Self::Output;
    /// Returns a mutable reference to the output at this location, panicking if out of bounds.
    #[track_caller]
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}
unsafe impl<T> SliceIndex<[T]> for usize {
    type Output = T;
    fn get(self, slice: &[T]) -> Option<&T> { if self < slice.len() { unsafe { Some(&*slice.as_ptr().add(self)) } } else { None } }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> { if self < slice.len() { unsafe { Some(&mut *slice.as_mut_ptr().add(self)) } } else { None } }
    #[track_caller]
    fn index(self, slice: &[T]) -> &T { &(*slice)[self] }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut T { &mut (*slice)[self] }
}
unsafe impl<T> SliceIndex<[T]> for ops::Range<usize> {
    type Output = [T];
    fn get(self, slice: &[T]) -> Option<&[T]> {
        if self.start <= self.end && self.end <= slice.len() { unsafe { Some(super::from_raw_parts(slice.as_ptr().add(self.start), self.end - self.start)) } } else { None }
    }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        if self.start <= self.end && self.end <= slice.len() { unsafe { Some(super::from_raw_parts_mut(slice.as_mut_ptr().add(self.start), self.end - self.start)) } } else { None }
    }
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        if self.start > self.end || self.end > slice.len() {
            index_fail(self.start, self.end, slice.len());
        }
        unsafe { super::from_raw_parts(slice.as_ptr().add(self.start), self.end - self.start) }
    }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        if self.start > self.end || self.end > slice.len() {
            index_fail(self.start, self.end, slice.len());
        }
        unsafe { super::from_raw_parts_mut(slice.as_mut_ptr().add(self.start), self.end - self.start) }
    }
}
// The other ranges are half-open ranges once the length is known; `end` may be one too far for `..=usize::MAX`.
macro_rules! by_range {
    ($($R:ty, $r:ident, $len:ident => $start:expr, $end:expr;)*) => { $(
        unsafe impl<T> SliceIndex<[T]> for $R {
            type Output = [T];
            fn get(self, slice: &[T]) -> Option<&[T]> {
                let $r = self;
                let $len = slice.len();
                ops::Range { start: $start, end: $end }.get(slice)
            }
            fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
                let $r = self;
                let $len = slice.len();
                ops::Range { start: $start, end: $end }.get_mut(slice)
            }
            #[track_caller]
            fn index(self, slice: &[T]) -> &[T] {
                let $r = self;
                let $len = slice.len();
                ops::Range { start: $start, end: $end }.index(slice)
            }
            #[track_caller]
            fn index_mut(self, slice: &mut [T]) -> &mut [T] {
                let $r = self;
                let $len = slice.len();
                ops::Range { start: $start, end: $end }.index_mut(slice)
            }
        }
    )* };
}
by_range! {
    ops::RangeTo<usize>, r, _len => 0, r.end;
    ops::RangeFrom<usize>, r, len => r.start, if r.start > len { r.start } else { len };
    ops::RangeFull, _r, len => 0, len;
    ops::RangeInclusive<usize>, r, _len => if r.exhausted { r.end.saturating_add(1) } else { r.start }, r.end.saturating_add(1);
    ops::RangeToInclusive<usize>, r, _len => 0, r.end.saturating_add(1);
}
unsafe impl<T> SliceIndex<[T]> for (Bound<usize>, Bound<usize>) {
    type Output = [T];
    fn get(self, slice: &[T]) -> Option<&[T]> {
        let start = match self.0 { Bound::Included(i) => i, Bound::Excluded(i) => i + 1, Bound::Unbounded => 0 };
        let end = match self.1 { Bound::Included(i) => i + 1, Bound::Excluded(i) => i, Bound::Unbounded => slice.len() };
        ops::Range { start, end }.get(slice)
    }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        let start = match self.0 { Bound::Included(i) => i, Bound::Excluded(i) => i + 1, Bound::Unbounded => 0 };
        let end = match self.1 { Bound::Included(i) => i + 1, Bound::Excluded(i) => i, Bound::Unbounded => slice.len() };
        ops::Range { start, end }.get_mut(slice)
    }
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] { ops::slice_range(self, slice.len()).index(slice) }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] { ops::slice_range(self, slice.len()).index_mut(slice) }
}
