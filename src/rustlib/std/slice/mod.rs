//! Utilities for the slice primitive type.
mod arrays;
mod chunks;
mod concat;
mod index;
mod iter;
mod methods;
mod search;
mod sort;
mod split;
mod traits;

pub use self::arrays::{ArrayWindows, GetDisjointMutError, GetDisjointMutIndex};
pub use self::chunks::{
    ChunkBy, ChunkByMut, Chunks, ChunksExact, ChunksExactMut, ChunksMut, RChunks, RChunksExact, RChunksExactMut, RChunksMut, Windows,
};
pub use self::concat::{Concat, Join};
pub use self::index::SliceIndex;
pub(crate) use self::index::index_fail;
pub use self::iter::{Iter, IterMut};
pub use self::split::{RSplit, RSplitMut, RSplitN, RSplitNMut, Split, SplitInclusive, SplitInclusiveMut, SplitMut, SplitN, SplitNMut};
pub use self::methods::EscapeAscii;
use crate::intrinsics;
use crate::prelude::rust_2021::*;

/// Forms a slice from a pointer and a length.
#[must_use]
pub const unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T] { unsafe { &*intrinsics::slice_from_raw_parts(data, len) } }
/// Forms a mutable slice from a pointer and a length.
#[must_use]
pub const unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T] { unsafe { &mut *intrinsics::slice_from_raw_parts_mut(data, len) } }
/// Converts a reference to T into a slice of length 1.
pub const fn from_ref<T>(s: &T) -> &[T] { unsafe { from_raw_parts(s, 1) } }
/// Converts a mutable reference to T into a slice of length 1.
pub const fn from_mut<T>(s: &mut T) -> &mut [T] { unsafe { from_raw_parts_mut(s, 1) } }

/// The vector owning what a box holds (`vec!` and `Box<[T]>::into_vec`).
#[doc(hidden)]
pub fn into_vec<T>(b: Box<[T]>) -> Vec<T> {
    let len = b.len();
    let ptr = Box::into_raw(b);
    unsafe { Vec::from_raw_parts(intrinsics::slice_as_mut_ptr(ptr), len, len) }
}
