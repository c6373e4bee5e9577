//! Buffers of vectored reads and writes.
use crate::fmt;
use crate::ops::{Deref, DerefMut};
use crate::prelude::rust_2021::*;

/// A buffer to write from, for `write_vectored`.
#[derive(Copy, Clone)]
#[repr(transparent)]
pub struct IoSlice<'a>(&'a [u8]);

impl<'a> IoSlice<'a> {
    /// Wraps a byte slice.
    #[must_use]
    pub fn new(buf: &'a [u8]) -> IoSlice<'a> { IoSlice(buf) }
    /// Leaves out the first `n` bytes.
    pub fn advance(&mut self, n: usize) {
        if self.0.len() < n {
            panic!("advancing IoSlice beyond its length");
        }
        self.0 = &self.0[n..];
    }
    /// Leaves out the first `n` bytes of several slices together: whole slices, then a part.
    pub fn advance_slices(bufs: &mut &mut [IoSlice<'a>], n: usize) {
        let mut whole = 0;
        let mut left = n;
        for buf in bufs.iter() {
            if left < buf.len() {
                break;
            }
            left -= buf.len();
            whole += 1;
        }
        *bufs = &mut crate::mem::take(bufs)[whole..];
        if bufs.is_empty() {
            assert!(left == 0, "advancing io slices beyond their length");
        } else {
            bufs[0].advance(left);
        }
    }
}
impl<'a> Deref for IoSlice<'a> {
    type Target = [u8];
    fn deref(&self) -> &[u8] { self.0 }
}
impl<'a> fmt::Debug for IoSlice<'a> {
    fn fmt(&self, fmt: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self.0, fmt) }
}

/// A buffer to read into, for `read_vectored`.
#[repr(transparent)]
pub struct IoSliceMut<'a>(&'a mut [u8]);

impl<'a> IoSliceMut<'a> {
    /// Wraps a byte slice.
    pub fn new(buf: &'a mut [u8]) -> IoSliceMut<'a> { IoSliceMut(buf) }
    /// Advances the internal cursor of the slice.
    #[track_caller]
    pub fn advance(&mut self, n: usize) {
        if self.0.len() < n {
            panic!("advancing IoSliceMut beyond its length");
        }
        self.0 = &mut crate::mem::take(&mut self.0)[n..];
    }
    /// Advances a slice of slices.
    #[track_caller]
    pub fn advance_slices(bufs: &mut &mut [IoSliceMut<'a>], n: usize) {
        let mut remove = 0;
        let mut left = n;
        for buf in bufs.iter() {
            if buf.len() > left {
                break;
            }
            left -= buf.len();
            remove += 1;
        }
        *bufs = &mut crate::mem::take(bufs)[remove..];
        if bufs.is_empty() {
            assert!(left == 0, "advancing io slices beyond their length");
        } else {
            bufs[0].advance(left);
        }
    }
}
impl<'a> Deref for IoSliceMut<'a> {
    type Target = [u8];
    fn deref(&self) -> &[u8] { self.0 }
}
impl<'a> DerefMut for IoSliceMut<'a> {
    fn deref_mut(&mut self) -> &mut [u8] { self.0 }
}
impl<'a> fmt::Debug for IoSliceMut<'a> {
    fn fmt(&self, fmt: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&*self.0, fmt) }
}
