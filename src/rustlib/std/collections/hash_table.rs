//! The open-addressing table under `HashMap` and `HashSet`.
//!
//! Slots, probing, growth and iteration order are those of the usual library (groups of 16 control bytes, triangular steps, 7/8 full),
//! so that with a fixed hasher a program sees its elements in the order it is used to.
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::prelude::rust_2021::*;
use crate::ptr::NonNull;

const EMPTY: u8 = 0xff;
const DELETED: u8 = 0x80;
const GROUP: usize = 16;

/// A table of `T`s, each at a place its hash says.
pub(super) struct Table<T> {
    // A control byte per bucket: EMPTY, DELETED, or the upper seven bits of the hash.
    control: Vec<u8>,
    slots: NonNull<T>,
    items: usize,
    growth_left: usize,
    // A bucket was freed since the last rehash: elements may lie behind an empty one in their group.
    holes: bool,
    owned: PhantomData<T>,
}
unsafe impl<T: Send> Send for Table<T> {}
unsafe impl<T: Sync> Sync for Table<T> {}

// How many elements go into this many buckets.
fn full_capacity(buckets: usize) -> usize {
    if buckets < 8 { buckets.saturating_sub(1) } else { buckets / 8 * 7 }
}
#[track_caller]
fn capacity_overflow() -> ! { panic!("Hash table capacity overflow") }

impl<T> Table<T> {
    pub(super) const fn new() -> Table<T> {
        Table { control: Vec::new(), slots: NonNull::dangling(), items: 0, growth_left: 0, holes: false, owned: PhantomData }
    }
    pub(super) fn with_capacity(capacity: usize) -> Table<T> {
        if capacity == 0 {
            return Table::new();
        }
        Table::with_buckets(Table::<T>::buckets_for(capacity))
    }
    fn buckets_for(capacity: usize) -> usize {
        let least = match intrinsics::size_of::<T>() {
            0..=1 => 14,
            2..=3 => 7,
            _ => 3,
        };
        let capacity = capacity.max(least);
        if capacity < 4 {
            4
        } else if capacity < 8 {
            8
        } else if capacity < 15 {
            16
        } else {
            match capacity.checked_mul(8) {
                Some(n) => (n / 7).next_power_of_two(),
                None => capacity_overflow(),
            }
        }
    }
    fn with_buckets(buckets: usize) -> Table<T> {
        let size = intrinsics::size_of::<T>();
        let slots = if size == 0 {
            NonNull::dangling()
        } else {
            match size.checked_mul(buckets) {
                Some(bytes) if bytes <= isize::MAX as usize => unsafe {
                    NonNull::new_unchecked(intrinsics::alloc(bytes, intrinsics::align_of::<T>()) as *mut T)
                },
                _ => capacity_overflow(),
            }
        };
        Table { control: vec![EMPTY; buckets], slots, items: 0, growth_left: full_capacity(buckets), holes: false, owned: PhantomData }
    }
    pub(super) fn len(&self) -> usize { self.items }
    pub(super) fn buckets(&self) -> usize { self.control.len() }
    pub(super) fn capacity(&self) -> usize { self.items + self.growth_left }
    fn slot(&self, index: usize) -> *mut T { unsafe { self.slots.as_ptr().add(index) } }
    pub(super) fn is_full(&self, index: usize) -> bool { self.control[index] < DELETED }
    pub(super) unsafe fn get(&self, index: usize) -> &T { unsafe { &*self.slot(index) } }
    pub(super) unsafe fn get_mut(&mut self, index: usize) -> &mut T { unsafe { &mut *self.slot(index) } }
    pub(super) fn slots_ptr(&self) -> *mut T { self.slots.as_ptr() }

