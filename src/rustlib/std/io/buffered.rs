//! Buffering wrappers.
use crate::error;
use crate::fmt;
use crate::io::{BufRead, Error, ErrorKind, Read, Result, Seek, SeekFrom, Write};
use crate::prelude::rust_2021::*;

const CAPACITY: usize = 8 * 1024;

/// Adds buffering to any reader.
pub struct BufReader<R: ?Sized> {
    buf: Vec<u8>,
    pos: usize,
    filled: usize,
    inner: R,
}
impl<R: Read> BufReader<R> {
    /// Creates a new `BufReader<R>` with a default buffer capacity.
    pub fn new(inner: R) -> BufReader<R> { BufReader::with_capacity(CAPACITY, inner) }
    /// Creates a new `BufReader<R>` with the specified buffer capacity.
    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> { BufReader { buf: vec![0; capacity], pos: 0, filled: 0, inner } }
}
impl<R> BufReader<R> {
    /// Gets a reference to the underlying reader.
    pub fn get_ref(&self) -> &R { &self.inner }
    /// Gets a mutable reference to the underlying reader.
    pub fn get_mut(&mut self) -> &mut R { &mut self.inner }
    /// Returns a reference to the internally buffered data.
    pub fn buffer(&self) -> &[u8] { &self.buf[self.pos..self.filled] }
    /// Returns the number of bytes the internal buffer can hold at once.
    pub fn capacity(&self) -> usize { self.buf.len() }
    /// Unwraps this `BufReader<R>`, returning the underlying reader.
    pub fn into_inner(self) -> R { self.inner }
}
impl<R: Read> Read for BufReader<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        if self.pos == self.filled && buf.len() >= self.buf.len() {
            return self.inner.read(buf);
        }
        let n = {
            let mut rest = self.fill_buf()?;
            rest.read(buf)?
        };
        self.consume(n);
        Ok(n)
    }
}
impl<R: Read> BufRead for BufReader<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.pos >= self.filled {
            self.filled = self.inner.read(&mut self.buf)?;
            self.pos = 0;
        }
        Ok(&self.buf[self.pos..self.filled])
    }
    fn consume(&mut self, amount: usize) { self.pos = crate::cmp::min(self.pos + amount, self.filled); }
}
impl<R: Seek> Seek for BufReader<R> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        let pos = match pos {
            SeekFrom::Current(n) => SeekFrom::Current(n - (self.filled - self.pos) as i64),
            other => other,
        };
        self.pos = 0;
        self.filled = 0;
        self.inner.seek(pos)
    }
}
impl<R: fmt::Debug> fmt::Debug for BufReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufReader").field("reader", &self.inner).field("buffer", &format_args!("{}/{}", self.filled - self.pos, self.buf.len())).finish()
    }
}

/// Wraps a writer and buffers its output.
pub struct BufWriter<W: Write> {
    buf: Vec<u8>,
    capacity: usize,
    /// Taken only by `into_inner`.
    inner: Option<W>,
}
impl<W: Write> BufWriter<W> {
    /// Creates a new `BufWriter<W>` with a default buffer capacity.
    pub fn new(inner: W) -> BufWriter<W> { BufWriter::with_capacity(CAPACITY, inner) }
    /// Creates a new `BufWriter<W>` with at least the specified buffer capacity.
    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> { BufWriter { buf: Vec::with_capacity(capacity), capacity, inner: Some(inner) } }
    /// Gets a reference to the underlying writer.
    pub fn get_ref(&self) -> &W { self.inner.as_ref().unwrap() }
    /// Gets a mutable reference to the underlying writer.
    pub fn get_mut(&mut self) -> &mut W { self.inner.as_mut().unwrap() }
    /// Returns a reference to the internally buffered data.
    pub fn buffer(&self) -> &[u8] { &self.buf }
    /// The number of bytes that the buffer holds without flushing.
    pub fn capacity(&self) -> usize { self.capacity }
    /// The writer and what was not written yet; an error if a write panicked.
    pub fn into_parts(mut self) -> (W, crate::result::Result<Vec<u8>, WriterPanicked>) {
        let inner = self.inner.take().unwrap();
        (inner, Ok(crate::mem::take(&mut self.buf)))
    }
    /// Unwraps this `BufWriter<W>`, returning the underlying writer.
    pub fn into_inner(mut self) -> crate::result::Result<W, IntoInnerError<BufWriter<W>>> {
        match self.flush_buf() {
            Err(e) => Err(IntoInnerError(self, e)),
            Ok(()) => Ok(self.inner.take().unwrap()),
        }
    }
    fn flush_buf(&mut self) -> Result<()> {
        if self.buf.is_empty() {
            return Ok(());
        }
        let bytes = crate::mem::take(&mut self.buf);
        self.get_mut().write_all(&bytes)
    }
}
impl<W: Write> Write for BufWriter<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        if self.buf.len() + buf.len() > self.capacity {
            self.flush_buf()?;
        }
        if buf.len() >= self.capacity {
            return self.get_mut().write(buf);
        }
        self.buf.extend_from_slice(buf);
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> {
        self.flush_buf()?;
        self.get_mut().flush()
    }
}
impl<W: Write> Drop for BufWriter<W> {
    fn drop(&mut self) {
        if self.inner.is_some() {
            let _ = self.flush_buf();
        }
    }
}
impl<W: Write + fmt::Debug> fmt::Debug for BufWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufWriter").field("writer", self.get_ref()).field("buffer", &format_args!("{}/{}", self.buf.len(), self.capacity)).finish()
    }
}

