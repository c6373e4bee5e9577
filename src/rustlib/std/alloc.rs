//! Memory allocation.
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::prelude::rust_2021::*;

/// Layout of a block of memory.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Layout {
    size: usize,
    align: usize,
}
/// The parameters given to `Layout::from_size_align` do not satisfy its constraints.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LayoutError;
impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("invalid parameters to Layout::from_size_align") }
}
impl Error for LayoutError {}
impl Layout {
    /// Constructs a `Layout` from a given `size` and `align`.
    pub const fn from_size_align(size: usize, align: usize) -> Result<Layout, LayoutError> {
        if align == 0 || !align.is_power_of_two() || size > isize::MAX as usize - (align - 1) { Err(LayoutError) } else { Ok(Layout { size, align }) }
    }
    /// Creates a layout, bypassing all checks.
    pub const unsafe fn from_size_align_unchecked(size: usize, align: usize) -> Layout { Layout { size, align } }
    /// Constructs a `Layout` suitable for holding a value of type `T`.
    pub const fn new<T>() -> Layout { Layout { size: intrinsics::size_of::<T>(), align: intrinsics::align_of::<T>() } }
    /// Produces layout describing a record that could be used to allocate the value behind `t`.
    pub const fn for_value<T: ?Sized>(t: &T) -> Layout { unsafe { Layout { size: intrinsics::size_of_val(t), align: intrinsics::align_of_val(t) } } }
    /// Creates a layout describing the record for a `[T; n]`.
    pub const fn array<T>(n: usize) -> Result<Layout, LayoutError> {
        match intrinsics::size_of::<T>().checked_mul(n) {
            Some(size) => Layout::from_size_align(size, intrinsics::align_of::<T>()),
            None => Err(LayoutError),
        }
    }
    /// The minimum size in bytes.
    pub const fn size(&self) -> usize { self.size }
    /// The minimum byte alignment.
    pub const fn align(&self) -> usize { self.align }
}
/// Allocates memory with the global allocator.
pub unsafe fn alloc(layout: Layout) -> *mut u8 { unsafe { intrinsics::alloc(layout.size, layout.align) } }
/// Allocates zero-initialized memory with the global allocator.
pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 { unsafe { intrinsics::alloc_zeroed(layout.size, layout.align) } }
/// Deallocates memory with the global allocator.
pub unsafe fn dealloc(ptr: *mut u8, layout: Layout) { unsafe { intrinsics::dealloc(ptr, layout.size, layout.align) } }
/// Reallocates memory with the global allocator.
pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 { unsafe { intrinsics::realloc(ptr, layout.size, layout.align, new_size) } }
/// Signals a memory allocation error.
pub fn handle_alloc_error(layout: Layout) -> ! { panic!("memory allocation of {} bytes failed", layout.size) }
