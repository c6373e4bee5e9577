//! Conversions between types: `From`, `Into`, `TryFrom`, `AsRef`, …
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::num::TryFromIntError;
use crate::prelude::rust_2021::*;

/// The identity function.
pub const fn identity<T>(x: T) -> T { x }

/// Used to do a cheap reference-to-reference conversion.
pub trait AsRef<T: ?Sized> {
    /// Converts this type into a shared reference of the (usually inferred) input type.
    fn as_ref(&self) -> &T;
}
/// Used to do a cheap mutable-to-mutable reference conversion.
pub trait AsMut<T: ?Sized> {
    /// Converts this type into a mutable reference of the (usually inferred) input type.
    fn as_mut(&mut self) -> &mut T;
}
/// A value-to-value conversion that consumes the input value. The opposite of `From`.
pub trait Into<T>: Sized {
    /// Converts this type into the (usually inferred) input type.
    #[must_use]
    fn into(self) -> T;
}
/// Used to do value-to-value conversions while consuming the input value.
#[lang = "From"]
pub trait From<T>: Sized {
    /// Converts to this type from the input type.
    #[lang = "from"]
    #[must_use]
    fn from(value: T) -> Self;
}
/// An attempted conversion that consumes `self`, which may or may not be expensive.
pub trait TryInto<T>: Sized {
    /// The type returned in the event of a conversion error.
    type Error;
    /// Performs the conversion.
    fn try_into(self) -> Result<T, Self::Error>;
}
/// Simple and safe type conversions that may fail in a controlled way.
pub trait TryFrom<T>: Sized {
    /// The type returned in the event of a conversion error.
    type Error;
    /// Performs the conversion.
    fn try_from(value: T) -> Result<Self, Self::Error>;
}

impl<T: ?Sized + AsRef<U>, U: ?Sized> AsRef<U> for &T {
    fn as_ref(&self) -> &U { <T as AsRef<U>>::as_ref(*self) }
}
impl<T: ?Sized + AsRef<U>, U: ?Sized> AsRef<U> for &mut T {
    fn as_ref(&self) -> &U { <T as AsRef<U>>::as_ref(*self) }
}
impl<T: ?Sized + AsMut<U>, U: ?Sized> AsMut<U> for &mut T {
    fn as_mut(&mut self) -> &mut U { (*self).as_mut() }
}
impl<T> AsRef<[T]> for [T] {
    fn as_ref(&self) -> &[T] { self }
}
impl<T> AsMut<[T]> for [T] {
    fn as_mut(&mut self) -> &mut [T] { self }
}
impl AsRef<str> for str {
    fn as_ref(&self) -> &str { self }
}
impl AsMut<str> for str {
    fn as_mut(&mut self) -> &mut str { self }
}
impl AsRef<[u8]> for str {
    fn as_ref(&self) -> &[u8] { self.as_bytes() }
}
impl<T, U: From<T>> Into<U> for T {
    #[track_caller]
    fn into(self) -> U { U::from(self) }
}
impl<T> From<T> for T {
    fn from(t: T) -> T { t }
}
impl<T, U: TryFrom<T>> TryInto<U> for T {
    type Error = U::Error;
    fn try_into(self) -> Result<U, U::Error> { U::try_from(self) }
}
impl<T, U: Into<T>> TryFrom<U> for T {
    type Error = Infallible;
    fn try_from(value: U) -> Result<Self, Infallible> { Ok(U::into(value)) }
}

/// The error type for errors that can never happen.
#[derive(Copy)]
pub enum Infallible {}
impl Clone for Infallible {
    fn clone(&self) -> Infallible { match *self {} }
}
impl fmt::Debug for Infallible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result { match *self {} }
}
impl fmt::Display for Infallible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result { match *self {} }
}
impl Error for Infallible {}
impl PartialEq for Infallible {
    fn eq(&self, _: &Infallible) -> bool { match *self {} }
}
impl Eq for Infallible {}
impl PartialOrd for Infallible {
    fn partial_cmp(&self, _other: &Self) -> Option<crate::cmp::Ordering> { match *self {} }
}
impl Ord for Infallible {
    fn cmp(&self, _other: &Self) -> crate::cmp::Ordering { match *self {} }
}
impl Hash for Infallible {
    fn hash<H: Hasher>(&self, _: &mut H) { match *self {} }
}

macro_rules! lossless { ($($from:ident => $($to:ident)*;)*) => { $($( impl From<$from> for $to { fn from(small: $from) -> $to { small as $to } } )*)* }; }
lossless! {
    bool => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    u8 => u16 u32 u64 u128 usize i16 i32 i64 i128 isize f32 f64 char;
    u16 => u32 u64 u128 usize i32 i64 i128 f32 f64;
    u32 => u64 u128 i64 i128 f64;
    u64 => u128 i128;
    i8 => i16 i32 i64 i128 isize f32 f64;
    i16 => i32 i64 i128 isize f32 f64;
    i32 => i64 i128 f64;
    i64 => i128;
    f32 => f64;
    char => u32 u64 u128;
}
impl From<bool> for f32 {
    fn from(b: bool) -> f32 { b as u8 as f32 }
}
impl From<bool> for f64 {
    fn from(b: bool) -> f64 { b as u8 as f64 }
}

macro_rules! bool_from {
    ($($t:ident)*) => { $(
        impl TryFrom<$t> for bool {
            type Error = TryFromIntError;
            fn try_from(i: $t) -> Result<bool, TryFromIntError> {
                match i {
                    0 => Ok(false),
                    1 => Ok(true),
                    _ => Err(TryFromIntError(())),
                }
            }
        }
    )* };
}
bool_from! { u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 }

// A value fits if it survives the round trip and keeps its sign.
macro_rules! fallible {
    ($($from:ident => $($to:ident)*;)*) => { $($(
        impl TryFrom<$from> for $to {
            type Error = TryFromIntError;
            fn try_from(value: $from) -> Result<$to, TryFromIntError> {
                let cast = value as $to;
                if cast as $from == value && crate::intrinsics::int_is_negative(cast) == crate::intrinsics::int_is_negative(value) {
                    Ok(cast)
                } else {
                    Err(TryFromIntError(()))
                }
            }
        }
    )*)* };
}
fallible! {
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

// Homogeneous tuples and arrays.
macro_rules! tuple_array {
    ($($n:literal: $($t:ident $x:ident)*;)*) => { $(
        impl<T> From<[T; $n]> for ($($t,)*) {
            fn from(array: [T; $n]) -> Self {
                let [$($x),*] = array;
                ($($x,)*)
            }
        }
        impl<T> From<($($t,)*)> for [T; $n] {
            fn from(tuple: ($($t,)*)) -> Self {
                let ($($x,)*) = tuple;
                [$($x),*]
            }
        }
    )* };
}
tuple_array! {
    1: T a; 2: T a T b; 3: T a T b T c; 4: T a T b T c T d; 5: T a T b T c T d T e; 6: T a T b T c T d T e T f; 7: T a T b T c T d T e T f T g;
    8: T a T b T c T d T e T f T g T h; 9: T a T b T c T d T e T f T g T h T i; 10: T a T b T c T d T e T f T g T h T i T j;
    11: T a T b T c T d T e T f T g T h T i T j T k; 12: T a T b T c T d T e T f T g T h T i T j T k T l;
}
