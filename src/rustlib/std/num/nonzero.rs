//! `NonZero`: integers known not to be zero.
use super::error::{IntErrorKind, ParseIntError, TryFromIntError};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::{BitOr, BitOrAssign, Div, DivAssign, Neg, Rem, RemAssign};
use crate::prelude::rust_2021::*;
use crate::str::FromStr;

/// Integers, the types that `NonZero` may wrap.
pub unsafe trait ZeroablePrimitive: Sized + Copy {
    #[doc(hidden)]
    fn is_zero(self) -> bool;
}

/// A value that is known not to equal zero.
#[repr(transparent)]
#[lang = "NonZero"]
pub struct NonZero<T: ZeroablePrimitive>(T);

impl<T: ZeroablePrimitive> Clone for NonZero<T> {
    fn clone(&self) -> Self { *self }
}
impl<T: ZeroablePrimitive> Copy for NonZero<T> {}
impl<T: ZeroablePrimitive + PartialEq> PartialEq for NonZero<T> {
    fn eq(&self, other: &Self) -> bool { self.0 == other.0 }
}
impl<T: ZeroablePrimitive + Eq> Eq for NonZero<T> {}
impl<T: ZeroablePrimitive + PartialOrd> PartialOrd for NonZero<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.0.partial_cmp(&other.0) }
}
impl<T: ZeroablePrimitive + Ord> Ord for NonZero<T> {
    fn cmp(&self, other: &Self) -> Ordering { self.0.cmp(&other.0) }
}
impl<T: ZeroablePrimitive + Hash> Hash for NonZero<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { self.0.hash(state) }
}
macro_rules! nonzero_fmt {
    ($($Trait:ident)*) => { $(
        impl<T: ZeroablePrimitive + fmt::$Trait> fmt::$Trait for NonZero<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    )* };
}
nonzero_fmt! { Debug Display Binary Octal LowerHex UpperHex LowerExp UpperExp }
impl<T: ZeroablePrimitive> NonZero<T> {
    /// Creates a non-zero if the given value is not zero.
    #[must_use]
    pub const fn new(n: T) -> Option<NonZero<T>> { if n.is_zero() { None } else { Some(NonZero(n)) } }
    /// Returns the contained value as a primitive type.
    pub const fn get(self) -> T { self.0 }
    /// Creates a non-zero without checking whether the value is non-zero.
    #[must_use]
    pub const unsafe fn new_unchecked(n: T) -> Self { NonZero(n) }
}
impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr for NonZero<T> {
    type Output = NonZero<T>;
    fn bitor(self, rhs: NonZero<T>) -> NonZero<T> { NonZero(self.0 | rhs.0) }
}
impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr<T> for NonZero<T> {
    type Output = NonZero<T>;
    fn bitor(self, rhs: T) -> NonZero<T> { NonZero(self.0 | rhs) }
}
impl<T: ZeroablePrimitive> BitOrAssign for NonZero<T>
where
    NonZero<T>: BitOr<Output = NonZero<T>>,
{
    fn bitor_assign(&mut self, rhs: NonZero<T>) { *self = *self | rhs; }
}
impl<T: ZeroablePrimitive> BitOrAssign<T> for NonZero<T>
where
    NonZero<T>: BitOr<T, Output = NonZero<T>>,
{
    fn bitor_assign(&mut self, rhs: T) { *self = *self | rhs; }
}

