//! `flat_map` and `flatten`.
use super::{FusedIterator, Map};
use crate::fmt;
use crate::prelude::rust_2021::*;

// Both sides may be partly consumed; the middle is the outer iterator.
#[derive(Clone, Debug)]
struct FlattenCompat<I, U> {
    iter: Option<I>,
    front: Option<U>,
    back: Option<U>,
}
impl<I: Iterator, U: Iterator> FlattenCompat<I, U>
where
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
{
    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.front {
                match inner.next() {
                    None => self.front = None,
                    item => return item,
                }
            }
            let outer = match &mut self.iter {
                Some(iter) => iter.next(),
                None => None,
            };
            match outer {
                Some(inner) => self.front = Some(inner.into_iter()),
                None => {
                    self.iter = None;
                    return match &mut self.back {
                        Some(inner) => inner.next(),
                        None => None,
                    };
                }
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (front_low, front_high) = self.front.as_ref().map_or((0, Some(0)), |u| u.size_hint());
        let (back_low, back_high) = self.back.as_ref().map_or((0, Some(0)), |u| u.size_hint());
        let low = front_low.saturating_add(back_low);
        let rest = self.iter.as_ref().map_or((0, Some(0)), |i| i.size_hint());
        match (rest, front_high, back_high) {
            ((0, Some(0)), Some(a), Some(b)) => (low, a.checked_add(b)),
            _ => (low, None),
        }
    }
}
impl<I: DoubleEndedIterator, U: DoubleEndedIterator> FlattenCompat<I, U>
where
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
{
    fn next_back(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.back {
                match inner.next_back() {
                    None => self.back = None,
                    item => return item,
                }
            }
            let outer = match &mut self.iter {
                Some(iter) => iter.next_back(),
                None => None,
            };
            match outer {
                Some(inner) => self.back = Some(inner.into_iter()),
                None => {
                    self.iter = None;
                    return match &mut self.front {
                        Some(inner) => inner.next_back(),
                        None => None,
                    };
                }
            }
        }
    }
}

/// An iterator that maps each element to an iterator, and yields the elements of the produced iterators.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct FlatMap<I, U: IntoIterator, F> {
    inner: FlattenCompat<Map<I, F>, U::IntoIter>,
}
impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> FlatMap<I, U, F> {
    pub(super) fn new(iter: I, f: F) -> FlatMap<I, U, F> { FlatMap { inner: FlattenCompat { iter: Some(iter.map(f)), front: None, back: None } } }
}
impl<I: Clone, U: IntoIterator, F: Clone> Clone for FlatMap<I, U, F>
where
    U::IntoIter: Clone,
{
    fn clone(&self) -> Self { FlatMap { inner: self.inner.clone() } }
}
impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> Iterator for FlatMap<I, U, F> {
    type Item = U::Item;
    fn next(&mut self) -> Option<U::Item> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<I: DoubleEndedIterator, U: IntoIterator, F: FnMut(I::Item) -> U> DoubleEndedIterator for FlatMap<I, U, F>
where
    U::IntoIter: DoubleEndedIterator,
{
    fn next_back(&mut self) -> Option<U::Item> { self.inner.next_back() }
}
impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> FusedIterator for FlatMap<I, U, F> {}

/// An iterator that flattens one level of nesting in an iterator of things that can be turned into iterators.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Flatten<I: Iterator>
where
    I::Item: IntoIterator,
{
    inner: FlattenCompat<I, <I::Item as IntoIterator>::IntoIter>,
}
impl<I: Iterator> Flatten<I>
where
    I::Item: IntoIterator,
{
    pub(super) fn new(iter: I) -> Flatten<I> { Flatten { inner: FlattenCompat { iter: Some(iter), front: None, back: None } } }
}
impl<I: Iterator + Clone, U: Iterator + Clone> Clone for Flatten<I>
where
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
{
    fn clone(&self) -> Self { Flatten { inner: self.inner.clone() } }
}
impl<I: Iterator, U: Iterator> Iterator for Flatten<I>
where
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
{
    type Item = U::Item;
    fn next(&mut self) -> Option<U::Item> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<I: DoubleEndedIterator, U: DoubleEndedIterator> DoubleEndedIterator for Flatten<I>
where
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
{
    fn next_back(&mut self) -> Option<U::Item> { self.inner.next_back() }
}
impl<I: Iterator, U: Iterator> FusedIterator for Flatten<I> where I::Item: IntoIterator<IntoIter = U, Item = U::Item> {}
impl<I: Default + Iterator> Default for Flatten<I>
where
    I::Item: IntoIterator,
{
    fn default() -> Self { Flatten::new(I::default()) }
}
impl<I: fmt::Debug, U: IntoIterator, F> fmt::Debug for FlatMap<I, U, F>
where
    U::IntoIter: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("FlatMap").field("inner", &self.inner).finish() }
}
impl<I: Iterator + fmt::Debug, U: Iterator + fmt::Debug> fmt::Debug for Flatten<I>
where
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Flatten").field("inner", &self.inner).finish() }
}
