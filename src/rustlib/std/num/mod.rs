//! Numeric traits, errors and wrappers; the inherent methods of integers and floats.
mod error;
mod float;
mod int;
mod nonzero;
mod parse;
mod wrapping;

pub use self::error::{IntErrorKind, ParseFloatError, ParseIntError, TryFromIntError};
pub use self::nonzero::{
    NonZero, NonZeroI128, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU128, NonZeroU16, NonZeroU32, NonZeroU64,
    NonZeroU8, NonZeroUsize, ZeroablePrimitive,
};
pub use self::wrapping::{Saturating, Wrapping};
use crate::prelude::rust_2021::*;

/// A classification of floating point numbers.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum FpCategory {
    /// NaN (not a number).
    Nan,
    /// The numbers ±∞.
    Infinite,
    /// Positive or negative zero.
    Zero,
    /// Denormalized floating point values.
    Subnormal,
    /// A regular floating point number.
    Normal,
}
