//! Into, from and out of iterators: `IntoIterator`, `FromIterator`, `Extend`, `Sum`, `Product`.
use crate::num::{Saturating, Wrapping};
use crate::ops::{ControlFlow, FromResidual, Residual, Try};
use crate::prelude::rust_2021::*;

/// Conversion into an `Iterator`.
#[lang = "IntoIterator"]
pub trait IntoIterator {
    /// The type of the elements being iterated over.
    type Item;
    /// Which kind of iterator are we turning this into?
    type IntoIter: Iterator<Item = Self::Item>;
    /// Creates an iterator from a value.
    #[lang = "into_iter"]
    fn into_iter(self) -> Self::IntoIter;
}
impl<I: Iterator> IntoIterator for I {
    type Item = I::Item;
    type IntoIter = I;
    fn into_iter(self) -> I { self }
}

/// Conversion from an `Iterator`.
pub trait FromIterator<A>: Sized {
    /// Creates a value from an iterator.
    fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
}

/// Extend a collection with the contents of an iterator.
pub trait Extend<A> {
    /// Extends a collection with the contents of an iterator.
    fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);
    /// Extends a collection with exactly one element.
    fn extend_one(&mut self, item: A) { self.extend(Some(item)); }
    /// Reserves capacity in a collection for the given number of additional elements.
    fn extend_reserve(&mut self, additional: usize) { let _ = additional; }
}
impl Extend<()> for () {
    fn extend<T: IntoIterator<Item = ()>>(&mut self, iter: T) { iter.into_iter().for_each(drop) }
}
impl FromIterator<()> for () {
    fn from_iter<I: IntoIterator<Item = ()>>(iter: I) -> () { iter.into_iter().for_each(|()| {}) }
}
impl<A, B, EA: Extend<A>, EB: Extend<B>> Extend<(A, B)> for (EA, EB) {
    fn extend<T: IntoIterator<Item = (A, B)>>(&mut self, into_iter: T) {
        for (a, b) in into_iter {
            self.0.extend_one(a);
            self.1.extend_one(b);
        }
    }
}
impl<A, B, AE: Default + Extend<A>, BE: Default + Extend<B>> FromIterator<(A, B)> for (AE, BE) {
    fn from_iter<I: IntoIterator<Item = (A, B)>>(iter: I) -> (AE, BE) {
        let mut res = <(AE, BE)>::default();
        res.extend(iter);
        res
    }
}

/// Types that can be created by summing up an iterator.
pub trait Sum<A = Self>: Sized {
    /// Takes an iterator and generates `Self` from the elements by "summing up" the items.
    #[track_caller]
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}
/// Types that can be created by multiplying elements of an iterator.
pub trait Product<A = Self>: Sized {
    /// Takes an iterator and generates `Self` from the elements by multiplying the items.
    #[track_caller]
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}
macro_rules! sum_product {
    ($zero:expr, $one:expr, $($t:ty)*) => { $(
        impl Sum for $t {
            #[track_caller]
            fn sum<I: Iterator<Item = $t>>(iter: I) -> $t {
                let mut total = $zero;
                for x in iter { total = total + x; }
                total
            }
        }
        impl<'a> Sum<&'a $t> for $t {
            #[track_caller]
            fn sum<I: Iterator<Item = &'a $t>>(iter: I) -> $t {
                let mut total = $zero;
                for x in iter { total = total + *x; }
                total
            }
        }
        impl Product for $t {
            #[track_caller]
            fn product<I: Iterator<Item = $t>>(iter: I) -> $t {
                let mut total = $one;
                for x in iter { total = total * x; }
                total
            }
        }
        impl<'a> Product<&'a $t> for $t {
            #[track_caller]
            fn product<I: Iterator<Item = &'a $t>>(iter: I) -> $t {
                let mut total = $one;
                for x in iter { total = total * *x; }
                total
            }
        }
    )* };
}
sum_product! { 0, 1, usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
sum_product! { -0.0, 1.0, f32 f64 }
macro_rules! wrapper_sum_product {
    ($($t:ty)*) => { $(
        impl Sum for Wrapping<$t> { fn sum<I: Iterator<Item = Wrapping<$t>>>(iter: I) -> Self { iter.fold(Wrapping(0), |a, b| a + b) } }
        impl Product for Wrapping<$t> { fn product<I: Iterator<Item = Wrapping<$t>>>(iter: I) -> Self { iter.fold(Wrapping(1), |a, b| a * b) } }
        impl Sum for Saturating<$t> { fn sum<I: Iterator<Item = Saturating<$t>>>(iter: I) -> Self { iter.fold(Saturating(0), |a, b| a + b) } }
    )* };
}
wrapper_sum_product! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

// Stops at the first residual, which it keeps.
struct Shunt<'a, I, R> {
    iter: I,
    residual: &'a mut Option<R>,
}
impl<I: Iterator, R> Iterator for Shunt<'_, I, R>
where
    I::Item: Try<Residual = R>,
{
    type Item = <I::Item as Try>::Output;
    fn next(&mut self) -> Option<Self::Item> {
        match self.iter.next()?.branch() {
            ControlFlow::Continue(output) => Some(output),
            ControlFlow::Break(r) => {
                *self.residual = Some(r);
                None
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.residual.is_some() {
            (0, Some(0))
        } else {
            (0, self.iter.size_hint().1)
        }
    }
}
/// Runs `f` on the outputs; the first residual, if any, becomes the result.
pub(crate) fn try_process<I, T, R, F, U>(iter: I, f: F) -> <R as Residual<U>>::TryType
where
    I: Iterator,
    I::Item: Try<Output = T, Residual = R>,
    F: FnOnce(&mut dyn Iterator<Item = T>) -> U,
    R: Residual<U>,
{
    let mut residual = None;
    let value = f(&mut Shunt { iter, residual: &mut residual });
    match residual {
        Some(r) => FromResidual::from_residual(r),
        None => Try::from_output(value),
    }
}
