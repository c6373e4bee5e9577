//! `Buf`: reading.
use super::{Chain, Reader, Take};
use crate::{check, Bytes, BytesMut, TryGetError};
use std::collections::VecDeque;
use std::io::{self, IoSlice};

macro_rules! getters {
    ($($name:ident $tried:ident $t:ident $from:ident;)*) => { $(
        /// Gets a number.
        #[track_caller]
        fn $name(&mut self) -> $t {
            let mut bytes = [0; std::mem::size_of::<$t>()];
            self.copy_to_slice(&mut bytes);
            $t::$from(bytes)
        }
        /// Gets a number, if there are enough bytes.
        fn $tried(&mut self) -> Result<$t, TryGetError> {
            let mut bytes = [0; std::mem::size_of::<$t>()];
            self.try_copy_to_slice(&mut bytes)?;
            Ok($t::$from(bytes))
        }
    )* };
}
// Numbers of as many bytes as the caller says: what `value` makes of the bytes.
macro_rules! sized_getters {
    ($($name:ident $tried:ident $t:ident, $bytes:ident $n:ident => $value:expr;)*) => { $(
        /// Gets a number of `nbytes` bytes.
        #[track_caller]
        fn $name(&mut self, nbytes: usize) -> $t {
            fits(nbytes);
            let mut bytes = [0u8; 8];
            self.copy_to_slice(&mut bytes[..nbytes]);
            let ($bytes, $n) = (bytes, nbytes);
            $value
        }
        /// Gets a number of `nbytes` bytes, if there are enough.
        #[track_caller]
        fn $tried(&mut self, nbytes: usize) -> Result<$t, TryGetError> {
            fits(nbytes);
            let mut bytes = [0u8; 8];
            self.try_copy_to_slice(&mut bytes[..nbytes])?;
            let ($bytes, $n) = (bytes, nbytes);
            Ok($value)
        }
    )* };
}

#[track_caller]
pub(super) fn fits(nbytes: usize) {
    if nbytes > 8 {
        panic!("size too large: the integer type can fit 8 bytes, but nbytes is {nbytes}");
    }
}
// The first `n` bytes, most significant first.
fn big(bytes: [u8; 8], n: usize) -> u64 {
    if n == 0 { 0 } else { u64::from_be_bytes(bytes) >> (8 * (8 - n)) }
}
fn signed(value: u64, n: usize) -> i64 {
    if n == 0 { 0 } else { ((value << (8 * (8 - n))) as i64) >> (8 * (8 - n)) }
}

