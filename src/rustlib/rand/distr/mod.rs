//! Distributions.
mod bernoulli;
mod other;
pub mod slice;
pub mod uniform;
pub mod weighted;

pub use self::bernoulli::{Bernoulli, BernoulliError};
pub use self::other::{Alphabetic, Alphanumeric, Open01, OpenClosed01, StandardUniform};
pub use self::uniform::Uniform;
use crate::rng::Rng;
use std::marker::PhantomData;

/// Types that can be used to create a random instance of `T`.
pub trait Distribution<T> {
    /// Generate a random value of `T`, using `rng` as the source of randomness.
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> T;
    /// Create an iterator that generates random values of `T`.
    fn sample_iter<R: Rng>(self, rng: R) -> Iter<Self, R, T>
    where
        Self: Sized,
    {
        Iter { distr: self, rng, made: PhantomData }
    }
    /// Map sampled values to type `S`.
    fn map<F: Fn(T) -> S, S>(self, func: F) -> Map<Self, F, T, S>
    where
        Self: Sized,
    {
        Map { distr: self, func, from: PhantomData }
    }
}
impl<T, D: Distribution<T> + ?Sized> Distribution<T> for &D {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> T { (*self).sample(rng) }
}
/// An iterator over a distribution.
#[derive(Debug)]
pub struct Iter<D, R, T> {
    distr: D,
    rng: R,
    made: PhantomData<T>,
}
impl<D: Distribution<T>, R: Rng, T> Iterator for Iter<D, R, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { Some(self.distr.sample(&mut self.rng)) }
    fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) }
}
impl<D: Distribution<T>, R: Rng, T> std::iter::FusedIterator for Iter<D, R, T> {}
/// A distribution which maps sampled values.
#[derive(Debug)]
pub struct Map<D, F, T, S> {
    distr: D,
    func: F,
    from: PhantomData<fn(T) -> S>,
}
impl<D: Distribution<T>, F: Fn(T) -> S, T, S> Distribution<S> for Map<D, F, T, S> {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> S { (self.func)(self.distr.sample(rng)) }
}
/// Sample a `String`.
pub trait SampleString {
    /// Append `len` random chars to `string`.
    fn append_string<R: Rng + ?Sized>(&self, rng: &mut R, string: &mut String, len: usize);
    /// Generate a `String` of `len` random chars.
    fn sample_string<R: Rng + ?Sized>(&self, rng: &mut R, len: usize) -> String {
        let mut string = String::new();
        self.append_string(rng, &mut string, len);
        string
    }
}
