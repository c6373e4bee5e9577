//! A generator that counts.
use crate::core_traits::{fill_by_next, RngCore};

/// A mock generator yielding very predictable output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRng {
    v: u64,
    a: u64,
}
impl StepRng {
    /// Create a `StepRng`, yielding an arithmetic sequence starting with `initial` and incremented by `increment` each time.
    pub fn new(initial: u64, increment: u64) -> StepRng { StepRng { v: initial, a: increment } }
}
impl RngCore for StepRng {
    fn next_u32(&mut self) -> u32 { self.next_u64() as u32 }
    fn next_u64(&mut self) -> u64 {
        let v = self.v;
        self.v = v.wrapping_add(self.a);
        v
    }
    fn fill_bytes(&mut self, dst: &mut [u8]) { fill_by_next(self, dst) }
}
