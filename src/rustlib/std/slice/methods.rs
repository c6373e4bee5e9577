//! Inherent methods of slices: access, iteration, moving elements about.
use super::*;
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Range, RangeBounds};
use crate::prelude::rust_2021::*;

impl<T> [T] {
    /// Returns the number of elements in the slice.
    #[must_use]
    pub const fn len(&self) -> usize { intrinsics::slice_len(self) }
    /// Returns `true` if the slice has a length of 0.
    #[must_use]
    pub const fn is_empty(&self) -> bool { intrinsics::slice_len(self) == 0 }
    /// Returns a raw pointer to the slice's buffer.
    pub const fn as_ptr(&self) -> *const T { intrinsics::slice_as_ptr(self) }
    /// Returns an unsafe mutable pointer to the slice's buffer.
    pub const fn as_mut_ptr(&mut self) -> *mut T { intrinsics::slice_as_mut_ptr(self) }
    /// The two raw pointers spanning the slice.
    pub const fn as_ptr_range(&self) -> Range<*const T> { Range { start: self.as_ptr(), end: unsafe { self.as_ptr().add(self.len()) } } }
    /// The two raw pointers spanning the slice.
    pub const fn as_mut_ptr_range(&mut self) -> Range<*mut T> { Range { end: unsafe { self.as_mut_ptr().add(self.len()) }, start: self.as_mut_ptr() } }
    /// Returns the first element of the slice, or `None` if it is empty.
    #[must_use]
    pub const fn first(&self) -> Option<&T> { if let [first, ..] = self { Some(first) } else { None } }
    /// Returns a mutable reference to the first element of the slice.
    #[must_use]
    pub const fn first_mut(&mut self) -> Option<&mut T> { if let [first, ..] = self { Some(first) } else { None } }
    /// Returns the last element of the slice, or `None` if it is empty.
    #[must_use]
    pub const fn last(&self) -> Option<&T> { if let [.., last] = self { Some(last) } else { None } }
    /// Returns a mutable reference to the last item in the slice.
    #[must_use]
    pub const fn last_mut(&mut self) -> Option<&mut T> { if let [.., last] = self { Some(last) } else { None } }
    /// Returns the first and all the rest of the elements of the slice.
    #[must_use]
    pub const fn split_first(&self) -> Option<(&T, &[T])> { if let [first, tail @ ..] = self { Some((first, tail)) } else { None } }
    /// Returns the first and all the rest of the elements of the slice.
    #[must_use]
    pub const fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> { if let [first, tail @ ..] = self { Some((first, tail)) } else { None } }
    /// Returns the last and all the rest of the elements of the slice.
    #[must_use]
    pub const fn split_last(&self) -> Option<(&T, &[T])> { if let [init @ .., last] = self { Some((last, init)) } else { None } }
    /// Returns the last and all the rest of the elements of the slice.
    #[must_use]
    pub const fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> { if let [init @ .., last] = self { Some((last, init)) } else { None } }
    /// Returns a reference to an element or subslice depending on the type of index.
    #[must_use]
    pub fn get<I: SliceIndex<[T]>>(&self, index: I) -> Option<&I::Output> { index.get(self) }
    /// Returns a mutable reference to an element or subslice depending on the type of index.
    #[must_use]
    pub fn get_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> Option<&mut I::Output> { index.get_mut(self) }
    /// Returns a reference to an element or subslice, without doing bounds checking.
    #[must_use]
    pub unsafe fn get_unchecked<I: SliceIndex<[T]>>(&self, index: I) -> &I::Output { index.index(self) }
    /// Returns a mutable reference to an element or subslice, without doing bounds checking.
    #[must_use]
    pub unsafe fn get_unchecked_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> &mut I::Output { index.index_mut(self) }
    /// Swaps two elements in the slice.
    #[track_caller]
    pub const fn swap(&mut self, a: usize, b: usize) {
        let pa = &raw mut self[a];
        let pb = &raw mut self[b];
        unsafe { crate::ptr::swap(pa, pb) }
    }
    /// Reverses the order of elements in the slice, in place.
    pub fn reverse(&mut self) {
        let n = self.len();
        let mut i = 0;
        while i < n / 2 {
            self.swap(i, n - 1 - i);
            i += 1;
        }
    }
    /// Returns an iterator over the slice.
    pub fn iter(&self) -> Iter<'_, T> { Iter::new(self) }
    /// Returns an iterator that allows modifying each value.
    pub fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut::new(self) }
    /// Returns an iterator over all contiguous windows of length `size`.
    #[track_caller]
    pub fn windows(&self, size: usize) -> Windows<'_, T> {
        if size == 0 {
            panic!("window size must be non-zero");
        }
        Windows::new(self, size)
    }
    /// Returns an iterator over `chunk_size` elements of the slice at a time.
    #[track_caller]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        Chunks::new(self, chunk_size)
    }
    /// Returns an iterator over `chunk_size` mutable elements of the slice at a time.
    #[track_caller]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        ChunksMut::new(self, chunk_size)
    }
    /// Returns an iterator over exactly `chunk_size` elements of the slice at a time.
    #[track_caller]
    pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        ChunksExact::new(self, chunk_size)
    }
    /// Returns an iterator over exactly `chunk_size` mutable elements of the slice at a time.
    #[track_caller]
    pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        ChunksExactMut::new(self, chunk_size)
    }
    /// Returns an iterator over `chunk_size` elements of the slice at a time, starting at the end.
    #[track_caller]
    pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunks::new(self, chunk_size)
    }
    /// Returns an iterator over `chunk_size` mutable elements of the slice at a time, starting at the end.
    #[track_caller]
    pub fn rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunksMut::new(self, chunk_size)
    }
    /// Returns an iterator over exactly `chunk_size` elements of the slice at a time, starting at the end.
    #[track_caller]
    pub fn rchunks_exact(&self, chunk_size: usize) -> RChunksExact<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunksExact::new(self, chunk_size)
    }
    /// Returns an iterator over exactly `chunk_size` mutable elements of the slice at a time, starting at the end.
    #[track_caller]
    pub fn rchunks_exact_mut(&mut self, chunk_size: usize) -> RChunksExactMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunksExactMut::new(self, chunk_size)
    }
    /// Returns an iterator over non-overlapping runs of elements, using the predicate to separate them.
    pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> ChunkBy<'_, T, F> { ChunkBy::new(self, pred) }
    /// Returns an iterator over mutable runs of elements, using the predicate to separate them.
    pub fn chunk_by_mut<F: FnMut(&T, &T) -> bool>(&mut self, pred: F) -> ChunkByMut<'_, T, F> { ChunkByMut::new(self, pred) }
    /// Divides one slice into two at an index.
    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&[T], &[T]) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => panic!("mid > len"),
        }
    }
    /// Divides one mutable slice into two at an index.
    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        match self.split_at_mut_checked(mid) {
            Some(pair) => pair,
            None => panic!("mid > len"),
        }
    }
    /// Divides one slice into two at an index, without checks.
    #[track_caller]
    pub const unsafe fn split_at_unchecked(&self, mid: usize) -> (&[T], &[T]) { self.split_at(mid) }
    /// Divides one mutable slice into two at an index, without checks.
    #[track_caller]
    pub const unsafe fn split_at_mut_unchecked(&mut self, mid: usize) -> (&mut [T], &mut [T]) { self.split_at_mut(mid) }
    /// Divides one slice into two at an index, or `None` if the slice is too short.
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])> {
        let len = self.len();
        if mid > len {
            return None;
        }
        unsafe { Some((super::from_raw_parts(self.as_ptr(), mid), super::from_raw_parts(self.as_ptr().add(mid), len - mid))) }
    }
    /// Divides one mutable slice into two at an index, or `None` if the slice is too short.
    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut [T], &mut [T])> {
        let len = self.len();
        if mid > len {
            return None;
        }
        let ptr = self.as_mut_ptr();
        unsafe { Some((super::from_raw_parts_mut(ptr, mid), super::from_raw_parts_mut(ptr.add(mid), len - mid))) }
    }
    /// Returns an iterator over subslices separated by elements that match `pred`.
    pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> Split<'_, T, F> { Split { v: self, pred, finished: false } }
    /// Returns an iterator over mutable subslices separated by elements that match `pred`.
    pub fn split_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitMut<'_, T, F> { SplitMut { v: self, pred, finished: false } }
    /// Like `split`, with the matched element in the end of the previous subslice.
    pub fn split_inclusive<F: FnMut(&T) -> bool>(&self, pred: F) -> SplitInclusive<'_, T, F> { SplitInclusive { v: self, pred } }
    /// Like `split_mut`, with the matched element in the end of the previous subslice.
    pub fn split_inclusive_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitInclusiveMut<'_, T, F> { SplitInclusiveMut { v: self, pred } }
    /// Like `split_mut`, starting at the end of the slice.
    pub fn rsplit_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> RSplitMut<'_, T, F> { RSplitMut { inner: self.split_mut(pred) } }
    /// Like `split_mut`, limited to at most `n` items.
    pub fn splitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> SplitNMut<'_, T, F> { SplitNMut { inner: self.split_mut(pred), n } }
    /// Like `rsplit`, limited to at most `n` items.
    pub fn rsplitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> RSplitN<'_, T, F> { RSplitN { inner: self.split(pred), n } }
    /// Like `rsplit_mut`, limited to at most `n` items.
    pub fn rsplitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> RSplitNMut<'_, T, F> { RSplitNMut { inner: self.split_mut(pred), n } }
    /// Like `split`, starting at the end of the slice.
    pub fn rsplit<F: FnMut(&T) -> bool>(&self, pred: F) -> RSplit<'_, T, F> { RSplit { inner: self.split(pred) } }
    /// Like `split`, limited to at most `n` items.
    pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> SplitN<'_, T, F> { SplitN { inner: self.split(pred), n } }
    /// Returns `true` if the slice contains an element with the given value.
    #[must_use]
    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq,
    {
        self.iter().any(|e| *e == *x)
    }
    /// Returns `true` if `needle` is a prefix of the slice.
    #[must_use]
    pub fn starts_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let n = needle.len();
        self.len() >= n && needle == &self[..n]
    }
    /// Returns `true` if `needle` is a suffix of the slice.
    #[must_use]
    pub fn ends_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let (m, n) = (self.len(), needle.len());
        m >= n && needle == &self[m - n..]
    }
    /// Returns a subslice with the prefix removed.
    #[must_use = "returns the subslice without modifying the original"]
    pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.starts_with(prefix) { Some(&self[prefix.len()..]) } else { None }
    }
    /// Returns a subslice with the suffix removed.
    #[must_use = "returns the subslice without modifying the original"]
    pub fn strip_suffix(&self, suffix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.ends_with(suffix) { Some(&self[..self.len() - suffix.len()]) } else { None }
    }
    /// Rotates the slice in place such that the first `mid` elements move to the end.
    #[track_caller]
    pub fn rotate_left(&mut self, mid: usize) {
        assert!(mid <= self.len());
        self[..mid].reverse();
        self[mid..].reverse();
        self.reverse();
    }
    /// Rotates the slice in place such that the last `k` elements move to the front.
    #[track_caller]
    pub fn rotate_right(&mut self, k: usize) {
        assert!(k <= self.len());
        let mid = self.len() - k;
        self.rotate_left(mid);
    }
    /// Fills `self` with elements by cloning `value`.
    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        if intrinsics::same_type::<T, u8>() {
            let byte = unsafe { intrinsics::transmute_unchecked::<T, u8>(value) };
            return unsafe { intrinsics::write_bytes(self.as_mut_ptr() as *mut u8, byte, self.len()) };
        }
        for slot in self.iter_mut() {
            *slot = value.clone();
        }
    }
    /// Fills `self` with elements returned by calling a closure repeatedly.
    pub fn fill_with<F: FnMut() -> T>(&mut self, mut f: F) {
        for slot in self.iter_mut() {
            *slot = f();
        }
    }
    /// Copies the elements from `src` into `self` by cloning.
    #[track_caller]
    pub fn clone_from_slice(&mut self, src: &[T])
    where
        T: Clone,
    {
        if self.len() != src.len() {
            panic!("destination and source slices have different lengths");
        }
        if intrinsics::is_plain::<T>() {
            return unsafe { intrinsics::copy_nonoverlapping(src.as_ptr(), self.as_mut_ptr(), src.len()) };
        }
        for (slot, value) in self.iter_mut().zip(src) {
            *slot = value.clone();
        }
    }
    /// Copies all elements from `src` into `self`, using a memcpy.
    #[track_caller]
    pub const fn copy_from_slice(&mut self, src: &[T])
    where
        T: Copy,
    {
        if self.len() != src.len() {
            panic!("copy_from_slice: source slice length ({}) does not match destination slice length ({})", src.len(), self.len());
        }
        unsafe { intrinsics::copy_nonoverlapping(src.as_ptr(), self.as_mut_ptr(), src.len()) }
    }
    /// Copies elements from one part of the slice to another part of itself, using a memmove.
    #[track_caller]
    pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize)
    where
        T: Copy,
    {
        let range = crate::ops::slice_range(src, self.len());
        let count = range.end - range.start;
        assert!(dest <= self.len() - count, "dest is out of bounds");
        let ptr = self.as_mut_ptr();
        unsafe { intrinsics::copy(ptr.add(range.start), ptr.add(dest), count) }
    }
    /// Swaps all elements in `self` with those in `other`.
    #[track_caller]
    pub fn swap_with_slice(&mut self, other: &mut [T]) {
        assert!(self.len() == other.len(), "destination and source slices have different lengths");
        unsafe { intrinsics::swap_nonoverlapping(self.as_mut_ptr(), other.as_mut_ptr(), self.len()) }
    }
    /// Copies `self` into a new `Vec`.
    pub fn to_vec(&self) -> Vec<T>
    where
        T: Clone,
    {
        let mut v = Vec::with_capacity(self.len());
        v.extend_from_slice(self);
        v
    }
    /// Converts `self` into a vector without clones or allocation.
    pub fn into_vec(self: Box<[T]>) -> Vec<T> { super::into_vec(self) }
    /// Creates a vector by copying a slice `n` times.
    pub fn repeat(&self, n: usize) -> Vec<T>
    where
        T: Copy,
    {
        let mut v = Vec::with_capacity(self.len().checked_mul(n).expect("capacity overflow"));
        let mut i = 0;
        while i < n {
            v.extend_from_slice(self);
            i += 1;
        }
        v
    }
}
impl [u8] {
    /// Checks if all bytes in this slice are within the ASCII range.
    #[must_use]
    pub fn is_ascii(&self) -> bool { self.iter().all(|b| b.is_ascii()) }
    /// Checks that two slices are an ASCII case-insensitive match.
    #[must_use]
    pub fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool { self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a.eq_ignore_ascii_case(b)) }
    /// Converts this slice to its ASCII upper case equivalent in-place.
    pub fn make_ascii_uppercase(&mut self) {
        for b in self {
            b.make_ascii_uppercase();
        }
    }
    /// Converts this slice to its ASCII lower case equivalent in-place.
    pub fn make_ascii_lowercase(&mut self) {
        for b in self {
            b.make_ascii_lowercase();
        }
    }
    /// A copy in ASCII upper case.
    #[must_use]
    pub fn to_ascii_uppercase(&self) -> Vec<u8> {
        let mut v = self.to_vec();
        v.make_ascii_uppercase();
        v
    }
    /// A copy in ASCII lower case.
    #[must_use]
    pub fn to_ascii_lowercase(&self) -> Vec<u8> {
        let mut v = self.to_vec();
        v.make_ascii_lowercase();
        v
    }
    /// Without leading ASCII whitespace.
    #[must_use]
    pub const fn trim_ascii_start(&self) -> &[u8] {
        let mut bytes = self;
        while let [first, rest @ ..] = bytes {
            if first.is_ascii_whitespace() { bytes = rest; } else { break; }
        }
        bytes
    }
    /// Without trailing ASCII whitespace.
    #[must_use]
    pub const fn trim_ascii_end(&self) -> &[u8] {
        let mut bytes = self;
        while let [rest @ .., last] = bytes {
            if last.is_ascii_whitespace() { bytes = rest; } else { break; }
        }
        bytes
    }
    /// Without surrounding ASCII whitespace.
    #[must_use]
    pub const fn trim_ascii(&self) -> &[u8] { self.trim_ascii_start().trim_ascii_end() }
    /// An iterator that produces an escaped version of this slice.
    #[must_use]
    pub fn escape_ascii(&self) -> EscapeAscii<'_> { EscapeAscii(self) }
}
/// A displayable, escaped version of a byte slice.
#[derive(Clone)]
pub struct EscapeAscii<'a>(&'a [u8]);
impl fmt::Display for EscapeAscii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for b in self.0 {
            fmt::Display::fmt(&crate::ascii::escape_default(*b), f)?;
        }
        Ok(())
    }
}
