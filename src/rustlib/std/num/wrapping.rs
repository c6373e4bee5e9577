//! `Wrapping` and `Saturating`: integers with intentional overflow behaviour.
use crate::fmt;
use crate::iter::{Product, Sum};
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem, RemAssign, Shl,
    ShlAssign, Shr, ShrAssign, Sub, SubAssign,
};
use crate::prelude::rust_2021::*;

/// Provides intentionally-wrapped arithmetic on `T`.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy, Default, Hash)]
pub struct Wrapping<T>(pub T);
/// Provides intentionally-saturating arithmetic on `T`.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy, Default, Hash)]
pub struct Saturating<T>(pub T);

macro_rules! forward_fmt {
    ($W:ident $($Trait:ident)*) => { $(
        impl<T: fmt::$Trait> fmt::$Trait for $W<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    )* };
}
forward_fmt! { Wrapping Debug Display Binary Octal LowerHex UpperHex }
forward_fmt! { Saturating Debug Display Binary Octal LowerHex UpperHex }

/// The integers, for what the wrappers need of them.
#[doc(hidden)]
pub trait Int: Copy {
    const LEAST: Self;
    const GREATEST: Self;
    const WIDTH: u32;
    const ONE: Self;
    const ZERO: Self;
    fn wrapped(self, op: Op, other: Self) -> Self;
    fn saturated(self, op: Op, other: Self) -> Self;
    fn wrapped_pow(self, exp: u32) -> Self;
    fn saturated_pow(self, exp: u32) -> Self;
    fn shifted(self, left: bool, n: usize) -> Self;
    fn inverted(self) -> Self;
    fn bits(self, what: Bits) -> u32;
    fn permuted(self, what: Bits, n: u32) -> Self;
}
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Op {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    And,
    Or,
    Xor,
}
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Bits {
    Ones,
    Zeros,
    Leading,
    Trailing,
    Left,
    Right,
    SwapBytes,
    Reverse,
}
macro_rules! ints {
    ($($t:ident)*) => { $(
        impl Int for $t {
            const LEAST: $t = <$t>::MIN;
            const GREATEST: $t = <$t>::MAX;
            const WIDTH: u32 = <$t>::BITS;
            const ONE: $t = 1;
            const ZERO: $t = 0;
            #[track_caller]
            fn wrapped(self, op: Op, other: $t) -> $t {
                match op {
                    Op::Add => self.wrapping_add(other),
                    Op::Sub => self.wrapping_sub(other),
                    Op::Mul => self.wrapping_mul(other),
                    Op::Div => self.wrapping_div(other),
                    Op::Rem => self.wrapping_rem(other),
                    Op::And => self & other,
                    Op::Or => self | other,
                    Op::Xor => self ^ other,
                }
            }
            #[track_caller]
            fn saturated(self, op: Op, other: $t) -> $t {
                match op {
                    Op::Add => self.saturating_add(other),
                    Op::Sub => self.saturating_sub(other),
                    Op::Mul => self.saturating_mul(other),
                    Op::Div => self.saturating_div(other),
                    _ => self.wrapped(op, other),
                }
            }
            fn wrapped_pow(self, exp: u32) -> $t { self.wrapping_pow(exp) }
            fn saturated_pow(self, exp: u32) -> $t { self.saturating_pow(exp) }
            fn shifted(self, left: bool, n: usize) -> $t { if left { self.wrapping_shl(n as u32) } else { self.wrapping_shr(n as u32) } }
            fn inverted(self) -> $t { !self }
            fn bits(self, what: Bits) -> u32 {
                match what {
                    Bits::Ones => self.count_ones(),
                    Bits::Zeros => self.count_zeros(),
                    Bits::Leading => self.leading_zeros(),
                    _ => self.trailing_zeros(),
                }
            }
            fn permuted(self, what: Bits, n: u32) -> $t {
                match what {
                    Bits::Left => self.rotate_left(n),
                    Bits::Right => self.rotate_right(n),
                    Bits::SwapBytes => self.swap_bytes(),
                    _ => self.reverse_bits(),
                }
            }
        }
    )* };
}
ints! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

