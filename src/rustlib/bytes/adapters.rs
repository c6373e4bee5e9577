//! `Chain`, `Limit`, `Writer`.
use crate::buf::{Buf, BufMut};
use std::io;

/// A `Buf` that reads one buffer after the other.
#[derive(Debug)]
pub struct Chain<T, U> {
    a: T,
    b: U,
}
impl<T, U> Chain<T, U> {
    pub(crate) fn new(a: T, b: U) -> Chain<T, U> { Chain { a, b } }
    /// Gets a reference to the first underlying `Buf`.
    pub fn first_ref(&self) -> &T { &self.a }
    /// Gets a reference to the last underlying `Buf`.
    pub fn last_ref(&self) -> &U { &self.b }
    /// Consumes this `Chain`, returning the underlying values.
    pub fn into_inner(self) -> (T, U) { (self.a, self.b) }
}
impl<T: Buf, U: Buf> Buf for Chain<T, U> {
    fn remaining(&self) -> usize { self.a.remaining().saturating_add(self.b.remaining()) }
    fn chunk(&self) -> &[u8] {
        if self.a.has_remaining() {
            self.a.chunk()
        } else {
            self.b.chunk()
        }
    }
    fn advance(&mut self, cnt: usize) {
        let first = self.a.remaining().min(cnt);
        if first > 0 {
            self.a.advance(first);
        }
        if cnt > first {
            self.b.advance(cnt - first);
        }
    }
}

/// A `BufMut` adapter which limits the amount of bytes that can be written to an underlying buffer.
#[derive(Debug)]
pub struct Limit<T> {
    inner: T,
    limit: usize,
}
impl<T> Limit<T> {
    pub(crate) fn new(inner: T, limit: usize) -> Limit<T> { Limit { inner, limit } }
    /// Consumes this `Limit`, returning the underlying value.
    pub fn into_inner(self) -> T { self.inner }
    /// Gets a reference to the underlying `BufMut`.
    pub fn get_ref(&self) -> &T { &self.inner }
    /// Gets a mutable reference to the underlying `BufMut`.
    pub fn get_mut(&mut self) -> &mut T { &mut self.inner }
    /// Returns the maximum number of bytes that can be written.
    pub fn limit(&self) -> usize { self.limit }
    /// Sets the maximum number of bytes that can be written.
    pub fn set_limit(&mut self, lim: usize) { self.limit = lim; }
}
impl<T: BufMut> BufMut for Limit<T> {
    fn remaining_mut(&self) -> usize { self.inner.remaining_mut().min(self.limit) }
    #[track_caller]
    fn put_slice(&mut self, src: &[u8]) {
        assert!(src.len() <= self.limit);
        self.inner.put_slice(src);
        self.limit -= src.len();
    }
    fn room_at_once(&mut self) -> usize { self.inner.room_at_once().min(self.limit) }
}

/// A `BufMut` adapter which implements `io::Write` for the inner value.
#[derive(Debug)]
pub struct Writer<B> {
    buf: B,
}
impl<B> Writer<B> {
    pub(crate) fn new(buf: B) -> Writer<B> { Writer { buf } }
    /// Gets a reference to the underlying `BufMut`.
    pub fn get_ref(&self) -> &B { &self.buf }
    /// Gets a mutable reference to the underlying `BufMut`.
    pub fn get_mut(&mut self) -> &mut B { &mut self.buf }
    /// Consumes this `Writer`, returning the underlying value.
    pub fn into_inner(self) -> B { self.buf }
}
impl<B: BufMut> io::Write for Writer<B> {
    fn write(&mut self, src: &[u8]) -> io::Result<usize> {
        let n = self.buf.remaining_mut().min(src.len());
        self.buf.put_slice(&src[..n]);
        Ok(n)
    }
    fn flush(&mut self) -> io::Result<()> { Ok(()) }
}
