//! `AsyncWriteExt`.
use super::int::WriteInt;
use super::write::{Flush, Shutdown, Write, WriteAll, WriteAllBuf, WriteBuf, WriteVectored};
use crate::io::AsyncWrite;
use bytes::Buf;
use std::io::IoSlice;
use std::marker::PhantomPinned;

macro_rules! write_ints {
    ($($name:ident $t:ty, $n:literal, $to:ident;)*) => { $(
        fn $name(&mut self, n: $t) -> WriteInt<&mut Self, $n>
        where
            Self: Unpin,
        {
            WriteInt { dst: self, buf: n.$to(), written: 0, _pin: PhantomPinned }
        }
    )* };
}

/// Methods of writers.
pub trait AsyncWriteExt: AsyncWrite {
    /// Writes some bytes; how many. Cancel safe.
    fn write<'a>(&'a mut self, src: &'a [u8]) -> Write<'a, Self>
    where
        Self: Unpin,
    {
        Write { writer: self, buf: src, _pin: PhantomPinned }
    }

    /// Writes some bytes of several buffers. Cancel safe.
    fn write_vectored<'a, 'b>(&'a mut self, bufs: &'a [IoSlice<'b>]) -> WriteVectored<'a, 'b, Self>
    where
        Self: Unpin,
    {
        WriteVectored { writer: self, bufs, _pin: PhantomPinned }
    }

    /// Writes some bytes of a buffer and takes them out of it; how many. Cancel safe.
    fn write_buf<'a, B>(&'a mut self, src: &'a mut B) -> WriteBuf<'a, Self, B>
    where
        Self: Sized + Unpin,
        B: Buf,
    {
        WriteBuf { writer: self, buf: src, _pin: PhantomPinned }
    }

    /// Writes all bytes of a buffer, which keeps track of what was written. Cancel safe so far.
    fn write_all_buf<'a, B>(&'a mut self, src: &'a mut B) -> WriteAllBuf<'a, Self, B>
    where
        Self: Sized + Unpin,
        B: Buf,
    {
        WriteAllBuf { writer: self, buf: src, _pin: PhantomPinned }
    }

    /// Writes all bytes. Not cancel safe.
    fn write_all<'a>(&'a mut self, src: &'a [u8]) -> WriteAll<'a, Self>
    where
        Self: Unpin,
    {
        WriteAll { writer: self, buf: src, _pin: PhantomPinned }
    }

    write_ints! {
        write_u8 u8, 1, to_be_bytes;
        write_i8 i8, 1, to_be_bytes;
        write_u16 u16, 2, to_be_bytes;
        write_i16 i16, 2, to_be_bytes;
        write_u32 u32, 4, to_be_bytes;
        write_i32 i32, 4, to_be_bytes;
        write_u64 u64, 8, to_be_bytes;
        write_i64 i64, 8, to_be_bytes;
        write_u128 u128, 16, to_be_bytes;
        write_i128 i128, 16, to_be_bytes;
        write_f32 f32, 4, to_be_bytes;
        write_f64 f64, 8, to_be_bytes;
        write_u16_le u16, 2, to_le_bytes;
        write_i16_le i16, 2, to_le_bytes;
        write_u32_le u32, 4, to_le_bytes;
        write_i32_le i32, 4, to_le_bytes;
        write_u64_le u64, 8, to_le_bytes;
        write_i64_le i64, 8, to_le_bytes;
        write_u128_le u128, 16, to_le_bytes;
        write_i128_le i128, 16, to_le_bytes;
        write_f32_le f32, 4, to_le_bytes;
        write_f64_le f64, 8, to_le_bytes;
    }

    /// Sends on what is buffered.
    fn flush(&mut self) -> Flush<'_, Self>
    where
        Self: Unpin,
    {
        Flush { a: self, _pin: PhantomPinned }
    }

    /// Flushes, and closes the writing side.
    fn shutdown(&mut self) -> Shutdown<'_, Self>
    where
        Self: Unpin,
    {
        Shutdown { a: self, _pin: PhantomPinned }
    }
}

impl<W: AsyncWrite + ?Sized> AsyncWriteExt for W {}