// An operator with its assigning form, also on references and by the plain integer.
macro_rules! wrapper_ops {
    ($W:ident $how:ident; $($Op:ident $op:ident $OpAssign:ident $op_assign:ident $Which:ident;)*) => { $(
        impl<T: Int> $Op for $W<T> {
            type Output = $W<T>;
            #[track_caller]
            fn $op(self, other: $W<T>) -> $W<T> { $W(self.0.$how(Op::$Which, other.0)) }
        }
        impl<T: Int> $Op<&$W<T>> for $W<T> {
            type Output = $W<T>;
            #[track_caller]
            fn $op(self, other: &$W<T>) -> $W<T> { $W(self.0.$how(Op::$Which, other.0)) }
        }
        impl<T: Int> $Op<$W<T>> for &$W<T> {
            type Output = $W<T>;
            #[track_caller]
            fn $op(self, other: $W<T>) -> $W<T> { $W(self.0.$how(Op::$Which, other.0)) }
        }
        impl<T: Int> $Op<&$W<T>> for &$W<T> {
            type Output = $W<T>;
            #[track_caller]
            fn $op(self, other: &$W<T>) -> $W<T> { $W(self.0.$how(Op::$Which, other.0)) }
        }
        impl<T: Int> $OpAssign for $W<T> {
            #[track_caller]
            fn $op_assign(&mut self, other: $W<T>) { self.0 = self.0.$how(Op::$Which, other.0); }
        }
        impl<T: Int> $OpAssign<&$W<T>> for $W<T> {
            #[track_caller]
            fn $op_assign(&mut self, other: &$W<T>) { self.0 = self.0.$how(Op::$Which, other.0); }
        }
        impl<T: Int> $OpAssign<T> for $W<T> {
            #[track_caller]
            fn $op_assign(&mut self, other: T) { self.0 = self.0.$how(Op::$Which, other); }
        }
    )* };
}
macro_rules! wrapper {
    ($W:ident $how:ident $pow:ident) => {
        wrapper_ops! { $W $how;
            Add add AddAssign add_assign Add; Sub sub SubAssign sub_assign Sub; Mul mul MulAssign mul_assign Mul; Div div DivAssign div_assign Div;
            Rem rem RemAssign rem_assign Rem; BitAnd bitand BitAndAssign bitand_assign And; BitOr bitor BitOrAssign bitor_assign Or;
            BitXor bitxor BitXorAssign bitxor_assign Xor;
        }
        impl<T: Int> Not for $W<T> {
            type Output = $W<T>;
            fn not(self) -> $W<T> { $W(self.0.inverted()) }
        }
        impl<T: Int> $W<T> {
            /// The smallest value.
            pub const MIN: Self = $W(T::LEAST);
            /// The largest value.
            pub const MAX: Self = $W(T::GREATEST);
            /// The size in bits.
            pub const BITS: u32 = T::WIDTH;
            /// The number of ones.
            pub const fn count_ones(self) -> u32 { self.0.bits(Bits::Ones) }
            /// The number of zeros.
            pub const fn count_zeros(self) -> u32 { self.0.bits(Bits::Zeros) }
            /// The number of leading zeros.
            pub const fn leading_zeros(self) -> u32 { self.0.bits(Bits::Leading) }
            /// The number of trailing zeros.
            pub const fn trailing_zeros(self) -> u32 { self.0.bits(Bits::Trailing) }
            /// Shifts the bits to the left, those that fall out come in at the other end.
            pub const fn rotate_left(self, n: u32) -> Self { $W(self.0.permuted(Bits::Left, n)) }
            /// Shifts the bits to the right, those that fall out come in at the other end.
            pub const fn rotate_right(self, n: u32) -> Self { $W(self.0.permuted(Bits::Right, n)) }
            /// Reverses the order of the bytes.
            pub const fn swap_bytes(self) -> Self { $W(self.0.permuted(Bits::SwapBytes, 0)) }
            /// Reverses the order of the bits.
            pub const fn reverse_bits(self) -> Self { $W(self.0.permuted(Bits::Reverse, 0)) }
            /// From big endian to the target's endianness.
            pub const fn from_be(x: Self) -> Self { x.swap_bytes() }
            /// From little endian to the target's endianness.
            pub const fn from_le(x: Self) -> Self { x }
            /// To big endian.
            pub const fn to_be(self) -> Self { self.swap_bytes() }
            /// To little endian.
            pub const fn to_le(self) -> Self { self }
            /// Raises to a power.
            pub fn pow(self, exp: u32) -> Self { $W(self.0.$pow(exp)) }
        }
    };
}
wrapper! { Wrapping wrapped wrapped_pow }
wrapper! { Saturating saturated saturated_pow }
impl<T: Int> Shl<usize> for Wrapping<T> {
    type Output = Wrapping<T>;
    fn shl(self, other: usize) -> Wrapping<T> { Wrapping(self.0.shifted(true, other)) }
}
impl<T: Int> Shr<usize> for Wrapping<T> {
    type Output = Wrapping<T>;
    fn shr(self, other: usize) -> Wrapping<T> { Wrapping(self.0.shifted(false, other)) }
}
impl<T: Int> ShlAssign<usize> for Wrapping<T> {
    fn shl_assign(&mut self, other: usize) { *self = *self << other; }
}
impl<T: Int> ShrAssign<usize> for Wrapping<T> {
    fn shr_assign(&mut self, other: usize) { *self = *self >> other; }
}
impl<T: Int> Neg for Wrapping<T> {
    type Output = Wrapping<T>;
    fn neg(self) -> Wrapping<T> { Wrapping(T::ZERO) - self }
}
impl<T: Int> Sum for Wrapping<T> {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self { iter.fold(Wrapping(T::ZERO), |a, b| a + b) }
}
impl<T: Int> Product for Wrapping<T> {
    fn product<I: Iterator<Item = Self>>(iter: I) -> Self { iter.fold(Wrapping(T::ONE), |a, b| a * b) }
}
impl<'a, T: Int> Sum<&'a Wrapping<T>> for Wrapping<T> {
    fn sum<I: Iterator<Item = &'a Self>>(iter: I) -> Self { iter.fold(Wrapping(T::ZERO), |a, b| a + b) }
}
impl<'a, T: Int> Product<&'a Wrapping<T>> for Wrapping<T> {
    fn product<I: Iterator<Item = &'a Self>>(iter: I) -> Self { iter.fold(Wrapping(T::ONE), |a, b| a * b) }
}
macro_rules! signed_wrappers {
    ($W:ident $abs:ident, $($t:ident)*) => { $(
        impl $W<$t> {
            /// The absolute value.
            pub fn abs(self) -> $W<$t> { $W(self.0.$abs()) }
            /// The sign: 1, 0 or -1.
            pub fn signum(self) -> $W<$t> { $W(self.0.signum()) }
            /// Whether the value is positive.
            pub const fn is_positive(self) -> bool { self.0 > 0 }
            /// Whether the value is negative.
            pub const fn is_negative(self) -> bool { self.0 < 0 }
        }
    )* };
}
signed_wrappers! { Wrapping wrapping_abs, isize i8 i16 i32 i64 i128 }
signed_wrappers! { Saturating saturating_abs, isize i8 i16 i32 i64 i128 }
macro_rules! saturating_neg {
    ($($t:ident)*) => { $(
        impl Neg for Saturating<$t> {
            type Output = Saturating<$t>;
            fn neg(self) -> Saturating<$t> { Saturating(self.0.saturating_neg()) }
        }
    )* };
}
saturating_neg! { isize i8 i16 i32 i64 i128 }
macro_rules! unsigned_wrappers {
    ($($t:ident)*) => { $(
        impl Wrapping<$t> {
            /// Whether the value is a power of two.
            pub fn is_power_of_two(self) -> bool { self.0.is_power_of_two() }
            /// The smallest power of two not smaller than the value; 0 on overflow.
            pub fn next_power_of_two(self) -> Self { Wrapping(self.0.checked_next_power_of_two().unwrap_or(0)) }
        }
        impl Saturating<$t> {
            /// Whether the value is a power of two.
            pub fn is_power_of_two(self) -> bool { self.0.is_power_of_two() }
        }
    )* };
}
unsigned_wrappers! { usize u8 u16 u32 u64 u128 }
