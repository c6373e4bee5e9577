//! `FromStr` of numbers.
use super::error::{FloatErrorKind, IntErrorKind, ParseFloatError, ParseIntError};
use crate::intrinsics;
use crate::prelude::rust_2021::*;
use crate::str::FromStr;

/// Parses digits in `radix` with an optional sign.
pub(crate) const fn parse<N: Copy>(src: &[u8], radix: u32, zero: N) -> Result<N, ParseIntError> {
    let mut out = zero;
    let kind = match unsafe { intrinsics::parse_int(src.as_ptr(), src.len(), radix, &mut out) } {
        0 => return Ok(out),
        1 => IntErrorKind::Empty,
        2 => IntErrorKind::InvalidDigit,
        3 => IntErrorKind::PosOverflow,
        _ => IntErrorKind::NegOverflow,
    };
    Err(ParseIntError { kind })
}

macro_rules! int_from_str {
    ($($t:ident)*) => { $(
        impl FromStr for $t {
            type Err = ParseIntError;
            fn from_str(src: &str) -> Result<$t, ParseIntError> { parse(src.as_bytes(), 10, 0) }
        }
    )* };
}
int_from_str! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

macro_rules! float_from_str {
    ($($t:ident)*) => { $(
        impl FromStr for $t {
            type Err = ParseFloatError;
            fn from_str(src: &str) -> Result<$t, ParseFloatError> {
                let mut out: $t = 0.0;
                match unsafe { intrinsics::parse_float(src.as_ptr(), src.len(), &mut out) } {
                    0 => Ok(out),
                    1 => Err(ParseFloatError { kind: FloatErrorKind::Empty }),
                    _ => Err(ParseFloatError { kind: FloatErrorKind::Invalid }),
                }
            }
        }
    )* };
}
float_from_str! { f32 f64 }
