//! The generator of each thread: every number is a choice of the run.
use crate::{CryptoRng, RngCore};

#[intrinsic = "random_u64"]
fn random_u64() -> u64;

/// A reference to the thread-local generator.
#[derive(Clone, Debug)]
pub struct ThreadRng {
    not_send: std::marker::PhantomData<*mut ()>,
}
/// Retrieve the lazily-initialized thread-local random number generator, seeded by the system.
pub fn thread_rng() -> ThreadRng { ThreadRng { not_send: std::marker::PhantomData } }
impl Default for ThreadRng {
    fn default() -> ThreadRng { thread_rng() }
}
impl RngCore for ThreadRng {
    fn next_u32(&mut self) -> u32 { (random_u64() >> 32) as u32 }
    fn next_u64(&mut self) -> u64 { random_u64() }
}
impl CryptoRng for ThreadRng {}
