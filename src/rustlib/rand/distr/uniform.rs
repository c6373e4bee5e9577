//! Uniform distributions over a range. The products, thresholds and widths are those of the real crate: a seed gives the same numbers.
use super::Distribution;
use crate::rng::Rng;
use std::fmt;
use std::ops::{Range, RangeInclusive, RangeTo, RangeToInclusive};
use std::time::Duration;

/// Error type returned from `Uniform::new` and `new_inclusive`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// `low > high`, or equal in case of exclusive range.
    EmptyRange,
    /// Input or range `high - low` is non-finite.
    NonFinite,
}
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Error::EmptyRange => "low > high (or equal if exclusive) in uniform distribution",
            Error::NonFinite => "Non-finite range in uniform distribution",
        })
    }
}
impl std::error::Error for Error {}

/// Sample values uniformly between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uniform<X: SampleUniform>(X::Sampler);
impl<X: SampleUniform> Uniform<X> {
    /// Create a new `Uniform` instance, which samples uniformly from the half open range `[low, high)`.
    pub fn new<B1: SampleBorrow<X>, B2: SampleBorrow<X>>(low: B1, high: B2) -> Result<Uniform<X>, Error> { X::Sampler::new(low, high).map(Uniform) }
    /// Create a new `Uniform` instance, which samples uniformly from the closed range `[low, high]`.
    pub fn new_inclusive<B1: SampleBorrow<X>, B2: SampleBorrow<X>>(low: B1, high: B2) -> Result<Uniform<X>, Error> { X::Sampler::new_inclusive(low, high).map(Uniform) }
}
impl<X: SampleUniform> Distribution<X> for Uniform<X> {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> X { self.0.sample(rng) }
}
impl<X: SampleUniform> TryFrom<Range<X>> for Uniform<X> {
    type Error = Error;
    fn try_from(r: Range<X>) -> Result<Uniform<X>, Error> { Uniform::new(r.start, r.end) }
}
impl<X: SampleUniform> TryFrom<RangeInclusive<X>> for Uniform<X> {
    type Error = Error;
    fn try_from(r: RangeInclusive<X>) -> Result<Uniform<X>, Error> { Uniform::new_inclusive(r.start(), r.end()) }
}

