//! Utilities for the array primitive type.
use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::mem::MaybeUninit;
use crate::ops::{Index, IndexMut};
use crate::prelude::rust_2021::*;
use crate::slice::{Iter, IterMut};
use crate::{intrinsics, mem};

/// Creates an array where each element is produced by calling `f` with that element's index.
pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(mut f: F) -> [T; N] {
    let mut v = Vec::with_capacity(N);
    let mut i = 0;
    while i < N {
        v.push(f(i));
        i += 1;
    }
    unsafe { from_full_vec(v) }
}
// The vector has exactly N elements.
pub(crate) unsafe fn from_full_vec<T, const N: usize>(mut v: Vec<T>) -> [T; N] {
    unsafe {
        let array = intrinsics::ptr_read(v.as_ptr() as *const [T; N]);
        v.set_len(0);
        array
    }
}
/// Converts a reference to `T` into a reference to an array of length 1.
pub const fn from_ref<T>(s: &T) -> &[T; 1] { unsafe { &*(s as *const T as *const [T; 1]) } }
/// Converts a mutable reference to `T` into a reference to an array of length 1.
pub const fn from_mut<T>(s: &mut T) -> &mut [T; 1] { unsafe { &mut *(s as *mut T as *mut [T; 1]) } }
/// An array of clones of a value, the last of which is the value itself.
pub fn repeat<T: Clone, const N: usize>(val: T) -> [T; N] { unsafe { from_full_vec(crate::vec::from_elem(val, N)) } }

impl<T, const N: usize> [T; N] {
    /// Returns an array of the same size as `self`, with function `f` applied to each element in order.
    pub fn map<F: FnMut(T) -> U, U>(self, f: F) -> [U; N] {
        let v: Vec<U> = self.into_iter().map(f).collect();
        unsafe { from_full_vec(v) }
    }
    /// Returns a slice containing the entire array.
    pub const fn as_slice(&self) -> &[T] { self }
    /// Returns a mutable slice containing the entire array.
    pub const fn as_mut_slice(&mut self) -> &mut [T] { self }
    /// Borrows each element and returns an array of references.
    pub fn each_ref(&self) -> [&T; N] { from_fn(|i| &self[i]) }
    /// Borrows each element mutably and returns an array of references.
    pub fn each_mut(&mut self) -> [&mut T; N] {
        let first = self.as_mut_ptr();
        from_fn(|i| unsafe { &mut *first.add(i) })
    }
}

/// The error type returned when a conversion from a slice to an array fails.
#[derive(Debug, Copy, Clone)]
pub struct TryFromSliceError(());
impl fmt::Display for TryFromSliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("could not convert slice to array") }
}
impl Error for TryFromSliceError {}

