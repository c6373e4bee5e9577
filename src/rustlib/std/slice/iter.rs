//! `slice::Iter` and `slice::IterMut`: a pointer and how many elements remain.
use crate::fmt;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::prelude::rust_2021::*;

/// Immutable slice iterator.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, T: 'a> {
    ptr: *const T,
    len: usize,
    marker: PhantomData<&'a T>,
}
/// Mutable slice iterator.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMut<'a, T: 'a> {
    ptr: *mut T,
    len: usize,
    marker: PhantomData<&'a mut T>,
}
unsafe impl<T: Sync> Sync for Iter<'_, T> {}
unsafe impl<T: Sync> Send for Iter<'_, T> {}
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}
unsafe impl<T: Send> Send for IterMut<'_, T> {}
impl<'a, T> Iter<'a, T> {
    pub(crate) const fn new(slice: &'a [T]) -> Iter<'a, T> { Iter { ptr: slice.as_ptr(), len: slice.len(), marker: PhantomData } }
    /// Views the underlying data as a subslice of the original data.
    #[must_use]
    pub fn as_slice(&self) -> &'a [T] { unsafe { super::from_raw_parts(self.ptr, self.len) } }
}
impl<'a, T> IterMut<'a, T> {
    pub(crate) const fn new(slice: &'a mut [T]) -> IterMut<'a, T> { IterMut { len: slice.len(), ptr: slice.as_mut_ptr(), marker: PhantomData } }
    /// Views the underlying data as a subslice of the original data.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_slice(self) -> &'a mut [T] { unsafe { super::from_raw_parts_mut(self.ptr, self.len) } }
    /// Views the remaining data.
    #[must_use]
    pub fn as_slice(&self) -> &[T] { unsafe { super::from_raw_parts(self.ptr, self.len) } }
}
macro_rules! slice_iterator {
    ($I:ident, $Item:ty, [$($m:tt)*]) => {
        impl<'a, T> Iterator for $I<'a, T> {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                if self.len == 0 {
                    return None;
                }
                let p = self.ptr;
                self.len -= 1;
                unsafe {
                    self.ptr = p.add(1);
                    Some(& $($m)* *p)
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) { (self.len, Some(self.len)) }
            fn count(self) -> usize { self.len }
            fn nth(&mut self, n: usize) -> Option<$Item> {
                let skip = if n < self.len { n } else { self.len };
                unsafe { self.ptr = self.ptr.add(skip) };
                self.len -= skip;
                self.next()
            }
            fn last(mut self) -> Option<$Item> { self.next_back() }
        }
        impl<'a, T> DoubleEndedIterator for $I<'a, T> {
            fn next_back(&mut self) -> Option<$Item> {
                if self.len == 0 {
                    return None;
                }
                self.len -= 1;
                unsafe { Some(& $($m)* *self.ptr.add(self.len)) }
            }
            fn nth_back(&mut self, n: usize) -> Option<$Item> {
                let skip = if n < self.len { n } else { self.len };
                self.len -= skip;
                self.next_back()
            }
        }
        impl<'a, T> ExactSizeIterator for $I<'a, T> {
            fn len(&self) -> usize { self.len }
        }
        impl<'a, T> FusedIterator for $I<'a, T> {}
    };
}
slice_iterator! { Iter, &'a T, [] }
slice_iterator! { IterMut, &'a mut T, [mut] }
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { ptr: self.ptr, len: self.len, marker: PhantomData } }
}
impl<T> AsRef<[T]> for Iter<'_, T> {
    fn as_ref(&self) -> &[T] { self.as_slice() }
}
impl<T> Default for Iter<'_, T> {
    fn default() -> Self { Iter::new(&[]) }
}
impl<T> Default for IterMut<'_, T> {
    fn default() -> Self { IterMut::new(&mut []) }
}
impl<T> AsRef<[T]> for IterMut<'_, T> {
    fn as_ref(&self) -> &[T] { self.as_slice() }
}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Iter").field(&self.as_slice()).finish() }
}
impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IterMut").field(&self.as_slice()).finish() }
}
impl<'a, T> IntoIterator for &'a [T] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { Iter::new(self) }
}
impl<'a, T> IntoIterator for &'a mut [T] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { IterMut::new(self) }
}
