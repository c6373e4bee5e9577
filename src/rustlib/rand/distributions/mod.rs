//! Generating random values of types.
pub mod uniform;

pub use self::uniform::Uniform;
use crate::Rng;

/// Types (distributions) that can be used to create a random instance of `T`.
pub trait Distribution<T> {
    /// Generate a random value of `T`, using `rng` as the source of randomness.
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> T;
    /// Create an iterator that generates random values of `T`.
    fn sample_iter<R: Rng>(self, rng: R) -> DistIter<Self, R, T>
    where
        Self: Sized,
    {
        DistIter { distr: self, rng, marker: std::marker::PhantomData }
    }
}
impl<T, D: Distribution<T> + ?Sized> Distribution<T> for &D {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> T { (**self).sample(rng) }
}
/// An iterator that generates random values.
#[derive(Debug)]
pub struct DistIter<D, R, T> {
    distr: D,
    rng: R,
    marker: std::marker::PhantomData<T>,
}
impl<D: Distribution<T>, R: Rng, T> Iterator for DistIter<D, R, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { Some(self.distr.sample(&mut self.rng)) }
    fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) }
}

/// A generic random value distribution, implemented for many primitive types.
#[derive(Clone, Copy, Debug)]
pub struct Standard;
/// Sample a `char`, uniformly distributed over ASCII letters and numbers.
#[derive(Debug, Clone, Copy)]
pub struct Alphanumeric;
/// The Bernoulli distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bernoulli {
    p: f64,
}
/// An invalid probability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BernoulliError {
    /// `p < 0` or `p > 1`.
    InvalidProbability,
}
impl Bernoulli {
    /// Construct a new `Bernoulli` with the given probability of success `p`.
    pub fn new(p: f64) -> Result<Bernoulli, BernoulliError> { if p >= 0.0 && p <= 1.0 { Ok(Bernoulli { p }) } else { Err(BernoulliError::InvalidProbability) } }
}
impl Distribution<bool> for Bernoulli {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> bool {
        let x: f64 = Standard.sample(rng);
        x < self.p
    }
}
macro_rules! standard { ($($t:ty, $r:ident => $e:expr;)*) => { $( impl Distribution<$t> for Standard { fn sample<R: Rng + ?Sized>(&self, $r: &mut R) -> $t { $e } } )* }; }
standard! {
    u8, r => r.next_u32() as u8; u16, r => r.next_u32() as u16; u32, r => r.next_u32(); u64, r => r.next_u64(); usize, r => r.next_u64() as usize;
    i8, r => r.next_u32() as i8; i16, r => r.next_u32() as i16; i32, r => r.next_u32() as i32; i64, r => r.next_u64() as i64; isize, r => r.next_u64() as isize;
    u128, r => (r.next_u64() as u128) << 64 | r.next_u64() as u128;
    i128, r => ((r.next_u64() as u128) << 64 | r.next_u64() as u128) as i128;
    bool, r => (r.next_u32() as i32) < 0;
    f32, r => (r.next_u32() >> 8) as f32 / 16777216.0;
    f64, r => (r.next_u64() >> 11) as f64 / 9007199254740992.0;
    (), _r => ();
}
impl Distribution<char> for Standard {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> char {
        let n = rng.gen_range(0..0x110000u32 - 0x800);
        char::from_u32(if n < 0xD800 { n } else { n + 0x800 }).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}
impl Distribution<u8> for Alphanumeric {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> u8 {
        let set = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        set[rng.gen_range(0..set.len())]
    }
}
impl<T> Distribution<Option<T>> for Standard
where
    Standard: Distribution<T>,
{
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> Option<T> { if rng.gen::<bool>() { Some(rng.gen()) } else { None } }
}
impl<T, const N: usize> Distribution<[T; N]> for Standard
where
    Standard: Distribution<T>,
{
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> [T; N] { std::array::from_fn(|_| rng.gen()) }
}
macro_rules! standard_tuples {
    ($([$($T:ident)*])*) => { $(
        impl<$($T),*> Distribution<($($T,)*)> for Standard where $(Standard: Distribution<$T>),* {
            fn sample<RNG: Rng + ?Sized>(&self, rng: &mut RNG) -> ($($T,)*) { ($(rng.gen::<$T>(),)*) }
        }
    )* };
}
standard_tuples! { [A] [A B] [A B C] [A B C D] }
