//! Small readers and writers, and `copy`.
use crate::io::{BufRead, Read, Result, Write};
use crate::prelude::rust_2021::*;

/// A reader that is always at EOF, and a writer that discards.
#[derive(Copy, Clone, Debug, Default)]
pub struct Empty;
/// Creates a value that is always at EOF for reads, and ignores all data written.
pub const fn empty() -> Empty { Empty }
impl Read for Empty {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> { Ok(0) }
}
impl BufRead for Empty {
    fn fill_buf(&mut self) -> Result<&[u8]> { Ok(&[]) }
    fn consume(&mut self, _n: usize) {}
}
impl Write for Empty {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { Ok(buf.len()) }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
/// A writer which will move data into the void.
#[derive(Copy, Clone, Debug, Default)]
pub struct Sink;
/// Creates an instance of a writer which will successfully consume all data.
pub const fn sink() -> Sink { Sink }
impl Write for Sink {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { Ok(buf.len()) }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
/// A reader which yields one byte over and over and over and over and over and...
#[derive(Debug)]
pub struct Repeat {
    byte: u8,
}
/// Creates an instance of a reader that infinitely repeats one byte.
pub const fn repeat(byte: u8) -> Repeat { Repeat { byte } }
impl Read for Repeat {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        buf.fill(self.byte);
        Ok(buf.len())
    }
}
/// Copies the entire contents of a reader into a writer.
pub fn copy<R: ?Sized + Read, W: ?Sized + Write>(reader: &mut R, writer: &mut W) -> Result<u64> {
    let mut chunk = [0u8; 8192];
    let mut total = 0;
    loop {
        let n = reader.read(&mut chunk)?;
        if n == 0 {
            return Ok(total);
        }
        writer.write_all(&chunk[..n])?;
        total += n as u64;
    }
}
/// Reads all bytes from a reader into a new `String`.
pub fn read_to_string<R: Read>(mut reader: R) -> Result<String> {
    let mut buf = String::new();
    reader.read_to_string(&mut buf)?;
    Ok(buf)
}
