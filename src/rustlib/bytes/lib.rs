//! `bytes`: shared and growable byte buffers.
pub mod buf;
mod bytes;
mod bytes_mut;
mod compare;
mod store;

pub use crate::buf::{Buf, BufMut};
pub use crate::bytes::Bytes;
pub use crate::bytes_mut::BytesMut;

use std::fmt;
use std::ops::{Bound, RangeBounds};

/// What the `try_get_*` methods answer when the buffer holds too little.
#[derive(Debug, PartialEq, Eq)]
pub struct TryGetError {
    /// The number of bytes necessary to get the value.
    pub requested: usize,
    /// The number of bytes available in the buffer.
    pub available: usize,
}
impl fmt::Display for TryGetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TryGetError { requested, available } = self;
        write!(f, "Not enough bytes remaining in buffer to read value (requested {requested} but only {available} available)")
    }
}
impl std::error::Error for TryGetError {}
impl From<TryGetError> for std::io::Error {
    fn from(error: TryGetError) -> Self { std::io::Error::new(std::io::ErrorKind::Other, error) }
}

#[track_caller]
pub(crate) fn check(requested: usize, available: usize) {
    if requested > available {
        panic!("advance out of bounds: the len is {available} but advancing by {requested}");
    }
}

// Begin and end of a range of a buffer of `len` bytes.
#[track_caller]
pub(crate) fn range(range: impl RangeBounds<usize>, len: usize) -> (usize, usize) {
    let begin = match range.start_bound() {
        Bound::Included(&n) => n,
        Bound::Excluded(&n) => n.checked_add(1).expect("out of range"),
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(&n) => n.checked_add(1).expect("out of range"),
        Bound::Excluded(&n) => n,
        Bound::Unbounded => len,
    };
    assert!(begin <= end, "range start must not be greater than end: {begin:?} <= {end:?}");
    assert!(end <= len, "range end out of bounds: {end:?} <= {len:?}");
    (begin, end)
}

// `b"text\n"`, as `Debug` of both buffers.
pub(crate) fn debug(data: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("b\"")?;
    for &b in data {
        match b {
            b'\n' => f.write_str("\\n")?,
            b'\r' => f.write_str("\\r")?,
            b'\t' => f.write_str("\\t")?,
            b'\\' | b'"' => write!(f, "\\{}", b as char)?,
            b'\0' => f.write_str("\\0")?,
            0x20..=0x7e => write!(f, "{}", b as char)?,
            _ => write!(f, "\\x{b:02x}")?,
        }
    }
    f.write_str("\"")
}
