//! `Cursor`: an in-memory buffer as a seekable reader and writer.
use crate::io::{BufRead, Error, ErrorKind, Read, Result, Seek, SeekFrom, Write};
use crate::prelude::rust_2021::*;

/// Wraps an in-memory buffer and provides it with a `Seek` implementation.
#[derive(Debug, Default, Eq, PartialEq, Clone)]
pub struct Cursor<T> {
    inner: T,
    pos: u64,
}
impl<T> Cursor<T> {
    /// Creates a new cursor wrapping the provided underlying in-memory buffer.
    pub const fn new(inner: T) -> Cursor<T> { Cursor { pos: 0, inner } }
    /// Consumes this cursor, returning the underlying value.
    pub fn into_inner(self) -> T { self.inner }
    /// Gets a reference to the underlying value in this cursor.
    pub const fn get_ref(&self) -> &T { &self.inner }
    /// Gets a mutable reference to the underlying value in this cursor.
    pub fn get_mut(&mut self) -> &mut T { &mut self.inner }
    /// Returns the current position of this cursor.
    pub const fn position(&self) -> u64 { self.pos }
    /// Sets the position of this cursor.
    pub fn set_position(&mut self, pos: u64) { self.pos = pos; }
}
impl<T: AsRef<[u8]>> Cursor<T> {
    fn rest(&self) -> &[u8] {
        let all = self.inner.as_ref();
        let at = crate::cmp::min(self.pos, all.len() as u64) as usize;
        &all[at..]
    }
}
impl<T: AsRef<[u8]>> Read for Cursor<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let n = Read::read(&mut self.rest(), buf)?;
        self.pos += n as u64;
        Ok(n)
    }
}
impl<T: AsRef<[u8]>> BufRead for Cursor<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> { Ok(self.rest()) }
    fn consume(&mut self, amount: usize) { self.pos += amount as u64; }
}
impl<T: AsRef<[u8]>> Seek for Cursor<T> {
    fn seek(&mut self, style: SeekFrom) -> Result<u64> {
        let (base, offset) = match style {
            SeekFrom::Start(n) => {
                self.pos = n;
                return Ok(n);
            }
            SeekFrom::End(n) => (self.inner.as_ref().len() as u64, n),
            SeekFrom::Current(n) => (self.pos, n),
        };
        match base.checked_add_signed(offset) {
            Some(n) => {
                self.pos = n;
                Ok(n)
            }
            None => Err(Error::message(ErrorKind::InvalidInput, "invalid seek to a negative or overflowing position")),
        }
    }
}
fn write_vec(pos: &mut u64, vec: &mut Vec<u8>, buf: &[u8]) -> Result<usize> {
    let at = *pos as usize;
    if vec.len() < at {
        vec.resize(at, 0);
    }
    let overlap = crate::cmp::min(vec.len() - at, buf.len());
    vec[at..at + overlap].copy_from_slice(&buf[..overlap]);
    vec.extend_from_slice(&buf[overlap..]);
    *pos += buf.len() as u64;
    Ok(buf.len())
}
impl Write for Cursor<Vec<u8>> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { write_vec(&mut self.pos, &mut self.inner, buf) }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
impl Write for Cursor<&mut Vec<u8>> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { write_vec(&mut self.pos, self.inner, buf) }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
fn write_slice(pos: &mut u64, slice: &mut [u8], buf: &[u8]) -> Result<usize> {
    let at = crate::cmp::min(*pos, slice.len() as u64) as usize;
    let n = (&mut slice[at..]).write(buf)?;
    *pos += n as u64;
    Ok(n)
}
impl Write for Cursor<&mut [u8]> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { write_slice(&mut self.pos, self.inner, buf) }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
impl Write for Cursor<Box<[u8]>> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { write_slice(&mut self.pos, &mut self.inner, buf) }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
impl<const N: usize> Write for Cursor<[u8; N]> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { write_slice(&mut self.pos, &mut self.inner, buf) }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