/// Wraps a writer and buffers output to it, flushing whenever a newline is detected.
pub struct LineWriter<W: Write> {
    inner: BufWriter<W>,
}
impl<W: Write> LineWriter<W> {
    /// Creates a new `LineWriter`.
    pub fn new(inner: W) -> LineWriter<W> { LineWriter { inner: BufWriter::new(inner) } }
    /// Creates a new line writer with at least the specified capacity.
    pub fn with_capacity(capacity: usize, inner: W) -> LineWriter<W> { LineWriter { inner: BufWriter::with_capacity(capacity, inner) } }
    /// Gets a reference to the underlying writer.
    pub fn get_ref(&self) -> &W { self.inner.get_ref() }
    /// Gets a mutable reference to the underlying writer.
    pub fn get_mut(&mut self) -> &mut W { self.inner.get_mut() }
    /// Unwraps this `LineWriter`, returning the underlying writer.
    pub fn into_inner(self) -> crate::result::Result<W, IntoInnerError<LineWriter<W>>> {
        match self.inner.into_inner() {
            Ok(w) => Ok(w),
            Err(IntoInnerError(inner, e)) => Err(IntoInnerError(LineWriter { inner }, e)),
        }
    }
}
impl<W: Write> Write for LineWriter<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        match buf.iter().rposition(|b| *b == b'\n') {
            None => self.inner.write(buf),
            Some(at) => {
                self.inner.write_all(&buf[..at + 1])?;
                self.inner.flush()?;
                self.inner.write_all(&buf[at + 1..])?;
                Ok(buf.len())
            }
        }
    }
    fn flush(&mut self) -> Result<()> { self.inner.flush() }
}

/// An error returned by `BufWriter::into_inner`.
#[derive(Debug)]
pub struct IntoInnerError<W>(W, Error);
impl<W> IntoInnerError<W> {
    /// Returns the error which caused the call to `into_inner()` to fail.
    pub fn error(&self) -> &Error { &self.1 }
    /// Returns the buffered writer instance which generated the error.
    pub fn into_inner(self) -> W { self.0 }
    /// The error, without the writer.
    pub fn into_error(self) -> Error { self.1 }
    /// Both.
    pub fn into_parts(self) -> (Error, W) { (self.1, self.0) }
}
impl<W> From<IntoInnerError<W>> for Error {
    fn from(e: IntoInnerError<W>) -> Error { e.1 }
}
impl<W> fmt::Display for IntoInnerError<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.1, f) }
}
impl<W: fmt::Debug> error::Error for IntoInnerError<W> {}
#[allow(dead_code)]
fn closed() -> Error { Error::from(ErrorKind::BrokenPipe) }
impl<W: Write + Seek> Seek for BufWriter<W> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        self.flush_buf()?;
        self.get_mut().seek(pos)
    }
}
/// Error returned for the buffered data from `BufWriter::into_parts`, when the underlying writer has previously panicked.
#[derive(Debug)]
pub struct WriterPanicked {
    buf: Vec<u8>,
}
impl WriterPanicked {
    /// What may have been written partly.
    pub fn into_inner(self) -> Vec<u8> { self.buf }
}
impl fmt::Display for WriterPanicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BufWriter inner writer panicked, what data remains unwritten is not known")
    }
}
impl error::Error for WriterPanicked {}
