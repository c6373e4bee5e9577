//! Inherent methods of the integer types.
use super::error::ParseIntError;
use super::parse::parse;
use crate::intrinsics;
use crate::prelude::rust_2021::*;

macro_rules! int_common {
    ($T:ident, $U:ident, $S:ident, $bits:literal, $bytes:literal, $min:expr, $max:expr) => {
        /// The smallest value that can be represented by this integer type.
        pub const MIN: $T = $min;
        /// The largest value that can be represented by this integer type.
        pub const MAX: $T = $max;
        /// The size of this integer type in bits.
        pub const BITS: u32 = $bits;
        /// Parses an integer from a string slice with digits in a given base.
        pub const fn from_str_radix(src: &str, radix: u32) -> Result<$T, ParseIntError> {
            if radix < 2 || radix > 36 {
                panic!("from_ascii_radix: radix must lie in the range `[2, 36]` - found {}", radix);
            }
            parse(src.as_bytes(), radix, 0)
        }
        /// Returns the number of ones in the binary representation of `self`.
        pub const fn count_ones(self) -> u32 { intrinsics::ctpop(self) }
        /// Returns the number of zeros in the binary representation of `self`.
        pub const fn count_zeros(self) -> u32 { intrinsics::ctpop(!self) }
        /// Returns the number of leading zeros in the binary representation of `self`.
        pub const fn leading_zeros(self) -> u32 { intrinsics::ctlz(self) }
        /// Returns the number of trailing zeros in the binary representation of `self`.
        pub const fn trailing_zeros(self) -> u32 { intrinsics::cttz(self) }
        /// Returns the number of leading ones in the binary representation of `self`.
        pub const fn leading_ones(self) -> u32 { intrinsics::ctlz(!self) }
        /// Returns the number of trailing ones in the binary representation of `self`.
        pub const fn trailing_ones(self) -> u32 { intrinsics::cttz(!self) }
        /// Shifts the bits to the left by `n`, wrapping the truncated bits to the end.
        pub const fn rotate_left(self, n: u32) -> $T { intrinsics::rotate_left(self, n) }
        /// Shifts the bits to the right by `n`, wrapping the truncated bits to the beginning.
        pub const fn rotate_right(self, n: u32) -> $T { intrinsics::rotate_right(self, n) }
        /// Reverses the byte order of the integer.
        pub const fn swap_bytes(self) -> $T { intrinsics::bswap(self) }
        /// Reverses the order of bits in the integer.
        pub const fn reverse_bits(self) -> $T { intrinsics::bitreverse(self) }
        /// Converts an integer from big endian to the target's endianness.
        pub const fn from_be(x: $T) -> $T { x.swap_bytes() }
        /// Converts an integer from little endian to the target's endianness.
        pub const fn from_le(x: $T) -> $T { x }
        /// Converts `self` to big endian from the target's endianness.
        pub const fn to_be(self) -> $T { self.swap_bytes() }
        /// Converts `self` to little endian from the target's endianness.
        pub const fn to_le(self) -> $T { self }
        /// Returns the memory representation as a byte array in big-endian byte order.
        pub const fn to_be_bytes(self) -> [u8; $bytes] { self.to_be().to_ne_bytes() }
        /// Returns the memory representation as a byte array in little-endian byte order.
        pub const fn to_le_bytes(self) -> [u8; $bytes] { self.to_ne_bytes() }
        /// Returns the memory representation as a byte array in native byte order.
        pub const fn to_ne_bytes(self) -> [u8; $bytes] { unsafe { intrinsics::transmute(self) } }
        /// Creates an integer from its representation as a byte array in big endian.
        pub const fn from_be_bytes(bytes: [u8; $bytes]) -> $T { <$T>::from_ne_bytes(bytes).swap_bytes() }
        /// Creates an integer from its representation as a byte array in little endian.
        pub const fn from_le_bytes(bytes: [u8; $bytes]) -> $T { <$T>::from_ne_bytes(bytes) }
        /// Creates an integer from its memory representation as a byte array in native endianness.
        pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> $T { unsafe { intrinsics::transmute(bytes) } }
        /// Checked integer addition; `None` if overflow occurred.
        pub const fn checked_add(self, rhs: $T) -> Option<$T> { let (v, o) = intrinsics::overflowing_add(self, rhs); if o { None } else { Some(v) } }
        /// Checked integer subtraction; `None` if overflow occurred.
        pub const fn checked_sub(self, rhs: $T) -> Option<$T> { let (v, o) = intrinsics::overflowing_sub(self, rhs); if o { None } else { Some(v) } }
        /// Checked integer multiplication; `None` if overflow occurred.
        pub const fn checked_mul(self, rhs: $T) -> Option<$T> { let (v, o) = intrinsics::overflowing_mul(self, rhs); if o { None } else { Some(v) } }
        /// Checked integer division; `None` if `rhs == 0` or the division results in overflow.
        pub const fn checked_div(self, rhs: $T) -> Option<$T> { if rhs == 0 { return None; } let (v, o) = self.overflowing_div(rhs); if o { None } else { Some(v) } }
        /// Checked integer remainder.
        pub const fn checked_rem(self, rhs: $T) -> Option<$T> { if rhs == 0 { return None; } let (v, o) = self.overflowing_rem(rhs); if o { None } else { Some(v) } }
        /// Checked Euclidean division.
        pub const fn checked_div_euclid(self, rhs: $T) -> Option<$T> { if rhs == 0 { return None; } let (v, o) = self.overflowing_div_euclid(rhs); if o { None } else { Some(v) } }
        /// Checked Euclidean modulo.
        pub const fn checked_rem_euclid(self, rhs: $T) -> Option<$T> { if rhs == 0 { return None; } let (v, o) = self.overflowing_rem_euclid(rhs); if o { None } else { Some(v) } }
        /// Checked negation.
        pub const fn checked_neg(self) -> Option<$T> { let (v, o) = self.overflowing_neg(); if o { None } else { Some(v) } }
        /// Checked shift left; `None` if `rhs` is not smaller than the number of bits.
        pub const fn checked_shl(self, rhs: u32) -> Option<$T> { if rhs < $bits { Some(intrinsics::wrapping_shl(self, rhs)) } else { None } }
        /// Checked shift right; `None` if `rhs` is not smaller than the number of bits.
        pub const fn checked_shr(self, rhs: u32) -> Option<$T> { if rhs < $bits { Some(intrinsics::wrapping_shr(self, rhs)) } else { None } }
        /// Checked exponentiation.
        pub const fn checked_pow(self, exp: u32) -> Option<$T> { let (v, o) = intrinsics::overflowing_pow(self, exp); if o { None } else { Some(v) } }
        /// Addition saturating at the numeric bounds instead of overflowing.
        pub const fn saturating_add(self, rhs: $T) -> $T { intrinsics::saturating_add(self, rhs) }
        /// Subtraction saturating at the numeric bounds instead of overflowing.
        pub const fn saturating_sub(self, rhs: $T) -> $T { intrinsics::saturating_sub(self, rhs) }
        /// Multiplication saturating at the numeric bounds instead of overflowing.
        pub const fn saturating_mul(self, rhs: $T) -> $T { intrinsics::saturating_mul(self, rhs) }
        /// Exponentiation saturating at the numeric bounds instead of overflowing.
        pub const fn saturating_pow(self, exp: u32) -> $T {
            match self.checked_pow(exp) {
                Some(x) => x,
                None if intrinsics::int_is_negative(self) && exp % 2 == 1 => <$T>::MIN,
                None => <$T>::MAX,
            }
        }
        /// Wrapping (modular) addition.
        pub const fn wrapping_add(self, rhs: $T) -> $T { intrinsics::wrapping_add(self, rhs) }
        /// Wrapping (modular) subtraction.
        pub const fn wrapping_sub(self, rhs: $T) -> $T { intrinsics::wrapping_sub(self, rhs) }
        /// Wrapping (modular) multiplication.
        pub const fn wrapping_mul(self, rhs: $T) -> $T { intrinsics::wrapping_mul(self, rhs) }
        /// Wrapping (modular) division.
        #[track_caller]
        pub const fn wrapping_div(self, rhs: $T) -> $T { self.overflowing_div(rhs).0 }
        /// Wrapping (modular) remainder.
        #[track_caller]
        pub const fn wrapping_rem(self, rhs: $T) -> $T { self.overflowing_rem(rhs).0 }
        /// Wrapping (modular) negation.
        pub const fn wrapping_neg(self) -> $T { intrinsics::wrapping_neg(self) }
        /// Shift left by `rhs` modulo the number of bits.
        pub const fn wrapping_shl(self, rhs: u32) -> $T { intrinsics::wrapping_shl(self, rhs) }
        /// Shift right by `rhs` modulo the number of bits.
        pub const fn wrapping_shr(self, rhs: u32) -> $T { intrinsics::wrapping_shr(self, rhs) }
        /// Wrapping (modular) exponentiation.
        pub const fn wrapping_pow(self, exp: u32) -> $T { intrinsics::wrapping_pow(self, exp) }
        /// Addition, with whether it overflowed.
        pub const fn overflowing_add(self, rhs: $T) -> ($T, bool) { intrinsics::overflowing_add(self, rhs) }
        /// Subtraction, with whether it overflowed.
        pub const fn overflowing_sub(self, rhs: $T) -> ($T, bool) { intrinsics::overflowing_sub(self, rhs) }
        /// Multiplication, with whether it overflowed.
        pub const fn overflowing_mul(self, rhs: $T) -> ($T, bool) { intrinsics::overflowing_mul(self, rhs) }
        /// Exponentiation, with whether it overflowed.
        pub const fn overflowing_pow(self, exp: u32) -> ($T, bool) { intrinsics::overflowing_pow(self, exp) }
        /// Shift left, with whether the amount was too large.
        pub const fn overflowing_shl(self, rhs: u32) -> ($T, bool) { (intrinsics::wrapping_shl(self, rhs), rhs >= $bits) }
        /// Shift right, with whether the amount was too large.
        pub const fn overflowing_shr(self, rhs: u32) -> ($T, bool) { (intrinsics::wrapping_shr(self, rhs), rhs >= $bits) }
        /// Raises self to the power of `exp`.
        #[track_caller]
        pub const fn pow(self, exp: u32) -> $T {
            match self.checked_pow(exp) {
                Some(x) => x,
                None => panic!("attempt to multiply with overflow"),
            }
        }
        /// The absolute difference between `self` and `other`.
        pub const fn abs_diff(self, other: $T) -> $U { intrinsics::int_abs_diff(self, other) }
        /// Returns the smallest value that can be represented (deprecated spelling of `MIN`).
        #[rustc_promotable]
        pub const fn min_value() -> $T { <$T>::MIN }
        /// Returns the largest value that can be represented (deprecated spelling of `MAX`).
        #[rustc_promotable]
        pub const fn max_value() -> $T { <$T>::MAX }
        /// The base 10 logarithm, rounded down; `None` if not positive.
        pub const fn checked_ilog10(self) -> Option<u32> {
            if self <= 0 { return None; }
            let mut n = 0;
            let mut x = self;
            while x >= 10 { x /= 10; n += 1; }
            Some(n)
        }
        /// The base 2 logarithm, rounded down; `None` if not positive.
        pub const fn checked_ilog2(self) -> Option<u32> { if self <= 0 { None } else { Some($bits - 1 - intrinsics::ctlz(self)) } }
        /// The base 10 logarithm, rounded down.
        #[track_caller]
        pub const fn ilog10(self) -> u32 { match self.checked_ilog10() { Some(n) => n, None => panic!("argument of integer logarithm must be positive") } }
        /// The base 2 logarithm, rounded down.
        #[track_caller]
        pub const fn ilog2(self) -> u32 { match self.checked_ilog2() { Some(n) => n, None => panic!("argument of integer logarithm must be positive") } }
        /// The logarithm with respect to `base`, rounded down.
        #[track_caller]
        pub const fn ilog(self, base: $T) -> u32 {
            if base < 2 { panic!("base of integer logarithm must be at least 2"); }
            if self <= 0 { panic!("argument of integer logarithm must be positive"); }
            let mut n = 0;
            let mut x = self;
            while x >= base { x /= base; n += 1; }
            n
        }
        /// The logarithm with respect to `base`, rounded down; `None` if there is none.
        pub const fn checked_ilog(self, base: $T) -> Option<u32> { if self <= 0 || base < 2 { None } else { Some(self.ilog(base)) } }
        /// Shifts left; 0 if `rhs` is not smaller than the number of bits.
        pub const fn unbounded_shl(self, rhs: u32) -> $T { if rhs < $bits { intrinsics::wrapping_shl(self, rhs) } else { 0 } }
        /// Division saturating at the numeric bounds.
        #[track_caller]
        pub const fn saturating_div(self, rhs: $T) -> $T { match self.overflowing_div(rhs) { (result, false) => result, _ => <$T>::MAX } }
        /// Wrapping Euclidean division.
        #[track_caller]
        pub const fn wrapping_div_euclid(self, rhs: $T) -> $T { self.overflowing_div_euclid(rhs).0 }
        /// Wrapping Euclidean remainder.
        #[track_caller]
        pub const fn wrapping_rem_euclid(self, rhs: $T) -> $T { self.overflowing_rem_euclid(rhs).0 }
        /// Addition; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_add(self, rhs: $T) -> $T { self + rhs }
        /// Subtraction; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_sub(self, rhs: $T) -> $T { self - rhs }
        /// Multiplication; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_mul(self, rhs: $T) -> $T { self * rhs }
        /// Division; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_div(self, rhs: $T) -> $T { self / rhs }
        /// Remainder; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_rem(self, rhs: $T) -> $T { self % rhs }
        /// Euclidean division; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_div_euclid(self, rhs: $T) -> $T { self.div_euclid(rhs) }
        /// Euclidean remainder; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_rem_euclid(self, rhs: $T) -> $T { self.rem_euclid(rhs) }
        /// Negation; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_neg(self) -> $T { match self.checked_neg() { Some(n) => n, None => panic!("attempt to negate with overflow") } }
        /// Shift left; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_shl(self, rhs: u32) -> $T { self << rhs }
        /// Shift right; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_shr(self, rhs: u32) -> $T { self >> rhs }
        /// Exponentiation; panics on overflow in all builds.
        #[track_caller]
        pub const fn strict_pow(self, exp: u32) -> $T { self.pow(exp) }
        /// Addition that does not overflow.
        pub const unsafe fn unchecked_add(self, rhs: $T) -> $T { intrinsics::wrapping_add(self, rhs) }
        /// Subtraction that does not overflow.
        pub const unsafe fn unchecked_sub(self, rhs: $T) -> $T { intrinsics::wrapping_sub(self, rhs) }
        /// Multiplication that does not overflow.
        pub const unsafe fn unchecked_mul(self, rhs: $T) -> $T { intrinsics::wrapping_mul(self, rhs) }
    };
}
macro_rules! int_signed {
    ($T:ident, $U:ident, $bits:literal, $bytes:literal, $min:expr, $max:expr) => {
        impl $T {
            int_common! { $T, $U, $T, $bits, $bytes, $min, $max }
            /// Division, with whether it overflowed.
            #[track_caller]
            pub const fn overflowing_div(self, rhs: $T) -> ($T, bool) { if self == <$T>::MIN && rhs == -1 { (self, true) } else { (self / rhs, false) } }
            /// Remainder, with whether it overflowed.
            #[track_caller]
            pub const fn overflowing_rem(self, rhs: $T) -> ($T, bool) { if rhs == -1 { (0, self == <$T>::MIN) } else { (self % rhs, false) } }
            /// Euclidean division, with whether it overflowed.
            #[track_caller]
            pub const fn overflowing_div_euclid(self, rhs: $T) -> ($T, bool) { if self == <$T>::MIN && rhs == -1 { (self, true) } else { (self.div_euclid(rhs), false) } }
            /// Euclidean remainder, with whether it overflowed.
            #[track_caller]
            pub const fn overflowing_rem_euclid(self, rhs: $T) -> ($T, bool) { if rhs == -1 { (0, self == <$T>::MIN) } else { (self.rem_euclid(rhs), false) } }
            /// Negation, with whether it overflowed.
            pub const fn overflowing_neg(self) -> ($T, bool) { (intrinsics::wrapping_neg(self), self == <$T>::MIN) }
            /// The quotient of Euclidean division.
            #[track_caller]
            pub const fn div_euclid(self, rhs: $T) -> $T {
                let q = self / rhs;
                if self % rhs < 0 { if rhs > 0 { q - 1 } else { q + 1 } } else { q }
            }
            /// The least nonnegative remainder of `self (mod rhs)`.
            #[track_caller]
            pub const fn rem_euclid(self, rhs: $T) -> $T {
                let r = self % rhs;
                if r < 0 { r.wrapping_add(rhs.wrapping_abs()) } else { r }
            }
            /// The absolute value.
            #[track_caller]
            pub const fn abs(self) -> $T { if self < 0 { -self } else { self } }
            /// The absolute value as the unsigned type.
            pub const fn unsigned_abs(self) -> $U { self.wrapping_abs() as $U }
            /// Wrapping absolute value.
            pub const fn wrapping_abs(self) -> $T { if self < 0 { intrinsics::wrapping_neg(self) } else { self } }
            /// Checked absolute value.
            pub const fn checked_abs(self) -> Option<$T> { if self == <$T>::MIN { None } else { Some(self.wrapping_abs()) } }
            /// Saturating absolute value.
            pub const fn saturating_abs(self) -> $T { if self == <$T>::MIN { <$T>::MAX } else { self.wrapping_abs() } }
            /// Saturating negation.
            pub const fn saturating_neg(self) -> $T { if self == <$T>::MIN { <$T>::MAX } else { intrinsics::wrapping_neg(self) } }
            /// Absolute value, with whether it overflowed.
            pub const fn overflowing_abs(self) -> ($T, bool) { (self.wrapping_abs(), self == <$T>::MIN) }
            /// Checked addition with an unsigned integer.
            pub const fn checked_add_unsigned(self, rhs: $U) -> Option<$T> { let r = self.wrapping_add(rhs as $T); if r >= self { Some(r) } else { None } }
            /// Checked subtraction with an unsigned integer.
            pub const fn checked_sub_unsigned(self, rhs: $U) -> Option<$T> { let r = self.wrapping_sub(rhs as $T); if r <= self { Some(r) } else { None } }
            /// Wrapping addition with an unsigned integer.
            pub const fn wrapping_add_unsigned(self, rhs: $U) -> $T { self.wrapping_add(rhs as $T) }
            /// Saturating addition with an unsigned integer.
            pub const fn saturating_add_unsigned(self, rhs: $U) -> $T { match self.checked_add_unsigned(rhs) { Some(x) => x, None => <$T>::MAX } }
            /// Saturating subtraction with an unsigned integer.
            pub const fn saturating_sub_unsigned(self, rhs: $U) -> $T { match self.checked_sub_unsigned(rhs) { Some(x) => x, None => <$T>::MIN } }
            /// A number representing the sign: 1, 0 or -1.
            pub const fn signum(self) -> $T { if self < 0 { -1 } else if self == 0 { 0 } else { 1 } }
            /// Returns `true` if `self` is positive.
            pub const fn is_positive(self) -> bool { self > 0 }
            /// Returns `true` if `self` is negative.
            pub const fn is_negative(self) -> bool { self < 0 }
            /// The square root, rounded down.
            #[track_caller]
            pub const fn isqrt(self) -> $T { match self.checked_isqrt() { Some(r) => r, None => panic!("argument of integer square root cannot be negative") } }
            /// The square root, rounded down; `None` if negative.
            pub const fn checked_isqrt(self) -> Option<$T> { if self < 0 { None } else { Some(intrinsics::int_isqrt(self)) } }
            /// Shifts right; the sign if `rhs` is not smaller than the number of bits.
            pub const fn unbounded_shr(self, rhs: u32) -> $T { intrinsics::wrapping_shr(self, if rhs < $bits { rhs } else { $bits - 1 }) }
            /// The midpoint of two values, rounded towards zero.
            pub const fn midpoint(self, rhs: $T) -> $T {
                let floor = ((self ^ rhs) >> 1) + (self & rhs);
                if floor < 0 && (self ^ rhs) & 1 != 0 { floor + 1 } else { floor }
            }
            /// Wrapping subtraction of an unsigned integer.
            pub const fn wrapping_sub_unsigned(self, rhs: $U) -> $T { self.wrapping_sub(rhs as $T) }
            /// Addition of an unsigned integer, with whether it overflowed.
            pub const fn overflowing_add_unsigned(self, rhs: $U) -> ($T, bool) { let r = self.wrapping_add(rhs as $T); (r, r < self) }
            /// Subtraction of an unsigned integer, with whether it overflowed.
            pub const fn overflowing_sub_unsigned(self, rhs: $U) -> ($T, bool) { let r = self.wrapping_sub(rhs as $T); (r, r > self) }
            /// Addition of an unsigned integer; panics on overflow.
            #[track_caller]
            pub const fn strict_add_unsigned(self, rhs: $U) -> $T { match self.checked_add_unsigned(rhs) { Some(n) => n, None => panic!("attempt to add with overflow") } }
            /// Subtraction of an unsigned integer; panics on overflow.
            #[track_caller]
            pub const fn strict_sub_unsigned(self, rhs: $U) -> $T { match self.checked_sub_unsigned(rhs) { Some(n) => n, None => panic!("attempt to subtract with overflow") } }
            /// The absolute value; panics on overflow.
            #[track_caller]
            pub const fn strict_abs(self) -> $T { if self < 0 { self.strict_neg() } else { self } }
            /// Reinterprets the bits as the unsigned type.
            /// Reinterprets the bits as the unsigned type.
            pub const fn cast_unsigned(self) -> $U { self as $U }
        }
    };
}
macro_rules! int_unsigned {
    ($T:ident, $S:ident, $bits:literal, $bytes:literal, $max:expr) => {
        impl $T {
            int_common! { $T, $T, $S, $bits, $bytes, 0, $max }
            /// Division, with whether it overflowed (never).
            #[track_caller]
            pub const fn overflowing_div(self, rhs: $T) -> ($T, bool) { (self / rhs, false) }
            /// Remainder, with whether it overflowed (never).
            #[track_caller]
            pub const fn overflowing_rem(self, rhs: $T) -> ($T, bool) { (self % rhs, false) }
            /// Euclidean division, with whether it overflowed (never).
            #[track_caller]
            pub const fn overflowing_div_euclid(self, rhs: $T) -> ($T, bool) { (self / rhs, false) }
            /// Euclidean remainder, with whether it overflowed (never).
            #[track_caller]
            pub const fn overflowing_rem_euclid(self, rhs: $T) -> ($T, bool) { (self % rhs, false) }
            /// Negation, with whether it overflowed.
            pub const fn overflowing_neg(self) -> ($T, bool) { (intrinsics::wrapping_neg(self), self != 0) }
            /// Euclidean division.
            #[track_caller]
            pub const fn div_euclid(self, rhs: $T) -> $T { self / rhs }
            /// The least remainder of `self (mod rhs)`.
            #[track_caller]
            pub const fn rem_euclid(self, rhs: $T) -> $T { self % rhs }
            /// The quotient, rounded towards positive infinity.
            #[track_caller]
            pub const fn div_ceil(self, rhs: $T) -> $T { let q = self / rhs; if self % rhs > 0 { q + 1 } else { q } }
            /// The smallest multiple of `rhs` that is not smaller than `self`.
            #[track_caller]
            pub const fn next_multiple_of(self, rhs: $T) -> $T { match self % rhs { 0 => self, r => self + (rhs - r) } }
            /// Returns `true` if `self` is an integer multiple of `rhs`.
            pub const fn is_multiple_of(self, rhs: $T) -> bool { if rhs == 0 { self == 0 } else { self % rhs == 0 } }
            /// Returns `true` if and only if `self == 2^k` for some `k`.
            pub const fn is_power_of_two(self) -> bool { intrinsics::ctpop(self) == 1 }
            /// The smallest power of two not smaller than `self`.
            #[track_caller]
            pub const fn next_power_of_two(self) -> $T { match self.checked_next_power_of_two() { Some(x) => x, None => panic!("attempt to add with overflow") } }
            /// The smallest power of two not smaller than `self`; `None` on overflow.
            pub const fn checked_next_power_of_two(self) -> Option<$T> {
                if self <= 1 { return Some(1); }
                let shift = $bits - intrinsics::ctlz(self - 1);
                if shift >= $bits { None } else { Some(intrinsics::wrapping_shl(1, shift)) }
            }
            /// The square root, rounded down.
            pub const fn isqrt(self) -> $T { intrinsics::int_isqrt(self) }
            /// Checked addition with a signed integer.
            pub const fn checked_add_signed(self, rhs: $S) -> Option<$T> { if rhs >= 0 { self.checked_add(rhs as $T) } else { self.checked_sub(rhs.unsigned_abs()) } }
            /// Wrapping addition with a signed integer.
            pub const fn wrapping_add_signed(self, rhs: $S) -> $T { self.wrapping_add(rhs as $T) }
            /// Saturating addition with a signed integer.
            pub const fn saturating_add_signed(self, rhs: $S) -> $T { if rhs >= 0 { self.saturating_add(rhs as $T) } else { self.saturating_sub(rhs.unsigned_abs()) } }
            /// Checked signed difference.
            pub const fn checked_signed_diff(self, rhs: $T) -> Option<$S> {
                let d = self.wrapping_sub(rhs) as $S;
                if (self >= rhs) == (d >= 0) { Some(d) } else { None }
            }
            /// The midpoint of two values, rounded towards zero.
            pub const fn midpoint(self, rhs: $T) -> $T { ((self ^ rhs) >> 1) + (self & rhs) }
            /// Shifts right; 0 if `rhs` is not smaller than the number of bits.
            pub const fn unbounded_shr(self, rhs: u32) -> $T { if rhs < $bits { intrinsics::wrapping_shr(self, rhs) } else { 0 } }
            /// The smallest multiple of `rhs` that is not smaller than `self`; `None` on overflow or if `rhs` is 0.
            pub const fn checked_next_multiple_of(self, rhs: $T) -> Option<$T> {
                if rhs == 0 { return None; }
                match self % rhs { 0 => Some(self), r => self.checked_add(rhs - r) }
            }
            /// Addition of a signed integer, with whether it overflowed.
            pub const fn overflowing_add_signed(self, rhs: $S) -> ($T, bool) { let (n, o) = self.overflowing_add(rhs as $T); (n, o ^ (rhs < 0)) }
            /// Addition of a signed integer; panics on overflow.
            #[track_caller]
            pub const fn strict_add_signed(self, rhs: $S) -> $T { match self.checked_add_signed(rhs) { Some(n) => n, None => panic!("attempt to add with overflow") } }
            /// Subtraction of a signed integer; `None` on overflow.
            pub const fn checked_sub_signed(self, rhs: $S) -> Option<$T> { if rhs >= 0 { self.checked_sub(rhs as $T) } else { self.checked_add(rhs.unsigned_abs()) } }
            /// Wrapping subtraction of a signed integer.
            pub const fn wrapping_sub_signed(self, rhs: $S) -> $T { self.wrapping_sub(rhs as $T) }
            /// Saturating subtraction of a signed integer.
            pub const fn saturating_sub_signed(self, rhs: $S) -> $T { if rhs >= 0 { self.saturating_sub(rhs as $T) } else { self.saturating_add(rhs.unsigned_abs()) } }
            /// Subtraction of a signed integer, with whether it overflowed.
            pub const fn overflowing_sub_signed(self, rhs: $S) -> ($T, bool) { let (n, o) = self.overflowing_sub(rhs as $T); (n, o ^ (rhs < 0)) }
            /// Subtraction of a signed integer; panics on overflow.
            #[track_caller]
            pub const fn strict_sub_signed(self, rhs: $S) -> $T { match self.checked_sub_signed(rhs) { Some(n) => n, None => panic!("attempt to subtract with overflow") } }
            /// Addition with a carry bit in and out.
            pub const fn carrying_add(self, rhs: $T, carry: bool) -> ($T, bool) {
                let (a, b) = self.overflowing_add(rhs);
                let (c, d) = a.overflowing_add(carry as $T);
                (c, b | d)
            }
            /// Subtraction with a borrow bit in and out.
            pub const fn borrowing_sub(self, rhs: $T, borrow: bool) -> ($T, bool) {
                let (a, b) = self.overflowing_sub(rhs);
                let (c, d) = a.overflowing_sub(borrow as $T);
                (c, b | d)
            }
            /// The product and a carry as low and high half.
            pub const fn carrying_mul(self, rhs: $T, carry: $T) -> ($T, $T) { self.carrying_mul_add(rhs, carry, 0) }
            /// The product and two more terms as low and high half.
            pub const fn carrying_mul_add(self, rhs: $T, carry: $T, add: $T) -> ($T, $T) {
                const HALF: u32 = $bits / 2;
                let mask = <$T>::MAX >> HALF;
                let (a1, a0, b1, b0) = (self >> HALF, self & mask, rhs >> HALF, rhs & mask);
                let p00 = a0 * b0;
                let mid = a1 * b0 + (p00 >> HALF);
                let mid2 = a0 * b1 + (mid & mask);
                let low = (mid2 << HALF) | (p00 & mask);
                let high = a1 * b1 + (mid >> HALF) + (mid2 >> HALF);
                let (low, c1) = low.overflowing_add(carry);
                let (low, c2) = low.overflowing_add(add);
                (low, high + c1 as $T + c2 as $T)
            }
            /// Reinterprets the bits as the signed type.
            /// Reinterprets the bits as the signed type.
            pub const fn cast_signed(self) -> $S { self as $S }
        }
    };
}
int_signed! { i8, u8, 8, 1, -128, 127 }
int_signed! { i16, u16, 16, 2, -32768, 32767 }
int_signed! { i32, u32, 32, 4, -2147483648, 2147483647 }
int_signed! { i64, u64, 64, 8, -9223372036854775808, 9223372036854775807 }
int_signed! { i128, u128, 128, 16, -170141183460469231731687303715884105728, 170141183460469231731687303715884105727 }
int_signed! { isize, usize, 64, 8, -9223372036854775808, 9223372036854775807 }
int_unsigned! { u8, i8, 8, 1, 255 }
int_unsigned! { u16, i16, 16, 2, 65535 }
int_unsigned! { u32, i32, 32, 4, 4294967295 }
int_unsigned! { u64, i64, 64, 8, 18446744073709551615 }
int_unsigned! { u128, i128, 128, 16, 340282366920938463463374607431768211455 }
int_unsigned! { usize, isize, 64, 8, 18446744073709551615 }
