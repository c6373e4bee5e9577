//! Comparing and ordering values.
use crate::intrinsics::int_cmp;
use crate::prelude::rust_2021::*;
use self::Ordering::{Equal, Greater, Less};

/// Comparisons using the equality operator.
#[lang = "eq"]
pub trait PartialEq<Rhs: ?Sized = Self> {
    /// Tests for `self` and `other` values to be equal, and is used by `==`.
    #[must_use]
    fn eq(&self, other: &Rhs) -> bool;
    /// Tests for `!=`.
    #[must_use]
    fn ne(&self, other: &Rhs) -> bool { !self.eq(other) }
}
/// Comparisons corresponding to equivalence relations.
#[lang = "Eq"]
pub trait Eq: PartialEq<Self> {}

/// The result of a comparison between two values.
#[derive(Clone, Copy, Eq, PartialOrd, Ord, PartialEq, Debug, Hash)]
#[lang = "Ordering"]
#[repr(i8)]
pub enum Ordering {
    /// An ordering where a compared value is less than another.
    Less = -1,
    /// An ordering where a compared value is equal to another.
    Equal = 0,
    /// An ordering where a compared value is greater than another.
    Greater = 1,
}
impl Ordering {
    /// Returns `true` if the ordering is the `Equal` variant.
    pub const fn is_eq(self) -> bool { matches!(self, Equal) }
    /// Returns `true` if the ordering is not the `Equal` variant.
    pub const fn is_ne(self) -> bool { !matches!(self, Equal) }
    /// Returns `true` if the ordering is the `Less` variant.
    pub const fn is_lt(self) -> bool { matches!(self, Less) }
    /// Returns `true` if the ordering is the `Greater` variant.
    pub const fn is_gt(self) -> bool { matches!(self, Greater) }
    /// Returns `true` if the ordering is either the `Less` or `Equal` variant.
    pub const fn is_le(self) -> bool { !matches!(self, Greater) }
    /// Returns `true` if the ordering is either the `Greater` or `Equal` variant.
    pub const fn is_ge(self) -> bool { !matches!(self, Less) }
    /// Reverses the `Ordering`.
    #[must_use]
    pub const fn reverse(self) -> Ordering {
        match self {
            Less => Greater,
            Equal => Equal,
            Greater => Less,
        }
    }
    /// Chains two orderings.
    #[must_use]
    pub const fn then(self, other: Ordering) -> Ordering {
        match self {
            Equal => other,
            _ => self,
        }
    }
    /// Chains the ordering with the given function.
    #[must_use]
    pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering {
        match self {
            Equal => f(),
            _ => self,
        }
    }
}

/// A helper struct for reverse ordering.
#[derive(PartialEq, Eq, Debug, Copy, Clone, Default, Hash)]
pub struct Reverse<T>(pub T);
impl<T: PartialOrd> PartialOrd for Reverse<T> {
    fn partial_cmp(&self, other: &Reverse<T>) -> Option<Ordering> { other.0.partial_cmp(&self.0) }
    fn lt(&self, other: &Self) -> bool { other.0 < self.0 }
    fn le(&self, other: &Self) -> bool { other.0 <= self.0 }
    fn gt(&self, other: &Self) -> bool { other.0 > self.0 }
    fn ge(&self, other: &Self) -> bool { other.0 >= self.0 }
}
impl<T: Ord> Ord for Reverse<T> {
    fn cmp(&self, other: &Reverse<T>) -> Ordering { other.0.cmp(&self.0) }
}

/// Types that form a total order.
#[lang = "Ord"]
pub trait Ord: Eq + PartialOrd<Self> {
    /// Returns an `Ordering` between `self` and `other`.
    #[must_use]
    fn cmp(&self, other: &Self) -> Ordering;
    /// Compares and returns the maximum of two values.
    #[must_use]
    fn max(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { self } else { other }
    }
    /// Compares and returns the minimum of two values.
    #[must_use]
    fn min(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { other } else { self }
    }
    /// Restrict a value to a certain interval.
    #[must_use]
    #[track_caller]
    fn clamp(self, min: Self, max: Self) -> Self
    where
        Self: Sized,
    {
        assert!(min <= max);
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}
/// Types that form a partial order.
#[lang = "partial_ord"]
pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
    /// Returns an ordering between `self` and `other` values if one exists.
    #[must_use]
    fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;
    /// Tests less than, used by `<`.
    #[must_use]
    fn lt(&self, other: &Rhs) -> bool { matches!(self.partial_cmp(other), Some(Less)) }
    /// Tests less than or equal to, used by `<=`.
    #[must_use]
    fn le(&self, other: &Rhs) -> bool { matches!(self.partial_cmp(other), Some(Less | Equal)) }
    /// Tests greater than, used by `>`.
    #[must_use]
    fn gt(&self, other: &Rhs) -> bool { matches!(self.partial_cmp(other), Some(Greater)) }
    /// Tests greater than or equal to, used by `>=`.
    #[must_use]
    fn ge(&self, other: &Rhs) -> bool { matches!(self.partial_cmp(other), Some(Greater | Equal)) }
}

