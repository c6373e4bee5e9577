//! Indices below 1, 2, 3 … with several of them out of one random word.
use crate::core_traits::RngCore;
use crate::rng::Rng;

pub struct Increasing<R> {
    rng: R,
    n: u32,
    chunk: u32,
    left: u8,
}
impl<R: RngCore> Increasing<R> {
    pub fn new(rng: R, n: u32) -> Increasing<R> { Increasing { rng, n, chunk: 0, left: if n == 0 { 1 } else { 0 } } }
    /// The next index, below one more than the last time.
    pub fn next(&mut self) -> usize {
        let n = self.n + 1;
        if self.left == 0 {
            let (bound, count) = product_from(n);
            self.chunk = self.rng.random_range(..bound);
            self.left = count;
        }
        self.left -= 1;
        self.n = n;
        if self.left == 0 {
            return self.chunk as usize;
        }
        let index = self.chunk % n;
        self.chunk /= n;
        index as usize
    }
}
// m * (m + 1) * … as long as it fits, and how many factors.
fn product_from(m: u32) -> (u32, u8) {
    let mut product = m;
    let mut next = m + 1;
    while let Some(p) = product.checked_mul(next) {
        product = p;
        next += 1;
    }
    (product, (next - m) as u8)
}
