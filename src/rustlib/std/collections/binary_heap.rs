//! A priority queue implemented with a binary heap.
use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::mem::{self, ManuallyDrop};
use crate::ops::{Deref, DerefMut};
use crate::prelude::rust_2021::*;
use crate::slice;
use crate::vec;

/// A priority queue implemented with a binary heap: a max-heap.
pub struct BinaryHeap<T> {
    data: Vec<T>,
}
// The element at `pos` is held outside while others move; dropping puts it there (also when a comparison panics).
struct Hole<'a, T: 'a> {
    data: &'a mut [T],
    elt: ManuallyDrop<T>,
    pos: usize,
}
impl<'a, T> Hole<'a, T> {
    unsafe fn new(data: &'a mut [T], pos: usize) -> Self {
        let elt = unsafe { intrinsics::ptr_read(&data[pos]) };
        Hole { data, elt: ManuallyDrop::new(elt), pos }
    }
    fn element(&self) -> &T { &self.elt }
    fn get(&self, index: usize) -> &T { &self.data[index] }
    unsafe fn move_to(&mut self, index: usize) {
        unsafe {
            let base = self.data.as_mut_ptr();
            intrinsics::copy_nonoverlapping(base.add(index) as *const T, base.add(self.pos), 1);
        }
        self.pos = index;
    }
}
impl<T> Drop for Hole<'_, T> {
    fn drop(&mut self) {
        unsafe {
            let to = self.data.as_mut_ptr().add(self.pos);
            intrinsics::copy_nonoverlapping(&*self.elt as *const T, to, 1);
        }
    }
}

