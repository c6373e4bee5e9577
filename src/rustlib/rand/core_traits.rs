//! What a generator is.
use std::fmt;
use std::ops::DerefMut;

/// Error type of random number generators.
#[derive(Debug)]
pub struct Error(());
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("random number generator failed") }
}
impl std::error::Error for Error {}

/// The core of a random number generator.
pub trait RngCore {
    /// Return the next random `u32`.
    fn next_u32(&mut self) -> u32;
    /// Return the next random `u64`.
    fn next_u64(&mut self) -> u64;
    /// Fill `dest` with random data.
    fn fill_bytes(&mut self, dst: &mut [u8]);
}
/// Fills by whole `u64`s; a rest of at most four bytes takes a `u32`.
pub(crate) fn fill_by_next<R: RngCore + ?Sized>(rng: &mut R, dst: &mut [u8]) {
    for chunk in dst.chunks_mut(8) {
        let n = chunk.len();
        if n > 4 {
            chunk.copy_from_slice(&rng.next_u64().to_le_bytes()[..n]);
        } else {
            chunk.copy_from_slice(&rng.next_u32().to_le_bytes()[..n]);
        }
    }
}
impl<R: RngCore + ?Sized> RngCore for &mut R {
    fn next_u32(&mut self) -> u32 { (**self).next_u32() }
    fn next_u64(&mut self) -> u64 { (**self).next_u64() }
    fn fill_bytes(&mut self, dst: &mut [u8]) { (**self).fill_bytes(dst) }
}
impl<R: RngCore + ?Sized> RngCore for Box<R> {
    fn next_u32(&mut self) -> u32 { (**self).next_u32() }
    fn next_u64(&mut self) -> u64 { (**self).next_u64() }
    fn fill_bytes(&mut self, dst: &mut [u8]) { (**self).fill_bytes(dst) }
}
/// Marks generators fit for cryptography.
pub trait CryptoRng: RngCore {}
impl<R: CryptoRng + ?Sized> CryptoRng for &mut R {}
impl<R: CryptoRng + ?Sized> CryptoRng for Box<R> {}

/// A potentially fallible generator.
pub trait TryRngCore {
    /// The type returned in the event of a failure.
    type Error: fmt::Debug + fmt::Display;
    /// Return the next random `u32`.
    fn try_next_u32(&mut self) -> Result<u32, Self::Error>;
    /// Return the next random `u64`.
    fn try_next_u64(&mut self) -> Result<u64, Self::Error>;
    /// Fill `dst` entirely with random data.
    fn try_fill_bytes(&mut self, dst: &mut [u8]) -> Result<(), Self::Error>;
    /// Wrap the generator so that a failure panics.
    fn unwrap_err(self) -> UnwrapErr<Self>
    where
        Self: Sized,
    {
        UnwrapErr(self)
    }
}
impl<R: RngCore + ?Sized> TryRngCore for R {
    type Error = std::convert::Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Self::Error> { Ok(self.next_u32()) }
    fn try_next_u64(&mut self) -> Result<u64, Self::Error> { Ok(self.next_u64()) }
    fn try_fill_bytes(&mut self, dst: &mut [u8]) -> Result<(), Self::Error> {
        self.fill_bytes(dst);
        Ok(())
    }
}
/// Marks fallible generators fit for cryptography.
pub trait TryCryptoRng: TryRngCore {}
impl<R: CryptoRng + ?Sized> TryCryptoRng for R {}

/// A generator whose failures panic.
#[derive(Debug, Default, Clone, Copy, Eq, PartialEq, Hash)]
pub struct UnwrapErr<R: TryRngCore>(pub R);
impl<R: TryRngCore> RngCore for UnwrapErr<R> {
    fn next_u32(&mut self) -> u32 { self.0.try_next_u32().unwrap() }
    fn next_u64(&mut self) -> u64 { self.0.try_next_u64().unwrap() }
    fn fill_bytes(&mut self, dst: &mut [u8]) { self.0.try_fill_bytes(dst).unwrap() }
}
impl<R: TryCryptoRng> CryptoRng for UnwrapErr<R> {}

/// A random number generator that can be explicitly seeded.
pub trait SeedableRng: Sized {
    /// Seed type.
    type Seed: Clone + Default + AsRef<[u8]> + AsMut<[u8]>;
    /// Create a new PRNG using the given seed.
    fn from_seed(seed: Self::Seed) -> Self;
    /// Create a new PRNG using a `u64` seed, which is stretched by a PCG32.
    fn seed_from_u64(mut state: u64) -> Self {
        let mut seed = Self::Seed::default();
        for chunk in seed.as_mut().chunks_mut(4) {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(11634580027462260723);
            let word = (((state >> 18) ^ state) >> 27) as u32;
            let word = word.rotate_right((state >> 59) as u32);
            let n = chunk.len();
            chunk.copy_from_slice(&word.to_le_bytes()[..n]);
        }
        Self::from_seed(seed)
    }
    /// Create a new PRNG seeded from an infallible `Rng`.
    fn from_rng<R: RngCore>(rng: &mut R) -> Self {
        let mut seed = Self::Seed::default();
        rng.fill_bytes(seed.as_mut());
        Self::from_seed(seed)
    }
    /// Create a new PRNG seeded from a potentially fallible `Rng`.
    fn try_from_rng<R: TryRngCore>(rng: &mut R) -> Result<Self, R::Error> {
        let mut seed = Self::Seed::default();
        rng.try_fill_bytes(seed.as_mut())?;
        Ok(Self::from_seed(seed))
    }
    /// Creates a new instance of the RNG seeded by the system: here, by the run's choices.
    fn from_os_rng() -> Self { Self::from_rng(&mut crate::rngs::thread::rng()) }
    /// As `from_os_rng`.
    fn try_from_os_rng() -> Result<Self, Error> { Ok(Self::from_os_rng()) }
    /// The name of `from_os_rng` before 0.9.
    fn from_entropy() -> Self { Self::from_os_rng() }
}
