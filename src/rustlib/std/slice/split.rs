//! Iterators over parts between separators.
use crate::fmt;
use crate::mem;
use crate::prelude::rust_2021::*;

/// An iterator over subslices separated by elements that match a predicate.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Split<'a, T: 'a, P> { pub(super) v: &'a [T], pub(super) pred: P, pub(super) finished: bool }
/// Like `Split`, with the separator as part of the previous subslice.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusive<'a, T: 'a, P> { pub(super) v: &'a [T], pub(super) pred: P }
/// An iterator over mutable subslices separated by elements that match a predicate.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitMut<'a, T: 'a, P> { pub(super) v: &'a mut [T], pub(super) pred: P, pub(super) finished: bool }
/// `Split` from the end.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplit<'a, T: 'a, P> { pub(super) inner: Split<'a, T, P> }
/// `Split` into at most `n` parts.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitN<'a, T: 'a, P> { pub(super) inner: Split<'a, T, P>, pub(super) n: usize }

impl<'a, T, P: FnMut(&T) -> bool> Iterator for Split<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let pred = &mut self.pred;
        match self.v.iter().position(|x| pred(x)) {
            None => {
                self.finished = true;
                Some(self.v)
            }
            Some(i) => {
                let out = &self.v[..i];
                self.v = &self.v[i + 1..];
                Some(out)
            }
        }
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for Split<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let pred = &mut self.pred;
        match self.v.iter().rposition(|x| pred(x)) {
            None => {
                self.finished = true;
                Some(self.v)
            }
            Some(i) => {
                let out = &self.v[i + 1..];
                self.v = &self.v[..i];
                Some(out)
            }
        }
    }
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusive<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let pred = &mut self.pred;
        let i = self.v.iter().position(|x| pred(x)).map_or(self.v.len(), |i| i + 1);
        let (out, rest) = self.v.split_at(i);
        self.v = rest;
        Some(out)
    }
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let pred = &mut self.pred;
        match self.v.iter().position(|x| pred(x)) {
            None => {
                self.finished = true;
                Some(mem::take(&mut self.v))
            }
            Some(i) => {
                let (out, rest) = mem::take(&mut self.v).split_at_mut(i);
                self.v = &mut rest[1..];
                Some(out)
            }
        }
    }
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplit<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> { self.inner.next_back() }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let pred = &mut self.pred;
        match self.v.iter().rposition(|x| pred(x)) {
            None => {
                self.finished = true;
                Some(mem::take(&mut self.v))
            }
            Some(i) => {
                let (rest, out) = mem::take(&mut self.v).split_at_mut(i);
                self.v = rest;
                Some(&mut out[1..])
            }
        }
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for RSplit<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> { self.inner.next() }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitInclusive<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        // The last element ends the last part whether it matches or not.
        let pred = &mut self.pred;
        let i = self.v[..self.v.len() - 1].iter().rposition(|x| pred(x)).map_or(0, |i| i + 1);
        let (rest, out) = self.v.split_at(i);
        self.v = rest;
        Some(out)
    }
}
/// Like `SplitMut`, with the separator as part of the previous subslice.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusiveMut<'a, T: 'a, P> { pub(super) v: &'a mut [T], pub(super) pred: P }
/// `SplitMut` from the end.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitMut<'a, T: 'a, P> { pub(super) inner: SplitMut<'a, T, P> }
/// `SplitMut` into at most `n` parts.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitNMut<'a, T: 'a, P> { pub(super) inner: SplitMut<'a, T, P>, pub(super) n: usize }
/// `RSplit` into at most `n` parts.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitN<'a, T: 'a, P> { pub(super) inner: Split<'a, T, P>, pub(super) n: usize }
/// `RSplitMut` into at most `n` parts.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitNMut<'a, T: 'a, P> { pub(super) inner: SplitMut<'a, T, P>, pub(super) n: usize }
impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusiveMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let pred = &mut self.pred;
        let i = self.v.iter().position(|x| pred(x)).map_or(self.v.len(), |i| i + 1);
        let (out, rest) = mem::take(&mut self.v).split_at_mut(i);
        self.v = rest;
        Some(out)
    }
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> { self.inner.next_back() }
}
macro_rules! limited {
    ($($N:ident $Item:ty, $next:ident, $it:ident => $rest:expr;)*) => { $(
        impl<'a, T, P: FnMut(&T) -> bool> Iterator for $N<'a, T, P> {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                match self.n {
                    0 => None,
                    1 => {
                        self.n = 0;
                        if self.inner.finished {
                            return None;
                        }
                        self.inner.finished = true;
                        let $it = &mut self.inner;
                        Some($rest)
                    }
                    _ => {
                        self.n -= 1;
                        self.inner.$next()
                    }
                }
            }
        }
    )* };
}
limited! {
    SplitN &'a [T], next, it => it.v;
    RSplitN &'a [T], next_back, it => it.v;
    SplitNMut &'a mut [T], next, it => mem::take(&mut it.v);
    RSplitNMut &'a mut [T], next_back, it => mem::take(&mut it.v);
}
macro_rules! split_debug {
    ($($S:ident)*) => { $(
        impl<T: fmt::Debug, P> fmt::Debug for $S<'_, T, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct(stringify!($S)).field("v", &self.v).finish_non_exhaustive() }
        }
    )* };
}
split_debug! { Split SplitInclusive SplitMut SplitInclusiveMut }
