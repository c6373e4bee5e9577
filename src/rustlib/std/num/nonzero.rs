//! `NonZero`: integers known not to be zero.
use super::error::{IntErrorKind, ParseIntError, TryFromIntError};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::BitOr;
use crate::prelude::rust_2021::*;
use crate::str::FromStr;

/// Integers, the types that `NonZero` may wrap.
pub unsafe trait ZeroablePrimitive: Sized + Copy {}

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
impl<T: ZeroablePrimitive + fmt::Debug> fmt::Debug for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
}
impl<T: ZeroablePrimitive + fmt::Display> fmt::Display for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
}
impl<T: ZeroablePrimitive> NonZero<T> {
    /// Returns the contained value as a primitive type.
    pub const fn get(self) -> T { self.0 }
    /// Creates a non-zero without checking whether the value is non-zero.
    pub const unsafe fn new_unchecked(n: T) -> Self { NonZero(n) }
}

macro_rules! nonzero {
    ($($t:ident $Alias:ident)*) => { $(
        unsafe impl ZeroablePrimitive for $t {}
        /// An integer that is known not to equal zero.
        pub type $Alias = NonZero<$t>;
        impl NonZero<$t> {
            /// The smallest value.
            pub const MIN: NonZero<$t> = NonZero(if <$t>::MIN == 0 { 1 } else { <$t>::MIN });
            /// The largest value.
            pub const MAX: NonZero<$t> = NonZero(<$t>::MAX);
            /// The size in bits.
            pub const BITS: u32 = <$t>::BITS;
            /// Creates a non-zero if the given value is not zero.
            pub const fn new(n: $t) -> Option<NonZero<$t>> { if n != 0 { Some(NonZero(n)) } else { None } }
            /// Adds, checking for overflow.
            pub const fn checked_mul(self, other: NonZero<$t>) -> Option<NonZero<$t>> { match self.0.checked_mul(other.0) { Some(n) => Some(NonZero(n)), None => None } }
            /// Multiplies, saturating.
            pub const fn saturating_mul(self, other: NonZero<$t>) -> NonZero<$t> { NonZero(self.0.saturating_mul(other.0)) }
            /// The number of leading zeros.
            pub const fn leading_zeros(self) -> u32 { self.0.leading_zeros() }
            /// The number of trailing zeros.
            pub const fn trailing_zeros(self) -> u32 { self.0.trailing_zeros() }
        }
        impl From<NonZero<$t>> for $t {
            fn from(nonzero: NonZero<$t>) -> $t { nonzero.0 }
        }
        impl TryFrom<$t> for NonZero<$t> {
            type Error = TryFromIntError;
            fn try_from(value: $t) -> Result<Self, TryFromIntError> { NonZero::<$t>::new(value).ok_or(TryFromIntError(())) }
        }
        impl FromStr for NonZero<$t> {
            type Err = ParseIntError;
            fn from_str(src: &str) -> Result<Self, ParseIntError> {
                NonZero::<$t>::new(src.parse::<$t>()?).ok_or(ParseIntError { kind: IntErrorKind::Zero })
            }
        }
        impl BitOr for NonZero<$t> {
            type Output = NonZero<$t>;
            fn bitor(self, rhs: NonZero<$t>) -> NonZero<$t> { NonZero(self.0 | rhs.0) }
        }
    )* };
}
nonzero! {
    u8 NonZeroU8 u16 NonZeroU16 u32 NonZeroU32 u64 NonZeroU64 u128 NonZeroU128 usize NonZeroUsize
    i8 NonZeroI8 i16 NonZeroI16 i32 NonZeroI32 i64 NonZeroI64 i128 NonZeroI128 isize NonZeroIsize
}
macro_rules! nonzero_unsigned {
    ($($t:ident)*) => { $(
        impl NonZero<$t> {
            /// Adds an unsigned integer, checking for overflow.
            pub const fn checked_add(self, other: $t) -> Option<NonZero<$t>> { match self.0.checked_add(other) { Some(n) => Some(NonZero(n)), None => None } }
            /// Adds an unsigned integer, saturating.
            pub const fn saturating_add(self, other: $t) -> NonZero<$t> { NonZero(self.0.saturating_add(other)) }
            /// Returns `true` if and only if `self == 2^k` for some `k`.
            pub const fn is_power_of_two(self) -> bool { self.0.is_power_of_two() }
        }
    )* };
}
nonzero_unsigned! { u8 u16 u32 u64 u128 usize }
