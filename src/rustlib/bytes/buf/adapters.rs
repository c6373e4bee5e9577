//! What wraps a buffer: `Chain`, `Take`, `Limit`, `Reader`, `Writer`, `IntoIter`.
use super::{Buf, BufMut, UninitSlice};
use crate::{Bytes, BytesMut};
use std::io::{self, IoSlice};

macro_rules! access {
    ($name:ident $field:ident) => {
        impl<T> $name<T> {
            /// Gets a reference to the underlying buffer.
            pub fn get_ref(&self) -> &T { &self.$field }
            /// Gets a mutable reference to the underlying buffer.
            pub fn get_mut(&mut self) -> &mut T { &mut self.$field }
            /// Consumes the adapter, returning the underlying buffer.
            pub fn into_inner(self) -> T { self.$field }
        }
    };
}
macro_rules! limited {
    ($name:ident) => {
        impl<T> $name<T> {
            pub(super) fn new(inner: T, limit: usize) -> $name<T> { $name { inner, limit } }
            /// Returns the maximum number of bytes that can pass.
            pub fn limit(&self) -> usize { self.limit }
            /// Sets the maximum number of bytes that can pass.
            pub fn set_limit(&mut self, lim: usize) { self.limit = lim; }
        }
    };
}

/// One buffer after the other.
#[derive(Debug)]
pub struct Chain<T, U> {
    a: T,
    b: U,
}
impl<T, U> Chain<T, U> {
    pub(super) fn new(a: T, b: U) -> Chain<T, U> { Chain { a, b } }
    /// Gets a reference to the first underlying buffer.
    pub fn first_ref(&self) -> &T { &self.a }
    /// Gets a mutable reference to the first underlying buffer.
    pub fn first_mut(&mut self) -> &mut T { &mut self.a }
    /// Gets a reference to the last underlying buffer.
    pub fn last_ref(&self) -> &U { &self.b }
    /// Gets a mutable reference to the last underlying buffer.
    pub fn last_mut(&mut self) -> &mut U { &mut self.b }
    /// Consumes this `Chain`, returning the underlying values.
    pub fn into_inner(self) -> (T, U) { (self.a, self.b) }
}
impl<T: Buf, U: Buf> Buf for Chain<T, U> {
    fn remaining(&self) -> usize { self.a.remaining().saturating_add(self.b.remaining()) }
    fn chunk(&self) -> &[u8] { if self.a.has_remaining() { self.a.chunk() } else { self.b.chunk() } }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        let first = self.a.remaining().min(cnt);
        if first > 0 {
            self.a.advance(first);
        }
        if cnt > first {
            self.b.advance(cnt - first);
        }
    }
    fn chunks_vectored<'a>(&'a self, dst: &mut [IoSlice<'a>]) -> usize {
        let n = self.a.chunks_vectored(dst);
        n + self.b.chunks_vectored(&mut dst[n..])
    }
    #[track_caller]
    fn copy_to_bytes(&mut self, len: usize) -> Bytes {
        let first = self.a.remaining();
        if first >= len {
            return self.a.copy_to_bytes(len);
        }
        if first == 0 {
            return self.b.copy_to_bytes(len);
        }
        assert!(len - first <= self.b.remaining(), "`len` greater than remaining");
        let mut both = BytesMut::with_capacity(len);
        both.put(&mut self.a);
        both.put((&mut self.b).take(len - first));
        both.freeze()
    }
}
unsafe impl<T: BufMut, U: BufMut> BufMut for Chain<T, U> {
    fn remaining_mut(&self) -> usize { self.a.remaining_mut().saturating_add(self.b.remaining_mut()) }
    fn chunk_mut(&mut self) -> &mut UninitSlice { if self.a.has_remaining_mut() { self.a.chunk_mut() } else { self.b.chunk_mut() } }
    #[track_caller]
    unsafe fn advance_mut(&mut self, cnt: usize) {
        let first = self.a.remaining_mut().min(cnt);
        if first > 0 {
            unsafe { self.a.advance_mut(first) };
        }
        if cnt > first {
            unsafe { self.b.advance_mut(cnt - first) };
        }
    }
}
impl<T: Buf, U: Buf> IntoIterator for Chain<T, U> {
    type Item = u8;
    type IntoIter = IntoIter<Chain<T, U>>;
    fn into_iter(self) -> IntoIter<Chain<T, U>> { IntoIter::new(self) }
}