impl<T: Ord> BinaryHeap<T> {
    /// Creates an empty `BinaryHeap` as a max-heap.
    #[must_use]
    pub const fn new() -> BinaryHeap<T> { BinaryHeap { data: Vec::new() } }
    /// Creates an empty `BinaryHeap` with at least the specified capacity.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> BinaryHeap<T> { BinaryHeap { data: Vec::with_capacity(capacity) } }
    /// Returns a mutable reference to the greatest item in the binary heap, or `None` if it is empty.
    pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>> { if self.is_empty() { None } else { Some(PeekMut { heap: self, touched: false }) } }
    /// Removes the greatest item from the binary heap and returns it, or `None` if it is empty.
    pub fn pop(&mut self) -> Option<T> {
        let mut item = self.data.pop()?;
        if !self.data.is_empty() {
            mem::swap(&mut item, &mut self.data[0]);
            self.sift_down_to_bottom(0);
        }
        Some(item)
    }
    /// Pushes an item onto the binary heap.
    pub fn push(&mut self, item: T) {
        let at = self.data.len();
        self.data.push(item);
        self.sift_up(0, at);
    }
    /// Consumes the `BinaryHeap` and returns a vector in sorted (ascending) order.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_sorted_vec(mut self) -> Vec<T> {
        let mut end = self.data.len();
        while end > 1 {
            end -= 1;
            self.data.swap(0, end);
            self.sift_down_range(0, end);
        }
        self.data
    }
    fn sift_up(&mut self, start: usize, pos: usize) -> usize {
        let mut hole = unsafe { Hole::new(&mut self.data, pos) };
        while hole.pos > start {
            let parent = (hole.pos - 1) / 2;
            if hole.element() <= hole.get(parent) {
                break;
            }
            unsafe { hole.move_to(parent) };
        }
        hole.pos
    }
    fn sift_down_range(&mut self, pos: usize, end: usize) {
        let mut hole = unsafe { Hole::new(&mut self.data, pos) };
        loop {
            let mut child = 2 * hole.pos + 1;
            if child >= end {
                return;
            }
            if child + 1 < end && hole.get(child) <= hole.get(child + 1) {
                child += 1;
            }
            if hole.element() >= hole.get(child) {
                return;
            }
            unsafe { hole.move_to(child) };
        }
    }
    // All the way down along the greater children, then up again: cheaper for what comes from the end.
    fn sift_down_to_bottom(&mut self, start: usize) {
        let end = self.data.len();
        let pos = {
            let mut hole = unsafe { Hole::new(&mut self.data, start) };
            loop {
                let mut child = 2 * hole.pos + 1;
                if child >= end {
                    break hole.pos;
                }
                if child + 1 < end && hole.get(child) <= hole.get(child + 1) {
                    child += 1;
                }
                unsafe { hole.move_to(child) };
            }
        };
        self.sift_up(start, pos);
    }
    fn rebuild(&mut self) {
        for n in (0..self.data.len() / 2).rev() {
            let end = self.data.len();
            self.sift_down_range(n, end);
        }
    }
    // Elements from `start` on are new: rebuilds everything when that costs less.
    fn rebuild_tail(&mut self, start: usize) {
        let len = self.data.len();
        if start == len {
            return;
        }
        let tail = len - start;
        let rebuild = if start < tail {
            true
        } else if len <= 2048 {
            2 * len < tail * (start.ilog2() as usize)
        } else {
            2 * len < tail * 11
        };
        if rebuild {
            self.rebuild();
        } else {
            for i in start..len {
                self.sift_up(0, i);
            }
        }
    }
    /// Moves all the elements of `other` into `self`, leaving `other` empty.
    pub fn append(&mut self, other: &mut Self) {
        if self.len() < other.len() {
            mem::swap(self, other);
        }
        let start = self.data.len();
        self.data.append(&mut other.data);
        self.rebuild_tail(start);
    }
    /// Retains only the elements specified by the predicate.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) {
        let mut first_removed = self.len();
        let mut i = 0;
        self.data.retain(|e| {
            let keep = f(e);
            if !keep && i < first_removed {
                first_removed = i;
            }
            i += 1;
            keep
        });
        let start = first_removed.min(self.len());
        self.rebuild_tail(start);
    }
}
impl<T> BinaryHeap<T> {
    /// Returns an iterator visiting all values in the underlying vector, in arbitrary order.
    pub fn iter(&self) -> Iter<'_, T> { Iter { iter: self.data.iter() } }
    /// Returns the greatest item in the binary heap, or `None` if it is empty.
    #[must_use]
    pub fn peek(&self) -> Option<&T> { self.data.get(0) }
    /// Returns the number of elements the binary heap can hold without reallocating.
    #[must_use]
    pub fn capacity(&self) -> usize { self.data.capacity() }
    /// Reserves capacity for at least `additional` elements more than the current length.
    pub fn reserve(&mut self, additional: usize) { self.data.reserve(additional) }
    /// Reserves the minimum capacity for at least `additional` elements more.
    pub fn reserve_exact(&mut self, additional: usize) { self.data.reserve_exact(additional) }
    /// Tries to reserve capacity for at least `additional` elements more.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), super::TryReserveError> { self.data.try_reserve(additional) }
    /// Tries to reserve the minimum capacity for at least `additional` elements more.
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), super::TryReserveError> { self.data.try_reserve_exact(additional) }
    /// Discards capacity with a lower bound.
    pub fn shrink_to(&mut self, min_capacity: usize) { self.data.shrink_to(min_capacity) }
    /// Discards as much additional capacity as possible.
    pub fn shrink_to_fit(&mut self) { self.data.shrink_to_fit() }
    /// Consumes the `BinaryHeap` and returns the underlying vector in arbitrary order.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_vec(self) -> Vec<T> { self.data }
    /// Returns a slice of all values in the underlying vector, in arbitrary order.
    #[must_use]
    pub fn as_slice(&self) -> &[T] { &self.data }
    /// Returns the length of the binary heap.
    #[must_use]
    pub fn len(&self) -> usize { self.data.len() }
    /// Checks if the binary heap is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool { self.data.is_empty() }
    /// Clears the binary heap, returning an iterator over the removed elements in arbitrary order.
    pub fn drain(&mut self) -> Drain<'_, T> { Drain { iter: self.data.drain(..) } }
    /// Drops all items from the binary heap.
    pub fn clear(&mut self) { self.data.clear() }
}

