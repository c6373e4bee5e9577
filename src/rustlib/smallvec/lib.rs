//! `smallvec`: vectors that keep a few items in place. Here all items are on the heap; what can be asked of a vector
//! answers as if they were not.
use std::borrow::{Borrow, BorrowMut};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut, RangeBounds};

/// What a `SmallVec` has in place.
pub unsafe trait Array {
    type Item;
    fn size() -> usize;
}
unsafe impl<T, const N: usize> Array for [T; N] {
    type Item = T;
    fn size() -> usize { N }
}

/// A vector that keeps a few items in place.
pub struct SmallVec<A: Array> {
    vec: Vec<A::Item>,
    /// Were there ever more items than fit in place?
    spilled: bool,
}

impl<A: Array> SmallVec<A> {
    /// An empty vector.
    pub const fn new() -> SmallVec<A> { SmallVec { vec: Vec::new(), spilled: false } }
    /// With room for `n` items.
    pub fn with_capacity(n: usize) -> SmallVec<A> { SmallVec { vec: Vec::with_capacity(n), spilled: n > A::size() } }
    /// The items of a vector, where they are.
    pub fn from_vec(vec: Vec<A::Item>) -> SmallVec<A> { SmallVec { spilled: vec.capacity() > A::size(), vec } }
    /// The items of an array.
    pub fn from_buf(buf: A) -> SmallVec<A>
    where
        A: IntoIterator<Item = <A as Array>::Item>,
    {
        SmallVec { vec: buf.into_iter().collect(), spilled: false }
    }
    /// How many items fit in place.
    pub fn inline_size(&self) -> usize { A::size() }
    /// Are the items on the heap?
    pub fn spilled(&self) -> bool { self.spilled }
    /// How many items there is room for.
    pub fn capacity(&self) -> usize { if self.spilled { self.vec.capacity() } else { A::size() } }
    /// How many items there are.
    pub fn len(&self) -> usize { self.vec.len() }
    /// Are there none?
    pub fn is_empty(&self) -> bool { self.vec.is_empty() }
    /// The items.
    pub fn as_slice(&self) -> &[A::Item] { &self.vec }
    /// The items.
    pub fn as_mut_slice(&mut self) -> &mut [A::Item] { &mut self.vec }
    // Room for more: what does not fit in place goes to the heap, with a power of two as capacity.
    fn grow_by(&mut self, additional: usize, exact: bool) {
        let wanted = self.vec.len() + additional;
        if wanted <= self.capacity() {
            return;
        }
        self.spilled = true;
        let capacity = if exact { wanted } else { wanted.next_power_of_two() };
        self.vec.reserve_exact(capacity - self.vec.len());
    }
    /// Makes room.
    pub fn reserve(&mut self, additional: usize) { self.grow_by(additional, false) }
    /// Makes room for exactly as many.
    pub fn reserve_exact(&mut self, additional: usize) { self.grow_by(additional, true) }
    /// Gives room back; few items go back in place.
    pub fn shrink_to_fit(&mut self) {
        if self.spilled {
            self.vec.shrink_to_fit();
            self.spilled = self.vec.len() > A::size();
        }
    }
    /// Adds an item at the end.
    pub fn push(&mut self, value: A::Item) {
        self.grow_by(1, false);
        self.vec.push(value);
    }
    /// Takes the last item.
    pub fn pop(&mut self) -> Option<A::Item> { self.vec.pop() }
    /// Puts an item before another.
    #[track_caller]
    pub fn insert(&mut self, index: usize, element: A::Item) {
        self.grow_by(1, false);
        self.vec.insert(index, element);
    }
    /// Puts items before another.
    #[track_caller]
    pub fn insert_many<I: IntoIterator<Item = A::Item>>(&mut self, index: usize, iterable: I) {
        let tail: Vec<A::Item> = self.vec.drain(index..).collect();
        self.extend(iterable);
        self.extend(tail);
    }
    /// Takes an item out.
    #[track_caller]
    pub fn remove(&mut self, index: usize) -> A::Item { self.vec.remove(index) }
    /// Takes an item out; the last one takes its place.
    #[track_caller]
    pub fn swap_remove(&mut self, index: usize) -> A::Item { self.vec.swap_remove(index) }
    /// Keeps the first ones.
    pub fn truncate(&mut self, len: usize) { self.vec.truncate(len) }
    /// Takes all out.
    pub fn clear(&mut self) { self.vec.clear() }
    /// Takes a range out.
    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> std::vec::Drain<'_, A::Item> { self.vec.drain(range) }
    /// Keeps the items that satisfy a condition.
    pub fn retain<F: FnMut(&mut A::Item) -> bool>(&mut self, mut f: F) { self.vec.retain_mut(|item| f(item)) }
    /// Removes repeated neighbours.
    pub fn dedup(&mut self)
    where
        A::Item: PartialEq,
    {
        self.vec.dedup()
    }
    /// Removes neighbours of equal keys.
    pub fn dedup_by_key<F: FnMut(&mut A::Item) -> K, K: PartialEq>(&mut self, key: F) { self.vec.dedup_by_key(key) }
    /// Moves the items of another to the end.
    pub fn append<B: Array<Item = A::Item>>(&mut self, other: &mut SmallVec<B>) {
        self.grow_by(other.len(), false);
        self.vec.append(&mut other.vec);
    }
    /// As a vector.
    pub fn into_vec(self) -> Vec<A::Item> { self.vec }
    /// As a box.
    pub fn into_boxed_slice(self) -> Box<[A::Item]> { self.vec.into_boxed_slice() }
    /// The array, if it is full and in place.
    pub fn into_inner(self) -> Result<A, SmallVec<A>>
    where
        A: TryFrom<Vec<<A as Array>::Item>>,
    {
        if self.spilled || self.vec.len() != A::size() {
            return Err(self);
        }
        match A::try_from(self.vec) {
            Ok(array) => Ok(array),
            Err(_) => unreachable!(),
        }
    }
    /// Makes it so long, by new items.
    pub fn resize_with<F: FnMut() -> A::Item>(&mut self, new_len: usize, f: F) {
        self.grow_by(new_len.saturating_sub(self.vec.len()), false);
        self.vec.resize_with(new_len, f)
    }
}
impl<A: Array> SmallVec<A>
where
    A::Item: Clone,
{
    /// Copies of one item.
    pub fn from_elem(elem: A::Item, n: usize) -> SmallVec<A> { SmallVec { vec: vec![elem; n], spilled: n > A::size() } }
    /// Makes it so long, by copies of one item.
    pub fn resize(&mut self, len: usize, value: A::Item) {
        self.grow_by(len.saturating_sub(self.vec.len()), false);
        self.vec.resize(len, value)
    }
    /// Copies of the items of a slice.
    pub fn from_slice(slice: &[A::Item]) -> SmallVec<A> { SmallVec { vec: slice.to_vec(), spilled: slice.len() > A::size() } }
    /// Adds copies of the items of a slice.
    pub fn extend_from_slice(&mut self, slice: &[A::Item]) {
        self.grow_by(slice.len(), false);
        self.vec.extend_from_slice(slice)
    }
}
impl<A: Array> Deref for SmallVec<A> {
    type Target = [A::Item];
    fn deref(&self) -> &[A::Item] { &self.vec }
}
impl<A: Array> DerefMut for SmallVec<A> {
    fn deref_mut(&mut self) -> &mut [A::Item] { &mut self.vec }
}
impl<A: Array> AsRef<[A::Item]> for SmallVec<A> {
    fn as_ref(&self) -> &[A::Item] { self }
}
impl<A: Array> AsMut<[A::Item]> for SmallVec<A> {
    fn as_mut(&mut self) -> &mut [A::Item] { self }
}
impl<A: Array> Borrow<[A::Item]> for SmallVec<A> {
    fn borrow(&self) -> &[A::Item] { self }
}
impl<A: Array> BorrowMut<[A::Item]> for SmallVec<A> {
    fn borrow_mut(&mut self) -> &mut [A::Item] { self }
}
impl<A: Array> Clone for SmallVec<A>
where
    A::Item: Clone,
{
    fn clone(&self) -> SmallVec<A> { SmallVec::from_slice(&self.vec) }
}
impl<A: Array> Default for SmallVec<A> {
    fn default() -> SmallVec<A> { SmallVec::new() }
}
impl<A: Array> fmt::Debug for SmallVec<A>
where
    A::Item: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() }
}
impl<A: Array, B: Array> PartialEq<SmallVec<B>> for SmallVec<A>
where
    A::Item: PartialEq<B::Item>,
{
    fn eq(&self, other: &SmallVec<B>) -> bool { self.vec[..] == other.vec[..] }
}
impl<A: Array> Eq for SmallVec<A> where A::Item: Eq {}
impl<A: Array> PartialOrd for SmallVec<A>
where
    A::Item: PartialOrd,
{
    fn partial_cmp(&self, other: &SmallVec<A>) -> Option<Ordering> { self.vec.partial_cmp(&other.vec) }
}
impl<A: Array> Ord for SmallVec<A>
where
    A::Item: Ord,
{
    fn cmp(&self, other: &SmallVec<A>) -> Ordering { self.vec.cmp(&other.vec) }
}
impl<A: Array> Hash for SmallVec<A>
where
    A::Item: Hash,
{
    fn hash<H: Hasher>(&self, state: &mut H) { self.vec.hash(state) }
}
impl<A: Array> FromIterator<A::Item> for SmallVec<A> {
    fn from_iter<I: IntoIterator<Item = A::Item>>(iter: I) -> SmallVec<A> {
        let mut all = SmallVec::new();
        all.extend(iter);
        all
    }
}
impl<A: Array> Extend<A::Item> for SmallVec<A> {
    fn extend<I: IntoIterator<Item = A::Item>>(&mut self, iter: I) {
        let iter = iter.into_iter();
        self.reserve(iter.size_hint().0);
        for item in iter {
            self.push(item);
        }
    }
}
/// The items themselves.
pub struct IntoIter<A: Array>(std::vec::IntoIter<A::Item>);
impl<A: Array> Iterator for IntoIter<A> {
    type Item = A::Item;
    fn next(&mut self) -> Option<A::Item> { self.0.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.0.size_hint() }
}
impl<A: Array> DoubleEndedIterator for IntoIter<A> {
    fn next_back(&mut self) -> Option<A::Item> { self.0.next_back() }
}
impl<A: Array> ExactSizeIterator for IntoIter<A> {}
impl<A: Array> IntoIterator for SmallVec<A> {
    type Item = A::Item;
    type IntoIter = IntoIter<A>;
    fn into_iter(self) -> IntoIter<A> { IntoIter(self.vec.into_iter()) }
}
impl<'a, A: Array> IntoIterator for &'a SmallVec<A> {
    type Item = &'a A::Item;
    type IntoIter = std::slice::Iter<'a, A::Item>;
    fn into_iter(self) -> std::slice::Iter<'a, A::Item> { self.iter() }
}
impl<'a, A: Array> IntoIterator for &'a mut SmallVec<A> {
    type Item = &'a mut A::Item;
    type IntoIter = std::slice::IterMut<'a, A::Item>;
    fn into_iter(self) -> std::slice::IterMut<'a, A::Item> { self.iter_mut() }
}
impl<A: Array> From<Vec<A::Item>> for SmallVec<A> {
    fn from(vec: Vec<A::Item>) -> SmallVec<A> { SmallVec::from_vec(vec) }
}
impl<T, const N: usize> From<[T; N]> for SmallVec<[T; N]> {
    fn from(array: [T; N]) -> SmallVec<[T; N]> { SmallVec { vec: Vec::from(array), spilled: false } }
}
impl<'a, A: Array> From<&'a [A::Item]> for SmallVec<A>
where
    A::Item: Clone,
{
    fn from(slice: &'a [A::Item]) -> SmallVec<A> { slice.iter().cloned().collect() }
}
/// Makes a `SmallVec`, as a method of iterators.
pub trait ToSmallVec<A: Array> {
    fn to_smallvec(&self) -> SmallVec<A>;
}
impl<A: Array> ToSmallVec<A> for [A::Item]
where
    A::Item: Copy,
{
    fn to_smallvec(&self) -> SmallVec<A> { SmallVec::from_slice(self) }
}

/// A `SmallVec` of the items.
#[macro_export]
macro_rules! smallvec {
    ($elem:expr; $n:expr) => { $crate::SmallVec::from_elem($elem, $n) };
    ($($x:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut vec = $crate::SmallVec::new();
        $(vec.push($x);)*
        vec
    }};
}
