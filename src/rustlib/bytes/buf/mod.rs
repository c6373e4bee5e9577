//! `Buf` and `BufMut`: reading from and writing to buffers, with a cursor.
mod adapters;
mod read;
mod uninit_slice;
mod write;

pub use self::adapters::{Chain, IntoIter, Limit, Reader, Take, Writer};
pub use self::read::Buf;
pub use self::uninit_slice::UninitSlice;
pub use self::write::BufMut;
