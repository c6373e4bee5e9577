//! The hasher maps use unless told otherwise.
use crate::fmt;
use crate::hash::{random_keys, BuildHasher, Hasher, Sip13};
use crate::prelude::rust_2021::*;

/// `RandomState` is the default state for `HashMap` types.
#[derive(Clone)]
pub struct RandomState {
    k0: u64,
    k1: u64,
}
impl RandomState {
    /// Constructs a new `RandomState` that is initialized with random keys.
    #[must_use]
    pub fn new() -> RandomState {
        let (k0, k1) = random_keys();
        RandomState { k0, k1 }
    }
}
impl BuildHasher for RandomState {
    type Hasher = DefaultHasher;
    fn build_hasher(&self) -> DefaultHasher { DefaultHasher(Sip13::new(self.k0, self.k1)) }
}
impl Default for RandomState {
    fn default() -> RandomState { RandomState::new() }
}
impl fmt::Debug for RandomState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("RandomState").finish_non_exhaustive() }
}

/// The default `Hasher` used by `RandomState`: SipHash 1-3.
#[derive(Clone)]
pub struct DefaultHasher(Sip13);
impl DefaultHasher {
    /// Creates a new `DefaultHasher` with keys that are always zero.
    #[must_use]
    pub fn new() -> DefaultHasher { DefaultHasher(Sip13::new(0, 0)) }
}
impl Default for DefaultHasher {
    fn default() -> DefaultHasher { DefaultHasher::new() }
}
impl Hasher for DefaultHasher {
    fn write(&mut self, msg: &[u8]) { self.0.write(msg) }
    fn finish(&self) -> u64 { self.0.finish() }
}
impl fmt::Debug for DefaultHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("DefaultHasher").finish_non_exhaustive() }
}
