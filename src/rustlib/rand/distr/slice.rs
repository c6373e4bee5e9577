//! Choosing from a slice again and again.
use super::uniform::{UniformSampler, UniformUsize};
use super::{Distribution, SampleString};
use crate::rng::Rng;
use std::fmt;
use std::num::NonZeroUsize;

/// Chooses uniformly among the members of a slice.
#[derive(Debug, Clone, Copy)]
pub struct Choose<'a, T> {
    slice: &'a [T],
    range: UniformUsize,
}
/// The slice was empty.
#[derive(Debug, Clone, Copy)]
pub struct Empty;
impl fmt::Display for Empty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Tried to create a `rand::distr::slice::Choose` with an empty slice") }
}
impl std::error::Error for Empty {}
impl<'a, T> Choose<'a, T> {
    /// Create a new `Choose` instance which samples uniformly from the slice.
    pub fn new(slice: &'a [T]) -> Result<Choose<'a, T>, Empty> {
        match UniformUsize::new(0, slice.len()) {
            Ok(range) => Ok(Choose { slice, range }),
            Err(_) => Err(Empty),
        }
    }
    /// Returns the count of choices in this distribution.
    pub fn num_choices(&self) -> NonZeroUsize { NonZeroUsize::new(self.slice.len()).unwrap() }
}
impl<'a, T> Distribution<&'a T> for Choose<'a, T> {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> &'a T { &self.slice[self.range.sample(rng)] }
}
impl SampleString for Choose<'_, char> {
    fn append_string<R: Rng + ?Sized>(&self, rng: &mut R, string: &mut String, len: usize) {
        for _ in 0..len {
            string.push(*self.sample(rng));
        }
    }
}