impl<T, const N: usize> AsRef<[T]> for [T; N] {
    fn as_ref(&self) -> &[T] { self }
}
impl<T, const N: usize> AsMut<[T]> for [T; N] {
    fn as_mut(&mut self) -> &mut [T] { self }
}
impl<T, const N: usize> Borrow<[T]> for [T; N] {
    fn borrow(&self) -> &[T] { self }
}
impl<T, const N: usize> BorrowMut<[T]> for [T; N] {
    fn borrow_mut(&mut self) -> &mut [T] { self }
}
impl<T: Copy, const N: usize> TryFrom<&[T]> for [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> { <&[T; N]>::try_from(slice).copied() }
}
impl<T: Copy, const N: usize> TryFrom<&mut [T]> for [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &mut [T]) -> Result<[T; N], TryFromSliceError> { <[T; N]>::try_from(&*slice) }
}
impl<'a, T, const N: usize> TryFrom<&'a [T]> for &'a [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &'a [T]) -> Result<&'a [T; N], TryFromSliceError> {
        if slice.len() == N { unsafe { Ok(&*(slice.as_ptr() as *const [T; N])) } } else { Err(TryFromSliceError(())) }
    }
}
impl<'a, T, const N: usize> TryFrom<&'a mut [T]> for &'a mut [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &'a mut [T]) -> Result<&'a mut [T; N], TryFromSliceError> {
        if slice.len() == N { unsafe { Ok(&mut *(slice.as_mut_ptr() as *mut [T; N])) } } else { Err(TryFromSliceError(())) }
    }
}
impl<T, const N: usize> TryFrom<Vec<T>> for [T; N] {
    type Error = Vec<T>;
    fn try_from(vec: Vec<T>) -> Result<[T; N], Vec<T>> { if vec.len() == N { unsafe { Ok(from_full_vec(vec)) } } else { Err(vec) } }
}
impl<T: Clone, const N: usize> Clone for [T; N] {
    fn clone(&self) -> Self { from_fn(|i| self[i].clone()) }
}
impl<T: Copy, const N: usize> Copy for [T; N] {}
impl<T: Hash, const N: usize> Hash for [T; N] {
    fn hash<H: Hasher>(&self, state: &mut H) { Hash::hash(&self[..], state) }
}
impl<T: fmt::Debug, const N: usize> fmt::Debug for [T; N] {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self[..], f) }
}
impl<T, I, const N: usize> Index<I> for [T; N]
where
    [T]: Index<I>,
{
    type Output = <[T] as Index<I>>::Output;
    #[track_caller]
    fn index(&self, index: I) -> &Self::Output { Index::index(self as &[T], index) }
}
impl<T, I, const N: usize> IndexMut<I> for [T; N]
where
    [T]: IndexMut<I>,
{
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut Self::Output { IndexMut::index_mut(self as &mut [T], index) }
}
macro_rules! array_eq {
    ($([$($g:tt)*] $A:ty, $B:ty;)*) => { $(
        impl<T: PartialEq<U>, U, $($g)*> PartialEq<$B> for $A {
            fn eq(&self, other: &$B) -> bool { self[..] == other[..] }
        }
    )* };
}
array_eq! {
    [const N: usize] [T; N], [U; N];
    [const N: usize] [T; N], [U];
    [const N: usize] [T], [U; N];
    [const N: usize] &[T], [U; N];
    [const N: usize] [T; N], &[U];
    [const N: usize] &mut [T], [U; N];
    [const N: usize] [T; N], &mut [U];
}
impl<T: Eq, const N: usize> Eq for [T; N] {}
impl<T: PartialOrd, const N: usize> PartialOrd for [T; N] {
    fn partial_cmp(&self, other: &[T; N]) -> Option<Ordering> { PartialOrd::partial_cmp(&self[..], &other[..]) }
}
impl<T: Ord, const N: usize> Ord for [T; N] {
    fn cmp(&self, other: &[T; N]) -> Ordering { Ord::cmp(&self[..], &other[..]) }
}
// `[T; 0]: Default` holds for every T, hence a list of lengths as in the real library.
macro_rules! array_default {
    ($($n:literal)*) => { $( impl<T: Default> Default for [T; $n] { fn default() -> [T; $n] { from_fn(|_| T::default()) } } )* };
}
array_default! { 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 }
impl<T> Default for [T; 0] {
    fn default() -> [T; 0] { [] }
}

/// A by-value array iterator.
pub struct IntoIter<T, const N: usize> {
    data: [MaybeUninit<T>; N],
    start: usize,
    end: usize,
}
impl<T, const N: usize> IntoIter<T, N> {
    /// Returns an immutable slice of all elements that have not been yielded yet.
    pub fn as_slice(&self) -> &[T] { unsafe { crate::slice::from_raw_parts((self.data.as_ptr() as *const T).add(self.start), self.end - self.start) } }
    /// Returns a mutable slice of all elements that have not been yielded yet.
    pub fn as_mut_slice(&mut self) -> &mut [T] { unsafe { crate::slice::from_raw_parts_mut((self.data.as_mut_ptr() as *mut T).add(self.start), self.end - self.start) } }
    /// The iterator over no elements.
    pub const fn empty() -> Self { IntoIter { data: unsafe { intrinsics::uninit() }, start: 0, end: 0 } }
}
impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = IntoIter<T, N>;
    fn into_iter(self) -> IntoIter<T, N> {
        let data = unsafe { intrinsics::transmute_unchecked::<[T; N], [MaybeUninit<T>; N]>(self) };
        IntoIter { data, start: 0, end: N }
    }
}
impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}
impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        let i = self.start;
        self.start += 1;
        unsafe { Some(self.data[i].assume_init_read()) }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.end - self.start, Some(self.end - self.start)) }
}
impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> {
    fn next_back(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        self.end -= 1;
        unsafe { Some(self.data[self.end].assume_init_read()) }
    }
}
impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {}
impl<T, const N: usize> FusedIterator for IntoIter<T, N> {}
impl<T, const N: usize> Drop for IntoIter<T, N> {
    fn drop(&mut self) {
        if mem::needs_drop::<T>() {
            unsafe { intrinsics::drop_in_place(intrinsics::slice_from_raw_parts_mut((self.data.as_mut_ptr() as *mut T).add(self.start), self.end - self.start)) }
        }
    }
}
impl<T: Clone, const N: usize> Clone for IntoIter<T, N> {
    fn clone(&self) -> Self {
        let mut new = IntoIter { data: unsafe { intrinsics::uninit() }, start: 0, end: 0 };
        for x in self.as_slice() {
            new.data[new.end].write(x.clone());
            new.end += 1;
        }
        new
    }
}
impl<T: fmt::Debug, const N: usize> fmt::Debug for IntoIter<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.as_slice()).finish() }
}
