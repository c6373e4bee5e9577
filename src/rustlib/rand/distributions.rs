//! The names of `distr` before 0.9.
pub use crate::distr::{Alphanumeric, Bernoulli, BernoulliError, Distribution, Open01, OpenClosed01, StandardUniform as Standard};
pub use crate::distr::Iter as DistIter;
use crate::distr::uniform as now;
use crate::rng::Rng;
use std::ops::{Range, RangeInclusive};

/// Strings of random characters.
pub trait DistString {
    /// Append `len` random chars to `string`.
    fn append_string<R: Rng + ?Sized>(&self, rng: &mut R, string: &mut String, len: usize);
    /// Generate a `String` of `len` random chars.
    fn sample_string<R: Rng + ?Sized>(&self, rng: &mut R, len: usize) -> String {
        let mut string = String::new();
        self.append_string(rng, &mut string, len);
        string
    }
}
impl<D: crate::distr::SampleString> DistString for D {
    fn append_string<R: Rng + ?Sized>(&self, rng: &mut R, string: &mut String, len: usize) { crate::distr::SampleString::append_string(self, rng, string, len) }
}

/// Uniform distributions.
pub mod uniform {
    pub use super::Uniform;
    pub use crate::distr::uniform::{SampleBorrow, SampleRange, SampleUniform, UniformSampler};
}
/// Sample values uniformly between two bounds; an empty range panics.
pub struct Uniform<X: now::SampleUniform>(now::Uniform<X>);
impl<X: now::SampleUniform> Clone for Uniform<X>
where
    now::Uniform<X>: Clone,
{
    fn clone(&self) -> Self { Uniform(self.0.clone()) }
}
impl<X: now::SampleUniform> Copy for Uniform<X> where now::Uniform<X>: Copy {}
impl<X: now::SampleUniform> std::fmt::Debug for Uniform<X>
where
    now::Uniform<X>: std::fmt::Debug,
{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.debug_tuple("Uniform").field(&self.0).finish() }
}
impl<X: now::SampleUniform> PartialEq for Uniform<X>
where
    now::Uniform<X>: PartialEq,
{
    fn eq(&self, other: &Self) -> bool { self.0 == other.0 }
}
impl<X: now::SampleUniform> Uniform<X> {
    /// The half open range `[low, high)`.
    #[track_caller]
    pub fn new<B1: now::SampleBorrow<X>, B2: now::SampleBorrow<X>>(low: B1, high: B2) -> Uniform<X> {
        match now::Uniform::new(low, high) {
            Ok(uniform) => Uniform(uniform),
            Err(_) => panic!("Uniform::new called with `low >= high`"),
        }
    }
    /// The closed range `[low, high]`.
    #[track_caller]
    pub fn new_inclusive<B1: now::SampleBorrow<X>, B2: now::SampleBorrow<X>>(low: B1, high: B2) -> Uniform<X> {
        match now::Uniform::new_inclusive(low, high) {
            Ok(uniform) => Uniform(uniform),
            Err(_) => panic!("Uniform::new_inclusive called with `low > high`"),
        }
    }
}
impl<X: now::SampleUniform> Distribution<X> for Uniform<X> {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> X { self.0.sample(rng) }
}
impl<X: now::SampleUniform> From<Range<X>> for Uniform<X> {
    #[track_caller]
    fn from(r: Range<X>) -> Uniform<X> { Uniform::new(r.start, r.end) }
}
impl<X: now::SampleUniform> From<RangeInclusive<X>> for Uniform<X> {
    #[track_caller]
    fn from(r: RangeInclusive<X>) -> Uniform<X> { Uniform::new_inclusive(r.start(), r.end()) }
}
/// Choosing by weight.
pub use crate::distr::weighted::{Error as WeightedError, WeightedIndex};