macro_rules! nonzero {
    ($($t:ident $Alias:ident)*) => { $(
        unsafe impl ZeroablePrimitive for $t {
            fn is_zero(self) -> bool { self == 0 }
        }
        /// An integer that is known not to equal zero.
        pub type $Alias = NonZero<$t>;
        impl NonZero<$t> {
            /// The smallest value.
            pub const MIN: NonZero<$t> = NonZero(if <$t>::MIN == 0 { 1 } else { <$t>::MIN });
            /// The largest value.
            pub const MAX: NonZero<$t> = NonZero(<$t>::MAX);
            /// The size in bits.
            pub const BITS: u32 = <$t>::BITS;
            /// Multiplies, checking for overflow.
            pub const fn checked_mul(self, other: NonZero<$t>) -> Option<NonZero<$t>> { match self.0.checked_mul(other.0) { Some(n) => Some(NonZero(n)), None => None } }
            /// Multiplies, saturating.
            pub const fn saturating_mul(self, other: NonZero<$t>) -> NonZero<$t> { NonZero(self.0.saturating_mul(other.0)) }
            /// Multiplies without overflow.
            pub const unsafe fn unchecked_mul(self, other: NonZero<$t>) -> NonZero<$t> { NonZero(self.0 * other.0) }
            /// Raises to a power, checking for overflow.
            pub const fn checked_pow(self, exp: u32) -> Option<NonZero<$t>> { match self.0.checked_pow(exp) { Some(n) => Some(NonZero(n)), None => None } }
            /// Raises to a power, saturating.
            pub const fn saturating_pow(self, exp: u32) -> NonZero<$t> { NonZero(self.0.saturating_pow(exp)) }
            /// The number of leading zeros.
            pub const fn leading_zeros(self) -> u32 { self.0.leading_zeros() }
            /// The number of trailing zeros.
            pub const fn trailing_zeros(self) -> u32 { self.0.trailing_zeros() }
            /// The number of ones.
            pub const fn count_ones(self) -> NonZero<u32> { NonZero(self.0.count_ones()) }
        }
        impl From<NonZero<$t>> for $t {
            fn from(nonzero: NonZero<$t>) -> $t { nonzero.0 }
        }
        impl TryFrom<$t> for NonZero<$t> {
            type Error = TryFromIntError;
            fn try_from(value: $t) -> Result<Self, TryFromIntError> { NonZero::new(value).ok_or(TryFromIntError(())) }
        }
        impl FromStr for NonZero<$t> {
            type Err = ParseIntError;
            fn from_str(src: &str) -> Result<Self, ParseIntError> { NonZero::new(src.parse::<$t>()?).ok_or(ParseIntError { kind: IntErrorKind::Zero }) }
        }
        impl BitOr<NonZero<$t>> for $t {
            type Output = NonZero<$t>;
            fn bitor(self, rhs: NonZero<$t>) -> NonZero<$t> { NonZero(self | rhs.0) }
        }
    )* };
}
nonzero! {
    u8 NonZeroU8 u16 NonZeroU16 u32 NonZeroU32 u64 NonZeroU64 u128 NonZeroU128 usize NonZeroUsize
    i8 NonZeroI8 i16 NonZeroI16 i32 NonZeroI32 i64 NonZeroI64 i128 NonZeroI128 isize NonZeroIsize
}
macro_rules! nonzero_unsigned {
    ($($t:ident $s:ident)*) => { $(
        impl NonZero<$t> {
            /// Adds an unsigned integer, checking for overflow.
            pub const fn checked_add(self, other: $t) -> Option<NonZero<$t>> { match self.0.checked_add(other) { Some(n) => Some(NonZero(n)), None => None } }
            /// Adds an unsigned integer, saturating.
            pub const fn saturating_add(self, other: $t) -> NonZero<$t> { NonZero(self.0.saturating_add(other)) }
            /// Adds an unsigned integer without overflow.
            pub const unsafe fn unchecked_add(self, other: $t) -> NonZero<$t> { NonZero(self.0 + other) }
            /// Returns `true` if and only if `self == 2^k` for some `k`.
            pub const fn is_power_of_two(self) -> bool { self.0.is_power_of_two() }
            /// The smallest power of two not smaller than `self`; `None` on overflow.
            pub const fn checked_next_power_of_two(self) -> Option<NonZero<$t>> { match self.0.checked_next_power_of_two() { Some(n) => Some(NonZero(n)), None => None } }
            /// The base 2 logarithm, rounded down.
            pub const fn ilog2(self) -> u32 { self.0.ilog2() }
            /// The base 10 logarithm, rounded down.
            pub const fn ilog10(self) -> u32 { self.0.ilog10() }
            /// The midpoint of two values, rounded towards zero.
            pub const fn midpoint(self, rhs: Self) -> NonZero<$t> { NonZero(self.0.midpoint(rhs.0)) }
            /// The square root, rounded down.
            pub const fn isqrt(self) -> NonZero<$t> { NonZero(self.0.isqrt()) }
            /// Reinterprets the bits as the signed type.
            pub const fn cast_signed(self) -> NonZero<$s> { NonZero(self.0 as $s) }
        }
        impl Div<NonZero<$t>> for $t {
            type Output = $t;
            fn div(self, rhs: NonZero<$t>) -> $t { self / rhs.0 }
        }
        impl DivAssign<NonZero<$t>> for $t {
            fn div_assign(&mut self, rhs: NonZero<$t>) { *self = *self / rhs; }
        }
        impl Rem<NonZero<$t>> for $t {
            type Output = $t;
            fn rem(self, rhs: NonZero<$t>) -> $t { self % rhs.0 }
        }
        impl RemAssign<NonZero<$t>> for $t {
            fn rem_assign(&mut self, rhs: NonZero<$t>) { *self = *self % rhs; }
        }
    )* };
}
nonzero_unsigned! { u8 i8 u16 i16 u32 i32 u64 i64 u128 i128 usize isize }
macro_rules! nonzero_signed {
    ($($t:ident $u:ident)*) => { $(
        impl NonZero<$t> {
            /// The absolute value.
            #[track_caller]
            pub const fn abs(self) -> NonZero<$t> { NonZero(self.0.abs()) }
            /// The absolute value; `None` on overflow.
            pub const fn checked_abs(self) -> Option<NonZero<$t>> { match self.0.checked_abs() { Some(n) => Some(NonZero(n)), None => None } }
            /// The absolute value, with whether it overflowed.
            pub const fn overflowing_abs(self) -> (NonZero<$t>, bool) { let (n, o) = self.0.overflowing_abs(); (NonZero(n), o) }
            /// The absolute value, saturating.
            pub const fn saturating_abs(self) -> NonZero<$t> { NonZero(self.0.saturating_abs()) }
            /// The absolute value, wrapping around.
            pub const fn wrapping_abs(self) -> NonZero<$t> { NonZero(self.0.wrapping_abs()) }
            /// The absolute value as the unsigned type.
            pub const fn unsigned_abs(self) -> NonZero<$u> { NonZero(self.0.unsigned_abs()) }
            /// Whether the value is positive.
            pub const fn is_positive(self) -> bool { self.0 > 0 }
            /// Whether the value is negative.
            pub const fn is_negative(self) -> bool { self.0 < 0 }
            /// Negation; `None` on overflow.
            pub const fn checked_neg(self) -> Option<NonZero<$t>> { match self.0.checked_neg() { Some(n) => Some(NonZero(n)), None => None } }
            /// Negation, with whether it overflowed.
            pub const fn overflowing_neg(self) -> (NonZero<$t>, bool) { let (n, o) = self.0.overflowing_neg(); (NonZero(n), o) }
            /// Negation, saturating.
            pub const fn saturating_neg(self) -> NonZero<$t> { NonZero(self.0.saturating_neg()) }
            /// Negation, wrapping around.
            pub const fn wrapping_neg(self) -> NonZero<$t> { NonZero(self.0.wrapping_neg()) }
            /// Reinterprets the bits as the unsigned type.
            pub const fn cast_unsigned(self) -> NonZero<$u> { NonZero(self.0 as $u) }
        }
        impl Neg for NonZero<$t> {
            type Output = NonZero<$t>;
            #[track_caller]
            fn neg(self) -> NonZero<$t> { NonZero(-self.0) }
        }
    )* };
}
nonzero_signed! { i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize }
macro_rules! nonzero_from {
    ($($from:ident => $($to:ident)*;)*) => { $($(
        impl From<NonZero<$from>> for NonZero<$to> {
            fn from(small: NonZero<$from>) -> NonZero<$to> { NonZero(small.0 as $to) }
        }
    )*)* };
}
nonzero_from! {
    u8 => u16 u32 u64 u128 usize i16 i32 i64 i128 isize;
    u16 => u32 u64 u128 usize i32 i64 i128;
    u32 => u64 u128 i64 i128;
    u64 => u128 i128;
    i8 => i16 i32 i64 i128 isize;
    i16 => i32 i64 i128 isize;
    i32 => i64 i128;
    i64 => i128;
}
macro_rules! nonzero_try_from {
    ($($from:ident => $($to:ident)*;)*) => { $($(
        impl TryFrom<NonZero<$from>> for NonZero<$to> {
            type Error = TryFromIntError;
            fn try_from(value: NonZero<$from>) -> Result<NonZero<$to>, TryFromIntError> { <$to>::try_from(value.0).map(|n| NonZero(n)) }
        }
    )*)* };
}
nonzero_try_from! {
    u8 => i8;
    u16 => u8 i8 i16 isize;
    u32 => u8 u16 usize i8 i16 i32 isize;
    u64 => u8 u16 u32 usize i8 i16 i32 i64 isize;
    u128 => u8 u16 u32 u64 usize i8 i16 i32 i64 i128 isize;
    usize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 isize;
    i8 => u8 u16 u32 u64 u128 usize;
    i16 => u8 u16 u32 u64 u128 usize i8;
    i32 => u8 u16 u32 u64 u128 usize i8 i16 isize;
    i64 => u8 u16 u32 u64 u128 usize i8 i16 i32 isize;
    i128 => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 isize;
    isize => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128;
}
