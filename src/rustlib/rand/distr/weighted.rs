//! Choosing by weight.
use super::uniform::{SampleBorrow, SampleUniform, UniformSampler};
use super::Distribution;
use crate::rng::Rng;
use std::fmt;

/// Invalid weight errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The input weight sequence is empty, too long, or wrongly ordered
    InvalidInput,
    /// A weight is negative, too large for the distribution, or not a valid number
    InvalidWeight,
    /// Not enough non-zero weights are available to sample values
    InsufficientNonZero,
    /// Overflow when calculating the sum of weights
    Overflow,
}
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Error::InvalidInput => "Weights sequence is empty/too long/unordered",
            Error::InvalidWeight => "A weight is negative, too large or not a valid number",
            Error::InsufficientNonZero => "Not enough weights > zero",
            Error::Overflow => "Overflow when summing weights",
        })
    }
}
impl std::error::Error for Error {}

/// Bounds on a weight.
pub trait Weight: Clone {
    /// Representation of 0
    const ZERO: Self;
    /// Checked addition
    fn checked_add_assign(&mut self, v: &Self) -> Result<(), ()>;
}
macro_rules! int_weights { ($($t:ty)*) => { $(
    impl Weight for $t {
        const ZERO: Self = 0;
        fn checked_add_assign(&mut self, v: &Self) -> Result<(), ()> {
            *self = self.checked_add(*v).ok_or(())?;
            Ok(())
        }
    }
)* }; }
int_weights! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
macro_rules! float_weights { ($($t:ty)*) => { $(
    impl Weight for $t {
        const ZERO: Self = 0.0;
        fn checked_add_assign(&mut self, v: &Self) -> Result<(), ()> {
            *self += *v;
            Ok(())
        }
    }
)* }; }
float_weights! { f32 f64 }

/// A distribution using weighted sampling of discrete items.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightedIndex<X: SampleUniform + PartialOrd> {
    cumulative_weights: Vec<X>,
    total_weight: X,
    weight_distribution: X::Sampler,
}
impl<X: SampleUniform + PartialOrd> WeightedIndex<X> {
    /// Creates a new `WeightedIndex` distribution using the values in `weights`.
    pub fn new<I>(weights: I) -> Result<WeightedIndex<X>, Error>
    where
        I: IntoIterator,
        I::Item: SampleBorrow<X>,
        X: Weight,
    {
        let mut iter = weights.into_iter();
        let zero = X::ZERO;
        let mut total: X = iter.next().ok_or(Error::InvalidInput)?.borrow().clone();
        if !(total >= zero) {
            return Err(Error::InvalidWeight);
        }
        let mut cumulative = Vec::new();
        for weight in iter {
            if !(*weight.borrow() >= zero) {
                return Err(Error::InvalidWeight);
            }
            cumulative.push(total.clone());
            if total.checked_add_assign(weight.borrow()).is_err() {
                return Err(Error::Overflow);
            }
        }
        if total == zero {
            return Err(Error::InsufficientNonZero);
        }
        let weight_distribution = X::Sampler::new(zero, total.clone()).unwrap();
        Ok(WeightedIndex { cumulative_weights: cumulative, total_weight: total, weight_distribution })
    }
    /// Returns the sum of all weights in this distribution.
    pub fn total_weight(&self) -> X
    where
        X: Clone,
    {
        self.total_weight.clone()
    }
}
impl<X: SampleUniform + PartialOrd> Distribution<usize> for WeightedIndex<X> {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> usize {
        let chosen = self.weight_distribution.sample(rng);
        self.cumulative_weights.partition_point(|w| *w <= chosen)
    }
}
