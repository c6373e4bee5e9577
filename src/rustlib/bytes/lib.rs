//! `bytes`: shared and growable byte buffers.
mod adapters;
pub mod buf;
mod bytes;
mod bytes_mut;

pub use crate::buf::{Buf, BufMut};
pub use crate::bytes::Bytes;
pub use crate::bytes_mut::BytesMut;

// `b"text\n"`, as `Debug` of both buffers.
pub(crate) fn debug(data: &[u8], f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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
