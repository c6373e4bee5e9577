//! ChaCha with 8, 12 and 20 rounds: a 64-bit block counter and a 64-bit stream number.
use crate::core_traits::{CryptoRng, RngCore, SeedableRng};
use std::fmt;

#[derive(Clone, PartialEq, Eq)]
struct Stream {
    key: [u32; 8],
    stream: u64,
    // The block that comes after the one in `words`.
    block: u64,
    words: [u32; 16],
    used: usize,
}
impl Stream {
    fn new(seed: &[u8; 32]) -> Stream {
        let mut key = [0u32; 8];
        for (word, c) in key.iter_mut().zip(seed.chunks_exact(4)) {
            *word = u32::from_le_bytes([c[0], c[1], c[2], c[3]]);
        }
        Stream { key, stream: 0, block: 0, words: [0; 16], used: 16 }
    }
    fn refill(&mut self, rounds: u32) {
        let k = self.key;
        let start = [
            0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574, k[0], k[1], k[2], k[3], k[4], k[5], k[6], k[7],
            self.block as u32, (self.block >> 32) as u32, self.stream as u32, (self.stream >> 32) as u32,
        ];
        let mut x = start;
        for _ in 0..rounds / 2 {
            quarter(&mut x, 0, 4, 8, 12);
            quarter(&mut x, 1, 5, 9, 13);
            quarter(&mut x, 2, 6, 10, 14);
            quarter(&mut x, 3, 7, 11, 15);
            quarter(&mut x, 0, 5, 10, 15);
            quarter(&mut x, 1, 6, 11, 12);
            quarter(&mut x, 2, 7, 8, 13);
            quarter(&mut x, 3, 4, 9, 14);
        }
        for i in 0..16 {
            self.words[i] = x[i].wrapping_add(start[i]);
        }
        self.block = self.block.wrapping_add(1);
        self.used = 0;
    }
    fn next(&mut self, rounds: u32) -> u32 {
        if self.used == 16 {
            self.refill(rounds);
        }
        self.used += 1;
        self.words[self.used - 1]
    }
    fn position(&self) -> u128 { if self.used == 16 { self.block as u128 * 16 } else { self.block.wrapping_sub(1) as u128 * 16 + self.used as u128 } }
    fn set_position(&mut self, word: u128, rounds: u32) {
        self.block = (word / 16) as u64;
        self.refill(rounds);
        self.used = (word % 16) as usize;
    }
}
fn quarter(x: &mut [u32; 16], a: usize, b: usize, c: usize, d: usize) {
    x[a] = x[a].wrapping_add(x[b]);
    x[d] = (x[d] ^ x[a]).rotate_left(16);
    x[c] = x[c].wrapping_add(x[d]);
    x[b] = (x[b] ^ x[c]).rotate_left(12);
    x[a] = x[a].wrapping_add(x[b]);
    x[d] = (x[d] ^ x[a]).rotate_left(8);
    x[c] = x[c].wrapping_add(x[d]);
    x[b] = (x[b] ^ x[c]).rotate_left(7);
}

macro_rules! chacha {
    ($($(#[$doc:meta])* $R:ident $rounds:literal)*) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $R {
            stream: Stream,
        }
        impl RngCore for $R {
            fn next_u32(&mut self) -> u32 { self.stream.next($rounds) }
            fn next_u64(&mut self) -> u64 {
                let low = self.stream.next($rounds) as u64;
                (self.stream.next($rounds) as u64) << 32 | low
            }
            fn fill_bytes(&mut self, dst: &mut [u8]) {
                for chunk in dst.chunks_mut(4) {
                    let n = chunk.len();
                    chunk.copy_from_slice(&self.stream.next($rounds).to_le_bytes()[..n]);
                }
            }
        }
        impl SeedableRng for $R {
            type Seed = [u8; 32];
            fn from_seed(seed: [u8; 32]) -> $R { $R { stream: Stream::new(&seed) } }
        }
        impl CryptoRng for $R {}
        impl $R {
            /// Get the offset from the start of the stream, in 32-bit words.
            pub fn get_word_pos(&self) -> u128 { self.stream.position() }
            /// Set the offset from the start of the stream, in 32-bit words.
            pub fn set_word_pos(&mut self, word_offset: u128) { self.stream.set_position(word_offset, $rounds) }
            /// Set the stream number.
            pub fn set_stream(&mut self, stream: u64) {
                let at = self.stream.position();
                self.stream.stream = stream;
                if self.stream.used != 16 {
                    self.stream.set_position(at, $rounds);
                }
            }
            /// Get the stream number.
            pub fn get_stream(&self) -> u64 { self.stream.stream }
            /// Get the seed.
            pub fn get_seed(&self) -> [u8; 32] {
                let mut seed = [0; 32];
                for (chunk, word) in seed.chunks_exact_mut(4).zip(self.stream.key) {
                    chunk.copy_from_slice(&word.to_le_bytes());
                }
                seed
            }
        }
        impl fmt::Debug for $R {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{} {{ rng: BlockRng {{ core: ChaChaXCore {{}}, result_len: 64, index: {} }} }}", stringify!($R), if self.stream.used == 16 && self.stream.block % 4 == 0 { 64 } else { self.stream.position() % 64 }) }
        }
    )* };
}
chacha! {
    /// ChaCha with 20 rounds
    ChaCha20Rng 20
    /// ChaCha with 12 rounds
    ChaCha12Rng 12
    /// ChaCha with 8 rounds
    ChaCha8Rng 8
}