/// Read bytes from a buffer.
pub trait Buf {
    /// Returns the number of bytes between the current position and the end of the buffer.
    fn remaining(&self) -> usize;
    /// Returns a slice starting at the current position.
    fn chunk(&self) -> &[u8];
    /// Fills `dst` with the chunks of `self`; how many.
    fn chunks_vectored<'a>(&'a self, dst: &mut [IoSlice<'a>]) -> usize {
        if dst.is_empty() || !self.has_remaining() {
            return 0;
        }
        dst[0] = IoSlice::new(self.chunk());
        1
    }
    /// Advance the internal cursor of the Buf.
    fn advance(&mut self, cnt: usize);
    /// Returns true if there are any more bytes to consume.
    fn has_remaining(&self) -> bool { self.remaining() > 0 }
    /// Copies bytes from `self` into `dst`.
    #[track_caller]
    fn copy_to_slice(&mut self, dst: &mut [u8]) {
        if let Err(error) = self.try_copy_to_slice(dst) {
            check(error.requested, error.available);
        }
    }
    /// Copies bytes from `self` into `dst`, if there are enough.
    fn try_copy_to_slice(&mut self, dst: &mut [u8]) -> Result<(), TryGetError> {
        if self.remaining() < dst.len() {
            return Err(TryGetError { requested: dst.len(), available: self.remaining() });
        }
        let mut at = 0;
        while at < dst.len() {
            let chunk = self.chunk();
            let n = chunk.len().min(dst.len() - at);
            dst[at..at + n].copy_from_slice(&chunk[..n]);
            at += n;
            self.advance(n);
        }
        Ok(())
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
    /// Gets an unsigned 8 bit integer, if there is a byte.
    fn try_get_u8(&mut self) -> Result<u8, TryGetError> {
        let mut byte = [0];
        self.try_copy_to_slice(&mut byte)?;
        Ok(byte[0])
    }
    /// Gets a signed 8 bit integer, if there is a byte.
    fn try_get_i8(&mut self) -> Result<i8, TryGetError> { self.try_get_u8().map(|b| b as i8) }
    getters! {
        get_u16 try_get_u16 u16 from_be_bytes; get_u16_le try_get_u16_le u16 from_le_bytes; get_u16_ne try_get_u16_ne u16 from_ne_bytes;
        get_i16 try_get_i16 i16 from_be_bytes; get_i16_le try_get_i16_le i16 from_le_bytes; get_i16_ne try_get_i16_ne i16 from_ne_bytes;
        get_u32 try_get_u32 u32 from_be_bytes; get_u32_le try_get_u32_le u32 from_le_bytes; get_u32_ne try_get_u32_ne u32 from_ne_bytes;
        get_i32 try_get_i32 i32 from_be_bytes; get_i32_le try_get_i32_le i32 from_le_bytes; get_i32_ne try_get_i32_ne i32 from_ne_bytes;
        get_u64 try_get_u64 u64 from_be_bytes; get_u64_le try_get_u64_le u64 from_le_bytes; get_u64_ne try_get_u64_ne u64 from_ne_bytes;
        get_i64 try_get_i64 i64 from_be_bytes; get_i64_le try_get_i64_le i64 from_le_bytes; get_i64_ne try_get_i64_ne i64 from_ne_bytes;
        get_u128 try_get_u128 u128 from_be_bytes; get_u128_le try_get_u128_le u128 from_le_bytes; get_u128_ne try_get_u128_ne u128 from_ne_bytes;
        get_i128 try_get_i128 i128 from_be_bytes; get_i128_le try_get_i128_le i128 from_le_bytes; get_i128_ne try_get_i128_ne i128 from_ne_bytes;
        get_f32 try_get_f32 f32 from_be_bytes; get_f32_le try_get_f32_le f32 from_le_bytes; get_f32_ne try_get_f32_ne f32 from_ne_bytes;
        get_f64 try_get_f64 f64 from_be_bytes; get_f64_le try_get_f64_le f64 from_le_bytes; get_f64_ne try_get_f64_ne f64 from_ne_bytes;
    }
    sized_getters! {
        get_uint try_get_uint u64, b n => big(b, n);
        get_uint_le try_get_uint_le u64, b _n => u64::from_le_bytes(b);
        get_uint_ne try_get_uint_ne u64, b _n => u64::from_le_bytes(b);
        get_int try_get_int i64, b n => signed(big(b, n), n);
        get_int_le try_get_int_le i64, b n => signed(u64::from_le_bytes(b), n);
        get_int_ne try_get_int_ne i64, b n => signed(u64::from_le_bytes(b), n);
    }
    /// Consumes `len` bytes and returns them as `Bytes`.
    #[track_caller]
    fn copy_to_bytes(&mut self, len: usize) -> Bytes {
        check(len, self.remaining());
        let mut bytes = BytesMut::zeroed(len);
        self.copy_to_slice(&mut bytes);
        bytes.freeze()
    }
    /// Creates an adaptor which will read at most `limit` bytes from `self`.
    fn take(self, limit: usize) -> Take<Self>
    where
        Self: Sized,
    {
        Take::new(self, limit)
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
        Reader::new(self)
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
        &all[self.position().min(all.len() as u64) as usize..]
    }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        check(cnt, self.remaining());
        self.set_position(self.position() + cnt as u64);
    }
}
impl Buf for VecDeque<u8> {
    fn remaining(&self) -> usize { self.len() }
    fn chunk(&self) -> &[u8] {
        let (first, second) = self.as_slices();
        if first.is_empty() { second } else { first }
    }
    fn chunks_vectored<'a>(&'a self, dst: &mut [IoSlice<'a>]) -> usize {
        let (first, second) = self.as_slices();
        let mut n = 0;
        for part in [first, second] {
            if !part.is_empty() && n < dst.len() {
                dst[n] = IoSlice::new(part);
                n += 1;
            }
        }
        n
    }
    #[track_caller]
    fn advance(&mut self, cnt: usize) { self.drain(..cnt); }
}
macro_rules! by_deref {
    ($($t:ty)*) => { $(
        impl<B: Buf + ?Sized> Buf for $t {
            fn remaining(&self) -> usize { (**self).remaining() }
            fn chunk(&self) -> &[u8] { (**self).chunk() }
            fn chunks_vectored<'b>(&'b self, dst: &mut [IoSlice<'b>]) -> usize { (**self).chunks_vectored(dst) }
            #[track_caller]
            fn advance(&mut self, cnt: usize) { (**self).advance(cnt) }
            fn has_remaining(&self) -> bool { (**self).has_remaining() }
            #[track_caller]
            fn copy_to_slice(&mut self, dst: &mut [u8]) { (**self).copy_to_slice(dst) }
            #[track_caller]
            fn copy_to_bytes(&mut self, len: usize) -> Bytes { (**self).copy_to_bytes(len) }
        }
    )* };
}
by_deref! { &mut B Box<B> }
