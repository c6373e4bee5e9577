//! `fastrand`: quick random numbers. Those of the free functions come from the run's choices; a seeded `Rng` gives the
//! real crate's numbers (wyrand).
use std::cell::Cell;
use std::ops::{Bound, RangeBounds};

#[intrinsic = "random_u64"]
fn random_u64() -> u64;

/// A generator.
#[derive(Debug, PartialEq, Eq)]
pub struct Rng(Option<Cell<u64>>);
impl Clone for Rng {
    fn clone(&self) -> Rng { Rng(self.0.clone()) }
}
impl Default for Rng {
    fn default() -> Rng { Rng::new() }
}

macro_rules! integers {
    ($($name:ident $T:ident;)*) => {
        impl Rng {
            $(
                /// A number in the range.
                #[track_caller]
                pub fn $name(&mut self, range: impl RangeBounds<$T>) -> $T {
                    let low = match range.start_bound() {
                        Bound::Included(&x) => x as i128,
                        Bound::Excluded(&x) => x as i128 + 1,
                        Bound::Unbounded => $T::MIN as i128,
                    };
                    let high = match range.end_bound() {
                        Bound::Included(&x) => x as i128,
                        Bound::Excluded(&x) => x as i128 - 1,
                        Bound::Unbounded => $T::MAX as i128,
                    };
                    if low > high {
                        panic!("empty range: {:?}..{:?}", range.start_bound(), range.end_bound());
                    }
                    let n = (high - low) as u128 + 1;
                    let random = if n > u64::MAX as u128 { self.next() as u128 } else if $T::BITS <= 32 { self.below32(n as u64) as u128 } else { self.below(n as u64) as u128 };
                    (low + random as i128) as $T
                }
            )*
        }
        $(
            /// A number in the range.
            #[track_caller]
            pub fn $name(range: impl RangeBounds<$T>) -> $T { Rng::new().$name(range) }
        )*
    };
}
integers! { u8 u8; i8 i8; u16 u16; i16 i16; u32 u32; i32 i32; u64 u64; i64 i64; usize usize; isize isize; }

impl Rng {
    /// A generator whose numbers come from the run's choices.
    pub fn new() -> Rng { Rng(None) }
    /// A generator that always gives the same numbers.
    pub fn with_seed(seed: u64) -> Rng { Rng(Some(Cell::new(seed))) }
    /// Begins again.
    pub fn seed(&mut self, seed: u64) { self.0 = Some(Cell::new(seed)); }
    fn next(&mut self) -> u64 {
        let Some(state) = &self.0 else {
            return random_u64();
        };
        let s = state.get().wrapping_add(0x2d35_8dcc_aa6c_78a5);
        state.set(s);
        let t = u128::from(s) * u128::from(s ^ 0x8bb8_4b93_962e_acc9);
        (t as u64) ^ (t >> 64) as u64
    }
    fn below(&mut self, n: u64) -> u64 {
        let mut r = self.next();
        let mut product = r as u128 * n as u128;
        if (product as u64) < n {
            let limit = n.wrapping_neg() % n;
            while (product as u64) < limit {
                r = self.next();
                product = r as u128 * n as u128;
            }
        }
        (product >> 64) as u64
    }
    fn below32(&mut self, n: u64) -> u64 {
        let mut product = (self.next() as u32 as u64) * n;
        if (product as u32 as u64) < n {
            let limit = (n as u32).wrapping_neg() as u64 % n;
            while (product as u32 as u64) < limit {
                product = (self.next() as u32 as u64) * n;
            }
        }
        product >> 32
    }
    /// True or false.
    pub fn bool(&mut self) -> bool { self.next() % 2 == 0 }
    /// From 0 up to 1.
    pub fn f64(&mut self) -> f64 { (self.next() >> 12) as f64 / (1u64 << 52) as f64 }
    /// From 0 up to 1.
    pub fn f32(&mut self) -> f32 { (self.next() as u32 >> 9) as f32 / (1u32 << 23) as f32 }
    /// A small or capital letter, or a digit.
    pub fn alphanumeric(&mut self) -> char { self.one_of(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") }
    /// A letter.
    pub fn alphabetic(&mut self) -> char { self.one_of(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") }
    /// A small letter.
    pub fn lowercase(&mut self) -> char { self.one_of(b"abcdefghijklmnopqrstuvwxyz") }
    /// A capital letter.
    pub fn uppercase(&mut self) -> char { self.one_of(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ") }
    fn one_of(&mut self, chars: &[u8]) -> char { chars[self.usize(0..chars.len())] as char }
    /// Shuffles.
    pub fn shuffle<T>(&mut self, slice: &mut [T]) {
        for i in 1..slice.len() {
            slice.swap(i, self.usize(..=i));
        }
    }
    /// One of the items.
    pub fn choice<I>(&mut self, iter: I) -> Option<I::Item>
    where
        I: IntoIterator,
        I::IntoIter: ExactSizeIterator,
    {
        let mut iter = iter.into_iter();
        let len = iter.len();
        if len == 0 { None } else { iter.nth(self.usize(..len)) }
    }
    /// Fills with random bytes.
    pub fn fill(&mut self, slice: &mut [u8]) {
        for part in slice.chunks_mut(8) {
            let bytes = self.next().to_ne_bytes();
            part.copy_from_slice(&bytes[..part.len()]);
        }
    }
}
macro_rules! free {
    ($($name:ident $T:ty;)*) => { $(
        /// As the method of `Rng`.
        pub fn $name() -> $T { Rng::new().$name() }
    )* };
}
free! { bool bool; f64 f64; f32 f32; alphanumeric char; alphabetic char; lowercase char; uppercase char; }
/// Shuffles.
pub fn shuffle<T>(slice: &mut [T]) { Rng::new().shuffle(slice) }
/// Fills with random bytes.
pub fn fill(slice: &mut [u8]) { Rng::new().fill(slice) }
/// One of the items.
pub fn choice<I>(iter: I) -> Option<I::Item>
where
    I: IntoIterator,
    I::IntoIter: ExactSizeIterator,
{
    Rng::new().choice(iter)
}
/// The numbers go on as they would have: they come from the run's choices.
pub fn seed(_seed: u64) {}