/// Types that a `Uniform` can be made of.
pub trait SampleUniform: Sized {
    /// The `UniformSampler` implementation supporting type `X`.
    type Sampler: UniformSampler<X = Self>;
}
/// The algorithm for a type.
pub trait UniformSampler: Sized {
    /// The type sampled by this implementation.
    type X;
    /// Construct self, with inclusive lower bound and exclusive upper bound `[low, high)`.
    fn new<B1: SampleBorrow<Self::X>, B2: SampleBorrow<Self::X>>(low: B1, high: B2) -> Result<Self, Error>;
    /// Construct self, with inclusive bounds `[low, high]`.
    fn new_inclusive<B1: SampleBorrow<Self::X>, B2: SampleBorrow<Self::X>>(low: B1, high: B2) -> Result<Self, Error>;
    /// Sample a value.
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> Self::X;
    /// Sample a single value uniformly from a range `[low, high)`.
    fn sample_single<R: Rng + ?Sized, B1: SampleBorrow<Self::X>, B2: SampleBorrow<Self::X>>(low: B1, high: B2, rng: &mut R) -> Result<Self::X, Error> {
        Ok(Self::new(low, high)?.sample(rng))
    }
    /// Sample a single value uniformly from a range `[low, high]`.
    fn sample_single_inclusive<R: Rng + ?Sized, B1: SampleBorrow<Self::X>, B2: SampleBorrow<Self::X>>(low: B1, high: B2, rng: &mut R) -> Result<Self::X, Error> {
        Ok(Self::new_inclusive(low, high)?.sample(rng))
    }
}
/// Values and references to them.
pub trait SampleBorrow<Borrowed> {
    /// Immutably borrows from an owned value.
    fn borrow(&self) -> &Borrowed;
}
impl<Borrowed: SampleUniform> SampleBorrow<Borrowed> for Borrowed {
    fn borrow(&self) -> &Borrowed { self }
}
impl<Borrowed: SampleUniform> SampleBorrow<Borrowed> for &Borrowed {
    fn borrow(&self) -> &Borrowed { self }
}
/// Ranges that can be sampled.
pub trait SampleRange<T> {
    /// Generate a sample from the given range.
    fn sample_single<R: Rng + ?Sized>(self, rng: &mut R) -> Result<T, Error>;
    /// Check whether the range is empty.
    fn is_empty(&self) -> bool;
}
impl<T: SampleUniform + PartialOrd> SampleRange<T> for Range<T> {
    fn sample_single<R: Rng + ?Sized>(self, rng: &mut R) -> Result<T, Error> { T::Sampler::sample_single(self.start, self.end, rng) }
    fn is_empty(&self) -> bool { !(self.start < self.end) }
}
impl<T: SampleUniform + PartialOrd> SampleRange<T> for RangeInclusive<T> {
    fn sample_single<R: Rng + ?Sized>(self, rng: &mut R) -> Result<T, Error> { T::Sampler::sample_single_inclusive(self.start(), self.end(), rng) }
    fn is_empty(&self) -> bool { !(self.start() <= self.end()) }
}
macro_rules! from_zero { ($($t:ty)*) => { $(
    impl SampleRange<$t> for RangeTo<$t> {
        fn sample_single<R: Rng + ?Sized>(self, rng: &mut R) -> Result<$t, Error> { <$t as SampleUniform>::Sampler::sample_single(0, self.end, rng) }
        fn is_empty(&self) -> bool { self.end == 0 }
    }
    impl SampleRange<$t> for RangeToInclusive<$t> {
        fn sample_single<R: Rng + ?Sized>(self, rng: &mut R) -> Result<$t, Error> { <$t as SampleUniform>::Sampler::sample_single_inclusive(0, self.end, rng) }
        fn is_empty(&self) -> bool { false }
    }
)* }; }
from_zero! { u8 u16 u32 u64 u128 usize }

/// Words that can be multiplied to twice their width.
trait Wide: Sized {
    /// High and low half of the product.
    fn wide_mul(self, other: Self) -> (Self, Self);
}
impl Wide for u32 {
    fn wide_mul(self, other: u32) -> (u32, u32) {
        let product = self as u64 * other as u64;
        ((product >> 32) as u32, product as u32)
    }
}
impl Wide for u64 {
    fn wide_mul(self, other: u64) -> (u64, u64) {
        let product = self as u128 * other as u128;
        ((product >> 64) as u64, product as u64)
    }
}
impl Wide for u128 {
    fn wide_mul(self, other: u128) -> (u128, u128) {
        const LOW: u128 = u64::MAX as u128;
        let (a1, a0, b1, b0) = (self >> 64, self & LOW, other >> 64, other & LOW);
        let low = a0 * b0;
        let middle = a1 * b0 + (low >> 64);
        let other_middle = a0 * b1 + (middle & LOW);
        (a1 * b1 + (middle >> 64) + (other_middle >> 64), other_middle << 64 | low & LOW)
    }
}

