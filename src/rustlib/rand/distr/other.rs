//! The standard distribution of each type, and letters.
use super::uniform::Uniform;
use super::{Distribution, SampleString};
use crate::rng::Rng;
use std::num::Wrapping;

/// The usual random value of a type: any integer, a float in `[0, 1)`.
#[derive(Clone, Copy, Debug, Default)]
pub struct StandardUniform;
/// Floats in `(0, 1]`.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenClosed01;
/// Floats in `(0, 1)`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Open01;
/// Sample a `u8`, uniformly distributed over ASCII letters and numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Alphanumeric;
/// Sample a `u8`, uniformly distributed over letters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Alphabetic;

macro_rules! words { ($($t:ty, $next:ident;)*) => { $(
    impl Distribution<$t> for StandardUniform {
        fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> $t { rng.$next() as $t }
    }
)* }; }
words! { u8, next_u32; u16, next_u32; u32, next_u32; u64, next_u64; usize, next_u64; i8, next_u32; i16, next_u32; i32, next_u32; i64, next_u64; isize, next_u64; }
impl Distribution<u128> for StandardUniform {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> u128 {
        let low = rng.next_u64() as u128;
        (rng.next_u64() as u128) << 64 | low
    }
}
impl Distribution<i128> for StandardUniform {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> i128 { rng.random::<u128>() as i128 }
}
macro_rules! non_zero { ($($t:ident, $w:ty;)*) => { $(
    impl Distribution<std::num::$t> for StandardUniform {
        fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> std::num::$t {
            loop {
                if let Some(found) = std::num::$t::new(rng.random::<$w>()) {
                    return found;
                }
            }
        }
    }
)* }; }
non_zero! { NonZeroU8, u8; NonZeroU16, u16; NonZeroU32, u32; NonZeroU64, u64; NonZeroI32, i32; NonZeroI64, i64; }
// The highest bits, as many as the fraction holds.
impl Distribution<f64> for StandardUniform {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f64 { (rng.next_u64() >> 11) as f64 * (1.0 / 9007199254740992.0) }
}
impl Distribution<f32> for StandardUniform {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f32 { (rng.next_u32() >> 8) as f32 * (1.0 / 16777216.0) }
}
impl Distribution<f64> for OpenClosed01 {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f64 { ((rng.next_u64() >> 11) + 1) as f64 * (1.0 / 9007199254740992.0) }
}
impl Distribution<f32> for OpenClosed01 {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f32 { ((rng.next_u32() >> 8) + 1) as f32 * (1.0 / 16777216.0) }
}
impl Distribution<f64> for Open01 {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f64 { f64::from_bits(rng.next_u64() >> 12 | 1023 << 52) - (1.0 - f64::EPSILON / 2.0) }
}
impl Distribution<f32> for Open01 {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f32 { f32::from_bits(rng.next_u32() >> 9 | 127 << 23) - (1.0 - f32::EPSILON / 2.0) }
}
// The sign bit of a word.
impl Distribution<bool> for StandardUniform {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> bool { (rng.next_u32() as i32) < 0 }
}
impl Distribution<char> for StandardUniform {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> char {
        // The surrogates are cut out: what lies below them moves up, and is moved back.
        const GAP: u32 = 0xDFFF - 0xD800 + 1;
        let range = Uniform::<u32>::new(GAP, 0x11_0000).unwrap();
        let n = range.sample(rng);
        char::from_u32(if n <= 0xDFFF { n - GAP } else { n }).unwrap()
    }
}
impl<T> Distribution<Wrapping<T>> for StandardUniform
where
    StandardUniform: Distribution<T>,
{
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> Wrapping<T> { Wrapping(rng.random()) }
}
impl<T> Distribution<Option<T>> for StandardUniform
where
    StandardUniform: Distribution<T>,
{
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> Option<T> { if rng.random::<bool>() { Some(rng.random()) } else { None } }
}
impl<T, const N: usize> Distribution<[T; N]> for StandardUniform
where
    StandardUniform: Distribution<T>,
{
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> [T; N] { std::array::from_fn(|_| rng.random()) }
}
macro_rules! tuples { ($(($($T:ident)*))*) => { $(
    impl<$($T),*> Distribution<($($T,)*)> for StandardUniform
    where
        $(StandardUniform: Distribution<$T>,)*
    {
        fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> ($($T,)*) { ($(rng.random::<$T>(),)*) }
    }
)* }; }
tuples! { (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) }
impl Distribution<()> for StandardUniform {
    fn sample<R: Rng + ?Sized>(&self, _: &mut R) {}
}

const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
impl Distribution<u8> for Alphanumeric {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> u8 {
        // 64 values for 62 letters: the last two are drawn again.
        loop {
            let at = rng.next_u32() >> 26;
            if at < 62 {
                return LETTERS[at as usize];
            }
        }
    }
}
impl Distribution<u8> for Alphabetic {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> u8 { LETTERS[rng.random_range(0..52u8) as usize] }
}
impl SampleString for Alphanumeric {
    fn append_string<R: Rng + ?Sized>(&self, rng: &mut R, string: &mut String, len: usize) {
        for _ in 0..len {
            string.push(self.sample(rng) as char);
        }
    }
}
impl SampleString for Alphabetic {
    fn append_string<R: Rng + ?Sized>(&self, rng: &mut R, string: &mut String, len: usize) {
        for _ in 0..len {
            string.push(self.sample(rng) as char);
        }
    }
}
impl SampleString for StandardUniform {
    fn append_string<R: Rng + ?Sized>(&self, rng: &mut R, string: &mut String, len: usize) {
        for _ in 0..len {
            let c: char = self.sample(rng);
            string.push(c);
        }
    }
}
