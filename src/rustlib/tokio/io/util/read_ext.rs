//! `AsyncReadExt`.
use super::int::ReadInt;
use super::parts::{self, Chain, Take};
use super::read::{Read, ReadExact, ReadToBuf};
use super::read_to_end::{ReadToEnd, ReadToString};
use crate::io::AsyncRead;
use bytes::BufMut;
use std::marker::PhantomPinned;

macro_rules! read_ints {
    ($($name:ident $t:ty, $n:literal, $from:ident;)*) => { $(
        fn $name(&mut self) -> ReadInt<&mut Self, $t, $n>
        where
            Self: Unpin,
        {
            ReadInt { src: self, buf: [0; $n], filled: 0, value: <$t>::$from, _pin: PhantomPinned }
        }
    )* };
}

/// Methods of readers.
pub trait AsyncReadExt: AsyncRead {
    /// This reader, then another one.
    fn chain<R>(self, next: R) -> Chain<Self, R>
    where
        Self: Sized,
        R: AsyncRead,
    {
        parts::chain(self, next)
    }

    /// Reads some bytes into the buffer; how many, 0 at the end. Cancel safe.
    fn read<'a>(&'a mut self, buf: &'a mut [u8]) -> Read<'a, Self>
    where
        Self: Unpin,
    {
        Read { reader: self, buf, _pin: PhantomPinned }
    }

    /// Reads some bytes to the end of a growable buffer; how many, 0 at the end. Cancel safe.
    fn read_buf<'a, B>(&'a mut self, buf: &'a mut B) -> ReadToBuf<'a, Self, B>
    where
        Self: Unpin,
        B: BufMut + ?Sized,
    {
        ReadToBuf { reader: self, buf, _pin: PhantomPinned }
    }

    /// Fills the whole buffer. Not cancel safe.
    fn read_exact<'a>(&'a mut self, buf: &'a mut [u8]) -> ReadExact<'a, Self>
    where
        Self: Unpin,
    {
        ReadExact { reader: self, buf, filled: 0, _pin: PhantomPinned }
    }

    read_ints! {
        read_u8 u8, 1, from_be_bytes;
        read_i8 i8, 1, from_be_bytes;
        read_u16 u16, 2, from_be_bytes;
        read_i16 i16, 2, from_be_bytes;
        read_u32 u32, 4, from_be_bytes;
        read_i32 i32, 4, from_be_bytes;
        read_u64 u64, 8, from_be_bytes;
        read_i64 i64, 8, from_be_bytes;
        read_u128 u128, 16, from_be_bytes;
        read_i128 i128, 16, from_be_bytes;
        read_f32 f32, 4, from_be_bytes;
        read_f64 f64, 8, from_be_bytes;
        read_u16_le u16, 2, from_le_bytes;
        read_i16_le i16, 2, from_le_bytes;
        read_u32_le u32, 4, from_le_bytes;
        read_i32_le i32, 4, from_le_bytes;
        read_u64_le u64, 8, from_le_bytes;
        read_i64_le i64, 8, from_le_bytes;
        read_u128_le u128, 16, from_le_bytes;
        read_i128_le i128, 16, from_le_bytes;
        read_f32_le f32, 4, from_le_bytes;
        read_f64_le f64, 8, from_le_bytes;
    }

    /// Appends everything up to the end. Not cancel safe.
    fn read_to_end<'a>(&'a mut self, buf: &'a mut Vec<u8>) -> ReadToEnd<'a, Self>
    where
        Self: Unpin,
    {
        let start_capacity = buf.capacity();
        ReadToEnd { reader: self, buf, start_capacity, read: 0, _pin: PhantomPinned }
    }

    /// Appends everything up to the end as text. Not cancel safe.
    fn read_to_string<'a>(&'a mut self, dst: &'a mut String) -> ReadToString<'a, Self>
    where
        Self: Unpin,
    {
        let buf = std::mem::take(dst).into_bytes();
        let start_capacity = buf.capacity();
        ReadToString { reader: self, output: dst, buf, start_capacity, read: 0, _pin: PhantomPinned }
    }

    /// At most `limit` bytes of this reader.
    fn take(self, limit: u64) -> Take<Self>
    where
        Self: Sized,
    {
        parts::take(self, limit)
    }
}

impl<R: AsyncRead + ?Sized> AsyncReadExt for R {}