/// Structure wrapping a mutable reference to the greatest item on a `BinaryHeap`.
pub struct PeekMut<'a, T: 'a + Ord> {
    heap: &'a mut BinaryHeap<T>,
    touched: bool,
}
impl<'a, T: Ord> PeekMut<'a, T> {
    /// Removes the peeked value from the heap and returns it.
    pub fn pop(mut this: PeekMut<'a, T>) -> T {
        if this.touched {
            this.touched = false;
            let end = this.heap.data.len();
            this.heap.sift_down_range(0, end);
        }
        this.heap.pop().unwrap()
    }
}
impl<T: Ord> Drop for PeekMut<'_, T> {
    fn drop(&mut self) {
        if self.touched {
            let end = self.heap.data.len();
            self.heap.sift_down_range(0, end);
        }
    }
}
impl<T: Ord> Deref for PeekMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { &self.heap.data[0] }
}
impl<T: Ord> DerefMut for PeekMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.touched = true;
        &mut self.heap.data[0]
    }
}
impl<T: Ord + fmt::Debug> fmt::Debug for PeekMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("PeekMut").field(&self.heap.data[0]).finish() }
}

/// An iterator over the elements of a `BinaryHeap`.
pub struct Iter<'a, T: 'a> {
    iter: slice::Iter<'a, T>,
}
/// An owning iterator over the elements of a `BinaryHeap`.
pub struct IntoIter<T> {
    iter: vec::IntoIter<T>,
}
/// A draining iterator over the elements of a `BinaryHeap`.
pub struct Drain<'a, T: 'a> {
    iter: vec::Drain<'a, T>,
}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { iter: self.iter.clone() } }
}
macro_rules! iterators {
    ($(($($g:tt)*) $Name:ty, $Item:ty;)*) => { $(
        impl<$($g)*> Iterator for $Name {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> { self.iter.next() }
            fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
        }
        impl<$($g)*> DoubleEndedIterator for $Name {
            fn next_back(&mut self) -> Option<$Item> { self.iter.next_back() }
        }
        impl<$($g)*> ExactSizeIterator for $Name {}
        impl<$($g)*> FusedIterator for $Name {}
    )* };
}
iterators! { ('a, T) Iter<'a, T>, &'a T; (T) IntoIter<T>, T; ('a, T) Drain<'a, T>, T; }
impl<T: Clone> Clone for BinaryHeap<T> {
    fn clone(&self) -> Self { BinaryHeap { data: self.data.clone() } }
}
impl<T: Ord> Default for BinaryHeap<T> {
    fn default() -> BinaryHeap<T> { BinaryHeap::new() }
}
impl<T: fmt::Debug> fmt::Debug for BinaryHeap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() }
}
impl<T: Ord> From<Vec<T>> for BinaryHeap<T> {
    fn from(vec: Vec<T>) -> BinaryHeap<T> {
        let mut heap = BinaryHeap { data: vec };
        heap.rebuild();
        heap
    }
}
impl<T: Ord, const N: usize> From<[T; N]> for BinaryHeap<T> {
    fn from(arr: [T; N]) -> Self { Self::from_iter(arr) }
}
impl<T> From<BinaryHeap<T>> for Vec<T> {
    fn from(heap: BinaryHeap<T>) -> Vec<T> { heap.data }
}
impl<T: Ord> FromIterator<T> for BinaryHeap<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BinaryHeap<T> { BinaryHeap::from(iter.into_iter().collect::<Vec<_>>()) }
}
impl<T: Ord> Extend<T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let start = self.data.len();
        self.data.extend(iter);
        self.rebuild_tail(start);
    }
}
impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().cloned()) }
}
impl<T> IntoIterator for BinaryHeap<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { iter: self.data.into_iter() } }
}
impl<'a, T> IntoIterator for &'a BinaryHeap<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<T> Default for Iter<'_, T> {
    fn default() -> Self { Iter { iter: slice::Iter::default() } }
}
impl<T> Default for IntoIter<T> {
    fn default() -> Self { IntoIter { iter: vec::IntoIter::default() } }
}
impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self { IntoIter { iter: self.iter.clone() } }
}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Iter").field(&self.iter.as_slice()).finish() }
}
impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.iter.as_slice()).finish() }
}
