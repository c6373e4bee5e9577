//! Generators.
pub mod chacha;
pub mod mock;
pub mod thread;
mod xoshiro;

pub use self::thread::ThreadRng;
pub use self::xoshiro::SmallRng;
use crate::core_traits::{CryptoRng, Error, RngCore, SeedableRng, TryCryptoRng, TryRngCore};

/// The standard generator: ChaCha with 12 rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StdRng(chacha::ChaCha12Rng);
impl RngCore for StdRng {
    fn next_u32(&mut self) -> u32 { self.0.next_u32() }
    fn next_u64(&mut self) -> u64 { self.0.next_u64() }
    fn fill_bytes(&mut self, dst: &mut [u8]) { self.0.fill_bytes(dst) }
}
impl SeedableRng for StdRng {
    type Seed = [u8; 32];
    fn from_seed(seed: [u8; 32]) -> StdRng { StdRng(chacha::ChaCha12Rng::from_seed(seed)) }
}
impl CryptoRng for StdRng {}

/// A generator that asks the system: here, the run's choices.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsRng;
impl TryRngCore for OsRng {
    type Error = Error;
    fn try_next_u32(&mut self) -> Result<u32, Error> { Ok(thread::rng().next_u32()) }
    fn try_next_u64(&mut self) -> Result<u64, Error> { Ok(thread::rng().next_u64()) }
    fn try_fill_bytes(&mut self, dst: &mut [u8]) -> Result<(), Error> {
        thread::rng().fill_bytes(dst);
        Ok(())
    }
}
impl TryCryptoRng for OsRng {}
