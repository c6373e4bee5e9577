//! The arithmetic and bit operators, and their impls for primitives (values and references).
use crate::prelude::rust_2021::*;

macro_rules! binary_traits {
    ($($lang:literal $Trait:ident $method:ident $doc:literal, $alang:literal $Assign:ident $amethod:ident $op:tt [$($t:ty)*];)*) => { $(
        #[doc = $doc]
        #[lang = $lang]
        pub trait $Trait<Rhs = Self> {
            /// The resulting type after applying the operator.
            type Output;
            /// Performs the operation.
            #[must_use = "this returns the result of the operation, without modifying the original"]
            fn $method(self, rhs: Rhs) -> Self::Output;
        }
        #[doc = $doc]
        #[lang = $alang]
        pub trait $Assign<Rhs = Self> {
            /// Performs the operation.
            fn $amethod(&mut self, rhs: Rhs);
        }
        binary_impls! { $Trait $method $Assign $amethod $op [$($t)*] }
    )* };
}
macro_rules! binary_impls {
    ($Trait:ident $method:ident $Assign:ident $amethod:ident $op:tt [$($t:ty)*]) => { $(
        impl $Trait for $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: $t) -> $t { self $op rhs }
        }
        impl<'a> $Trait<$t> for &'a $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: $t) -> $t { *self $op rhs }
        }
        impl $Trait<&$t> for $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: &$t) -> $t { self $op *rhs }
        }
        impl $Trait<&$t> for &$t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: &$t) -> $t { *self $op *rhs }
        }
        impl $Assign for $t {
            #[track_caller]
            fn $amethod(&mut self, rhs: $t) { *self = *self $op rhs }
        }
        impl $Assign<&$t> for $t {
            #[track_caller]
            fn $amethod(&mut self, rhs: &$t) { *self = *self $op *rhs }
        }
    )* };
}
binary_traits! {
    "add" Add add "The addition operator `+`.", "add_assign" AddAssign add_assign + [usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64];
    "sub" Sub sub "The subtraction operator `-`.", "sub_assign" SubAssign sub_assign - [usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64];
    "mul" Mul mul "The multiplication operator `*`.", "mul_assign" MulAssign mul_assign * [usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64];
    "div" Div div "The division operator `/`.", "div_assign" DivAssign div_assign / [usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64];
    "rem" Rem rem "The remainder operator `%`.", "rem_assign" RemAssign rem_assign % [usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64];
    "bitand" BitAnd bitand "The bitwise AND operator `&`.", "bitand_assign" BitAndAssign bitand_assign & [bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128];
    "bitor" BitOr bitor "The bitwise OR operator `|`.", "bitor_assign" BitOrAssign bitor_assign | [bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128];
    "bitxor" BitXor bitxor "The bitwise XOR operator `^`.", "bitxor_assign" BitXorAssign bitxor_assign ^ [bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128];
}

/// The left shift operator `<<`.
#[lang = "shl"]
pub trait Shl<Rhs = Self> {
    /// The resulting type after applying the operator.
    type Output;
    /// Performs the operation.
    fn shl(self, rhs: Rhs) -> Self::Output;
}
/// The right shift operator `>>`.
#[lang = "shr"]
pub trait Shr<Rhs = Self> {
    /// The resulting type after applying the operator.
    type Output;
    /// Performs the operation.
    fn shr(self, rhs: Rhs) -> Self::Output;
}
/// The left shift assignment operator `<<=`.
#[lang = "shl_assign"]
pub trait ShlAssign<Rhs = Self> {
    /// Performs the operation.
    fn shl_assign(&mut self, rhs: Rhs);
}
/// The right shift assignment operator `>>=`.
#[lang = "shr_assign"]
pub trait ShrAssign<Rhs = Self> {
    /// Performs the operation.
    fn shr_assign(&mut self, rhs: Rhs);
}
macro_rules! shift_impls {
    ($($t:ident)*) => { $(
        shift_impls! { @each $t usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
        // One impl for all amounts by reference: with one candidate `x >> &n` needs no fallback of `n` first.
        shift_impls! { @by_ref $t Shl shl ShlAssign shl_assign }
        shift_impls! { @by_ref $t Shr shr ShrAssign shr_assign }
        impl<'a, R> Shl<R> for &'a $t
        where
            $t: Shl<R>,
        {
            type Output = <$t as Shl<R>>::Output;
            #[track_caller]
            fn shl(self, rhs: R) -> Self::Output { Shl::shl(*self, rhs) }
        }
        impl<'a, R> Shr<R> for &'a $t
        where
            $t: Shr<R>,
        {
            type Output = <$t as Shr<R>>::Output;
            #[track_caller]
            fn shr(self, rhs: R) -> Self::Output { Shr::shr(*self, rhs) }
        }
    )* };
    (@each $t:ident $($r:ident)*) => { $(
        impl Shl<$r> for $t { type Output = $t; #[track_caller] fn shl(self, rhs: $r) -> $t { self << rhs } }
        impl Shr<$r> for $t { type Output = $t; #[track_caller] fn shr(self, rhs: $r) -> $t { self >> rhs } }
        impl ShlAssign<$r> for $t { #[track_caller] fn shl_assign(&mut self, rhs: $r) { *self = *self << rhs } }
        impl ShrAssign<$r> for $t { #[track_caller] fn shr_assign(&mut self, rhs: $r) { *self = *self >> rhs } }
    )* };
    (@by_ref $t:ident $Op:ident $op:ident $Assign:ident $assign:ident) => {
        impl<'a, R: Copy> $Op<&'a R> for $t
        where
            $t: $Op<R>,
        {
            type Output = <$t as $Op<R>>::Output;
            #[track_caller]
            fn $op(self, rhs: &'a R) -> Self::Output { $Op::$op(self, *rhs) }
        }
        impl<'a, R: Copy> $Assign<&'a R> for $t
        where
            $t: $Assign<R>,
        {
            #[track_caller]
            fn $assign(&mut self, rhs: &'a R) { $Assign::$assign(self, *rhs) }
        }
    };
}
shift_impls! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

/// The unary negation operator `-`.
#[lang = "neg"]
pub trait Neg {
    /// The resulting type after applying the operator.
    type Output;
    /// Performs the operation.
    fn neg(self) -> Self::Output;
}
/// The unary logical negation operator `!`.
#[lang = "not"]
pub trait Not {
    /// The resulting type after applying the operator.
    type Output;
    /// Performs the operation.
    fn not(self) -> Self::Output;
}
macro_rules! unary_impls {
    ($Trait:ident $method:ident $op:tt $($t:ty)*) => { $(
        impl $Trait for $t { type Output = $t; #[track_caller] fn $method(self) -> $t { $op self } }
        impl $Trait for &$t { type Output = $t; #[track_caller] fn $method(self) -> $t { $op *self } }
    )* };
}
unary_impls! { Neg neg - isize i8 i16 i32 i64 i128 f32 f64 }
unary_impls! { Not not ! bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
