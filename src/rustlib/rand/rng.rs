//! `Rng`: what one asks a generator for.
use crate::core_traits::RngCore;
use crate::distr::uniform::{SampleRange, SampleUniform};
use crate::distr::{self, Bernoulli, Distribution, StandardUniform};

/// User-level methods of generators.
pub trait Rng: RngCore {
    /// Return a random value via the `StandardUniform` distribution.
    fn random<T>(&mut self) -> T
    where
        StandardUniform: Distribution<T>,
    {
        StandardUniform.sample(self)
    }
    /// Return an iterator over `random` variates.
    fn random_iter<T>(self) -> distr::Iter<StandardUniform, Self, T>
    where
        Self: Sized,
        StandardUniform: Distribution<T>,
    {
        StandardUniform.sample_iter(self)
    }
    /// Generate a random value in the given range.
    #[track_caller]
    fn random_range<T: SampleUniform, R: SampleRange<T>>(&mut self, range: R) -> T {
        assert!(!range.is_empty(), "cannot sample empty range");
        range.sample_single(self).unwrap()
    }
    /// Return a bool with a probability `p` of being true.
    #[track_caller]
    fn random_bool(&mut self, p: f64) -> bool {
        match Bernoulli::new(p) {
            Ok(d) => self.sample(d),
            Err(_) => panic!("p={:?} is outside range [0.0, 1.0]", p),
        }
    }
    /// Return a bool with a probability of `numerator/denominator` of being true.
    #[track_caller]
    fn random_ratio(&mut self, numerator: u32, denominator: u32) -> bool {
        match Bernoulli::from_ratio(numerator, denominator) {
            Ok(d) => self.sample(d),
            Err(_) => panic!("p={}/{} is outside range [0.0, 1.0]", numerator, denominator),
        }
    }
    /// Sample a new value, using the given distribution.
    fn sample<T, D: Distribution<T>>(&mut self, distr: D) -> T { distr.sample(self) }
    /// Create an iterator that generates values using the given distribution.
    fn sample_iter<T, D: Distribution<T>>(self, distr: D) -> distr::Iter<D, Self, T>
    where
        Self: Sized,
    {
        distr.sample_iter(self)
    }
    /// Fill any type implementing `Fill` with random data.
    fn fill<T: Fill + ?Sized>(&mut self, dest: &mut T) { dest.fill(self) }
    /// The name of `random` before 0.9.
    fn r#gen<T>(&mut self) -> T
    where
        StandardUniform: Distribution<T>,
    {
        self.random()
    }
    /// The name of `random_range` before 0.9.
    #[track_caller]
    fn gen_range<T: SampleUniform, R: SampleRange<T>>(&mut self, range: R) -> T {
        assert!(!range.is_empty(), "cannot sample empty range");
        range.sample_single(self).unwrap()
    }
    /// The name of `random_bool` before 0.9.
    #[track_caller]
    fn gen_bool(&mut self, p: f64) -> bool { self.random_bool(p) }
    /// The name of `random_ratio` before 0.9.
    #[track_caller]
    fn gen_ratio(&mut self, numerator: u32, denominator: u32) -> bool { self.random_ratio(numerator, denominator) }
}
impl<R: RngCore + ?Sized> Rng for R {}

/// Types which may be filled with random data.
pub trait Fill {
    /// Fill self with random data.
    fn fill<R: Rng + ?Sized>(&mut self, rng: &mut R);
}
impl Fill for [u8] {
    fn fill<R: Rng + ?Sized>(&mut self, rng: &mut R) { rng.fill_bytes(self) }
}
macro_rules! fill_each {
    ($($t:ty)*) => { $(
        impl Fill for [$t] {
            fn fill<R: Rng + ?Sized>(&mut self, rng: &mut R) {
                for slot in self.iter_mut() {
                    *slot = rng.random();
                }
            }
        }
    )* };
}
fill_each! { bool char f32 f64 }
macro_rules! fill_bytes {
    ($($t:ty)*) => { $(
        impl Fill for [$t] {
            fn fill<R: Rng + ?Sized>(&mut self, rng: &mut R) {
                const SIZE: usize = std::mem::size_of::<$t>();
                let mut bytes = vec![0u8; self.len() * SIZE];
                rng.fill_bytes(&mut bytes);
                for (slot, chunk) in self.iter_mut().zip(bytes.chunks_exact(SIZE)) {
                    let mut word = [0u8; SIZE];
                    word.copy_from_slice(chunk);
                    *slot = <$t>::from_le_bytes(word);
                }
            }
        }
    )* };
}
fill_bytes! { u16 u32 u64 u128 i8 i16 i32 i64 i128 }
impl<T, const N: usize> Fill for [T; N]
where
    [T]: Fill,
{
    fn fill<R: Rng + ?Sized>(&mut self, rng: &mut R) { <[T] as Fill>::fill(self, rng) }
}
