//! The Bernoulli distribution.
use super::Distribution;
use crate::rng::Rng;
use std::fmt;

const ALWAYS: u64 = u64::MAX;
const SCALE: f64 = 18446744073709551616.0;

/// The Bernoulli distribution: `true` with a probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bernoulli {
    p_int: u64,
}
/// Error type returned from `Bernoulli::new`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BernoulliError {
    /// `p < 0` or `p > 1`.
    InvalidProbability,
}
impl fmt::Display for BernoulliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("p is outside [0, 1] in Bernoulli distribution") }
}
impl std::error::Error for BernoulliError {}
impl Bernoulli {
    /// Construct a new `Bernoulli` with the given probability of success `p`.
    pub fn new(p: f64) -> Result<Bernoulli, BernoulliError> {
        if p == 1.0 {
            return Ok(Bernoulli { p_int: ALWAYS });
        }
        if !(p >= 0.0 && p < 1.0) {
            return Err(BernoulliError::InvalidProbability);
        }
        Ok(Bernoulli { p_int: (p * SCALE) as u64 })
    }
    /// Construct a new `Bernoulli` with the probability of success of `numerator`-in-`denominator`.
    pub fn from_ratio(numerator: u32, denominator: u32) -> Result<Bernoulli, BernoulliError> {
        if denominator == 0 || numerator > denominator {
            return Err(BernoulliError::InvalidProbability);
        }
        Bernoulli::new(numerator as f64 / denominator as f64)
    }
    /// Returns the probability (`p`) of the distribution.
    pub fn p(&self) -> f64 { if self.p_int == ALWAYS { 1.0 } else { self.p_int as f64 / SCALE } }
}
impl Distribution<bool> for Bernoulli {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> bool { self.p_int == ALWAYS || rng.next_u64() < self.p_int }
}
