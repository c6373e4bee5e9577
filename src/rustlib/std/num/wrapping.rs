//! `Wrapping` and `Saturating`: integers with intentional overflow behaviour.
use crate::fmt;
use crate::ops::{Add, AddAssign, BitAnd, BitOr, BitXor, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem, Sub, SubAssign};
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

macro_rules! wrapper_ops {
    ($W:ident, $add:ident $sub:ident $mul:ident, $($t:ident)*) => { $(
        impl Add for $W<$t> { type Output = $W<$t>; fn add(self, o: $W<$t>) -> $W<$t> { $W(self.0.$add(o.0)) } }
        impl Sub for $W<$t> { type Output = $W<$t>; fn sub(self, o: $W<$t>) -> $W<$t> { $W(self.0.$sub(o.0)) } }
        impl Mul for $W<$t> { type Output = $W<$t>; fn mul(self, o: $W<$t>) -> $W<$t> { $W(self.0.$mul(o.0)) } }
        impl Div for $W<$t> { type Output = $W<$t>; #[track_caller] fn div(self, o: $W<$t>) -> $W<$t> { $W(self.0.wrapping_div(o.0)) } }
        impl Rem for $W<$t> { type Output = $W<$t>; #[track_caller] fn rem(self, o: $W<$t>) -> $W<$t> { $W(self.0.wrapping_rem(o.0)) } }
        impl BitAnd for $W<$t> { type Output = $W<$t>; fn bitand(self, o: $W<$t>) -> $W<$t> { $W(self.0 & o.0) } }
        impl BitOr for $W<$t> { type Output = $W<$t>; fn bitor(self, o: $W<$t>) -> $W<$t> { $W(self.0 | o.0) } }
        impl BitXor for $W<$t> { type Output = $W<$t>; fn bitxor(self, o: $W<$t>) -> $W<$t> { $W(self.0 ^ o.0) } }
        impl Not for $W<$t> { type Output = $W<$t>; fn not(self) -> $W<$t> { $W(!self.0) } }
        impl AddAssign for $W<$t> { fn add_assign(&mut self, o: $W<$t>) { *self = *self + o } }
        impl SubAssign for $W<$t> { fn sub_assign(&mut self, o: $W<$t>) { *self = *self - o } }
        impl MulAssign for $W<$t> { fn mul_assign(&mut self, o: $W<$t>) { *self = *self * o } }
        impl DivAssign for $W<$t> { fn div_assign(&mut self, o: $W<$t>) { *self = *self / o } }
        impl AddAssign<$t> for $W<$t> { fn add_assign(&mut self, o: $t) { *self = *self + $W(o) } }
        impl SubAssign<$t> for $W<$t> { fn sub_assign(&mut self, o: $t) { *self = *self - $W(o) } }
        impl MulAssign<$t> for $W<$t> { fn mul_assign(&mut self, o: $t) { *self = *self * $W(o) } }
    )* };
}
wrapper_ops! { Wrapping, wrapping_add wrapping_sub wrapping_mul, usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
wrapper_ops! { Saturating, saturating_add saturating_sub saturating_mul, usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
macro_rules! wrapping_neg {
    ($($t:ident)*) => { $( impl Neg for Wrapping<$t> { type Output = Wrapping<$t>; fn neg(self) -> Wrapping<$t> { Wrapping(self.0.wrapping_neg()) } } )* };
}
wrapping_neg! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
