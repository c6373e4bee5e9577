//! Inherent methods of the float types.
use super::FpCategory;
use crate::cmp::Ordering;
use crate::intrinsics;
use crate::prelude::rust_2021::*;

macro_rules! float_impl {
    ($F:ident, $U:ident, $bytes:literal, $sign:literal, $expmask:literal, $manmask:literal, $digits:literal, $mant:literal, $eps:expr, $min:expr, $minpos:expr, $max:expr, $minexp:literal, $maxexp:literal, $min10:literal, $max10:literal) => {
        impl $F {
            /// Approximate number of significant digits in base 10.
            pub const DIGITS: u32 = $digits;
            /// Number of significant digits in base 2.
            pub const MANTISSA_DIGITS: u32 = $mant;
            /// The radix or base of the internal representation.
            pub const RADIX: u32 = 2;
            /// Machine epsilon.
            pub const EPSILON: $F = $eps;
            /// Smallest finite value.
            pub const MIN: $F = $min;
            /// Smallest positive normal value.
            pub const MIN_POSITIVE: $F = $minpos;
            /// Largest finite value.
            pub const MAX: $F = $max;
            /// One greater than the minimum possible normal power of 2 exponent.
            pub const MIN_EXP: i32 = $minexp;
            /// One greater than the maximum possible normal power of 2 exponent.
            pub const MAX_EXP: i32 = $maxexp;
            /// Minimum possible normal power of 10 exponent.
            pub const MIN_10_EXP: i32 = $min10;
            /// Maximum possible power of 10 exponent.
            pub const MAX_10_EXP: i32 = $max10;
            /// Not a Number (NaN).
            pub const NAN: $F = 0.0 / 0.0;
            /// Infinity (∞).
            pub const INFINITY: $F = 1.0 / 0.0;
            /// Negative infinity (−∞).
            pub const NEG_INFINITY: $F = -1.0 / 0.0;
            /// Returns `true` if this value is NaN.
            pub const fn is_nan(self) -> bool { self != self }
            /// Returns `true` if this value is positive infinity or negative infinity.
            pub const fn is_infinite(self) -> bool { self == <$F>::INFINITY || self == <$F>::NEG_INFINITY }
            /// Returns `true` if this number is neither infinite nor NaN.
            pub const fn is_finite(self) -> bool { self - self == 0.0 }
            /// Returns `true` if the number is neither zero, infinite, subnormal, or NaN.
            pub const fn is_normal(self) -> bool { matches!(self.classify(), FpCategory::Normal) }
            /// Returns `true` if the number is subnormal.
            pub const fn is_subnormal(self) -> bool { matches!(self.classify(), FpCategory::Subnormal) }
            /// Returns the floating point category of the number.
            pub const fn classify(self) -> FpCategory {
                if self != self {
                    FpCategory::Nan
                } else if self.is_infinite() {
                    FpCategory::Infinite
                } else if self == 0.0 {
                    FpCategory::Zero
                } else if self.abs() < <$F>::MIN_POSITIVE {
                    FpCategory::Subnormal
                } else {
                    FpCategory::Normal
                }
            }
            /// Returns `true` if `self` has a positive sign.
            pub const fn is_sign_positive(self) -> bool { !self.is_sign_negative() }
            /// Returns `true` if `self` has a negative sign.
            pub const fn is_sign_negative(self) -> bool { self.to_bits() & $sign != 0 }
            /// Raw transmutation to the bits.
            pub const fn to_bits(self) -> $U { intrinsics::float_to_bits(self) }
            /// Raw transmutation from the bits.
            pub const fn from_bits(v: $U) -> $F { intrinsics::float_from_bits(v) }
            /// The memory representation in big-endian byte order.
            pub const fn to_be_bytes(self) -> [u8; $bytes] { self.to_bits().to_be_bytes() }
            /// The memory representation in little-endian byte order.
            pub const fn to_le_bytes(self) -> [u8; $bytes] { self.to_bits().to_le_bytes() }
            /// The memory representation in native byte order.
            pub const fn to_ne_bytes(self) -> [u8; $bytes] { self.to_bits().to_ne_bytes() }
            /// From its representation as a byte array in big endian.
            pub const fn from_be_bytes(bytes: [u8; $bytes]) -> $F { <$F>::from_bits($U::from_be_bytes(bytes)) }
            /// From its representation as a byte array in little endian.
            pub const fn from_le_bytes(bytes: [u8; $bytes]) -> $F { <$F>::from_bits($U::from_le_bytes(bytes)) }
            /// From its representation as a byte array in native endian.
            pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> $F { <$F>::from_bits($U::from_ne_bytes(bytes)) }
            /// The largest integer less than or equal to `self`.
            pub const fn floor(self) -> $F { intrinsics::float_floor(self) }
            /// The smallest integer greater than or equal to `self`.
            pub const fn ceil(self) -> $F { intrinsics::float_ceil(self) }
            /// The nearest integer, half-way cases away from zero.
            pub const fn round(self) -> $F { intrinsics::float_round(self) }
            /// The nearest integer, half-way cases to the even one.
            pub const fn round_ties_even(self) -> $F { intrinsics::float_round_ties_even(self) }
            /// The integer part.
            pub const fn trunc(self) -> $F { intrinsics::float_trunc(self) }
            /// The fractional part.
            pub const fn fract(self) -> $F { self - self.trunc() }
            /// The absolute value.
            pub const fn abs(self) -> $F { intrinsics::float_abs(self) }
            /// 1.0 or -1.0 by the sign; NaN for NaN.
            pub const fn signum(self) -> $F { if self.is_nan() { <$F>::NAN } else { (1.0 as $F).copysign(self) } }
            /// The magnitude of `self` with the sign of `sign`.
            pub const fn copysign(self, sign: $F) -> $F { intrinsics::float_copysign(self, sign) }
            /// Fused multiply-add.
            pub const fn mul_add(self, a: $F, b: $F) -> $F { intrinsics::float_mul_add(self, a, b) }
            /// Euclidean division.
            pub fn div_euclid(self, rhs: $F) -> $F {
                let q = (self / rhs).trunc();
                if self % rhs < 0.0 { if rhs > 0.0 { q - 1.0 } else { q + 1.0 } } else { q }
            }
            /// The least nonnegative remainder.
            pub fn rem_euclid(self, rhs: $F) -> $F {
                let r = self % rhs;
                if r < 0.0 { r + rhs.abs() } else { r }
            }
            /// Raises a number to an integer power.
            pub fn powi(self, n: i32) -> $F { intrinsics::float_powi(self, n) }
            /// Raises a number to a floating point power.
            pub fn powf(self, n: $F) -> $F { intrinsics::float_powf(self, n) }
            /// The square root.
            pub fn sqrt(self) -> $F { intrinsics::float_sqrt(self) }
            /// The cube root.
            pub fn cbrt(self) -> $F { intrinsics::float_cbrt(self) }
            /// `e^(self)`.
            pub fn exp(self) -> $F { intrinsics::float_exp(self) }
            /// `2^(self)`.
            pub fn exp2(self) -> $F { intrinsics::float_exp2(self) }
            /// `e^(self) - 1`.
            pub fn exp_m1(self) -> $F { intrinsics::float_exp_m1(self) }
            /// The natural logarithm.
            pub fn ln(self) -> $F { intrinsics::float_ln(self) }
            /// `ln(1+self)`.
            pub fn ln_1p(self) -> $F { intrinsics::float_ln_1p(self) }
            /// The logarithm with respect to an arbitrary base.
            pub fn log(self, base: $F) -> $F { self.ln() / base.ln() }
            /// The base 2 logarithm.
            pub fn log2(self) -> $F { intrinsics::float_log2(self) }
            /// The base 10 logarithm.
            pub fn log10(self) -> $F { intrinsics::float_log10(self) }
            /// The length of the hypotenuse of a right triangle.
            pub fn hypot(self, other: $F) -> $F { intrinsics::float_hypot(self, other) }
            /// The sine (in radians).
            pub fn sin(self) -> $F { intrinsics::float_sin(self) }
            /// The cosine (in radians).
            pub fn cos(self) -> $F { intrinsics::float_cos(self) }
            /// The tangent (in radians).
            pub fn tan(self) -> $F { intrinsics::float_tan(self) }
            /// The arcsine.
            pub fn asin(self) -> $F { intrinsics::float_asin(self) }
            /// The arccosine.
            pub fn acos(self) -> $F { intrinsics::float_acos(self) }
            /// The arctangent.
            pub fn atan(self) -> $F { intrinsics::float_atan(self) }
            /// The four quadrant arctangent of `self` (y) and `other` (x).
            pub fn atan2(self, other: $F) -> $F { intrinsics::float_atan2(self, other) }
            /// Sine and cosine at once.
            pub fn sin_cos(self) -> ($F, $F) { (self.sin(), self.cos()) }
            /// The hyperbolic sine.
            pub fn sinh(self) -> $F { intrinsics::float_sinh(self) }
            /// The hyperbolic cosine.
            pub fn cosh(self) -> $F { intrinsics::float_cosh(self) }
            /// The hyperbolic tangent.
            pub fn tanh(self) -> $F { intrinsics::float_tanh(self) }
            /// The inverse hyperbolic sine.
            pub fn asinh(self) -> $F { intrinsics::float_asinh(self) }
            /// The inverse hyperbolic cosine.
            pub fn acosh(self) -> $F { intrinsics::float_acosh(self) }
            /// The inverse hyperbolic tangent.
            pub fn atanh(self) -> $F { intrinsics::float_atanh(self) }
            /// The reciprocal.
            pub const fn recip(self) -> $F { 1.0 / self }
            /// Converts radians to degrees.
            pub const fn to_degrees(self) -> $F { self * (180.0 / 3.14159265358979323846264338327950288) }
            /// Converts degrees to radians.
            pub const fn to_radians(self) -> $F { self * (3.14159265358979323846264338327950288 / 180.0) }
            /// The maximum of the two numbers, ignoring NaN.
            pub const fn max(self, other: $F) -> $F { if self.is_nan() || self < other { other } else { self } }
            /// The minimum of the two numbers, ignoring NaN.
            pub const fn min(self, other: $F) -> $F { if self.is_nan() || other < self { other } else { self } }
            /// Restricts a value to an interval unless it is NaN.
            #[track_caller]
            pub const fn clamp(self, min: $F, max: $F) -> $F {
                if !(min <= max) {
                    crate::rt::float_clamp_failed(&min, &max);
                }
                if self < min { min } else if self > max { max } else { self }
            }
            /// The total order of IEEE 754.
            pub fn total_cmp(&self, other: &$F) -> Ordering { intrinsics::float_total_cmp(*self, *other).cmp(&0) }
            /// The midpoint of two values.
            pub const fn midpoint(self, other: $F) -> $F {
                const HI: $F = <$F>::MAX / 2.0;
                const LO: $F = <$F>::MIN_POSITIVE * 2.0;
                if self.abs() <= HI && other.abs() <= HI {
                    (self + other) / 2.0
                } else if self.abs() < LO {
                    self + other / 2.0
                } else if other.abs() < LO {
                    self / 2.0 + other
                } else {
                    self / 2.0 + other / 2.0
                }
            }
            /// The least number greater than `self`.
            pub const fn next_up(self) -> $F {
                let bits = self.to_bits();
                if self.is_nan() || bits == <$F>::INFINITY.to_bits() {
                    return self;
                }
                let abs = bits & !$sign;
                <$F>::from_bits(if abs == 0 { 1 } else if bits == abs { bits + 1 } else { bits - 1 })
            }
            /// The greatest number less than `self`.
            pub const fn next_down(self) -> $F { -(-self).next_up() }
            /// The positive difference (deprecated).
            pub fn abs_sub(self, other: $F) -> $F { if self <= other { 0.0 } else { self - other } }
            /// Rounds toward zero and converts to an integer type that can hold it.
            pub unsafe fn to_int_unchecked<Int>(self) -> Int { intrinsics::float_to_int_unchecked(self) }
        }
    };
}
float_impl! { f32, u32, 4, 0x8000_0000, 0x7f80_0000, 0x007f_ffff, 6, 24, 1.19209290e-07, -3.40282347e+38, 1.17549435e-38, 3.40282347e+38, -125, 128, -37, 38 }
float_impl! { f64, u64, 8, 0x8000_0000_0000_0000, 0x7ff0_0000_0000_0000, 0x000f_ffff_ffff_ffff, 15, 53, 2.2204460492503131e-16, -1.7976931348623157e+308, 2.2250738585072014e-308, 1.7976931348623157e+308, -1021, 1024, -307, 308 }
