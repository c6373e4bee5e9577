//! Iterators out of nothing: `empty`, `once`, `repeat`, `from_fn`, `successors`.
use super::{ExactSizeIterator, FusedIterator};
use crate::fmt;
use crate::marker::PhantomData;
use crate::prelude::rust_2021::*;

/// Creates an iterator that yields nothing.
pub const fn empty<T>() -> Empty<T> { Empty(PhantomData) }
/// An iterator that yields nothing.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Empty<T>(PhantomData<fn() -> T>);
impl<T> fmt::Debug for Empty<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Empty") }
}
impl<T> Iterator for Empty<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { None }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(0)) }
}
impl<T> DoubleEndedIterator for Empty<T> {
    fn next_back(&mut self) -> Option<T> { None }
}
impl<T> ExactSizeIterator for Empty<T> {}
impl<T> FusedIterator for Empty<T> {}
impl<T> Clone for Empty<T> {
    fn clone(&self) -> Empty<T> { Empty(PhantomData) }
}
impl<T> Default for Empty<T> {
    fn default() -> Empty<T> { Empty(PhantomData) }
}

/// Creates an iterator that yields an element exactly once.
pub fn once<T>(value: T) -> Once<T> { Once { inner: Some(value) } }
/// An iterator that yields an element exactly once.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Once<T> {
    inner: Option<T>,
}
impl<T> Iterator for Once<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.inner.take() }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if self.inner.is_some() { 1 } else { 0 };
        (n, Some(n))
    }
}
impl<T> DoubleEndedIterator for Once<T> {
    fn next_back(&mut self) -> Option<T> { self.inner.take() }
}
impl<T> ExactSizeIterator for Once<T> {}
impl<T> FusedIterator for Once<T> {}

/// Creates an iterator that lazily generates a value exactly once.
pub fn once_with<A, F: FnOnce() -> A>(make: F) -> OnceWith<F> { OnceWith { make: Some(make) } }
/// An iterator that yields a single element made by a closure.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct OnceWith<F> {
    make: Option<F>,
}
impl<A, F: FnOnce() -> A> Iterator for OnceWith<F> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        let f = self.make.take()?;
        Some(f())
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if self.make.is_some() { 1 } else { 0 };
        (n, Some(n))
    }
}

/// Creates a new iterator that endlessly repeats a single element.
pub fn repeat<T: Clone>(elt: T) -> Repeat<T> { Repeat { element: elt } }
/// An iterator that repeats an element endlessly.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Repeat<A> {
    element: A,
}
impl<A: Clone> Iterator for Repeat<A> {
    type Item = A;
    fn next(&mut self) -> Option<A> { Some(self.element.clone()) }
    fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) }
}
impl<A: Clone> DoubleEndedIterator for Repeat<A> {
    fn next_back(&mut self) -> Option<A> { Some(self.element.clone()) }
}
impl<A: Clone> FusedIterator for Repeat<A> {}

/// Creates a new iterator that repeats a single element a given number of times.
pub fn repeat_n<T: Clone>(element: T, count: usize) -> RepeatN<T> {
    RepeatN { element: if count > 0 { Some(element) } else { None }, count }
}
/// An iterator that repeats an element an exact number of times.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RepeatN<A> {
    element: Option<A>,
    count: usize,
}
impl<A: Clone> Iterator for RepeatN<A> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        if self.count <= 1 {
            self.count = 0;
            return self.element.take();
        }
        self.count -= 1;
        self.element.clone()
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.count, Some(self.count)) }
}
impl<A: Clone> DoubleEndedIterator for RepeatN<A> {
    fn next_back(&mut self) -> Option<A> { self.next() }
}
impl<A: Clone> ExactSizeIterator for RepeatN<A> {}
impl<A: Clone> FusedIterator for RepeatN<A> {}

/// Creates a new iterator that repeats elements of type `A` endlessly by applying the provided closure.
pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> RepeatWith<F> { RepeatWith { repeater } }
/// An iterator that repeats elements endlessly by applying a closure.
#[derive(Copy, Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RepeatWith<F> {
    repeater: F,
}
impl<A, F: FnMut() -> A> Iterator for RepeatWith<F> {
    type Item = A;
    fn next(&mut self) -> Option<A> { Some((self.repeater)()) }
    fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) }
}

/// Creates an iterator with the provided closure called each time.
pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> FromFn<F> { FromFn(f) }
/// An iterator where each iteration calls the provided closure.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct FromFn<F>(F);
impl<T, F: FnMut() -> Option<T>> Iterator for FromFn<F> {
    type Item = T;
    fn next(&mut self) -> Option<T> { (self.0)() }
}

/// Creates an iterator which, starting from an initial item, computes each successive item from the preceding one.
pub fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, succ: F) -> Successors<T, F> { Successors { next: first, succ } }
/// An iterator which computes each successive item from the preceding one.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Successors<T, F> {
    next: Option<T>,
    succ: F,
}
impl<T, F: FnMut(&T) -> Option<T>> Iterator for Successors<T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        let item = self.next.take()?;
        self.next = (self.succ)(&item);
        Some(item)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { if self.next.is_some() { (1, None) } else { (0, Some(0)) } }
}
impl<T, F: FnMut(&T) -> Option<T>> FusedIterator for Successors<T, F> {}
