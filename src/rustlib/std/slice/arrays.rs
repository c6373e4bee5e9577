//! Slices as arrays: chunks whose length is part of the type, taking parts off, several elements at once.
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::mem;
use crate::ops::{Range, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive};
use crate::prelude::rust_2021::*;

impl<T> [T] {
    /// The first `N` items as an array, if there are that many.
    pub const fn first_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { unsafe { Some(&*(self.as_ptr() as *const [T; N])) } }
    }
    /// The first `N` items as an array, if there are that many.
    pub const fn first_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() < N { None } else { unsafe { Some(&mut *(self.as_mut_ptr() as *mut [T; N])) } }
    }
    /// The last `N` items as an array, if there are that many.
    pub const fn last_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        let len = self.len();
        if len < N { None } else { unsafe { Some(&*(self.as_ptr().add(len - N) as *const [T; N])) } }
    }
    /// The last `N` items as an array, if there are that many.
    pub const fn last_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        let len = self.len();
        if len < N { None } else { unsafe { Some(&mut *(self.as_mut_ptr().add(len - N) as *mut [T; N])) } }
    }
    /// The first `N` items as an array, and the rest.
    pub const fn split_first_chunk<const N: usize>(&self) -> Option<(&[T; N], &[T])> {
        let Some((first, tail)) = self.split_at_checked(N) else { return None };
        unsafe { Some((&*(first.as_ptr() as *const [T; N]), tail)) }
    }
    /// The first `N` items as an array, and the rest.
    pub const fn split_first_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T; N], &mut [T])> {
        let Some((first, tail)) = self.split_at_mut_checked(N) else { return None };
        unsafe { Some((&mut *(first.as_mut_ptr() as *mut [T; N]), tail)) }
    }
    /// What comes before the last `N` items, and these as an array.
    pub const fn split_last_chunk<const N: usize>(&self) -> Option<(&[T], &[T; N])> {
        let len = self.len();
        if len < N {
            return None;
        }
        let (init, last) = self.split_at(len - N);
        unsafe { Some((init, &*(last.as_ptr() as *const [T; N]))) }
    }
    /// What comes before the last `N` items, and these as an array.
    pub const fn split_last_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T], &mut [T; N])> {
        let len = self.len();
        if len < N {
            return None;
        }
        let (init, last) = self.split_at_mut(len - N);
        unsafe { Some((init, &mut *(last.as_mut_ptr() as *mut [T; N]))) }
    }
    /// The slice as an array, if it has exactly that length.
    pub const fn as_array<const N: usize>(&self) -> Option<&[T; N]> { if self.len() == N { self.first_chunk() } else { None } }
    /// The slice as an array, if it has exactly that length.
    pub const fn as_mut_array<const N: usize>(&mut self) -> Option<&mut [T; N]> { if self.len() == N { self.first_chunk_mut() } else { None } }
    /// Splits the slice into arrays, assuming that nothing remains.
    pub const unsafe fn as_chunks_unchecked<const N: usize>(&self) -> &[[T; N]] { unsafe { super::from_raw_parts(self.as_ptr() as *const [T; N], self.len() / N) } }
    /// Splits the slice into arrays, assuming that nothing remains.
    pub const unsafe fn as_chunks_unchecked_mut<const N: usize>(&mut self) -> &mut [[T; N]] {
        unsafe { super::from_raw_parts_mut(self.as_mut_ptr() as *mut [T; N], self.len() / N) }
    }
    /// Splits the slice into arrays and a remainder.
    #[track_caller]
    pub const fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (all, rest) = self.split_at(self.len() / N * N);
        unsafe { (all.as_chunks_unchecked(), rest) }
    }
    /// Splits the slice into arrays and a remainder.
    #[track_caller]
    pub const fn as_chunks_mut<const N: usize>(&mut self) -> (&mut [[T; N]], &mut [T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (all, rest) = self.split_at_mut(self.len() / N * N);
        unsafe { (all.as_chunks_unchecked_mut(), rest) }
    }
    /// Splits the slice into a remainder and arrays up to its end.
    #[track_caller]
    pub const fn as_rchunks<const N: usize>(&self) -> (&[T], &[[T; N]]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (rest, all) = self.split_at(self.len() % N);
        unsafe { (rest, all.as_chunks_unchecked()) }
    }
    /// Splits the slice into a remainder and arrays up to its end.
    #[track_caller]
    pub const fn as_rchunks_mut<const N: usize>(&mut self) -> (&mut [T], &mut [[T; N]]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (rest, all) = self.split_at_mut(self.len() % N);
        unsafe { (rest, all.as_chunks_unchecked_mut()) }
    }
    /// Returns an iterator over all contiguous windows of `N` elements.
    #[track_caller]
    pub fn array_windows<const N: usize>(&self) -> ArrayWindows<'_, T, N> {
        assert!(N != 0, "window size must be non-zero");
        ArrayWindows { v: self }
    }
    /// The element at which a reference into this slice points.
    pub fn element_offset(&self, element: &T) -> Option<usize> {
        let size = intrinsics::size_of::<T>();
        if size == 0 {
            panic!("elements are zero-sized");
        }
        let offset = (element as *const T).addr().wrapping_sub(self.as_ptr().addr());
        if offset % size == 0 && offset / size < self.len() { Some(offset / size) } else { None }
    }
    /// Takes a part off one end of the slice.
    pub fn split_off<'a, R: OneSidedRange>(self: &mut &'a [T], range: R) -> Option<&'a [T]> {
        let (front, mid) = range.direction()?;
        let (a, b) = self.split_at_checked(mid)?;
        let (out, rest) = if front { (a, b) } else { (b, a) };
        *self = rest;
        Some(out)
    }
    /// Takes a part off one end of the slice.
    pub fn split_off_mut<'a, R: OneSidedRange>(self: &mut &'a mut [T], range: R) -> Option<&'a mut [T]> {
        let (front, mid) = range.direction()?;
        if mid > self.len() {
            return None;
        }
        let (a, b) = mem::take(self).split_at_mut(mid);
        let (out, rest) = if front { (a, b) } else { (b, a) };
        *self = rest;
        Some(out)
    }
    /// Takes the first element off the slice.
    pub const fn split_off_first<'a>(self: &mut &'a [T]) -> Option<&'a T> {
        let Some((first, rest)) = self.split_first() else { return None };
        *self = rest;
        Some(first)
    }
    /// Takes the last element off the slice.
    pub const fn split_off_last<'a>(self: &mut &'a [T]) -> Option<&'a T> {
        let Some((last, rest)) = self.split_last() else { return None };
        *self = rest;
        Some(last)
    }
    /// Takes the first element off the slice.
    pub fn split_off_first_mut<'a>(self: &mut &'a mut [T]) -> Option<&'a mut T> {
        let (first, rest) = mem::take(self).split_first_mut()?;
        *self = rest;
        Some(first)
    }
    /// Takes the last element off the slice.
    pub fn split_off_last_mut<'a>(self: &mut &'a mut [T]) -> Option<&'a mut T> {
        let (last, rest) = mem::take(self).split_last_mut()?;
        *self = rest;
        Some(last)
    }
    /// Mutable references to several elements or parts at once, which must be different.
    pub fn get_disjoint_mut<I: GetDisjointMutIndex + DisjointItem<T>, const N: usize>(&mut self, indices: [I; N]) -> Result<[&mut I::Item; N], GetDisjointMutError> {
        let mut i = 0;
        while i < N {
            if !indices[i].is_in_bounds(self.len()) {
                return Err(GetDisjointMutError::IndexOutOfBounds);
            }
            let mut j = 0;
            while j < i {
                if indices[i].is_overlapping(&indices[j]) {
                    return Err(GetDisjointMutError::OverlappingIndices);
                }
                j += 1;
            }
            i += 1;
        }
        unsafe { Ok(self.get_disjoint_unchecked_mut(indices)) }
    }
    /// Mutable references to several elements or parts at once, without checks.
    pub unsafe fn get_disjoint_unchecked_mut<I: GetDisjointMutIndex + DisjointItem<T>, const N: usize>(&mut self, indices: [I; N]) -> [&mut I::Item; N] {
        let all = self as *mut [T];
        indices.map(|i| unsafe { i.item(&mut *all) })
    }
    /// The middle as elements of another type, as far as alignment and size allow.
    pub unsafe fn align_to<U>(&self) -> (&[T], &[U], &[T]) {
        unsafe {
            let (n, m) = aligned_part::<T, U>(self.as_ptr(), self.len());
            let (head, rest) = self.split_at(n);
            let used = m * intrinsics::size_of::<U>() / intrinsics::size_of::<T>().max(1);
            (head, super::from_raw_parts(rest.as_ptr() as *const U, m), &rest[used..])
        }
    }
    /// The middle as elements of another type, as far as alignment and size allow.
    pub unsafe fn align_to_mut<U>(&mut self) -> (&mut [T], &mut [U], &mut [T]) {
        unsafe {
            let (n, m) = aligned_part::<T, U>(self.as_ptr(), self.len());
            let (head, rest) = self.split_at_mut(n);
            let used = m * intrinsics::size_of::<U>() / intrinsics::size_of::<T>().max(1);
            let (mid, tail) = rest.split_at_mut(used);
            (head, super::from_raw_parts_mut(mid.as_mut_ptr() as *mut U, m), tail)
        }
    }
}
// How many elements to skip, and how many `U` fit then.
fn aligned_part<T, U>(ptr: *const T, len: usize) -> (usize, usize) {
    let (t, u) = (intrinsics::size_of::<T>(), intrinsics::size_of::<U>());
    if t == 0 || u == 0 {
        return (len, 0);
    }
    let skip = ptr.align_offset(intrinsics::align_of::<U>());
    if skip > len {
        return (len, 0);
    }
    // Whole elements of both types only.
    let mut m = (len - skip) * t / u;
    while m * u % t != 0 {
        m -= 1;
    }
    (skip, m)
}

