//! `rand_core`: the traits of generators.
pub use rand::{CryptoRng, Error, RngCore, SeedableRng, TryCryptoRng, TryRngCore, UnwrapErr};