/// The algorithm for integers: `range` values from `low` on (0: all).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UniformInt<X> {
    low: X,
    range: X,
    thresh: X,
}
macro_rules! ints { ($($t:ty, $u:ty, $word:ty;)*) => { $(
    impl SampleUniform for $t {
        type Sampler = UniformInt<$t>;
    }
    impl UniformSampler for UniformInt<$t> {
        type X = $t;
        fn new<B1: SampleBorrow<$t>, B2: SampleBorrow<$t>>(low: B1, high: B2) -> Result<Self, Error> {
            let (low, high) = (*low.borrow(), *high.borrow());
            if low < high { Self::new_inclusive(low, high - 1) } else { Err(Error::EmptyRange) }
        }
        fn new_inclusive<B1: SampleBorrow<$t>, B2: SampleBorrow<$t>>(low: B1, high: B2) -> Result<Self, Error> {
            let (low, high) = (*low.borrow(), *high.borrow());
            if !(low <= high) {
                return Err(Error::EmptyRange);
            }
            let range = high.wrapping_sub(low).wrapping_add(1) as $u;
            let word = range as $word;
            let thresh = if word > 0 { word.wrapping_neg() % word } else { 0 };
            Ok(UniformInt { low, range: range as $t, thresh: thresh as $u as $t })
        }
        fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> $t {
            let range = self.range as $u as $word;
            if range == 0 {
                return rng.random();
            }
            loop {
                let (high, low) = rng.random::<$word>().wide_mul(range);
                if low >= self.thresh as $u as $word {
                    return self.low.wrapping_add(high as $t);
                }
            }
        }
        fn sample_single<R: Rng + ?Sized, B1: SampleBorrow<$t>, B2: SampleBorrow<$t>>(low: B1, high: B2, rng: &mut R) -> Result<$t, Error> {
            let (low, high) = (*low.borrow(), *high.borrow());
            if low < high { Self::sample_single_inclusive(low, high - 1, rng) } else { Err(Error::EmptyRange) }
        }
        fn sample_single_inclusive<R: Rng + ?Sized, B1: SampleBorrow<$t>, B2: SampleBorrow<$t>>(low: B1, high: B2, rng: &mut R) -> Result<$t, Error> {
            let (low, high) = (*low.borrow(), *high.borrow());
            if !(low <= high) {
                return Err(Error::EmptyRange);
            }
            let range = high.wrapping_sub(low).wrapping_add(1) as $u as $word;
            if range == 0 {
                return Ok(rng.random());
            }
            let (mut result, order) = rng.random::<$word>().wide_mul(range);
            // A second word makes the bias small: it may carry into the result.
            if order > range.wrapping_neg() {
                let (carry, _) = rng.random::<$word>().wide_mul(range);
                if order.checked_add(carry).is_none() {
                    result += 1;
                }
            }
            Ok(low.wrapping_add(result as $t))
        }
    }
)* }; }
ints! { i8, u8, u32; i16, u16, u32; i32, u32, u32; i64, u64, u64; i128, u128, u128; isize, usize, u64; u8, u8, u32; u16, u16, u32; u32, u32, u32; u64, u64, u64; u128, u128, u128; }

/// The algorithm for `usize`: by 32 bits where the bounds fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UniformUsize {
    low: usize,
    range: usize,
    thresh: usize,
    mode64: bool,
}
impl SampleUniform for usize {
    type Sampler = UniformUsize;
}
impl UniformSampler for UniformUsize {
    type X = usize;
    fn new<B1: SampleBorrow<usize>, B2: SampleBorrow<usize>>(low: B1, high: B2) -> Result<Self, Error> {
        let (low, high) = (*low.borrow(), *high.borrow());
        if low < high { Self::new_inclusive(low, high - 1) } else { Err(Error::EmptyRange) }
    }
    fn new_inclusive<B1: SampleBorrow<usize>, B2: SampleBorrow<usize>>(low: B1, high: B2) -> Result<Self, Error> {
        let (low, high) = (*low.borrow(), *high.borrow());
        if high > u32::MAX as usize {
            let int = UniformInt::<u64>::new_inclusive(low as u64, high as u64)?;
            return Ok(UniformUsize { low, range: int.range as usize, thresh: int.thresh as usize, mode64: true });
        }
        let int = UniformInt::<u32>::new_inclusive(low as u32, high as u32)?;
        Ok(UniformUsize { low, range: int.range as usize, thresh: int.thresh as usize, mode64: false })
    }
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> usize {
        if self.mode64 {
            return UniformInt { low: self.low as u64, range: self.range as u64, thresh: self.thresh as u64 }.sample(rng) as usize;
        }
        UniformInt { low: self.low as u32, range: self.range as u32, thresh: self.thresh as u32 }.sample(rng) as usize
    }
    fn sample_single<R: Rng + ?Sized, B1: SampleBorrow<usize>, B2: SampleBorrow<usize>>(low: B1, high: B2, rng: &mut R) -> Result<usize, Error> {
        let (low, high) = (*low.borrow(), *high.borrow());
        if high > u32::MAX as usize {
            return UniformInt::<u64>::sample_single(low as u64, high as u64, rng).map(|x| x as usize);
        }
        if low > high {
            return Err(Error::EmptyRange);
        }
        UniformInt::<u32>::sample_single(low as u32, high as u32, rng).map(|x| x as usize)
    }
    fn sample_single_inclusive<R: Rng + ?Sized, B1: SampleBorrow<usize>, B2: SampleBorrow<usize>>(low: B1, high: B2, rng: &mut R) -> Result<usize, Error> {
        let (low, high) = (*low.borrow(), *high.borrow());
        if high > u32::MAX as usize {
            return UniformInt::<u64>::sample_single_inclusive(low as u64, high as u64, rng).map(|x| x as usize);
        }
        if low > high {
            return Err(Error::EmptyRange);
        }
        UniformInt::<u32>::sample_single_inclusive(low as u32, high as u32, rng).map(|x| x as usize)
    }
}

