//! Sorting. Elements are compared in place through an index permutation, then moved once: a panicking comparator loses nothing.
use crate::cmp::Ordering;
use crate::intrinsics;
use crate::prelude::rust_2021::*;

impl<T> [T] {
    /// Sorts the slice, preserving the order of equal elements.
    pub fn sort(&mut self)
    where
        T: Ord,
    {
        sort_by_less(self, &mut |a: &T, b: &T| *a < *b);
    }
    /// Sorts the slice with a comparison function, preserving the order of equal elements.
    pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) { sort_by_less(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less); }
    /// Sorts the slice with a key extraction function, preserving the order of equal elements.
    pub fn sort_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) { sort_by_less(self, &mut |a: &T, b: &T| f(a) < f(b)); }
    /// Sorts the slice with a key extraction function that is called once per element.
    pub fn sort_by_cached_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F) {
        let keys: Vec<K> = self.iter().map(f).collect();
        let mut order: Vec<usize> = (0..self.len()).collect();
        merge_sort(&mut order, &mut |a: usize, b: usize| keys[a] < keys[b]);
        apply(self, &order);
    }
    /// Sorts the slice without preserving the initial order of equal elements.
    pub fn sort_unstable(&mut self)
    where
        T: Ord,
    {
        sort_by_less(self, &mut |a: &T, b: &T| *a < *b);
    }
    /// Sorts the slice with a comparison function, without preserving the initial order of equal elements.
    pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) { sort_by_less(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less); }
    /// Sorts the slice with a key extraction function, without preserving the initial order of equal elements.
    pub fn sort_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) { sort_by_less(self, &mut |a: &T, b: &T| f(a) < f(b)); }
}

fn sort_by_less<T>(v: &mut [T], less: &mut dyn FnMut(&T, &T) -> bool) {
    let len = v.len();
    if len < 2 || intrinsics::size_of::<T>() == 0 {
        return;
    }
    if len <= 20 {
        return insertion_sort(v, less);
    }
    // Already in order: no moves at all.
    let mut i = 1;
    while i < len && !less(&v[i], &v[i - 1]) {
        i += 1;
    }
    if i == len {
        return;
    }
    let mut order: Vec<usize> = (0..len).collect();
    {
        let v = &*v;
        merge_sort(&mut order, &mut |a: usize, b: usize| less(&v[a], &v[b]));
    }
    apply(v, &order);
}

// As std sorts at most 20 elements, stable or not: a comparator is called for the same pairs in the same order.
fn insertion_sort<T>(v: &mut [T], less: &mut dyn FnMut(&T, &T) -> bool) {
    let mut i = 1;
    while i < v.len() {
        // Adjacent swaps: a panicking comparator loses nothing.
        let mut at = i;
        while at > 0 && less(&v[at], &v[at - 1]) {
            v.swap(at, at - 1);
            at -= 1;
        }
        i += 1;
    }
}

// Bottom-up stable merge sort of indices.
fn merge_sort(order: &mut Vec<usize>, less: &mut dyn FnMut(usize, usize) -> bool) {
    let len = order.len();
    let mut buffer: Vec<usize> = order.clone();
    let mut width = 1;
    while width < len {
        let mut start = 0;
        while start < len {
            let mid = if start + width < len { start + width } else { len };
            let end = if mid + width < len { mid + width } else { len };
            let mut left = start;
            let mut right = mid;
            let mut out = start;
            while out < end {
                let take_right = left == mid || (right < end && less(order[right], order[left]));
                if take_right {
                    buffer[out] = order[right];
                    right += 1;
                } else {
                    buffer[out] = order[left];
                    left += 1;
                }
                out += 1;
            }
            start = end;
        }
        crate::mem::swap(order, &mut buffer);
        width *= 2;
    }
}

// Puts the element now at `order[i]` at `i`.
fn apply<T>(v: &mut [T], order: &[usize]) {
    let len = v.len();
    let mut sorted: Vec<T> = Vec::with_capacity(len);
    unsafe {
        let mut i = 0;
        while i < len {
            intrinsics::copy_nonoverlapping(v.as_ptr().add(order[i]), sorted.as_mut_ptr().add(i), 1);
            i += 1;
        }
        intrinsics::copy_nonoverlapping(sorted.as_ptr(), v.as_mut_ptr(), len);
    }
}
