//! Traits of `VecDeque`.
use super::{IntoIter, Iter, IterMut, VecDeque};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::marker::PhantomData;
use crate::mem;
use crate::ops::{Index, IndexMut};
use crate::prelude::rust_2021::*;
use crate::ptr::NonNull;

impl<T: Clone> Clone for VecDeque<T> {
    fn clone(&self) -> Self { self.iter().cloned().collect() }
}
impl<T> Default for VecDeque<T> {
    fn default() -> VecDeque<T> { VecDeque::new() }
}
impl<T: fmt::Debug> fmt::Debug for VecDeque<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() }
}
impl<T: PartialEq> PartialEq for VecDeque<T> {
    fn eq(&self, other: &Self) -> bool { self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| *a == *b) }
}
impl<T: Eq> Eq for VecDeque<T> {}
macro_rules! eq_sequences {
    ($(($($g:tt)*) $Rhs:ty;)*) => { $(
        impl<T: PartialEq<U>, U, $($g)*> PartialEq<$Rhs> for VecDeque<T> {
            fn eq(&self, other: &$Rhs) -> bool { self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| *a == *b) }
        }
    )* };
}
eq_sequences! { () Vec<U>; () &[U]; () &mut [U]; (const N: usize) [U; N]; (const N: usize) &[U; N]; }
impl<T: PartialOrd> PartialOrd for VecDeque<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.iter().partial_cmp(other.iter()) }
}
impl<T: Ord> Ord for VecDeque<T> {
    fn cmp(&self, other: &Self) -> Ordering { self.iter().cmp(other.iter()) }
}
impl<T: Hash> Hash for VecDeque<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_length_prefix(self.len());
        self.iter().for_each(|elem| elem.hash(state));
    }
}
impl<T> Index<usize> for VecDeque<T> {
    type Output = T;
    #[track_caller]
    fn index(&self, index: usize) -> &T { self.get(index).expect("Out of bounds access") }
}
impl<T> IndexMut<usize> for VecDeque<T> {
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T { self.get_mut(index).expect("Out of bounds access") }
}
impl<T> FromIterator<T> for VecDeque<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> { VecDeque::from(iter.into_iter().collect::<Vec<T>>()) }
}
impl<T> Extend<T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let iter = iter.into_iter();
        self.reserve(iter.size_hint().0);
        for value in iter {
            self.push_back(value);
        }
    }
}
impl<'a, T: 'a + Copy> Extend<&'a T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().copied()) }
}
impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { inner: self } }
}
impl<'a, T> IntoIterator for &'a VecDeque<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut VecDeque<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}
impl<T> From<Vec<T>> for VecDeque<T> {
    fn from(mut v: Vec<T>) -> VecDeque<T> {
        let cap = if crate::intrinsics::size_of::<T>() == 0 { 0 } else { v.capacity() };
        let ptr = unsafe { NonNull::new_unchecked(v.as_mut_ptr()) };
        let len = v.len();
        mem::forget(v);
        VecDeque { ptr, cap, head: 0, len, owned: PhantomData }
    }
}
impl<T> From<VecDeque<T>> for Vec<T> {
    fn from(mut d: VecDeque<T>) -> Vec<T> {
        d.make_contiguous();
        unsafe {
            let base = d.ptr.as_ptr();
            if d.head != 0 {
                crate::intrinsics::copy(base.add(d.head) as *const T, base, d.len);
            }
            let v = Vec::from_raw_parts(base, d.len, d.cap);
            mem::forget(d);
            v
        }
    }
}
impl<T, const N: usize> From<[T; N]> for VecDeque<T> {
    fn from(arr: [T; N]) -> VecDeque<T> { VecDeque::from(Vec::from(arr)) }
}
