//! Uniform distributions over ranges.
use super::{Distribution, Standard};
use crate::Rng;
use std::ops::{Range, RangeInclusive};
use std::time::Duration;

/// Types that can be drawn uniformly from a range.
pub trait SampleUniform: Sized + PartialOrd + Copy {
    /// A value of `low..high`.
    fn between<R: Rng + ?Sized>(low: Self, high: Self, rng: &mut R) -> Self;
    /// A value of `low..=high`.
    fn between_inclusive<R: Rng + ?Sized>(low: Self, high: Self, rng: &mut R) -> Self;
}
/// Ranges that values can be drawn from.
pub trait SampleRange<T> {
    /// Generate a sample from the given range.
    fn sample_single<R: Rng + ?Sized>(self, rng: &mut R) -> T;
    /// Check whether the range is empty.
    fn is_empty(&self) -> bool;
}
impl<T: SampleUniform> SampleRange<T> for Range<T> {
    fn sample_single<R: Rng + ?Sized>(self, rng: &mut R) -> T { T::between(self.start, self.end, rng) }
    fn is_empty(&self) -> bool { !(self.start < self.end) }
}
impl<T: SampleUniform> SampleRange<T> for RangeInclusive<T> {
    fn sample_single<R: Rng + ?Sized>(self, rng: &mut R) -> T { T::between_inclusive(*self.start(), *self.end(), rng) }
    fn is_empty(&self) -> bool { !(self.start() <= self.end()) }
}
macro_rules! uniform_ints {
    ($($t:ident $u:ident)*) => { $(
        impl SampleUniform for $t {
            fn between<R: Rng + ?Sized>(low: $t, high: $t, rng: &mut R) -> $t { Self::between_inclusive(low, high - 1, rng) }
            fn between_inclusive<R: Rng + ?Sized>(low: $t, high: $t, rng: &mut R) -> $t {
                let span = (high as $u).wrapping_sub(low as $u);
                if span == $u::MAX {
                    return rng.gen();
                }
                // Values past the last whole multiple of the span's length would make some results more likely.
                let size = span + 1;
                let limit = $u::MAX - ($u::MAX - size + 1) % size;
                loop {
                    let x: $u = rng.gen();
                    if x <= limit {
                        return (low as $u).wrapping_add(x % size) as $t;
                    }
                }
            }
        }
    )* };
}
uniform_ints! { u8 u8 u16 u16 u32 u32 u64 u64 u128 u128 usize usize i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize }
macro_rules! uniform_floats {
    ($($t:ident)*) => { $(
        impl SampleUniform for $t {
            fn between<R: Rng + ?Sized>(low: $t, high: $t, rng: &mut R) -> $t {
                let x: $t = Standard.sample(rng);
                low + (high - low) * x
            }
            fn between_inclusive<R: Rng + ?Sized>(low: $t, high: $t, rng: &mut R) -> $t { Self::between(low, high, rng) }
        }
    )* };
}
uniform_floats! { f32 f64 }
impl SampleUniform for char {
    fn between<R: Rng + ?Sized>(low: char, high: char, rng: &mut R) -> char {
        let n = (low..high).count();
        (low..high).nth(rng.gen_range(0..n)).unwrap_or(low)
    }
    fn between_inclusive<R: Rng + ?Sized>(low: char, high: char, rng: &mut R) -> char {
        let n = (low..=high).count();
        (low..=high).nth(rng.gen_range(0..n)).unwrap_or(low)
    }
}
impl SampleUniform for Duration {
    fn between<R: Rng + ?Sized>(low: Duration, high: Duration, rng: &mut R) -> Duration { low + nanos(rng.gen_range(0..(high - low).as_nanos())) }
    fn between_inclusive<R: Rng + ?Sized>(low: Duration, high: Duration, rng: &mut R) -> Duration { low + nanos(rng.gen_range(0..=(high - low).as_nanos())) }
}
fn nanos(n: u128) -> Duration { Duration::new((n / 1_000_000_000) as u64, (n % 1_000_000_000) as u32) }

/// Sample values uniformly between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uniform<X> {
    low: X,
    high: X,
    inclusive: bool,
}
impl<X: SampleUniform> Uniform<X> {
    /// Create a new `Uniform` instance which samples uniformly from the half open range `[low, high)`.
    #[track_caller]
    pub fn new(low: X, high: X) -> Uniform<X> {
        assert!(low < high, "Uniform::new called with `low >= high`");
        Uniform { low, high, inclusive: false }
    }
    /// Create a new `Uniform` instance which samples uniformly from the closed range `[low, high]`.
    #[track_caller]
    pub fn new_inclusive(low: X, high: X) -> Uniform<X> {
        assert!(low <= high, "Uniform::new_inclusive called with `low > high`");
        Uniform { low, high, inclusive: true }
    }
}
impl<X: SampleUniform> Distribution<X> for Uniform<X> {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> X { if self.inclusive { X::between_inclusive(self.low, self.high, rng) } else { X::between(self.low, self.high, rng) } }
}
impl<X: SampleUniform> From<Range<X>> for Uniform<X> {
    fn from(r: Range<X>) -> Uniform<X> { Uniform::new(r.start, r.end) }
}
impl<X: SampleUniform> From<RangeInclusive<X>> for Uniform<X> {
    fn from(r: RangeInclusive<X>) -> Uniform<X> { Uniform::new_inclusive(*r.start(), *r.end()) }
}
