//! What one usually needs.
pub use crate::distr::Distribution;
pub use crate::rngs::{SmallRng, StdRng, ThreadRng};
pub use crate::seq::{IndexedMutRandom, IndexedRandom, IteratorRandom, SliceRandom};
pub use crate::{random, rng, thread_rng, CryptoRng, Rng, RngCore, SeedableRng};
