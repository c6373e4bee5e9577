//! A library for machine tests: small, with bodies, over the same intrinsics as the real one.
import type { LibrarySource } from '../../compiler/hir/index.ts';

const STD = `
pub mod prelude { pub mod v1 {
  pub use crate::option::Option::{self, Some, None}; pub use crate::result::Result::{self, Ok, Err};
  pub use crate::boxed::Box; pub use crate::marker::{Send, Sync, Copy, Sized, Unpin}; pub use crate::clone::Clone;
  pub use crate::ops::{Fn, FnMut, FnOnce, Drop}; pub use crate::iter::{Iterator, IntoIterator}; pub use crate::future::Future; pub use crate::cmp::{PartialEq, PartialOrd};
  pub use crate::{print, show, panic_now, catch, locals};
} pub mod rust_2021 { pub use super::v1::*; } }
use prelude::v1::*;
pub mod marker { use crate::prelude::v1::*;
  #[lang = "sized"] pub trait Sized {}
  #[lang = "unsize"] pub trait Unsize<T: ?Sized> {}
  #[lang = "copy"] pub trait Copy: Clone {}
  #[lang = "send"] pub unsafe auto trait Send {}
  #[lang = "sync"] pub unsafe auto trait Sync {}
  #[lang = "unpin"] pub auto trait Unpin {}
  #[lang = "tuple_trait"] pub trait Tuple {}
  #[lang = "phantom_data"] pub struct PhantomData<T: ?Sized>;
}
pub mod clone { use crate::prelude::v1::*; #[lang = "clone"] pub trait Clone: Sized { fn clone(&self) -> Self; }
}
pub mod option { use crate::prelude::v1::*;
  #[lang = "Option"] pub enum Option<T> { #[lang = "None"] None, #[lang = "Some"] Some(T) }
  impl<T> Option<T> {
    pub fn unwrap(self) -> T { match self { Some(t) => t, None => panic_now("called \`Option::unwrap()\` on a \`None\` value") } }
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> { match self { Some(t) => Some(f(t)), None => None } }
    pub fn take(&mut self) -> Option<T> { crate::mem::replace(self, None) }
    pub fn is_some(&self) -> bool { match self { Some(_) => true, None => false } }
  }
}
pub mod result { #[lang = "Result"] pub enum Result<T, E> { #[lang = "Ok"] Ok(T), #[lang = "Err"] Err(E) } }
pub mod cmp { use crate::prelude::v1::*;
  #[lang = "eq"] pub trait PartialEq<Rhs: ?Sized = Self> { fn eq(&self, o: &Rhs) -> bool; fn ne(&self, o: &Rhs) -> bool { !self.eq(o) } }
  #[lang = "partial_ord"] pub trait PartialOrd<Rhs: ?Sized = Self> { fn lt(&self, o: &Rhs) -> bool; fn gt(&self, o: &Rhs) -> bool { !self.lt(o) } fn le(&self, o: &Rhs) -> bool { true } fn ge(&self, o: &Rhs) -> bool { !self.lt(o) } }
  impl PartialEq for i64 { fn eq(&self, o: &i64) -> bool { *self == *o } } impl PartialOrd for i64 { fn lt(&self, o: &i64) -> bool { *self < *o } }
  impl PartialEq for u8 { fn eq(&self, o: &u8) -> bool { *self == *o } } impl PartialOrd for u8 { fn lt(&self, o: &u8) -> bool { *self < *o } }
  impl PartialEq for i128 { fn eq(&self, o: &i128) -> bool { *self == *o } } impl PartialOrd for i128 { fn lt(&self, o: &i128) -> bool { *self < *o } }
  impl PartialEq for bool { fn eq(&self, o: &bool) -> bool { *self == *o } } impl PartialOrd for bool { fn lt(&self, o: &bool) -> bool { *self < *o } }
  impl PartialEq for char { fn eq(&self, o: &char) -> bool { *self == *o } } impl PartialOrd for char { fn lt(&self, o: &char) -> bool { *self < *o } }
  impl PartialEq for f64 { fn eq(&self, o: &f64) -> bool { *self == *o } } impl PartialOrd for f64 { fn lt(&self, o: &f64) -> bool { *self < *o } }
  impl PartialEq for str { fn eq(&self, o: &str) -> bool { crate::str_eq(self, o) } } impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&B> for &A { fn eq(&self, o: &&B) -> bool { PartialEq::eq(*self, *o) } }
  impl PartialEq for i32 { fn eq(&self, o: &i32) -> bool { *self == *o } } impl PartialOrd for i32 { fn lt(&self, o: &i32) -> bool { *self < *o } }
  impl PartialEq for u64 { fn eq(&self, o: &u64) -> bool { *self == *o } } impl PartialOrd for u64 { fn lt(&self, o: &u64) -> bool { *self < *o } }
  impl PartialEq for usize { fn eq(&self, o: &usize) -> bool { *self == *o } } impl PartialOrd for usize { fn lt(&self, o: &usize) -> bool { *self < *o } }
}
pub mod mem { use crate::prelude::v1::*;
  pub fn replace<T>(dest: &mut T, src: T) -> T { unsafe { let old = crate::intrinsics::ptr_read(dest); crate::intrinsics::ptr_write(dest, src); old } }
  pub fn forget<T>(t: T) { crate::intrinsics::forget(t) }
}
pub mod intrinsics { use crate::prelude::v1::*;
  #[intrinsic = "ptr_read"] pub unsafe fn ptr_read<T>(src: *const T) -> T;
  #[intrinsic = "ptr_write"] pub unsafe fn ptr_write<T>(dst: *mut T, value: T);
  #[intrinsic = "ptr_offset_mut"] pub unsafe fn ptr_offset_mut<T>(ptr: *mut T, count: isize) -> *mut T;
  #[intrinsic = "forget"] pub fn forget<T>(value: T);
  #[intrinsic = "alloc"] pub unsafe fn alloc(size: usize, align: usize) -> *mut u8;
  #[intrinsic = "dealloc"] pub unsafe fn dealloc(ptr: *mut u8, size: usize, align: usize);
  #[intrinsic = "size_of"] pub const fn size_of<T>() -> usize;
  #[intrinsic = "align_of"] pub const fn align_of<T>() -> usize;
  #[intrinsic = "size_of_val"] pub unsafe fn size_of_val<T: ?Sized>(p: *const T) -> usize;
  #[intrinsic = "align_of_val"] pub unsafe fn align_of_val<T: ?Sized>(p: *const T) -> usize;
  #[intrinsic = "needs_drop"] pub const fn needs_drop<T: ?Sized>() -> bool;
  #[intrinsic = "wrapping_add"] pub const fn wrapping_add<N>(a: N, b: N) -> N;
  #[intrinsic = "catch_unwind"] pub unsafe fn catch_unwind(f: fn(*mut u8), data: *mut u8, out: *mut Box<dyn crate::any::Any + Send>) -> bool;
  #[intrinsic = "panic_start"] pub fn panic_start(payload: Box<dyn crate::any::Any + Send>, message: &str, report: bool) -> !;
  #[intrinsic = "panicking"] pub fn panicking() -> bool;
  #[intrinsic = "call_once_unsized"] pub unsafe fn call_once_unsized<F: ?Sized, Args, R>(f: *mut F, args: Args) -> R;
  #[intrinsic = "uninit"] pub unsafe fn uninit<T>() -> T;
  #[intrinsic = "caller_location"] pub fn caller_location(line: *mut u32, col: *mut u32) -> &'static str;
}
pub mod any { use crate::prelude::v1::*; pub trait Any { fn id(&self) -> u64; } impl<T> Any for T { fn id(&self) -> u64 { crate::intrinsics::size_of::<T>() as u64 } } }
pub mod ops { use crate::prelude::v1::*; use crate::marker::{Tuple, Unsize};
  #[lang = "fn_once"] pub trait FnOnce<Args: Tuple> { #[lang = "fn_once_output"] type Output; extern "rust-call" fn call_once(self, args: Args) -> Self::Output; }
  #[lang = "fn_mut"] pub trait FnMut<Args: Tuple>: FnOnce<Args> { extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output; }
  #[lang = "fn"] pub trait Fn<Args: Tuple>: FnMut<Args> { extern "rust-call" fn call(&self, args: Args) -> Self::Output; }
  #[lang = "drop"] pub trait Drop { fn drop(&mut self); }
  #[lang = "deref"] pub trait Deref { #[lang = "deref_target"] type Target: ?Sized; fn deref(&self) -> &Self::Target; }
  #[lang = "deref_mut"] pub trait DerefMut: Deref { fn deref_mut(&mut self) -> &mut Self::Target; }
  #[lang = "add"] pub trait Add<Rhs = Self> { type Output; fn add(self, rhs: Rhs) -> Self::Output; }
  impl Add for i32 { type Output = i32; fn add(self, rhs: i32) -> i32 { self + rhs } }
  impl Add for i64 { type Output = i64; fn add(self, rhs: i64) -> i64 { self + rhs } }
  impl Add for u64 { type Output = u64; fn add(self, rhs: u64) -> u64 { self + rhs } }
  impl Add for usize { type Output = usize; fn add(self, rhs: usize) -> usize { self + rhs } }
  impl Add for u8 { type Output = u8; fn add(self, rhs: u8) -> u8 { self + rhs } }
  impl Add for i128 { type Output = i128; fn add(self, rhs: i128) -> i128 { self + rhs } }
  impl Add for f64 { type Output = f64; fn add(self, rhs: f64) -> f64 { self + rhs } }
  #[lang = "add_assign"] pub trait AddAssign<Rhs = Self> { fn add_assign(&mut self, rhs: Rhs); }
  impl AddAssign for i32 { fn add_assign(&mut self, rhs: i32) { *self = *self + rhs } }
  impl AddAssign for i64 { fn add_assign(&mut self, rhs: i64) { *self = *self + rhs } }
  impl AddAssign for u64 { fn add_assign(&mut self, rhs: u64) { *self = *self + rhs } }
  impl AddAssign for usize { fn add_assign(&mut self, rhs: usize) { *self = *self + rhs } }
  impl AddAssign for u8 { fn add_assign(&mut self, rhs: u8) { *self = *self + rhs } }
  impl AddAssign for i128 { fn add_assign(&mut self, rhs: i128) { *self = *self + rhs } }
  impl AddAssign for f64 { fn add_assign(&mut self, rhs: f64) { *self = *self + rhs } }
  #[lang = "sub"] pub trait Sub<Rhs = Self> { type Output; fn sub(self, rhs: Rhs) -> Self::Output; }
  impl Sub for i32 { type Output = i32; fn sub(self, rhs: i32) -> i32 { self - rhs } }
  impl Sub for i64 { type Output = i64; fn sub(self, rhs: i64) -> i64 { self - rhs } }
  impl Sub for u64 { type Output = u64; fn sub(self, rhs: u64) -> u64 { self - rhs } }
  impl Sub for usize { type Output = usize; fn sub(self, rhs: usize) -> usize { self - rhs } }
  impl Sub for u8 { type Output = u8; fn sub(self, rhs: u8) -> u8 { self - rhs } }
  impl Sub for i128 { type Output = i128; fn sub(self, rhs: i128) -> i128 { self - rhs } }
  impl Sub for f64 { type Output = f64; fn sub(self, rhs: f64) -> f64 { self - rhs } }
  #[lang = "sub_assign"] pub trait SubAssign<Rhs = Self> { fn sub_assign(&mut self, rhs: Rhs); }
  impl SubAssign for i32 { fn sub_assign(&mut self, rhs: i32) { *self = *self - rhs } }
  impl SubAssign for i64 { fn sub_assign(&mut self, rhs: i64) { *self = *self - rhs } }
  impl SubAssign for u64 { fn sub_assign(&mut self, rhs: u64) { *self = *self - rhs } }
  impl SubAssign for usize { fn sub_assign(&mut self, rhs: usize) { *self = *self - rhs } }
  impl SubAssign for u8 { fn sub_assign(&mut self, rhs: u8) { *self = *self - rhs } }
  impl SubAssign for i128 { fn sub_assign(&mut self, rhs: i128) { *self = *self - rhs } }
  impl SubAssign for f64 { fn sub_assign(&mut self, rhs: f64) { *self = *self - rhs } }
  #[lang = "mul"] pub trait Mul<Rhs = Self> { type Output; fn mul(self, rhs: Rhs) -> Self::Output; }
  impl Mul for i32 { type Output = i32; fn mul(self, rhs: i32) -> i32 { self * rhs } }
  impl Mul for i64 { type Output = i64; fn mul(self, rhs: i64) -> i64 { self * rhs } }
  impl Mul for u64 { type Output = u64; fn mul(self, rhs: u64) -> u64 { self * rhs } }
  impl Mul for usize { type Output = usize; fn mul(self, rhs: usize) -> usize { self * rhs } }
  impl Mul for u8 { type Output = u8; fn mul(self, rhs: u8) -> u8 { self * rhs } }
  impl Mul for i128 { type Output = i128; fn mul(self, rhs: i128) -> i128 { self * rhs } }
  impl Mul for f64 { type Output = f64; fn mul(self, rhs: f64) -> f64 { self * rhs } }
  #[lang = "mul_assign"] pub trait MulAssign<Rhs = Self> { fn mul_assign(&mut self, rhs: Rhs); }
  impl MulAssign for i32 { fn mul_assign(&mut self, rhs: i32) { *self = *self * rhs } }
  impl MulAssign for i64 { fn mul_assign(&mut self, rhs: i64) { *self = *self * rhs } }
  impl MulAssign for u64 { fn mul_assign(&mut self, rhs: u64) { *self = *self * rhs } }
  impl MulAssign for usize { fn mul_assign(&mut self, rhs: usize) { *self = *self * rhs } }
  impl MulAssign for u8 { fn mul_assign(&mut self, rhs: u8) { *self = *self * rhs } }
  impl MulAssign for i128 { fn mul_assign(&mut self, rhs: i128) { *self = *self * rhs } }
  impl MulAssign for f64 { fn mul_assign(&mut self, rhs: f64) { *self = *self * rhs } }
  #[lang = "div"] pub trait Div<Rhs = Self> { type Output; fn div(self, rhs: Rhs) -> Self::Output; }
  impl Div for i32 { type Output = i32; fn div(self, rhs: i32) -> i32 { self / rhs } }
  impl Div for i64 { type Output = i64; fn div(self, rhs: i64) -> i64 { self / rhs } }
  impl Div for u64 { type Output = u64; fn div(self, rhs: u64) -> u64 { self / rhs } }
  impl Div for usize { type Output = usize; fn div(self, rhs: usize) -> usize { self / rhs } }
  impl Div for u8 { type Output = u8; fn div(self, rhs: u8) -> u8 { self / rhs } }
  impl Div for i128 { type Output = i128; fn div(self, rhs: i128) -> i128 { self / rhs } }
  impl Div for f64 { type Output = f64; fn div(self, rhs: f64) -> f64 { self / rhs } }
  #[lang = "div_assign"] pub trait DivAssign<Rhs = Self> { fn div_assign(&mut self, rhs: Rhs); }
  impl DivAssign for i32 { fn div_assign(&mut self, rhs: i32) { *self = *self / rhs } }
  impl DivAssign for i64 { fn div_assign(&mut self, rhs: i64) { *self = *self / rhs } }
  impl DivAssign for u64 { fn div_assign(&mut self, rhs: u64) { *self = *self / rhs } }
  impl DivAssign for usize { fn div_assign(&mut self, rhs: usize) { *self = *self / rhs } }
  impl DivAssign for u8 { fn div_assign(&mut self, rhs: u8) { *self = *self / rhs } }
  impl DivAssign for i128 { fn div_assign(&mut self, rhs: i128) { *self = *self / rhs } }
  impl DivAssign for f64 { fn div_assign(&mut self, rhs: f64) { *self = *self / rhs } }
  #[lang = "rem"] pub trait Rem<Rhs = Self> { type Output; fn rem(self, rhs: Rhs) -> Self::Output; }
  impl Rem for i32 { type Output = i32; fn rem(self, rhs: i32) -> i32 { self % rhs } }
  impl Rem for i64 { type Output = i64; fn rem(self, rhs: i64) -> i64 { self % rhs } }
  impl Rem for u64 { type Output = u64; fn rem(self, rhs: u64) -> u64 { self % rhs } }
  impl Rem for usize { type Output = usize; fn rem(self, rhs: usize) -> usize { self % rhs } }
  impl Rem for u8 { type Output = u8; fn rem(self, rhs: u8) -> u8 { self % rhs } }
  impl Rem for i128 { type Output = i128; fn rem(self, rhs: i128) -> i128 { self % rhs } }
  impl Rem for f64 { type Output = f64; fn rem(self, rhs: f64) -> f64 { self % rhs } }
  #[lang = "rem_assign"] pub trait RemAssign<Rhs = Self> { fn rem_assign(&mut self, rhs: Rhs); }
  impl RemAssign for i32 { fn rem_assign(&mut self, rhs: i32) { *self = *self % rhs } }
  impl RemAssign for i64 { fn rem_assign(&mut self, rhs: i64) { *self = *self % rhs } }
  impl RemAssign for u64 { fn rem_assign(&mut self, rhs: u64) { *self = *self % rhs } }
  impl RemAssign for usize { fn rem_assign(&mut self, rhs: usize) { *self = *self % rhs } }
  impl RemAssign for u8 { fn rem_assign(&mut self, rhs: u8) { *self = *self % rhs } }
  impl RemAssign for i128 { fn rem_assign(&mut self, rhs: i128) { *self = *self % rhs } }
  impl RemAssign for f64 { fn rem_assign(&mut self, rhs: f64) { *self = *self % rhs } }
  #[lang = "bitxor"] pub trait BitXor<Rhs = Self> { type Output; fn bitxor(self, rhs: Rhs) -> Self::Output; }
  impl BitXor for i32 { type Output = i32; fn bitxor(self, rhs: i32) -> i32 { self ^ rhs } }
  impl BitXor for i64 { type Output = i64; fn bitxor(self, rhs: i64) -> i64 { self ^ rhs } }
  impl BitXor for u64 { type Output = u64; fn bitxor(self, rhs: u64) -> u64 { self ^ rhs } }
  impl BitXor for usize { type Output = usize; fn bitxor(self, rhs: usize) -> usize { self ^ rhs } }
  impl BitXor for u8 { type Output = u8; fn bitxor(self, rhs: u8) -> u8 { self ^ rhs } }
  impl BitXor for i128 { type Output = i128; fn bitxor(self, rhs: i128) -> i128 { self ^ rhs } }
  #[lang = "bitxor_assign"] pub trait BitXorAssign<Rhs = Self> { fn bitxor_assign(&mut self, rhs: Rhs); }
  impl BitXorAssign for i32 { fn bitxor_assign(&mut self, rhs: i32) { *self = *self ^ rhs } }
  impl BitXorAssign for i64 { fn bitxor_assign(&mut self, rhs: i64) { *self = *self ^ rhs } }
  impl BitXorAssign for u64 { fn bitxor_assign(&mut self, rhs: u64) { *self = *self ^ rhs } }
  impl BitXorAssign for usize { fn bitxor_assign(&mut self, rhs: usize) { *self = *self ^ rhs } }
  impl BitXorAssign for u8 { fn bitxor_assign(&mut self, rhs: u8) { *self = *self ^ rhs } }
  impl BitXorAssign for i128 { fn bitxor_assign(&mut self, rhs: i128) { *self = *self ^ rhs } }
  #[lang = "shl"] pub trait Shl<Rhs = Self> { type Output; fn shl(self, rhs: Rhs) -> Self::Output; }
  impl Shl for i32 { type Output = i32; fn shl(self, rhs: i32) -> i32 { self << rhs } }
  impl Shl for i64 { type Output = i64; fn shl(self, rhs: i64) -> i64 { self << rhs } }
  impl Shl for u64 { type Output = u64; fn shl(self, rhs: u64) -> u64 { self << rhs } }
  impl Shl for usize { type Output = usize; fn shl(self, rhs: usize) -> usize { self << rhs } }
  impl Shl for u8 { type Output = u8; fn shl(self, rhs: u8) -> u8 { self << rhs } }
  impl Shl for i128 { type Output = i128; fn shl(self, rhs: i128) -> i128 { self << rhs } }
  #[lang = "shl_assign"] pub trait ShlAssign<Rhs = Self> { fn shl_assign(&mut self, rhs: Rhs); }
  impl ShlAssign for i32 { fn shl_assign(&mut self, rhs: i32) { *self = *self << rhs } }
  impl ShlAssign for i64 { fn shl_assign(&mut self, rhs: i64) { *self = *self << rhs } }
  impl ShlAssign for u64 { fn shl_assign(&mut self, rhs: u64) { *self = *self << rhs } }
  impl ShlAssign for usize { fn shl_assign(&mut self, rhs: usize) { *self = *self << rhs } }
  impl ShlAssign for u8 { fn shl_assign(&mut self, rhs: u8) { *self = *self << rhs } }
  impl ShlAssign for i128 { fn shl_assign(&mut self, rhs: i128) { *self = *self << rhs } }
  #[lang = "not"] pub trait Not { type Output; fn not(self) -> Self::Output; } impl Not for bool { type Output = bool; fn not(self) -> bool { !self } }
  #[lang = "neg"] pub trait Neg { type Output; fn neg(self) -> Self::Output; } impl Neg for i32 { type Output = i32; fn neg(self) -> i32 { -self } } impl Neg for i64 { type Output = i64; fn neg(self) -> i64 { -self } }
  impl Add for i16 { type Output = i16; fn add(self, rhs: i16) -> i16 { self + rhs } }
  impl Mul for i16 { type Output = i16; fn mul(self, rhs: i16) -> i16 { self * rhs } }
  impl Sub for i16 { type Output = i16; fn sub(self, rhs: i16) -> i16 { self - rhs } }
  impl Add for i8 { type Output = i8; fn add(self, rhs: i8) -> i8 { self + rhs } }
  impl Mul for i8 { type Output = i8; fn mul(self, rhs: i8) -> i8 { self * rhs } }
  impl Sub for i8 { type Output = i8; fn sub(self, rhs: i8) -> i8 { self - rhs } }
  impl Add for u16 { type Output = u16; fn add(self, rhs: u16) -> u16 { self + rhs } }
  impl Mul for u16 { type Output = u16; fn mul(self, rhs: u16) -> u16 { self * rhs } }
  impl Sub for u16 { type Output = u16; fn sub(self, rhs: u16) -> u16 { self - rhs } }
  impl Add for u32 { type Output = u32; fn add(self, rhs: u32) -> u32 { self + rhs } }
  impl Mul for u32 { type Output = u32; fn mul(self, rhs: u32) -> u32 { self * rhs } }
  impl Sub for u32 { type Output = u32; fn sub(self, rhs: u32) -> u32 { self - rhs } }
  #[lang = "shr"] pub trait Shr<Rhs = Self> { type Output; fn shr(self, rhs: Rhs) -> Self::Output; } impl Shr<i32> for u64 { type Output = u64; fn shr(self, rhs: i32) -> u64 { self >> rhs } }
  impl Shr<i32> for i64 { type Output = i64; fn shr(self, rhs: i32) -> i64 { self >> rhs } } impl Neg for f64 { type Output = f64; fn neg(self) -> f64 { -self } } impl Neg for i8 { type Output = i8; fn neg(self) -> i8 { -self } }
  #[lang = "index"] pub trait Index<I: ?Sized> { type Output: ?Sized; fn index(&self, i: I) -> &Self::Output; }
  #[lang = "coerce_unsized"] pub trait CoerceUnsized<T: ?Sized> {}
  impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'a T {}
  impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a mut U> for &'a mut T {}
  impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for *mut T {}
  impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<crate::boxed::Box<U>> for crate::boxed::Box<T> {}
  impl<P: CoerceUnsized<U>, U> CoerceUnsized<crate::pin::Pin<U>> for crate::pin::Pin<P> {}
  #[lang = "Range"] pub struct Range<T> { pub start: T, pub end: T }
  impl Iterator for Range<u64> { type Item = u64; fn next(&mut self) -> Option<u64> { if self.start < self.end { let n = self.start; self.start = n + 1; Some(n) } else { None } } }
  impl Iterator for Range<i32> { type Item = i32; fn next(&mut self) -> Option<i32> { if self.start.lt(&self.end) { let n = self.start + 1; Some(crate::mem::replace(&mut self.start, n)) } else { None } } }
}
pub mod iter { use crate::prelude::v1::*;
  #[lang = "iterator"] pub trait Iterator { type Item; #[lang = "next"] fn next(&mut self) -> Option<Self::Item>;
    fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Map<Self, F> where Self: Sized { Map { iter: self, f } }
    fn fold<B, F: FnMut(B, Self::Item) -> B>(mut self, init: B, mut f: F) -> B where Self: Sized { let mut acc = init; while let Some(x) = self.next() { acc = f(acc, x); } acc }
  }
  pub trait IntoIterator { type Item; type IntoIter: Iterator<Item = Self::Item>; #[lang = "into_iter"] fn into_iter(self) -> Self::IntoIter; }
  impl<I: Iterator> IntoIterator for I { type Item = I::Item; type IntoIter = I; fn into_iter(self) -> I { self } }
  pub struct Map<I, F> { iter: I, f: F }
  impl<B, I: Iterator, F> Iterator for Map<I, F> where F: FnMut(I::Item) -> B { type Item = B; fn next(&mut self) -> Option<B> { match self.iter.next() { Some(x) => Some((self.f)(x)), None => None } } }
}
pub mod boxed { use crate::prelude::v1::*; use crate::intrinsics as i;
  #[lang = "NonNull"] pub struct NonNull<T: ?Sized> { p: *const T }
  impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> crate::ops::CoerceUnsized<NonNull<U>> for NonNull<T> {}
  #[lang = "owned_box"] pub struct Box<T: ?Sized>(NonNull<T>);
  impl<T> Box<T> { pub fn new(t: T) -> Box<T> { unsafe { let p = i::alloc(i::size_of::<T>(), i::align_of::<T>()) as *mut T; i::ptr_write(p, t); Box(NonNull { p: p as *const T }) } } }
  impl<T: ?Sized> Box<T> { pub fn into_raw(b: Box<T>) -> *mut T { let p = b.0.p as *mut T; i::forget(b); p } }
  struct Free<T: ?Sized>(*mut T);
  impl<T: ?Sized> Drop for Free<T> { fn drop(&mut self) { unsafe { i::dealloc(self.0 as *mut u8, i::size_of_val(self.0 as *const T), i::align_of_val(self.0 as *const T)) } } }
  impl<Args: crate::marker::Tuple, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> { type Output = F::Output; extern "rust-call" fn call_once(self, args: Args) -> F::Output { let p = Box::into_raw(self); let _free = Free(p); unsafe { i::call_once_unsized(p, args) } } }
}
pub mod pin { use crate::prelude::v1::*;
  #[lang = "pin"] pub struct Pin<P> { pub pointer: P }
  impl<P: crate::ops::Deref> crate::ops::Deref for Pin<P> { type Target = P::Target; fn deref(&self) -> &P::Target { self.pointer.deref() } }
  impl<'a, T: ?Sized> Pin<&'a mut T> { #[lang = "new_unchecked_mut"] pub unsafe fn from_mut(t: &'a mut T) -> Pin<&'a mut T> { Pin { pointer: t } } pub fn get(self) -> &'a mut T { self.pointer } }
  impl<P> Pin<P> { #[lang = "new_unchecked"] pub unsafe fn new_unchecked(p: P) -> Pin<P> { Pin { pointer: p } } }
}
pub mod task { use crate::prelude::v1::*;
  #[lang = "Poll"] pub enum Poll<T> { #[lang = "Ready"] Ready(T), #[lang = "Pending"] Pending }
  #[lang = "Context"] pub struct Context<'a> { pub polls: &'a mut i32 }
}
pub mod future { use crate::prelude::v1::*; use crate::pin::Pin; use crate::task::{Context, Poll};
  #[lang = "future_trait"] pub trait Future { #[lang = "future_output"] type Output; #[lang = "poll"] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>; }
  pub trait IntoFuture { type Output; type IntoFuture: Future<Output = Self::Output>; #[lang = "into_future"] fn into_future(self) -> Self::IntoFuture; }
  impl<F: Future> IntoFuture for F { type Output = F::Output; type IntoFuture = F; fn into_future(self) -> F { self } }
  #[lang = "get_context"] pub unsafe fn get_context<'a, 'b>(cx: &'a mut Context<'b>) -> &'a mut Context<'b> { cx }
  pub struct Yield { pub times: i32 }
  impl Future for Yield { type Output = i32; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<i32> { let me = self.get(); *cx.polls = *cx.polls + 1; if me.times == 0 { Poll::Ready(*cx.polls) } else { me.times = me.times - 1; Poll::Pending } } }
}
#[lang = "panic_str"] #[track_caller] pub fn panic_now(msg: &str) -> ! { crate::intrinsics::panic_start(Box::new(1u8) as Box<dyn crate::any::Any + Send>, msg, true) }
#[lang = "panic_string"] #[track_caller] pub fn panic_string(msg: &str) -> ! { crate::intrinsics::panic_start(Box::new(1u64) as Box<dyn crate::any::Any + Send>, msg, true) }
#[intrinsic = "compare_bytes"] unsafe fn compare_bytes(a: *const u8, b: *const u8, n: usize) -> i32;
#[intrinsic = "str_len"] fn str_len(s: *const str) -> usize;
#[intrinsic = "str_as_ptr"] fn str_as_ptr(s: *const str) -> *const u8;
#[lang = "str_eq"] pub fn str_eq(a: &str, b: &str) -> bool { unsafe { str_len(a) == str_len(b) && compare_bytes(str_as_ptr(a), str_as_ptr(b), str_len(a)) == 0 } }
#[intrinsic = "print"] pub fn print(n: i64);
#[intrinsic = "show"] pub fn show(s: &str);
#[intrinsic = "locals"] pub fn locals();
fn call_it<F: FnOnce()>(p: *mut u8) { unsafe { let f = crate::intrinsics::ptr_read(p as *const F); f() } }
pub fn catch<F: FnOnce()>(f: F) -> bool { unsafe {
  let mut out: Box<dyn crate::any::Any + Send> = crate::intrinsics::uninit();
  let mut f = f; let p = &mut f as *mut F as *mut u8;
  let caught = crate::intrinsics::catch_unwind(call_it::<F>, p, &mut out as *mut Box<dyn crate::any::Any + Send>);
  crate::intrinsics::forget(f);
  if caught { print(out.id() as i64); } else { crate::intrinsics::forget(out); }
  caught
} }
#[lang = "start"] fn lang_start<T>(main: fn() -> T) -> i32 { main(); 0 }
`;

export const MINI_STD: readonly LibrarySource[] = [{ name: 'std', edition: 2021, files: { 'lib.rs': STD } }];