    /// The bucket of the element with this hash that `eq` accepts.
    pub(super) fn find(&self, hash: u64, mut eq: impl FnMut(&T) -> bool) -> Option<usize> {
        if self.items == 0 {
            return None;
        }
        let mask = self.control.len() - 1;
        let tag = (hash >> 57) as u8;
        let mut pos = hash as usize & mask;
        let mut step = 0;
        loop {
            let mut ends = false;
            for k in 0..GROUP {
                let index = (pos + k) & mask;
                let c = self.control[index];
                if c == tag {
                    if eq(unsafe { &*self.slot(index) }) {
                        return Some(index);
                    }
                } else if c == EMPTY {
                    if !self.holes {
                        return None;
                    }
                    ends = true;
                }
            }
            if ends || step > mask {
                return None;
            }
            step += GROUP;
            pos = (pos + step) & mask;
        }
    }
    // The first bucket without an element on the way of this hash.
    fn vacant(&self, hash: u64) -> usize {
        let mask = self.control.len() - 1;
        let mut pos = hash as usize & mask;
        let mut step = 0;
        loop {
            for k in 0..GROUP {
                let index = (pos + k) & mask;
                if self.control[index] >= DELETED {
                    return index;
                }
            }
            step += GROUP;
            pos = (pos + step) & mask;
        }
    }
    /// Adds an element; there must be room (`reserve`).
    pub(super) fn insert_no_grow(&mut self, hash: u64, value: T) -> usize {
        let index = self.vacant(hash);
        if self.control[index] == EMPTY {
            self.growth_left -= 1;
        }
        self.control[index] = (hash >> 57) as u8;
        self.items += 1;
        unsafe { intrinsics::ptr_write(self.slot(index), value) };
        index
    }
    pub(super) fn reserve(&mut self, additional: usize, hasher: impl Fn(&T) -> u64) {
        if additional <= self.growth_left {
            return;
        }
        let needed = match self.items.checked_add(additional) {
            Some(n) => n,
            None => capacity_overflow(),
        };
        let full = full_capacity(self.buckets());
        if needed <= full / 2 {
            // Enough room but for the deleted ones.
            self.resize(self.buckets(), hasher);
        } else {
            self.resize(Table::<T>::buckets_for(needed.max(full + 1)), hasher);
        }
    }
    fn resize(&mut self, buckets: usize, hasher: impl Fn(&T) -> u64) {
        let mut new = Table::with_buckets(buckets);
        // A panic of the hasher leaves both tables consistent: elements are moved only when all hashes are known.
        let mut hashes = Vec::with_capacity(self.items);
        for index in 0..self.buckets() {
            if self.is_full(index) {
                hashes.push(hasher(unsafe { self.get(index) }));
            }
        }
        let mut next = 0;
        for index in 0..self.buckets() {
            if self.is_full(index) {
                new.insert_no_grow(hashes[next], unsafe { intrinsics::ptr_read(self.slot(index)) });
                next += 1;
            }
        }
        self.items = 0;
        self.control.fill(EMPTY);
        *self = new;
    }
    pub(super) fn shrink_to(&mut self, min: usize, hasher: impl Fn(&T) -> u64) {
        let min = min.max(self.items);
        if min == 0 {
            *self = Table::new();
            return;
        }
        let buckets = Table::<T>::buckets_for(min);
        if buckets < self.buckets() {
            self.resize(buckets, hasher);
        }
    }
    /// Takes the element out of its bucket.
    pub(super) fn remove(&mut self, index: usize) -> T {
        let mask = self.control.len() - 1;
        // A bucket in a run of 16 or more may be one that probing has passed over: it must not look like the end of a probe.
        let mut run = 0;
        let mut at = index;
        while run < GROUP && self.control[at] != EMPTY {
            run += 1;
            at = (at + 1) & mask;
        }
        at = index.wrapping_sub(1) & mask;
        while run < GROUP && self.control[at] != EMPTY {
            run += 1;
            at = at.wrapping_sub(1) & mask;
        }
        if run >= GROUP && mask >= GROUP - 1 {
            self.control[index] = DELETED;
        } else {
            self.control[index] = EMPTY;
            self.growth_left += 1;
        }
        self.holes = true;
        self.items -= 1;
        unsafe { intrinsics::ptr_read(self.slot(index)) }
    }
    /// Forgets all elements without dropping them; the memory stays.
    pub(super) fn reset(&mut self) {
        self.control.fill(EMPTY);
        self.items = 0;
        self.holes = false;
        self.growth_left = full_capacity(self.buckets());
    }
    pub(super) fn clear(&mut self) {
        if self.items == 0 {
            self.reset();
            return;
        }
        for index in 0..self.buckets() {
            if self.is_full(index) {
                self.control[index] = DELETED;
                self.items -= 1;
                unsafe { intrinsics::drop_in_place(self.slot(index)) };
            }
        }
        self.reset();
    }
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&mut T) -> bool) {
        for index in 0..self.buckets() {
            if self.is_full(index) && !keep(unsafe { &mut *self.slot(index) }) {
                drop(self.remove(index));
            }
        }
    }
    pub(super) fn iter(&self) -> TableIter<'_, T> {
        TableIter { control: &self.control, slots: self.slots.as_ptr(), next: 0, left: self.items, phantom: PhantomData }
    }
    pub(super) fn iter_mut(&mut self) -> TableIterMut<'_, T> {
        TableIterMut { control: &self.control, slots: self.slots.as_ptr(), next: 0, left: self.items, phantom: PhantomData }
    }
    /// All elements; the table is empty afterwards and keeps its memory.
    pub(super) fn drain(&mut self) -> TableDrain<'_, T> {
        let left = self.items;
        TableDrain { table: self, next: 0, left }
    }
}
impl<T: Clone> Clone for Table<T> {
    fn clone(&self) -> Table<T> {
        if self.buckets() == 0 {
            return Table::new();
        }
        let mut new = Table::with_buckets(self.buckets());
        for index in 0..self.buckets() {
            if self.is_full(index) {
                let value = unsafe { self.get(index) }.clone();
                unsafe { intrinsics::ptr_write(new.slot(index), value) };
                new.items += 1;
            }
            new.control[index] = self.control[index];
        }
        new.growth_left = self.growth_left;
        new.holes = self.holes;
        new
    }
}
impl<T> Drop for Table<T> {
    fn drop(&mut self) {
        if self.buckets() == 0 {
            return;
        }
        if intrinsics::needs_drop::<T>() {
            self.clear();
        }
        let size = intrinsics::size_of::<T>();
        if size != 0 {
            unsafe { intrinsics::dealloc(self.slots.as_ptr() as *mut u8, self.buckets() * size, intrinsics::align_of::<T>()) };
        }
    }
}
impl<T> IntoIterator for Table<T> {
    type Item = T;
    type IntoIter = TableIntoIter<T>;
    fn into_iter(self) -> TableIntoIter<T> { TableIntoIter { table: self, next: 0 } }
}

