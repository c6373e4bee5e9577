//! The standard library: root module. `core` and `alloc` are other names of this crate.
#[macro_use]
mod macros;
#[macro_use]
mod macros_counted;

pub mod intrinsics;
#[doc(hidden)]
pub mod sys;
pub mod marker;
pub mod ops;
pub mod option;
pub mod result;
pub mod clone;
pub mod cmp;
pub mod convert;
pub mod default;
pub mod mem;
pub mod ptr;
pub mod num;
pub mod primitives;
pub mod char;
pub mod iter;
pub mod slice;
pub mod arch;
pub mod array;
pub mod str;
pub mod string;
pub mod vec;
pub mod alloc;
pub mod boxed;
pub mod borrow;
pub mod rc;
pub mod cell;
pub mod fmt;
pub mod hash;
pub mod collections;
pub mod any;
pub mod error;
pub mod hint;
pub mod pin;
pub mod future;
pub mod task;
pub mod time;
pub mod sync;
pub mod thread;
pub mod panic;
pub mod process;
pub mod env;
pub mod io;
pub mod ffi;
pub mod fs;
pub mod net;
pub mod os;
pub mod path;
pub mod ascii;
pub mod prelude;
pub mod rt;
pub mod test;
mod panicking;

pub use crate::primitives::{f32, f64, i128, i16, i32, i64, i8, isize, u128, u16, u32, u64, u8, usize};