/// The algorithm for floats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UniformFloat<X> {
    low: X,
    scale: X,
}
macro_rules! floats { ($($t:ty, $u:ty, $shift:literal, $one:expr;)*) => { $(
    impl SampleUniform for $t {
        type Sampler = UniformFloat<$t>;
    }
    impl UniformFloat<$t> {
        fn scale(low: $t, high: $t) -> Result<$t, Error> {
            let scale = high - low;
            if low.is_finite() && high.is_finite() && scale.is_finite() { Ok(scale) } else { Err(Error::NonFinite) }
        }
        // So that the greatest random value does not get past `high`.
        fn bounded(low: $t, high: $t, mut scale: $t) -> Self {
            while scale * (1.0 - <$t>::EPSILON) + low > high {
                scale = <$t>::from_bits(scale.to_bits() - 1);
            }
            UniformFloat { low, scale }
        }
        // In [0, 1), by the fraction bits of a number in [1, 2).
        fn unit<R: Rng + ?Sized>(rng: &mut R) -> $t { <$t>::from_bits(rng.random::<$u>() >> $shift | $one) - 1.0 }
    }
    impl UniformSampler for UniformFloat<$t> {
        type X = $t;
        fn new<B1: SampleBorrow<$t>, B2: SampleBorrow<$t>>(low: B1, high: B2) -> Result<Self, Error> {
            let (low, high) = (*low.borrow(), *high.borrow());
            if !low.is_finite() || !high.is_finite() {
                return Err(Error::NonFinite);
            }
            if !(low < high) {
                return Err(Error::EmptyRange);
            }
            Ok(Self::bounded(low, high, Self::scale(low, high)?))
        }
        fn new_inclusive<B1: SampleBorrow<$t>, B2: SampleBorrow<$t>>(low: B1, high: B2) -> Result<Self, Error> {
            let (low, high) = (*low.borrow(), *high.borrow());
            if !low.is_finite() || !high.is_finite() {
                return Err(Error::NonFinite);
            }
            if !(low <= high) {
                return Err(Error::EmptyRange);
            }
            let scale = (high - low) / (1.0 - <$t>::EPSILON);
            if scale.is_finite() { Ok(Self::bounded(low, high, scale)) } else { Err(Error::NonFinite) }
        }
        fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> $t { Self::unit(rng) * self.scale + self.low }
        fn sample_single<R: Rng + ?Sized, B1: SampleBorrow<$t>, B2: SampleBorrow<$t>>(low: B1, high: B2, rng: &mut R) -> Result<$t, Error> {
            Self::sample_single_inclusive(low, high, rng)
        }
        fn sample_single_inclusive<R: Rng + ?Sized, B1: SampleBorrow<$t>, B2: SampleBorrow<$t>>(low: B1, high: B2, rng: &mut R) -> Result<$t, Error> {
            let (low, high) = (*low.borrow(), *high.borrow());
            if !low.is_finite() || !high.is_finite() {
                return Err(Error::NonFinite);
            }
            if !(low <= high) {
                return Err(Error::EmptyRange);
            }
            let scale = Self::scale(low, high)?;
            Ok(Self::unit(rng) * scale + low)
        }
    }
)* }; }
floats! { f32, u32, 9, 127 << 23; f64, u64, 12, 1023 << 52; }