// The next full bucket from `next` on.
fn advance(control: &[u8], next: &mut usize) -> Option<usize> {
    while *next < control.len() {
        let index = *next;
        *next += 1;
        if control[index] < DELETED {
            return Some(index);
        }
    }
    None
}

pub(super) struct TableIter<'a, T> {
    control: &'a [u8],
    slots: *mut T,
    next: usize,
    left: usize,
    phantom: PhantomData<&'a T>,
}
unsafe impl<T: Sync> Send for TableIter<'_, T> {}
unsafe impl<T: Sync> Sync for TableIter<'_, T> {}
impl<T> Clone for TableIter<'_, T> {
    fn clone(&self) -> Self { TableIter { control: self.control, slots: self.slots, next: self.next, left: self.left, phantom: PhantomData } }
}
impl<'a, T> Iterator for TableIter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        if self.left == 0 {
            return None;
        }
        let index = advance(self.control, &mut self.next)?;
        self.left -= 1;
        Some(unsafe { &*self.slots.add(index) })
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.left, Some(self.left)) }
}
pub(super) struct TableIterMut<'a, T> {
    control: &'a [u8],
    slots: *mut T,
    next: usize,
    left: usize,
    phantom: PhantomData<&'a mut T>,
}
unsafe impl<T: Send> Send for TableIterMut<'_, T> {}
unsafe impl<T: Sync> Sync for TableIterMut<'_, T> {}
impl<'a, T> TableIterMut<'a, T> {
    pub(super) fn rest(&self) -> TableIter<'_, T> {
        TableIter { control: self.control, slots: self.slots, next: self.next, left: self.left, phantom: PhantomData }
    }
}
impl<'a, T> Iterator for TableIterMut<'a, T> {
    type Item = &'a mut T;
    fn next(&mut self) -> Option<&'a mut T> {
        if self.left == 0 {
            return None;
        }
        let index = advance(self.control, &mut self.next)?;
        self.left -= 1;
        Some(unsafe { &mut *self.slots.add(index) })
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.left, Some(self.left)) }
}
pub(super) struct TableIntoIter<T> {
    table: Table<T>,
    next: usize,
}
impl<T> TableIntoIter<T> {
    pub(super) fn rest(&self) -> TableIter<'_, T> { self.table.iter() }
}
impl<T> Iterator for TableIntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        let index = advance(&self.table.control, &mut self.next)?;
        self.table.control[index] = DELETED;
        self.table.items -= 1;
        Some(unsafe { intrinsics::ptr_read(self.table.slot(index)) })
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.table.items, Some(self.table.items)) }
}
pub(super) struct TableDrain<'a, T> {
    table: &'a mut Table<T>,
    next: usize,
    left: usize,
}
impl<T> TableDrain<'_, T> {
    pub(super) fn rest(&self) -> TableIter<'_, T> { self.table.iter() }
}
impl<T> Iterator for TableDrain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        let index = advance(&self.table.control, &mut self.next)?;
        self.table.control[index] = DELETED;
        self.table.items -= 1;
        self.left -= 1;
        Some(unsafe { intrinsics::ptr_read(self.table.slot(index)) })
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.left, Some(self.left)) }
}
impl<T> Drop for TableDrain<'_, T> {
    fn drop(&mut self) {
        while self.next().is_some() {}
        self.table.reset();
    }
}