impl<T, const N: usize> [[T; N]] {
    /// Takes a `&[[T; N]]`, and flattens it to a `&[T]`.
    pub const fn as_flattened(&self) -> &[T] { unsafe { super::from_raw_parts(self.as_ptr() as *const T, self.len() * N) } }
    /// Takes a `&mut [[T; N]]`, and flattens it to a `&mut [T]`.
    pub const fn as_flattened_mut(&mut self) -> &mut [T] { unsafe { super::from_raw_parts_mut(self.as_mut_ptr() as *mut T, self.len() * N) } }
}

/// An iterator over overlapping arrays of `N` elements.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ArrayWindows<'a, T: 'a, const N: usize> { v: &'a [T] }
impl<T, const N: usize> Clone for ArrayWindows<'_, T, N> {
    fn clone(&self) -> Self { ArrayWindows { v: self.v } }
}
impl<'a, T, const N: usize> Iterator for ArrayWindows<'a, T, N> {
    type Item = &'a [T; N];
    fn next(&mut self) -> Option<&'a [T; N]> {
        let out = self.v.first_chunk()?;
        self.v = &self.v[1..];
        Some(out)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + 1).saturating_sub(N);
        (n, Some(n))
    }
}
impl<'a, T, const N: usize> DoubleEndedIterator for ArrayWindows<'a, T, N> {
    fn next_back(&mut self) -> Option<&'a [T; N]> {
        let out = self.v.last_chunk()?;
        self.v = &self.v[..self.v.len() - 1];
        Some(out)
    }
}
impl<T, const N: usize> ExactSizeIterator for ArrayWindows<'_, T, N> {}
impl<T, const N: usize> FusedIterator for ArrayWindows<'_, T, N> {}

