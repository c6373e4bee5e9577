//! `BufMut`: writing.
use super::read::fits;
use super::{Buf, Chain, Limit, UninitSlice, Writer};
use crate::check;
use std::mem::MaybeUninit;

macro_rules! putters {
    ($($name:ident $t:ident $to:ident;)*) => { $(
        /// Writes a number.
        #[track_caller]
        fn $name(&mut self, n: $t) { self.put_slice(&n.$to()) }
    )* };
}
macro_rules! sized_putters {
    ($($name:ident $t:ident $to:ident $value:ident $n:ident => $range:expr;)*) => { $(
        /// Writes the low `nbytes` bytes of a number.
        #[track_caller]
        fn $name(&mut self, $value: $t, nbytes: usize) {
            fits(nbytes);
            let $n = nbytes;
            self.put_slice(&$value.$to()[$range])
        }
    )* };
}

/// Write bytes to a buffer.
pub unsafe trait BufMut {
    /// Returns the number of bytes that can be written.
    fn remaining_mut(&self) -> usize;
    /// Advance the internal cursor of the BufMut.
    unsafe fn advance_mut(&mut self, cnt: usize);
    /// Returns true if there is space in `self` for more bytes.
    fn has_remaining_mut(&self) -> bool { self.remaining_mut() > 0 }
    /// Returns a mutable slice starting at the current position.
    fn chunk_mut(&mut self) -> &mut UninitSlice;
    /// Transfer bytes into `self` from `src` and advance the cursor by the number of bytes written.
    #[track_caller]
    fn put<T: Buf>(&mut self, mut src: T)
    where
        Self: Sized,
    {
        check(src.remaining(), self.remaining_mut());
        while src.has_remaining() {
            let from = src.chunk();
            let room = self.chunk_mut();
            let n = from.len().min(room.len());
            room[..n].copy_from_slice(&from[..n]);
            unsafe { self.advance_mut(n) };
            src.advance(n);
        }
    }
    /// Transfer bytes into `self` from `src`.
    #[track_caller]
    fn put_slice(&mut self, mut src: &[u8]) {
        check(src.len(), self.remaining_mut());
        while !src.is_empty() {
            let room = self.chunk_mut();
            let n = src.len().min(room.len());
            room[..n].copy_from_slice(&src[..n]);
            unsafe { self.advance_mut(n) };
            src = &src[n..];
        }
    }
    /// Put `cnt` bytes `val` into `self`.
    #[track_caller]
    fn put_bytes(&mut self, val: u8, mut cnt: usize) {
        check(cnt, self.remaining_mut());
        while cnt > 0 {
            let room = self.chunk_mut();
            let n = cnt.min(room.len());
            unsafe {
                std::ptr::write_bytes(room.as_mut_ptr(), val, n);
                self.advance_mut(n);
            }
            cnt -= n;
        }
    }
    /// Writes an unsigned 8 bit integer.
    #[track_caller]
    fn put_u8(&mut self, n: u8) { self.put_slice(&[n]) }
    /// Writes a signed 8 bit integer.
    #[track_caller]
    fn put_i8(&mut self, n: i8) { self.put_slice(&[n as u8]) }
    putters! {
        put_u16 u16 to_be_bytes; put_u16_le u16 to_le_bytes; put_u16_ne u16 to_ne_bytes;
        put_i16 i16 to_be_bytes; put_i16_le i16 to_le_bytes; put_i16_ne i16 to_ne_bytes;
        put_u32 u32 to_be_bytes; put_u32_le u32 to_le_bytes; put_u32_ne u32 to_ne_bytes;
        put_i32 i32 to_be_bytes; put_i32_le i32 to_le_bytes; put_i32_ne i32 to_ne_bytes;
        put_u64 u64 to_be_bytes; put_u64_le u64 to_le_bytes; put_u64_ne u64 to_ne_bytes;
        put_i64 i64 to_be_bytes; put_i64_le i64 to_le_bytes; put_i64_ne i64 to_ne_bytes;
        put_u128 u128 to_be_bytes; put_u128_le u128 to_le_bytes; put_u128_ne u128 to_ne_bytes;
        put_i128 i128 to_be_bytes; put_i128_le i128 to_le_bytes; put_i128_ne i128 to_ne_bytes;
        put_f32 f32 to_be_bytes; put_f32_le f32 to_le_bytes; put_f32_ne f32 to_ne_bytes;
        put_f64 f64 to_be_bytes; put_f64_le f64 to_le_bytes; put_f64_ne f64 to_ne_bytes;
    }
    sized_putters! {
        put_uint u64 to_be_bytes v n => 8 - n..; put_uint_le u64 to_le_bytes v n => ..n; put_uint_ne u64 to_le_bytes v n => ..n;
        put_int i64 to_be_bytes v n => 8 - n..; put_int_le i64 to_le_bytes v n => ..n; put_int_ne i64 to_le_bytes v n => ..n;
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
    /// Creates an adapter which will chain this buffer with another.
    fn chain_mut<U: BufMut>(self, next: U) -> Chain<Self, U>
    where
        Self: Sized,
    {
        Chain::new(self, next)
    }
}
unsafe impl BufMut for Vec<u8> {
    fn remaining_mut(&self) -> usize { isize::MAX as usize - self.len() }
    #[track_caller]
    unsafe fn advance_mut(&mut self, cnt: usize) {
        check(cnt, self.capacity() - self.len());
        unsafe { self.set_len(self.len() + cnt) };
    }
    fn chunk_mut(&mut self) -> &mut UninitSlice {
        if self.len() == self.capacity() {
            self.reserve(64);
        }
        UninitSlice::uninit(self.spare_capacity_mut())
    }
    fn put<T: Buf>(&mut self, mut src: T)
    where
        Self: Sized,
    {
        self.reserve(src.remaining());
        while src.has_remaining() {
            let n = src.chunk().len();
            self.extend_from_slice(src.chunk());
            src.advance(n);
        }
    }
    fn put_slice(&mut self, src: &[u8]) { self.extend_from_slice(src) }
    fn put_bytes(&mut self, val: u8, cnt: usize) { self.resize(self.len() + cnt, val) }
}
unsafe impl BufMut for &mut [u8] {
    fn remaining_mut(&self) -> usize { self.len() }
    #[track_caller]
    unsafe fn advance_mut(&mut self, cnt: usize) {
        check(cnt, self.len());
        *self = std::mem::take(self).split_at_mut(cnt).1;
    }
    fn chunk_mut(&mut self) -> &mut UninitSlice { UninitSlice::new(self) }
}
unsafe impl BufMut for &mut [MaybeUninit<u8>] {
    fn remaining_mut(&self) -> usize { self.len() }
    #[track_caller]
    unsafe fn advance_mut(&mut self, cnt: usize) {
        check(cnt, self.len());
        *self = std::mem::take(self).split_at_mut(cnt).1;
    }
    fn chunk_mut(&mut self) -> &mut UninitSlice { UninitSlice::uninit(self) }
}
macro_rules! by_deref {
    ($($t:ty)*) => { $(
        unsafe impl<B: BufMut + ?Sized> BufMut for $t {
            fn remaining_mut(&self) -> usize { (**self).remaining_mut() }
            #[track_caller]
            unsafe fn advance_mut(&mut self, cnt: usize) { unsafe { (**self).advance_mut(cnt) } }
            fn chunk_mut(&mut self) -> &mut UninitSlice { (**self).chunk_mut() }
            #[track_caller]
            fn put_slice(&mut self, src: &[u8]) { (**self).put_slice(src) }
            #[track_caller]
            fn put_bytes(&mut self, val: u8, cnt: usize) { (**self).put_bytes(val, cnt) }
        }
    )* };
}
by_deref! { &mut B Box<B> }
