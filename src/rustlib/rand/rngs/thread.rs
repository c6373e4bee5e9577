//! The generator of each thread: every number is a choice of the run.
use crate::core_traits::{fill_by_next, CryptoRng, RngCore};
use std::fmt;

#[intrinsic = "random_u64"]
fn random_u64() -> u64;

/// A reference to the thread-local generator.
#[derive(Clone)]
pub struct ThreadRng {
    not_send: std::marker::PhantomData<*mut ()>,
}
/// Access a fast, pre-initialized generator.
pub fn rng() -> ThreadRng { ThreadRng { not_send: std::marker::PhantomData } }
/// The name of `rng` before 0.9.
pub fn thread_rng() -> ThreadRng { rng() }
impl ThreadRng {
    /// Immediately reseed the generator.
    pub fn reseed(&mut self) -> Result<(), crate::Error> { Ok(()) }
}
impl Default for ThreadRng {
    fn default() -> ThreadRng { rng() }
}
impl fmt::Debug for ThreadRng {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("ThreadRng { .. }") }
}
impl RngCore for ThreadRng {
    fn next_u32(&mut self) -> u32 { (random_u64() >> 32) as u32 }
    fn next_u64(&mut self) -> u64 { random_u64() }
    fn fill_bytes(&mut self, dst: &mut [u8]) { fill_by_next(self, dst) }
}
impl CryptoRng for ThreadRng {}
