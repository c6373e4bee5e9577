//! A double-ended queue: a ring buffer that grows.
mod iter;
mod traits;

pub use self::iter::{Drain, IntoIter, Iter, IterMut};
use crate::cmp::Ordering;
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::mem;
use crate::ops::{slice_range, RangeBounds};
use crate::prelude::rust_2021::*;
use crate::ptr::NonNull;

/// A double-ended queue implemented with a growable ring buffer.
pub struct VecDeque<T> {
    ptr: NonNull<T>,
    cap: usize,
    // Index of the first element; below `cap` unless that is 0.
    head: usize,
    len: usize,
    owned: PhantomData<T>,
}
unsafe impl<T: Send> Send for VecDeque<T> {}
unsafe impl<T: Sync> Sync for VecDeque<T> {}
impl<T> VecDeque<T> {
    /// Creates an empty deque.
    #[must_use]
    pub const fn new() -> VecDeque<T> { VecDeque { ptr: NonNull::dangling(), cap: 0, head: 0, len: 0, owned: PhantomData } }
    /// Creates an empty deque with space for at least `capacity` elements.
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> VecDeque<T> { VecDeque::from(Vec::with_capacity(capacity)) }
    fn zero_sized() -> bool { intrinsics::size_of::<T>() == 0 }
    fn at(&self, index: usize) -> *mut T {
        let i = self.head + index;
        let i = if i >= self.cap && !VecDeque::<T>::zero_sized() { i - self.cap } else { i };
        unsafe { self.ptr.as_ptr().add(i) }
    }
    // Puts the elements into a buffer for `cap` elements, the first one at its start.
    #[track_caller]
    fn set_capacity(&mut self, cap: usize) {
        if VecDeque::<T>::zero_sized() {
            self.head = 0;
            return;
        }
        let mut new: Vec<T> = Vec::with_capacity(cap);
        let (a, b) = self.pieces();
        unsafe {
            let to = new.as_mut_ptr();
            intrinsics::copy_nonoverlapping(intrinsics::slice_as_ptr(a), to, a.len());
            intrinsics::copy_nonoverlapping(intrinsics::slice_as_ptr(b), to.add(a.len()), b.len());
            self.free();
            self.cap = new.capacity();
            self.ptr = NonNull::new_unchecked(to);
            mem::forget(new);
        }
        self.head = 0;
    }
    fn free(&mut self) {
        let size = intrinsics::size_of::<T>();
        if self.cap > 0 && size > 0 {
            unsafe { intrinsics::dealloc(self.ptr.as_ptr() as *mut u8, self.cap * size, intrinsics::align_of::<T>()) };
        }
        self.cap = 0;
    }
    // Where the elements lie: from `head` on, and the part that wrapped around.
    fn pieces(&self) -> (*const [T], *const [T]) {
        let base = self.ptr.as_ptr() as *const T;
        let room = if VecDeque::<T>::zero_sized() { self.len } else { self.cap - self.head };
        let first = self.len.min(room);
        unsafe { (intrinsics::slice_from_raw_parts(base.add(self.head), first), intrinsics::slice_from_raw_parts(base, self.len - first)) }
    }
    /// Provides a reference to the element at the given index.
    pub fn get(&self, index: usize) -> Option<&T> { if index < self.len { Some(unsafe { &*self.at(index) }) } else { None } }
    /// Provides a mutable reference to the element at the given index.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> { if index < self.len { Some(unsafe { &mut *self.at(index) }) } else { None } }
    /// Swaps elements at indices `i` and `j`.
    #[track_caller]
    pub fn swap(&mut self, i: usize, j: usize) {
        assert!(i < self.len());
        assert!(j < self.len());
        unsafe { crate::ptr::swap(self.at(i), self.at(j)) }
    }
    /// Returns the number of elements the deque can hold without reallocating.
    pub fn capacity(&self) -> usize { if VecDeque::<T>::zero_sized() { usize::MAX } else { self.cap } }
    /// Reserves the minimum capacity for at least `additional` more elements.
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        let needed = self.len.checked_add(additional).expect("capacity overflow");
        if needed > self.capacity() {
            self.set_capacity(needed);
        }
    }
    /// Reserves capacity for at least `additional` more elements to be inserted in the given deque.
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        let needed = self.len.checked_add(additional).expect("capacity overflow");
        if needed > self.capacity() {
            let size = intrinsics::size_of::<T>();
            let least = if size == 1 { 8 } else if size <= 1024 { 4 } else { 1 };
            self.set_capacity(needed.max(self.cap * 2).max(least));
        }
    }
    /// Shrinks the capacity of the deque as much as possible.
    pub fn shrink_to_fit(&mut self) { self.shrink_to(0) }
    /// Shrinks the capacity of the deque with a lower bound.
    pub fn shrink_to(&mut self, min_capacity: usize) {
        let target = min_capacity.max(self.len);
        if target < self.cap {
            self.set_capacity(target);
        }
    }
    /// Shortens the deque, keeping the first `len` elements and dropping the rest.
    pub fn truncate(&mut self, len: usize) {
        while self.len > len {
            // From the front of the dropped part, as their order of dropping is.
            let rest = self.len - len;
            let at = len;
            let (a, b) = self.range_pieces(at, rest);
            self.len = len;
            unsafe {
                intrinsics::drop_in_place(a);
                intrinsics::drop_in_place(b);
            }
        }
    }
    // The `len` elements from index `start` on, as at most two slices.
    fn range_pieces(&self, start: usize, len: usize) -> (*mut [T], *mut [T]) {
        let base = self.ptr.as_ptr();
        if VecDeque::<T>::zero_sized() {
            return (intrinsics::slice_from_raw_parts_mut(base, len), intrinsics::slice_from_raw_parts_mut(base, 0));
        }
        let from = self.head + start;
        let from = if from >= self.cap { from - self.cap } else { from };
        let first = len.min(self.cap - from);
        unsafe { (intrinsics::slice_from_raw_parts_mut(base.add(from), first), intrinsics::slice_from_raw_parts_mut(base, len - first)) }
    }
    /// Returns a front-to-back iterator.
    pub fn iter(&self) -> Iter<'_, T> {
        let (a, b) = self.as_slices();
        Iter { a: a.iter(), b: b.iter() }
    }
    /// Returns a front-to-back iterator that returns mutable references.
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let (a, b) = self.as_mut_slices();
        IterMut { a: a.iter_mut(), b: b.iter_mut() }
    }
    /// Returns a pair of slices which contain, in order, the contents of the deque.
    pub fn as_slices(&self) -> (&[T], &[T]) {
        let (a, b) = self.pieces();
        unsafe { (&*a, &*b) }
    }
    /// Returns a pair of mutable slices which contain, in order, the contents of the deque.
    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let (a, b) = self.range_pieces(0, self.len);
        unsafe { (&mut *a, &mut *b) }
    }
    /// Returns the number of elements in the deque.
    pub fn len(&self) -> usize { self.len }
    /// Returns `true` if the deque is empty.
    pub fn is_empty(&self) -> bool { self.len == 0 }
    /// Creates an iterator that covers the specified range in the deque.
    #[track_caller]
    pub fn range<R: RangeBounds<usize>>(&self, range: R) -> Iter<'_, T> {
        let r = slice_range(range, self.len);
        let (a, b) = self.range_pieces(r.start, r.end - r.start);
        unsafe { Iter { a: (*a).iter(), b: (*b).iter() } }
    }
    /// Creates an iterator that covers the specified mutable range in the deque.
    #[track_caller]
    pub fn range_mut<R: RangeBounds<usize>>(&mut self, range: R) -> IterMut<'_, T> {
        let r = slice_range(range, self.len);
        let (a, b) = self.range_pieces(r.start, r.end - r.start);
        unsafe { IterMut { a: (*a).iter_mut(), b: (*b).iter_mut() } }
    }
    /// Removes the specified range from the deque in bulk, returning all removed elements as an iterator.
    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
        let r = slice_range(range, self.len);
        let whole = self.len;
        // What follows is out of sight until the iterator is dropped.
        self.len = r.start;
        Drain { deque: self, start: r.start, next: r.start, back: r.end, end: r.end, whole }
    }
    /// Clears the deque, removing all values.
    pub fn clear(&mut self) {
        self.truncate(0);
        self.head = 0;
    }
    /// Returns `true` if the deque contains an element equal to the given value.
    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        let (a, b) = self.as_slices();
        a.contains(x) || b.contains(x)
    }
    /// Provides a reference to the front element.
    pub fn front(&self) -> Option<&T> { self.get(0) }
    /// Provides a mutable reference to the front element.
    pub fn front_mut(&mut self) -> Option<&mut T> { self.get_mut(0) }
    /// Provides a reference to the back element.
    pub fn back(&self) -> Option<&T> { self.get(self.len.wrapping_sub(1)) }
    /// Provides a mutable reference to the back element.
    pub fn back_mut(&mut self) -> Option<&mut T> { self.get_mut(self.len.wrapping_sub(1)) }
    /// Removes the first element and returns it.
    pub fn pop_front(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let value = unsafe { intrinsics::ptr_read(self.at(0)) };
        self.head += 1;
        if self.head >= self.cap {
            self.head = 0;
        }
        self.len -= 1;
        Some(value)
    }
    /// Removes the last element from the deque and returns it.
    pub fn pop_back(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        Some(unsafe { intrinsics::ptr_read(self.at(self.len)) })
    }
    /// Removes and returns the first element if the predicate returns `true`.
    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let first = self.front_mut()?;
        if predicate(first) { self.pop_front() } else { None }
    }
    /// Removes and returns the last element if the predicate returns `true`.
    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.back_mut()?;
        if predicate(last) { self.pop_back() } else { None }
    }
    /// Prepends an element to the deque.
    #[track_caller]
    pub fn push_front(&mut self, value: T) {
        self.reserve(1);
        if !VecDeque::<T>::zero_sized() {
            self.head = if self.head == 0 { self.cap - 1 } else { self.head - 1 };
        }
        self.len += 1;
        unsafe { intrinsics::ptr_write(self.at(0), value) };
    }
    /// Appends an element to the back of the deque.
    #[track_caller]
    pub fn push_back(&mut self, value: T) {
        if self.len == self.cap {
            self.reserve(1);
        }
        unsafe { intrinsics::ptr_write(self.at(self.len), value) };
        self.len += 1;
    }
    /// Removes an element from anywhere in the deque and returns it, replacing it with the first element.
    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, 0);
        self.pop_front()
    }
    /// Removes an element from anywhere in the deque and returns it, replacing it with the last element.
    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, self.len - 1);
        self.pop_back()
    }
    /// Inserts an element at `index` within the deque, shifting later elements towards the back.
    #[track_caller]
    pub fn insert(&mut self, index: usize, value: T) {
        assert!(index <= self.len(), "index out of bounds");
        if self.len - index <= index {
            self.push_back(value);
            for i in (index + 1..self.len).rev() {
                self.swap(i, i - 1);
            }
        } else {
            self.push_front(value);
            for i in 0..index {
                self.swap(i, i + 1);
            }
        }
    }
    /// Removes and returns the element at `index` from the deque.
    pub fn remove(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        if self.len - index <= index {
            for i in index + 1..self.len {
                self.swap(i, i - 1);
            }
            self.pop_back()
        } else {
            for i in (0..index).rev() {
                self.swap(i, i + 1);
            }
            self.pop_front()
        }
    }
    /// Splits the deque into two at the given index.
    #[must_use = "use `.truncate()` if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> VecDeque<T> {
        assert!(at <= self.len, "`at` out of bounds");
        let mut other = VecDeque::with_capacity(self.len - at);
        let (a, b) = self.range_pieces(at, self.len - at);
        self.len = at;
        unsafe {
            other.take_piece(a);
            other.take_piece(b);
        }
        other
    }
    // Moves the elements of a slice to the back; there is room without wrapping around.
    unsafe fn take_piece(&mut self, piece: *mut [T]) {
        unsafe {
            let n = intrinsics::slice_len(piece);
            intrinsics::copy_nonoverlapping(intrinsics::slice_as_ptr(piece), self.at(self.len), n);
            self.len += n;
        }
    }
    /// Moves all the elements of `other` into `self`, leaving `other` empty.
    #[track_caller]
    pub fn append(&mut self, other: &mut VecDeque<T>) {
        self.reserve(other.len);
        while let Some(value) = other.pop_front() {
            self.push_back(value);
        }
        other.head = 0;
    }
    /// Appends an element to the back and returns a reference to it.
    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        self.push_back(value);
        self.back_mut().unwrap()
    }
    /// Puts an element in front and returns a reference to it.
    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        self.push_front(value);
        self.front_mut().unwrap()
    }
    /// Inserts an element at `index` and returns a reference to it.
    #[track_caller]
    pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T {
        self.insert(index, value);
        &mut self[index]
    }
    /// Tries to reserve capacity for at least `additional` more elements.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), super::TryReserveError> {
        match self.len.checked_add(additional).and_then(|n| n.checked_mul(intrinsics::size_of::<T>())) {
            Some(bytes) if bytes <= isize::MAX as usize => {
                self.reserve(additional);
                Ok(())
            }
            _ => Err(super::TryReserveError::capacity_overflow()),
        }
    }
    /// Tries to reserve the minimum capacity for at least `additional` more elements.
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), super::TryReserveError> { self.try_reserve(additional) }
    /// Retains only the elements specified by the predicate.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) { self.retain_mut(|x| f(x)) }
    /// Retains only the elements specified by the predicate, which may change them.
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
        let len = self.len;
        let mut kept = 0;
        for i in 0..len {
            if f(unsafe { &mut *self.at(i) }) {
                if i != kept {
                    self.swap(kept, i);
                }
                kept += 1;
            }
        }
        if kept != len {
            self.truncate(kept);
        }
    }
    /// Modifies the deque in-place so that `len()` is equal to `new_len`, with elements made by `generator`.
    #[track_caller]
    pub fn resize_with(&mut self, new_len: usize, mut generator: impl FnMut() -> T) {
        self.truncate(new_len);
        while self.len < new_len {
            self.push_back(generator());
        }
    }
    /// Modifies the deque in-place so that `len()` is equal to `new_len`.
    #[track_caller]
    pub fn resize(&mut self, new_len: usize, value: T)
    where
        T: Clone,
    {
        self.truncate(new_len);
        while self.len < new_len {
            self.push_back(value.clone());
        }
    }
    /// Rearranges the internal storage of this deque so it is one contiguous slice, which is then returned.
    pub fn make_contiguous(&mut self) -> &mut [T] {
        if !VecDeque::<T>::zero_sized() && self.head + self.len > self.cap {
            self.set_capacity(self.cap);
        }
        let (a, _) = self.range_pieces(0, self.len);
        unsafe { &mut *a }
    }
    /// Rotates the double-ended queue `n` places to the left.
    #[track_caller]
    pub fn rotate_left(&mut self, n: usize) {
        assert!(n <= self.len());
        self.make_contiguous().rotate_left(n)
    }
    /// Rotates the double-ended queue `n` places to the right.
    #[track_caller]
    pub fn rotate_right(&mut self, n: usize) {
        assert!(n <= self.len());
        self.make_contiguous().rotate_right(n)
    }
    /// Binary searches this deque for a given element.
    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|e| e.cmp(x))
    }
    /// Binary searches this deque with a comparator function.
    pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(&'a self, mut f: F) -> Result<usize, usize> {
        let (front, back) = self.as_slices();
        match back.first().map(|elem| f(elem)) {
            Some(Ordering::Equal) => Ok(front.len()),
            Some(Ordering::Less) => back.binary_search_by(f).map(|i| i + front.len()).map_err(|i| i + front.len()),
            _ => front.binary_search_by(f),
        }
    }
    /// Binary searches this deque with a key extraction function.
    pub fn binary_search_by_key<'a, B: Ord, F: FnMut(&'a T) -> B>(&'a self, b: &B, mut f: F) -> Result<usize, usize> {
        self.binary_search_by(|k| f(k).cmp(b))
    }
    /// Returns the index of the partition point according to the given predicate.
    pub fn partition_point<P: FnMut(&T) -> bool>(&self, mut pred: P) -> usize {
        let (front, back) = self.as_slices();
        match back.first() {
            Some(elem) if pred(elem) => back.partition_point(pred) + front.len(),
            _ => front.partition_point(pred),
        }
    }
}
impl<T> Drop for VecDeque<T> {
    fn drop(&mut self) {
        self.truncate(0);
        self.free();
    }
}