/// The algorithm for characters: the surrogates do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UniformChar {
    sampler: UniformInt<u32>,
}
const SURROGATES: u32 = 0xDFFF - 0xD800 + 1;
fn compact(c: char) -> u32 { if c as u32 > 0xDFFF { c as u32 - SURROGATES } else { c as u32 } }
impl SampleUniform for char {
    type Sampler = UniformChar;
}
impl UniformSampler for UniformChar {
    type X = char;
    fn new<B1: SampleBorrow<char>, B2: SampleBorrow<char>>(low: B1, high: B2) -> Result<Self, Error> {
        UniformInt::<u32>::new(compact(*low.borrow()), compact(*high.borrow())).map(|sampler| UniformChar { sampler })
    }
    fn new_inclusive<B1: SampleBorrow<char>, B2: SampleBorrow<char>>(low: B1, high: B2) -> Result<Self, Error> {
        UniformInt::<u32>::new_inclusive(compact(*low.borrow()), compact(*high.borrow())).map(|sampler| UniformChar { sampler })
    }
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> char {
        let n = self.sampler.sample(rng);
        char::from_u32(if n >= 0xD800 { n + SURROGATES } else { n }).unwrap()
    }
}

/// The algorithm for durations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UniformDuration {
    mode: DurationMode,
    offset: u32,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DurationMode {
    Small { secs: u64, nanos: Uniform<u32> },
    Medium { nanos: Uniform<u64> },
    Large { max_secs: u64, max_nanos: u32, secs: Uniform<u64> },
}
impl SampleUniform for Duration {
    type Sampler = UniformDuration;
}
impl UniformSampler for UniformDuration {
    type X = Duration;
    fn new<B1: SampleBorrow<Duration>, B2: SampleBorrow<Duration>>(low: B1, high: B2) -> Result<Self, Error> {
        let (low, high) = (*low.borrow(), *high.borrow());
        if low < high { Self::new_inclusive(low, high - Duration::new(0, 1)) } else { Err(Error::EmptyRange) }
    }
    fn new_inclusive<B1: SampleBorrow<Duration>, B2: SampleBorrow<Duration>>(low: B1, high: B2) -> Result<Self, Error> {
        let (low, high) = (*low.borrow(), *high.borrow());
        if !(low <= high) {
            return Err(Error::EmptyRange);
        }
        let (low_s, low_n) = (low.as_secs(), low.subsec_nanos());
        let (mut high_s, mut high_n) = (high.as_secs(), high.subsec_nanos());
        if high_n < low_n {
            high_s -= 1;
            high_n += 1_000_000_000;
        }
        let mode = if low_s == high_s {
            DurationMode::Small { secs: low_s, nanos: Uniform::new_inclusive(low_n, high_n)? }
        } else {
            match (high_s.checked_mul(1_000_000_000).and_then(|n| n.checked_add(high_n as u64)), low_s * 1_000_000_000 + low_n as u64) {
                (Some(high), low) => DurationMode::Medium { nanos: Uniform::new_inclusive(low, high)? },
                (None, _) => DurationMode::Large { max_secs: high_s, max_nanos: high_n - low_n, secs: Uniform::new_inclusive(low_s, high_s)? },
            }
        };
        Ok(UniformDuration { mode, offset: low_n })
    }
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> Duration {
        match self.mode {
            DurationMode::Small { secs, nanos } => Duration::new(secs, nanos.sample(rng)),
            DurationMode::Medium { nanos } => {
                let nanos = nanos.sample(rng);
                Duration::new(nanos / 1_000_000_000, (nanos % 1_000_000_000) as u32)
            }
            DurationMode::Large { max_secs, max_nanos, secs } => {
                let any = Uniform::<u32>::new(0, 1_000_000_000).unwrap();
                loop {
                    let secs = secs.sample(rng);
                    let nanos = any.sample(rng);
                    if !(secs == max_secs && nanos > max_nanos) {
                        return Duration::new(secs, nanos + self.offset);
                    }
                }
            }
        }
    }
}
