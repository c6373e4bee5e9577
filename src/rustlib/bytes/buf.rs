//! `Buf` and `BufMut`: reading from and writing to buffers, with a cursor.
pub use crate::adapters::{Chain, Limit, Writer};
use crate::Bytes;
use std::io;

macro_rules! getters {
    ($($be:ident $le:ident $t:ident $n:literal),*) => { $(
        /// Gets a big-endian number.
        #[track_caller]
        fn $be(&mut self) -> $t {
            let mut bytes = [0; $n];
            self.copy_to_slice(&mut bytes);
            $t::from_be_bytes(bytes)
        }
        /// Gets a little-endian number.
        #[track_caller]
        fn $le(&mut self) -> $t {
            let mut bytes = [0; $n];
            self.copy_to_slice(&mut bytes);
            $t::from_le_bytes(bytes)
        }
    )* };
}
macro_rules! putters {
    ($($be:ident $le:ident $t:ident),*) => { $(
        /// Writes a number in big-endian order.
        fn $be(&mut self, n: $t) { self.put_slice(&n.to_be_bytes()) }
        /// Writes a number in little-endian order.
        fn $le(&mut self, n: $t) { self.put_slice(&n.to_le_bytes()) }
    )* };
}

/// Read bytes from a buffer.
pub trait Buf {
    /// Returns the number of bytes between the current position and the end of the buffer.
    fn remaining(&self) -> usize;
    /// Returns a slice starting at the current position.
    fn chunk(&self) -> &[u8];
    /// Advance the internal cursor of the Buf.
    fn advance(&mut self, cnt: usize);
    /// Returns true if there are any more bytes to consume.
    fn has_remaining(&self) -> bool { self.remaining() > 0 }
    /// Copies bytes from `self` into `dst`.
    #[track_caller]
    fn copy_to_slice(&mut self, dst: &mut [u8]) {
        check(dst.len(), self.remaining());
        let mut at = 0;
        while at < dst.len() {
            let chunk = self.chunk();
            let n = chunk.len().min(dst.len() - at);
            dst[at..at + n].copy_from_slice(&chunk[..n]);
            at += n;
            self.advance(n);
        }
    }
    /// Consumes `len` bytes and returns them as `Bytes`.
    #[track_caller]
    fn copy_to_bytes(&mut self, len: usize) -> Bytes {
        check(len, self.remaining());
        let mut v = vec![0; len];
        self.copy_to_slice(&mut v);
        Bytes::from(v)
    }
    /// Gets an unsigned 8 bit integer.
    #[track_caller]
    fn get_u8(&mut self) -> u8 {
        check(1, self.remaining());
        let b = self.chunk()[0];
        self.advance(1);
        b
    }
    /// Gets a signed 8 bit integer.
    #[track_caller]
    fn get_i8(&mut self) -> i8 { self.get_u8() as i8 }
    getters! {
        get_u16 get_u16_le u16 2, get_u32 get_u32_le u32 4, get_u64 get_u64_le u64 8, get_u128 get_u128_le u128 16,
        get_i16 get_i16_le i16 2, get_i32 get_i32_le i32 4, get_i64 get_i64_le i64 8, get_f32 get_f32_le f32 4, get_f64 get_f64_le f64 8
    }
    /// Gets an unsigned big-endian number of `nbytes` bytes.
    #[track_caller]
    fn get_uint(&mut self, nbytes: usize) -> u64 {
        let mut bytes = [0; 8];
        assert!(nbytes <= 8, "`nbytes` must be less than or equal to 8");
        self.copy_to_slice(&mut bytes[8 - nbytes..]);
        u64::from_be_bytes(bytes)
    }
    /// Gets an unsigned little-endian number of `nbytes` bytes.
    #[track_caller]
    fn get_uint_le(&mut self, nbytes: usize) -> u64 {
        let mut bytes = [0; 8];
        assert!(nbytes <= 8, "`nbytes` must be less than or equal to 8");
        self.copy_to_slice(&mut bytes[..nbytes]);
        u64::from_le_bytes(bytes)
    }
    /// Fills `dst` with the chunks of `self`; how many.
    fn chunks_vectored<'a>(&'a self, dst: &mut [io::IoSlice<'a>]) -> usize {
        if dst.is_empty() || !self.has_remaining() {
            return 0;
        }
        dst[0] = io::IoSlice::new(self.chunk());
        1
    }
    /// Creates an adaptor which will read at most `limit` bytes from `self`.
    fn take(self, limit: usize) -> Take<Self>
    where
        Self: Sized,
    {
        Take { inner: self, limit }
    }
    /// Creates an adaptor which will chain this buffer with another.
    fn chain<U: Buf>(self, next: U) -> Chain<Self, U>
    where
        Self: Sized,
    {
        Chain::new(self, next)
    }
    /// Creates an adaptor which implements the `Read` trait for `self`.
    fn reader(self) -> Reader<Self>
    where
        Self: Sized,
    {
        Reader { buf: self }
    }
}
/// Write bytes to a buffer.
pub trait BufMut {
    /// Returns the number of bytes that can be written.
    fn remaining_mut(&self) -> usize;
    /// Transfer bytes into `self` from `src`.
    fn put_slice(&mut self, src: &[u8]);
    /// How many bytes can be put before the buffer must grow; it grows first if that is none.
    #[doc(hidden)]
    fn room_at_once(&mut self) -> usize { self.remaining_mut().min(64) }
    /// Returns true if there is space in `self` for more bytes.
    fn has_remaining_mut(&self) -> bool { self.remaining_mut() > 0 }
    /// Transfer bytes into `self` from `src` and advance the cursor by the number of bytes written.
    fn put<T: Buf>(&mut self, mut src: T)
    where
        Self: Sized,
    {
        while src.has_remaining() {
            let n = src.chunk().len();
            self.put_slice(src.chunk());
            src.advance(n);
        }
    }
    /// Creates an adaptor which can write at most `limit` bytes to `self`.
    fn limit(self, limit: usize) -> Limit<Self>
    where
        Self: Sized,
    {
        Limit::new(self, limit)
    }
    /// Creates an adaptor which implements the `Write` trait for `self`.
    fn writer(self) -> Writer<Self>
    where
        Self: Sized,
    {
        Writer::new(self)
    }
    /// Put `cnt` bytes `val` into `self`.
    fn put_bytes(&mut self, val: u8, cnt: usize) { self.put_slice(&vec![val; cnt]) }
    /// Writes the low `nbytes` bytes of a number in big-endian order.
    #[track_caller]
    fn put_uint(&mut self, n: u64, nbytes: usize) {
        assert!(nbytes <= 8, "`nbytes` must be less than or equal to 8");
        self.put_slice(&n.to_be_bytes()[8 - nbytes..])
    }
    /// Writes the low `nbytes` bytes of a number in little-endian order.
    #[track_caller]
    fn put_uint_le(&mut self, n: u64, nbytes: usize) {
        assert!(nbytes <= 8, "`nbytes` must be less than or equal to 8");
        self.put_slice(&n.to_le_bytes()[..nbytes])
    }
    /// Writes an unsigned 8 bit integer.
    fn put_u8(&mut self, n: u8) { self.put_slice(&[n]) }
    /// Writes a signed 8 bit integer.
    fn put_i8(&mut self, n: i8) { self.put_slice(&[n as u8]) }
    putters! {
        put_u16 put_u16_le u16, put_u32 put_u32_le u32, put_u64 put_u64_le u64, put_u128 put_u128_le u128,
        put_i16 put_i16_le i16, put_i32 put_i32_le i32, put_i64 put_i64_le i64, put_f32 put_f32_le f32, put_f64 put_f64_le f64
    }
}
#[track_caller]
fn check(requested: usize, available: usize) {
    if requested > available {
        panic!("advance out of bounds: the len is {available} but advancing by {requested}");
    }
}
impl Buf for &[u8] {
    fn remaining(&self) -> usize { self.len() }
    fn chunk(&self) -> &[u8] { self }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        check(cnt, self.len());
        *self = &self[cnt..];
    }
}
impl<T: AsRef<[u8]>> Buf for io::Cursor<T> {
    fn remaining(&self) -> usize { (self.get_ref().as_ref().len() as u64).saturating_sub(self.position()) as usize }
    fn chunk(&self) -> &[u8] {
        let all = self.get_ref().as_ref();
        &all[(self.position() as usize).min(all.len())..]
    }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        check(cnt, self.remaining());
        self.set_position(self.position() + cnt as u64);
    }
}
impl<B: Buf + ?Sized> Buf for &mut B {
    fn remaining(&self) -> usize { (**self).remaining() }
    fn chunk(&self) -> &[u8] { (**self).chunk() }
    fn advance(&mut self, cnt: usize) { (**self).advance(cnt) }
}
impl BufMut for Vec<u8> {
    fn remaining_mut(&self) -> usize { isize::MAX as usize - self.len() }
    fn put_slice(&mut self, src: &[u8]) { self.extend_from_slice(src) }
    fn room_at_once(&mut self) -> usize {
        if self.len() == self.capacity() {
            self.reserve(64);
        }
        self.capacity() - self.len()
    }
}
impl BufMut for &mut [u8] {
    fn remaining_mut(&self) -> usize { self.len() }
    #[track_caller]
    fn put_slice(&mut self, src: &[u8]) {
        check(src.len(), self.len());
        let (head, tail) = std::mem::take(self).split_at_mut(src.len());
        head.copy_from_slice(src);
        *self = tail;
    }
    fn room_at_once(&mut self) -> usize { self.len() }
}
impl<B: BufMut + ?Sized> BufMut for &mut B {
    fn remaining_mut(&self) -> usize { (**self).remaining_mut() }
    fn put_slice(&mut self, src: &[u8]) { (**self).put_slice(src) }
    fn room_at_once(&mut self) -> usize { (**self).room_at_once() }
}
/// A `Buf` adapter which limits the bytes read from an underlying buffer.
#[derive(Debug)]
pub struct Take<T> {
    inner: T,
    limit: usize,
}
impl<T> Take<T> {
    /// Consumes this `Take`, returning the underlying value.
    pub fn into_inner(self) -> T { self.inner }
    /// Returns the maximum number of bytes that can be read.
    pub fn limit(&self) -> usize { self.limit }
}
impl<T: Buf> Buf for Take<T> {
    fn remaining(&self) -> usize { self.inner.remaining().min(self.limit) }
    fn chunk(&self) -> &[u8] {
        let chunk = self.inner.chunk();
        &chunk[..chunk.len().min(self.limit)]
    }
    fn advance(&mut self, cnt: usize) {
        assert!(cnt <= self.limit);
        self.inner.advance(cnt);
        self.limit -= cnt;
    }
}
/// A `Buf` adapter which implements `io::Read` for the inner value.
#[derive(Debug)]
pub struct Reader<B> {
    buf: B,
}
impl<B> Reader<B> {
    /// Consumes this `Reader`, returning the underlying value.
    pub fn into_inner(self) -> B { self.buf }
}
impl<B: Buf> io::Read for Reader<B> {
    fn read(&mut self, dst: &mut [u8]) -> io::Result<usize> {
        let n = self.buf.remaining().min(dst.len());
        self.buf.copy_to_slice(&mut dst[..n]);
        Ok(n)
    }
}
