//! `SmallRng`: xoshiro256++.
use crate::core_traits::{fill_by_next, RngCore, SeedableRng};

/// A small-state, fast, non-crypto, non-portable generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmallRng(Xoshiro256PlusPlus);
#[derive(Clone, Debug, PartialEq, Eq)]
struct Xoshiro256PlusPlus {
    s: [u64; 4],
}
impl SeedableRng for SmallRng {
    type Seed = [u8; 32];
    fn from_seed(seed: [u8; 32]) -> SmallRng {
        let mut s = [0u64; 4];
        for (word, chunk) in s.iter_mut().zip(seed.chunks_exact(8)) {
            let mut bytes = [0; 8];
            bytes.copy_from_slice(chunk);
            *word = u64::from_le_bytes(bytes);
        }
        // All zeros would stay so.
        if s == [0; 4] { SmallRng::seed_from_u64(0) } else { SmallRng(Xoshiro256PlusPlus { s }) }
    }
    // Stretched by a SplitMix64.
    fn seed_from_u64(mut state: u64) -> SmallRng {
        let mut s = [0u64; 4];
        for word in s.iter_mut() {
            state = state.wrapping_add(0x9e3779b97f4a7c15);
            let mut z = state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58476d1ce4e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d049bb133111eb);
            *word = z ^ (z >> 31);
        }
        SmallRng(Xoshiro256PlusPlus { s })
    }
}
impl RngCore for SmallRng {
    fn next_u32(&mut self) -> u32 { (self.next_u64() >> 32) as u32 }
    fn next_u64(&mut self) -> u64 {
        let s = &mut self.0.s;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }
    fn fill_bytes(&mut self, dst: &mut [u8]) { fill_by_next(self, dst) }
}
