//! `rand` 0.8. All randomness comes from the run's choices, so a run can be repeated.
pub mod distributions;
pub mod rngs;
pub mod seq;

pub use crate::distributions::Distribution;
use crate::distributions::uniform::{SampleRange, SampleUniform};
use crate::distributions::Standard;
pub use crate::rngs::thread::{thread_rng, ThreadRng};

/// What one usually needs.
pub mod prelude {
    pub use crate::distributions::Distribution;
    pub use crate::rngs::{SmallRng, StdRng};
    pub use crate::seq::{IteratorRandom, SliceRandom};
    pub use crate::{random, thread_rng, CryptoRng, Rng, RngCore, SeedableRng, ThreadRng};
}

/// Error type of random number generators.
#[derive(Debug)]
pub struct Error(());
impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("random number generator failed") }
}
impl std::error::Error for Error {}

/// The core of a random number generator.
pub trait RngCore {
    /// Return the next random `u32`.
    fn next_u32(&mut self) -> u32;
    /// Return the next random `u64`.
    fn next_u64(&mut self) -> u64;
    /// Fill `dest` with random data.
    fn fill_bytes(&mut self, dest: &mut [u8]) {
        for chunk in dest.chunks_mut(8) {
            let bytes = self.next_u64().to_le_bytes();
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
    }
    /// Fill `dest` entirely with random data.
    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}
impl<R: RngCore + ?Sized> RngCore for &mut R {
    fn next_u32(&mut self) -> u32 { (**self).next_u32() }
    fn next_u64(&mut self) -> u64 { (**self).next_u64() }
}
impl<R: RngCore + ?Sized> RngCore for Box<R> {
    fn next_u32(&mut self) -> u32 { (**self).next_u32() }
    fn next_u64(&mut self) -> u64 { (**self).next_u64() }
}
/// Marks generators fit for cryptography.
pub trait CryptoRng {}

/// A random number generator that can be explicitly seeded.
pub trait SeedableRng: Sized {
    /// Seed type.
    type Seed: Sized + Default + AsMut<[u8]>;
    /// Create a new PRNG using the given seed.
    fn from_seed(seed: Self::Seed) -> Self;
    /// Create a new PRNG using a `u64` seed.
    fn seed_from_u64(state: u64) -> Self;
    /// Creates a new instance seeded with new entropy.
    fn from_entropy() -> Self { Self::seed_from_u64(thread_rng().next_u64()) }
    /// Create a new PRNG seeded from another `Rng`.
    fn from_rng<R: RngCore>(mut rng: R) -> Result<Self, Error> { Ok(Self::seed_from_u64(rng.next_u64())) }
}

/// User-level methods of generators.
pub trait Rng: RngCore {
    /// Return a random value supporting the `Standard` distribution.
    fn gen<T>(&mut self) -> T
    where
        Standard: Distribution<T>,
    {
        Standard.sample(self)
    }
    /// Generate a random value in the given range.
    #[track_caller]
    fn gen_range<T: SampleUniform, R: SampleRange<T>>(&mut self, range: R) -> T {
        assert!(!range.is_empty(), "cannot sample empty range");
        range.sample_single(self)
    }
    /// Sample a new value, using the given distribution.
    fn sample<T, D: Distribution<T>>(&mut self, distr: D) -> T { distr.sample(self) }
    /// Return a bool with a probability `p` of being true.
    #[track_caller]
    fn gen_bool(&mut self, p: f64) -> bool {
        if !(p >= 0.0 && p <= 1.0) {
            panic!("p={p:?} is outside range [0.0, 1.0]");
        }
        let x: f64 = self.gen();
        x < p
    }
    /// Return a bool with a probability of `numerator/denominator` of being true.
    #[track_caller]
    fn gen_ratio(&mut self, numerator: u32, denominator: u32) -> bool {
        assert!(denominator > 0 && numerator <= denominator, "numerator and denominator out of range");
        self.gen_range(0..denominator) < numerator
    }
    /// Fill a byte slice with random data.
    fn fill(&mut self, dest: &mut [u8]) { self.fill_bytes(dest) }
}
impl<R: RngCore + ?Sized> Rng for R {}

/// Generates a random value using the thread-local random number generator.
pub fn random<T>() -> T
where
    Standard: Distribution<T>,
{
    thread_rng().gen()
}
