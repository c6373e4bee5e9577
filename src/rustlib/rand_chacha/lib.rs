//! `rand_chacha`: the ChaCha generators.
pub use rand::rand_core;
pub use rand::rngs::chacha::{ChaCha12Rng, ChaCha20Rng, ChaCha8Rng};
/// The one with 20 rounds.
pub type ChaChaRng = ChaCha20Rng;