/// Compares and returns the minimum of two values.
#[must_use]
pub fn min<T: Ord>(v1: T, v2: T) -> T { v1.min(v2) }
/// Compares and returns the maximum of two values.
#[must_use]
pub fn max<T: Ord>(v1: T, v2: T) -> T { v1.max(v2) }
/// Returns the minimum of two values with respect to the specified comparison function.
#[must_use]
pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    match compare(&v1, &v2) {
        Less | Equal => v1,
        Greater => v2,
    }
}
/// Returns the maximum of two values with respect to the specified comparison function.
#[must_use]
pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    match compare(&v1, &v2) {
        Less | Equal => v2,
        Greater => v1,
    }
}
/// Returns the element that gives the minimum value from the specified function.
#[must_use]
pub fn min_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v2 } else { v1 }
}
/// Returns the element that gives the maximum value from the specified function.
#[must_use]
pub fn max_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v1 } else { v2 }
}

macro_rules! total {
    ($($t:ty)*) => { $(
        impl PartialEq for $t {
            fn eq(&self, other: &$t) -> bool { *self == *other }
            fn ne(&self, other: &$t) -> bool { *self != *other }
        }
        impl Eq for $t {}
        impl PartialOrd for $t {
            fn partial_cmp(&self, other: &$t) -> Option<Ordering> { Some(self.cmp(other)) }
            fn lt(&self, other: &$t) -> bool { *self < *other }
            fn le(&self, other: &$t) -> bool { *self <= *other }
            fn gt(&self, other: &$t) -> bool { *self > *other }
            fn ge(&self, other: &$t) -> bool { *self >= *other }
        }
        impl Ord for $t {
            #[track_caller]
            fn clamp(self, min: $t, max: $t) -> $t {
                if min > max { panic!("min > max. min = {min:?}, max = {max:?}"); }
                if self < min { min } else if self > max { max } else { self }
            }
            fn cmp(&self, other: &$t) -> Ordering {
                let order = int_cmp(*self, *other);
                if order < 0 { Less } else if order > 0 { Greater } else { Equal }
            }
        }
    )* };
}
total! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 char bool }
macro_rules! partial {
    ($($t:ty)*) => { $(
        impl PartialEq for $t {
            fn eq(&self, other: &$t) -> bool { *self == *other }
            fn ne(&self, other: &$t) -> bool { *self != *other }
        }
        impl PartialOrd for $t {
            fn partial_cmp(&self, other: &$t) -> Option<Ordering> {
                if *self < *other { Some(Less) } else if *self == *other { Some(Equal) } else if *self > *other { Some(Greater) } else { None }
            }
            fn lt(&self, other: &$t) -> bool { *self < *other }
            fn le(&self, other: &$t) -> bool { *self <= *other }
            fn gt(&self, other: &$t) -> bool { *self > *other }
            fn ge(&self, other: &$t) -> bool { *self >= *other }
        }
    )* };
}
partial! { f32 f64 }

impl PartialEq for () {
    fn eq(&self, _other: &()) -> bool { true }
}
impl Eq for () {}
impl PartialOrd for () {
    fn partial_cmp(&self, _: &()) -> Option<Ordering> { Some(Equal) }
}
impl Ord for () {
    fn cmp(&self, _other: &()) -> Ordering { Equal }
}
impl PartialEq for ! {
    fn eq(&self, _: &!) -> bool { *self }
}
impl Eq for ! {}
impl PartialOrd for ! {
    fn partial_cmp(&self, _: &!) -> Option<Ordering> { *self }
}
impl Ord for ! {
    fn cmp(&self, _: &!) -> Ordering { *self }
}

impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&B> for &A {
    fn eq(&self, other: &&B) -> bool { PartialEq::eq(*self, *other) }
    fn ne(&self, other: &&B) -> bool { PartialEq::ne(*self, *other) }
}
impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&B> for &A {
    fn partial_cmp(&self, other: &&B) -> Option<Ordering> { PartialOrd::partial_cmp(*self, *other) }
    fn lt(&self, other: &&B) -> bool { PartialOrd::lt(*self, *other) }
    fn le(&self, other: &&B) -> bool { PartialOrd::le(*self, *other) }
    fn gt(&self, other: &&B) -> bool { PartialOrd::gt(*self, *other) }
    fn ge(&self, other: &&B) -> bool { PartialOrd::ge(*self, *other) }
}
impl<A: ?Sized + Ord> Ord for &A {
    fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(*self, *other) }
}
impl<A: ?Sized + Eq> Eq for &A {}
impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&mut B> for &mut A {
    fn eq(&self, other: &&mut B) -> bool { PartialEq::eq(*self, *other) }
}
impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&mut B> for &mut A {
    fn partial_cmp(&self, other: &&mut B) -> Option<Ordering> { PartialOrd::partial_cmp(*self, *other) }
}
impl<A: ?Sized + Ord> Ord for &mut A {
    fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(*self, *other) }
}
impl<A: ?Sized + Eq> Eq for &mut A {}
impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&mut B> for &A {
    fn eq(&self, other: &&mut B) -> bool { PartialEq::eq(*self, *other) }
}
impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&B> for &mut A {
    fn eq(&self, other: &&B) -> bool { PartialEq::eq(*self, *other) }
}