/// Ranges with one bound: what `split_off` takes.
pub trait OneSidedRange {
    /// Whether the part is in front, and where it ends or begins.
    #[doc(hidden)]
    fn direction(self) -> Option<(bool, usize)>;
}
impl OneSidedRange for RangeTo<usize> {
    fn direction(self) -> Option<(bool, usize)> { Some((true, self.end)) }
}
impl OneSidedRange for RangeFrom<usize> {
    fn direction(self) -> Option<(bool, usize)> { Some((false, self.start)) }
}
impl OneSidedRange for RangeToInclusive<usize> {
    fn direction(self) -> Option<(bool, usize)> { Some((true, self.end.checked_add(1)?)) }
}

/// What `get_disjoint_mut` takes as an index.
pub unsafe trait GetDisjointMutIndex {
    /// Whether the index exists in a slice of this length.
    fn is_in_bounds(&self, len: usize) -> bool;
    /// Whether the two have elements in common.
    fn is_overlapping(&self, other: &Self) -> bool;
}
/// What an index of `get_disjoint_mut` selects.
#[doc(hidden)]
pub trait DisjointItem<T> {
    type Item: ?Sized;
    unsafe fn item(self, slice: &mut [T]) -> &mut Self::Item;
}
unsafe impl GetDisjointMutIndex for usize {
    fn is_in_bounds(&self, len: usize) -> bool { *self < len }
    fn is_overlapping(&self, other: &Self) -> bool { *self == *other }
}
impl<T> DisjointItem<T> for usize {
    type Item = T;
    unsafe fn item(self, slice: &mut [T]) -> &mut T { unsafe { &mut *slice.as_mut_ptr().add(self) } }
}
unsafe impl GetDisjointMutIndex for Range<usize> {
    fn is_in_bounds(&self, len: usize) -> bool { self.start <= self.end && self.end <= len }
    fn is_overlapping(&self, other: &Self) -> bool { self.start < other.end && other.start < self.end }
}
impl<T> DisjointItem<T> for Range<usize> {
    type Item = [T];
    unsafe fn item(self, slice: &mut [T]) -> &mut [T] { &mut slice[self] }
}
unsafe impl GetDisjointMutIndex for RangeInclusive<usize> {
    fn is_in_bounds(&self, len: usize) -> bool { *self.start() <= *self.end() && *self.end() < len }
    fn is_overlapping(&self, other: &Self) -> bool { *self.start() <= *other.end() && *other.start() <= *self.end() }
}
impl<T> DisjointItem<T> for RangeInclusive<usize> {
    type Item = [T];
    unsafe fn item(self, slice: &mut [T]) -> &mut [T] { &mut slice[self] }
}
/// The error type returned by `get_disjoint_mut`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GetDisjointMutError {
    /// An index was out of bounds.
    IndexOutOfBounds,
    /// Two indices overlap.
    OverlappingIndices,
}
impl fmt::Display for GetDisjointMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            GetDisjointMutError::IndexOutOfBounds => "an index is out of bounds",
            GetDisjointMutError::OverlappingIndices => "there were overlapping indices",
        })
    }
}
impl Error for GetDisjointMutError {}
