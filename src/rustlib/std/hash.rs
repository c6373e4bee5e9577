//! Generic hashing support.
use crate::fmt;
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::prelude::rust_2021::*;
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::sys;

pub use crate::collections::hash_map::DefaultHasher;
pub use crate::collections::hash_map::RandomState;

/// A hashable type.
pub trait Hash {
    /// Feeds this value into the given `Hasher`.
    fn hash<H: Hasher>(&self, state: &mut H);
    /// Feeds a slice of this type into the given `Hasher`.
    fn hash_slice<H: Hasher>(data: &[Self], state: &mut H)
    where
        Self: Sized,
    {
        for piece in data {
            piece.hash(state)
        }
    }
}
/// A trait for hashing an arbitrary stream of bytes.
pub trait Hasher {
    /// Returns the hash value for the values written so far.
    #[must_use]
    fn finish(&self) -> u64;
    /// Writes some data into this `Hasher`.
    fn write(&mut self, bytes: &[u8]);
    /// Writes a single `u8` into this hasher.
    fn write_u8(&mut self, i: u8) { self.write(&[i]) }
    /// Writes a single `u16` into this hasher.
    fn write_u16(&mut self, i: u16) { self.write(&i.to_ne_bytes()) }
    /// Writes a single `u32` into this hasher.
    fn write_u32(&mut self, i: u32) { self.write(&i.to_ne_bytes()) }
    /// Writes a single `u64` into this hasher.
    fn write_u64(&mut self, i: u64) { self.write(&i.to_ne_bytes()) }
    /// Writes a single `u128` into this hasher.
    fn write_u128(&mut self, i: u128) { self.write(&i.to_ne_bytes()) }
    /// Writes a single `usize` into this hasher.
    fn write_usize(&mut self, i: usize) { self.write(&i.to_ne_bytes()) }
    /// Writes a single `i8` into this hasher.
    fn write_i8(&mut self, i: i8) { self.write_u8(i as u8) }
    /// Writes a single `i16` into this hasher.
    fn write_i16(&mut self, i: i16) { self.write_u16(i as u16) }
    /// Writes a single `i32` into this hasher.
    fn write_i32(&mut self, i: i32) { self.write_u32(i as u32) }
    /// Writes a single `i64` into this hasher.
    fn write_i64(&mut self, i: i64) { self.write_u64(i as u64) }
    /// Writes a single `i128` into this hasher.
    fn write_i128(&mut self, i: i128) { self.write_u128(i as u128) }
    /// Writes a single `isize` into this hasher.
    fn write_isize(&mut self, i: isize) { self.write_usize(i as usize) }
    /// Writes a length prefix into this hasher.
    fn write_length_prefix(&mut self, len: usize) { self.write_usize(len) }
    /// Writes a single `str` into this hasher.
    fn write_str(&mut self, s: &str) {
        self.write(s.as_bytes());
        self.write_u8(0xff);
    }
}
impl<H: Hasher + ?Sized> Hasher for &mut H {
    fn finish(&self) -> u64 { (**self).finish() }
    fn write(&mut self, bytes: &[u8]) { (**self).write(bytes) }
}
/// A trait for creating instances of `Hasher`.
pub trait BuildHasher {
    /// Type of the hasher that will be created.
    type Hasher: Hasher;
    /// Creates a new hasher.
    fn build_hasher(&self) -> Self::Hasher;
    /// Calculates the hash of a single value.
    fn hash_one<T: Hash>(&self, x: T) -> u64
    where
        Self: Sized,
        Self::Hasher: Hasher,
    {
        let mut hasher = self.build_hasher();
        x.hash(&mut hasher);
        hasher.finish()
    }
}
/// Used to create a default `BuildHasher` instance for types that implement `Hasher` and `Default`.
pub struct BuildHasherDefault<H>(PhantomData<fn() -> H>);
impl<H> BuildHasherDefault<H> {
    /// Creates a new BuildHasherDefault for Hasher `H`.
    pub const fn new() -> Self { BuildHasherDefault(PhantomData) }
}
impl<H: Default + Hasher> BuildHasher for BuildHasherDefault<H> {
    type Hasher = H;
    fn build_hasher(&self) -> H { H::default() }
}
impl<H> Clone for BuildHasherDefault<H> {
    fn clone(&self) -> Self { BuildHasherDefault(PhantomData) }
}
impl<H> Default for BuildHasherDefault<H> {
    fn default() -> Self { BuildHasherDefault(PhantomData) }
}
impl<H> fmt::Debug for BuildHasherDefault<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("BuildHasherDefault") }
}

macro_rules! hash_ints { ($($t:ident $write:ident)*) => { $( impl Hash for $t { fn hash<H: Hasher>(&self, state: &mut H) { state.$write(*self) } } )* }; }
hash_ints! {
    u8 write_u8 u16 write_u16 u32 write_u32 u64 write_u64 u128 write_u128 usize write_usize
    i8 write_i8 i16 write_i16 i32 write_i32 i64 write_i64 i128 write_i128 isize write_isize
}
impl Hash for bool {
    fn hash<H: Hasher>(&self, state: &mut H) { state.write_u8(*self as u8) }
}
impl Hash for char {
    fn hash<H: Hasher>(&self, state: &mut H) { state.write_u32(*self as u32) }
}
impl Hash for ! {
    fn hash<H: Hasher>(&self, _: &mut H) { *self }
}
impl Hash for () {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
impl<T: ?Sized + Hash> Hash for &T {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl<T: ?Sized + Hash> Hash for &mut T {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}

/// SipHash 1-3, as the machine computes it.
#[derive(Clone)]
pub(crate) struct Sip13([u64; 8]);
impl Sip13 {
    pub(crate) fn new(k0: u64, k1: u64) -> Sip13 {
        let mut state = [0; 8];
        unsafe { intrinsics::sip13_init(state.as_mut_ptr(), k0, k1) };
        Sip13(state)
    }
    pub(crate) fn write(&mut self, bytes: &[u8]) { unsafe { intrinsics::sip13_write(self.0.as_mut_ptr(), bytes.as_ptr(), bytes.len()) } }
    pub(crate) fn finish(&self) -> u64 { unsafe { intrinsics::sip13_finish(self.0.as_ptr()) } }
}
/// Keys of a new `RandomState`: one random pair per process, the first counting up.
pub(crate) fn random_keys() -> (u64, u64) {
    // Keys stay below 2^52, where the machine's numbers are cheap.
    static K0: AtomicU64 = AtomicU64::new(0);
    static K1: AtomicU64 = AtomicU64::new(0);
    if K1.load(Ordering::Relaxed) == 0 {
        let r = sys::random_u64();
        K0.store(r >> 12, Ordering::Relaxed);
        K1.store((r & 0xfff_ffff) + 1, Ordering::Relaxed);
    }
    (K0.fetch_add(1, Ordering::Relaxed), K1.load(Ordering::Relaxed))
}
