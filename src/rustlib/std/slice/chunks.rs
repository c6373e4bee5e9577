//! Iterators over chunks and windows.
use crate::iter::FusedIterator;
use crate::mem;
use crate::prelude::rust_2021::*;

/// An iterator over overlapping subslices of length `size`.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Windows<'a, T: 'a> { v: &'a [T], size: usize }
/// An iterator over a slice in (non-overlapping) chunks, starting at the beginning.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chunks<'a, T: 'a> { v: &'a [T], size: usize }
/// An iterator over a slice in mutable chunks, starting at the beginning.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksMut<'a, T: 'a> { v: &'a mut [T], size: usize }
/// An iterator over a slice in chunks of exactly `size` elements.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksExact<'a, T: 'a> { v: &'a [T], rem: &'a [T], size: usize }
/// An iterator over a slice in mutable chunks of exactly `size` elements.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksExactMut<'a, T: 'a> { v: &'a mut [T], rem: &'a mut [T], size: usize }
/// An iterator over a slice in chunks, starting at the end.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunks<'a, T: 'a> { v: &'a [T], size: usize }
/// An iterator over runs of elements that belong together.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunkBy<'a, T: 'a, P> { v: &'a [T], predicate: P }

macro_rules! clone_chunks { ($($C:ident { $($f:ident),* })*) => { $( impl<T> Clone for $C<'_, T> { fn clone(&self) -> Self { $C { $($f: self.$f),* } } } )* }; }
clone_chunks! { Windows { v, size } Chunks { v, size } ChunksExact { v, rem, size } RChunks { v, size } }

impl<'a, T> Windows<'a, T> { pub(super) fn new(v: &'a [T], size: usize) -> Self { Windows { v, size } } }
impl<'a, T> Chunks<'a, T> { pub(super) fn new(v: &'a [T], size: usize) -> Self { Chunks { v, size } } }
impl<'a, T> ChunksMut<'a, T> { pub(super) fn new(v: &'a mut [T], size: usize) -> Self { ChunksMut { v, size } } }
impl<'a, T> ChunksExact<'a, T> {
    pub(super) fn new(v: &'a [T], size: usize) -> Self {
        let (v, rem) = v.split_at(v.len() - v.len() % size);
        ChunksExact { v, rem, size }
    }
    /// The remainder of the original slice that is not returned by the iterator.
    #[must_use]
    pub fn remainder(&self) -> &'a [T] { self.rem }
}
impl<'a, T> ChunksExactMut<'a, T> {
    pub(super) fn new(v: &'a mut [T], size: usize) -> Self {
        let mid = v.len() - v.len() % size;
        let (v, rem) = v.split_at_mut(mid);
        ChunksExactMut { v, rem, size }
    }
    /// The remainder of the original slice that is not returned by the iterator.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_remainder(self) -> &'a mut [T] { self.rem }
}
impl<'a, T> RChunks<'a, T> { pub(super) fn new(v: &'a [T], size: usize) -> Self { RChunks { v, size } } }
impl<'a, T, P> ChunkBy<'a, T, P> { pub(super) fn new(v: &'a [T], predicate: P) -> Self { ChunkBy { v, predicate } } }

impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            return None;
        }
        let out = &self.v[..self.size];
        self.v = &self.v[1..];
        Some(out)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if self.size > self.v.len() { 0 } else { self.v.len() - self.size + 1 };
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            return None;
        }
        let out = &self.v[self.v.len() - self.size..];
        self.v = &self.v[..self.v.len() - 1];
        Some(out)
    }
}
fn chunk_count(len: usize, size: usize) -> (usize, Option<usize>) {
    let n = len.div_ceil(size);
    (n, Some(n))
}
impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (out, rest) = self.v.split_at(self.size.min(self.v.len()));
        self.v = rest;
        Some(out)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { chunk_count(self.v.len(), self.size) }
}
impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let rem = self.v.len() % self.size;
        let (rest, out) = self.v.split_at(self.v.len() - if rem == 0 { self.size } else { rem });
        self.v = rest;
        Some(out)
    }
}
impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let all = mem::take(&mut self.v);
        let (out, rest) = all.split_at_mut(self.size.min(all.len()));
        self.v = rest;
        Some(out)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { chunk_count(self.v.len(), self.size) }
}
impl<'a, T> Iterator for ChunksExact<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (out, rest) = self.v.split_at(self.size);
        self.v = rest;
        Some(out)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { chunk_count(self.v.len(), self.size) }
}
impl<'a, T> DoubleEndedIterator for ChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (rest, out) = self.v.split_at(self.v.len() - self.size);
        self.v = rest;
        Some(out)
    }
}
impl<'a, T> Iterator for ChunksExactMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (out, rest) = mem::take(&mut self.v).split_at_mut(self.size);
        self.v = rest;
        Some(out)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { chunk_count(self.v.len(), self.size) }
}
impl<'a, T> Iterator for RChunks<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (rest, out) = self.v.split_at(self.v.len() - self.size.min(self.v.len()));
        self.v = rest;
        Some(out)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { chunk_count(self.v.len(), self.size) }
}
impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut len = 1;
        while len < self.v.len() && (self.predicate)(&self.v[len - 1], &self.v[len]) {
            len += 1;
        }
        let (out, rest) = self.v.split_at(len);
        self.v = rest;
        Some(out)
    }
}
/// An iterator over a slice in mutable chunks, starting at the end.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksMut<'a, T: 'a> { v: &'a mut [T], size: usize }
/// An iterator over a slice in chunks of exactly `size` elements, starting at the end.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksExact<'a, T: 'a> { v: &'a [T], rem: &'a [T], size: usize }
/// An iterator over a slice in mutable chunks of exactly `size` elements, starting at the end.
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksExactMut<'a, T: 'a> { v: &'a mut [T], rem: &'a mut [T], size: usize }
/// An iterator over mutable runs of elements that belong together.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunkByMut<'a, T: 'a, P> { v: &'a mut [T], predicate: P }
clone_chunks! { RChunksExact { v, rem, size } }
impl<'a, T> RChunksMut<'a, T> { pub(super) fn new(v: &'a mut [T], size: usize) -> Self { RChunksMut { v, size } } }
impl<'a, T> RChunksExact<'a, T> {
    pub(super) fn new(v: &'a [T], size: usize) -> Self {
        let (rem, v) = v.split_at(v.len() % size);
        RChunksExact { v, rem, size }
    }
    /// The remainder of the original slice that is not returned by the iterator.
    #[must_use]
    pub fn remainder(&self) -> &'a [T] { self.rem }
}
impl<'a, T> RChunksExactMut<'a, T> {
    pub(super) fn new(v: &'a mut [T], size: usize) -> Self {
        let mid = v.len() % size;
        let (rem, v) = v.split_at_mut(mid);
        RChunksExactMut { v, rem, size }
    }
    /// The remainder of the original slice that is not returned by the iterator.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_remainder(self) -> &'a mut [T] { self.rem }
}
impl<'a, T, P> ChunkByMut<'a, T, P> { pub(super) fn new(v: &'a mut [T], predicate: P) -> Self { ChunkByMut { v, predicate } } }
impl<'a, T> DoubleEndedIterator for ChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let rem = self.v.len() % self.size;
        let mid = self.v.len() - if rem == 0 { self.size } else { rem };
        let (rest, out) = mem::take(&mut self.v).split_at_mut(mid);
        self.v = rest;
        Some(out)
    }
}
impl<'a, T> DoubleEndedIterator for ChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mid = self.v.len() - self.size;
        let (rest, out) = mem::take(&mut self.v).split_at_mut(mid);
        self.v = rest;
        Some(out)
    }
}
impl<'a, T> DoubleEndedIterator for RChunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let rem = self.v.len() % self.size;
        let (out, rest) = self.v.split_at(if rem == 0 { self.size } else { rem });
        self.v = rest;
        Some(out)
    }
}
impl<'a, T> Iterator for RChunksMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mid = self.v.len() - self.size.min(self.v.len());
        let (rest, out) = mem::take(&mut self.v).split_at_mut(mid);
        self.v = rest;
        Some(out)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { chunk_count(self.v.len(), self.size) }
}
impl<'a, T> Iterator for RChunksExact<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (rest, out) = self.v.split_at(self.v.len() - self.size);
        self.v = rest;
        Some(out)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { chunk_count(self.v.len(), self.size) }
}
impl<'a, T> Iterator for RChunksExactMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mid = self.v.len() - self.size;
        let (rest, out) = mem::take(&mut self.v).split_at_mut(mid);
        self.v = rest;
        Some(out)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { chunk_count(self.v.len(), self.size) }
}
impl<'a, T, P: FnMut(&T, &T) -> bool> DoubleEndedIterator for ChunkBy<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut at = self.v.len() - 1;
        while at > 0 && (self.predicate)(&self.v[at - 1], &self.v[at]) {
            at -= 1;
        }
        let (rest, out) = self.v.split_at(at);
        self.v = rest;
        Some(out)
    }
}
impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkByMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut len = 1;
        while len < self.v.len() && (self.predicate)(&self.v[len - 1], &self.v[len]) {
            len += 1;
        }
        let (out, rest) = mem::take(&mut self.v).split_at_mut(len);
        self.v = rest;
        Some(out)
    }
}
impl<T> ExactSizeIterator for RChunksMut<'_, T> {}
impl<T> ExactSizeIterator for RChunksExact<'_, T> {}
impl<T> ExactSizeIterator for RChunksExactMut<'_, T> {}
impl<T> ExactSizeIterator for Windows<'_, T> {}
impl<T> ExactSizeIterator for Chunks<'_, T> {}
impl<T> ExactSizeIterator for ChunksMut<'_, T> {}
impl<T> ExactSizeIterator for ChunksExact<'_, T> {}
impl<T> ExactSizeIterator for ChunksExactMut<'_, T> {}
impl<T> ExactSizeIterator for RChunks<'_, T> {}
impl<T> FusedIterator for Windows<'_, T> {}
impl<T> FusedIterator for Chunks<'_, T> {}
