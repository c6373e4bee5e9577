//! Decisions of probability 1/n that use up few random bits.
use crate::core_traits::RngCore;

pub struct Coin<R> {
    pub rng: R,
    bits: u32,
    left: u32,
}
impl<R: RngCore> Coin<R> {
    pub fn new(rng: R) -> Coin<R> { Coin { rng, bits: 0, left: 0 } }
    /// True with probability `1 / d`.
    pub fn one_in(&mut self, d: usize) -> bool {
        // First all the flips that must be heads anyhow, then the exact ratio.
        let c = (usize::BITS - 1 - d.leading_zeros()).min(32);
        self.heads(c) && self.ratio(1 << c, d)
    }
    fn ratio(&mut self, mut n: usize, d: usize) -> bool {
        while n < d {
            let c = n.leading_zeros().saturating_sub(d.leading_zeros() + 1).clamp(1, 32);
            if self.heads(c) {
                n = n.saturating_mul(2_usize.pow(c));
                continue;
            }
            if c != 1 {
                return false;
            }
            let next = n.wrapping_add(n).wrapping_sub(d);
            if next == 0 || next > n {
                return false;
            }
            n = next;
        }
        true
    }
    // `c` flips in a row; a tail ends it and is used up.
    fn heads(&mut self, mut c: u32) -> bool {
        loop {
            let zeros = self.bits.leading_zeros();
            if zeros < c {
                self.bits = self.bits.wrapping_shl(zeros + 1);
                self.left = self.left.saturating_sub(zeros + 1);
                return false;
            }
            if let Some(left) = self.left.checked_sub(c) {
                self.left = left;
                self.bits = self.bits.checked_shl(c).unwrap_or(0);
                return true;
            }
            c -= self.left;
            self.bits = self.rng.next_u32();
            self.left = 32;
        }
    }
}
