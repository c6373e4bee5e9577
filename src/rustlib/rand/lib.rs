//! `rand` 0.9, with the names it had in 0.8. A generator with a seed gives the real numbers; one without takes each number from
//! the run's choices, so a run can be repeated.
mod core_traits;
pub mod distr;
pub mod distributions;
pub mod prelude;
mod rng;
pub mod rngs;
pub mod seq;

pub use crate::core_traits::{CryptoRng, Error, RngCore, SeedableRng, TryCryptoRng, TryRngCore, UnwrapErr};
pub use crate::distr::Distribution;
use crate::distr::uniform::{SampleRange, SampleUniform};
use crate::distr::StandardUniform;
pub use crate::rng::{Fill, Rng};
pub use crate::rngs::thread::{rng, thread_rng};
pub use crate::rngs::ThreadRng;

/// The traits of generators.
pub mod rand_core {
    pub use crate::core_traits::{CryptoRng, Error, RngCore, SeedableRng, TryCryptoRng, TryRngCore, UnwrapErr};
}

/// Generates a random value using the thread-local random number generator.
pub fn random<T>() -> T
where
    StandardUniform: Distribution<T>,
{
    rng().random()
}
/// Return an iterator over `random()` variates.
pub fn random_iter<T>() -> distr::Iter<StandardUniform, rngs::ThreadRng, T>
where
    StandardUniform: Distribution<T>,
{
    rng().random_iter()
}
/// Generate a random value in the given range using the thread-local random number generator.
#[track_caller]
pub fn random_range<T: SampleUniform, R: SampleRange<T>>(range: R) -> T { rng().random_range(range) }
/// Return a bool with a probability `p` of being true.
#[track_caller]
pub fn random_bool(p: f64) -> bool { rng().random_bool(p) }
/// Return a bool with a probability of `numerator/denominator` of being true.
#[track_caller]
pub fn random_ratio(numerator: u32, denominator: u32) -> bool { rng().random_ratio(numerator, denominator) }
/// Fill any type implementing `Fill` with random data.
pub fn fill<T: Fill + ?Sized>(dest: &mut T) { dest.fill(&mut rng()) }