/// A `Buf` adapter which limits the bytes read from an underlying buffer.
#[derive(Debug)]
pub struct Take<T> {
    inner: T,
    limit: usize,
}
access!(Take inner);
limited!(Take);
impl<T: Buf> Buf for Take<T> {
    fn remaining(&self) -> usize { self.inner.remaining().min(self.limit) }
    fn chunk(&self) -> &[u8] {
        let chunk = self.inner.chunk();
        &chunk[..chunk.len().min(self.limit)]
    }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        assert!(cnt <= self.limit);
        self.inner.advance(cnt);
        self.limit -= cnt;
    }
    #[track_caller]
    fn copy_to_bytes(&mut self, len: usize) -> Bytes {
        assert!(len <= self.remaining(), "`len` greater than remaining");
        self.limit -= len;
        self.inner.copy_to_bytes(len)
    }
    fn chunks_vectored<'a>(&'a self, dst: &mut [IoSlice<'a>]) -> usize {
        let n = self.inner.chunks_vectored(dst);
        let mut left = self.limit;
        for i in 0..n {
            if left == 0 {
                return i;
            }
            if dst[i].len() > left {
                dst[i] = IoSlice::new(unsafe { std::slice::from_raw_parts(dst[i].as_ptr(), left) });
            }
            left -= dst[i].len();
        }
        n
    }
}

/// A `BufMut` adapter which limits the amount of bytes that can be written to an underlying buffer.
#[derive(Debug)]
pub struct Limit<T> {
    inner: T,
    limit: usize,
}
access!(Limit inner);
limited!(Limit);
unsafe impl<T: BufMut> BufMut for Limit<T> {
    fn remaining_mut(&self) -> usize { self.inner.remaining_mut().min(self.limit) }
    fn chunk_mut(&mut self) -> &mut UninitSlice {
        let room = self.inner.chunk_mut();
        let end = room.len().min(self.limit);
        &mut room[..end]
    }
    #[track_caller]
    unsafe fn advance_mut(&mut self, cnt: usize) {
        assert!(cnt <= self.limit);
        unsafe { self.inner.advance_mut(cnt) };
        self.limit -= cnt;
    }
}

/// A `Buf` adapter which implements `io::Read` for the inner value.
#[derive(Debug)]
pub struct Reader<B> {
    buf: B,
}
access!(Reader buf);
impl<B> Reader<B> {
    pub(super) fn new(buf: B) -> Reader<B> { Reader { buf } }
}
impl<B: Buf> io::Read for Reader<B> {
    fn read(&mut self, dst: &mut [u8]) -> io::Result<usize> {
        let n = self.buf.remaining().min(dst.len());
        self.buf.copy_to_slice(&mut dst[..n]);
        Ok(n)
    }
}
impl<B: Buf> io::BufRead for Reader<B> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> { Ok(self.buf.chunk()) }
    fn consume(&mut self, amt: usize) { self.buf.advance(amt) }
}

/// A `BufMut` adapter which implements `io::Write` for the inner value.
#[derive(Debug)]
pub struct Writer<B> {
    buf: B,
}
access!(Writer buf);
impl<B> Writer<B> {
    pub(super) fn new(buf: B) -> Writer<B> { Writer { buf } }
}
impl<B: BufMut> io::Write for Writer<B> {
    fn write(&mut self, src: &[u8]) -> io::Result<usize> {
        let n = self.buf.remaining_mut().min(src.len());
        self.buf.put_slice(&src[..n]);
        Ok(n)
    }
    fn flush(&mut self) -> io::Result<()> { Ok(()) }
}

/// Iterator over the bytes contained by the buffer.
#[derive(Debug)]
pub struct IntoIter<T> {
    inner: T,
}
access!(IntoIter inner);
impl<T> IntoIter<T> {
    /// Creates an iterator over the bytes contained by the buffer.
    pub fn new(inner: T) -> IntoIter<T> { IntoIter { inner } }
}
impl<T: Buf> Iterator for IntoIter<T> {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        if self.inner.has_remaining() { Some(self.inner.get_u8()) } else { None }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.inner.remaining(), Some(self.inner.remaining())) }
}
impl<T: Buf> ExactSizeIterator for IntoIter<T> {}
