//! Generators. Their sequences for a given seed are not those of the real crate: a run only promises to repeat itself.
pub mod thread;

pub use self::thread::ThreadRng;
use crate::{CryptoRng, RngCore, SeedableRng};

macro_rules! seeded {
    ($($(#[$doc:meta])* $R:ident)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $R {
            state: [u32; 4],
        }
        impl $R {
            fn scramble(seed: [u8; 32]) -> Self {
                let mut state = [0x9E37_79B9u32; 4];
                for (i, b) in seed.iter().enumerate() {
                    state[i % 4] = state[i % 4].rotate_left(8) ^ *b as u32;
                }
                $R { state }
            }
        }
        impl RngCore for $R {
            // xoshiro128++: small words are cheap for the machine.
            fn next_u32(&mut self) -> u32 {
                let s = &mut self.state;
                let result = s[0].wrapping_add(s[3]).rotate_left(7).wrapping_add(s[0]);
                let t = s[1] << 9;
                s[2] ^= s[0];
                s[3] ^= s[1];
                s[1] ^= s[2];
                s[0] ^= s[3];
                s[2] ^= t;
                s[3] = s[3].rotate_left(11);
                result
            }
            fn next_u64(&mut self) -> u64 {
                let low = self.next_u32() as u64;
                (self.next_u32() as u64) << 32 | low
            }
        }
        impl SeedableRng for $R {
            type Seed = [u8; 32];
            #[unsupported = "rand generators with a fixed seed: their sequence would not be the real one"]
            fn from_seed(seed: [u8; 32]) -> Self { $R::scramble(seed) }
            #[unsupported = "rand generators with a fixed seed: their sequence would not be the real one"]
            fn seed_from_u64(state: u64) -> Self { $R { state: [state as u32, (state >> 32) as u32, 1, 2] } }
            fn from_entropy() -> Self {
                let mut seed = [0; 32];
                crate::thread_rng().fill_bytes(&mut seed);
                $R::scramble(seed)
            }
            fn from_rng<R: RngCore>(mut rng: R) -> Result<Self, crate::Error> {
                let mut seed = [0; 32];
                rng.fill_bytes(&mut seed);
                Ok($R::scramble(seed))
            }
        }
        impl CryptoRng for $R {}
    )* };
}
seeded! {
    /// The standard generator.
    StdRng
    /// A small-state, fast generator.
    SmallRng
}
/// A generator that asks the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsRng;
impl RngCore for OsRng {
    fn next_u32(&mut self) -> u32 { crate::thread_rng().next_u32() }
    fn next_u64(&mut self) -> u64 { crate::thread_rng().next_u64() }
}
impl CryptoRng for OsRng {}
