//! A library just large enough for MIR tests: drops, boxes, options, iterators, futures.
import type { LibrarySource } from '../../hir/index.ts';

const STD = `
pub mod prelude { pub mod v1 {
  pub use crate::option::Option::{self, Some, None}; pub use crate::result::Result::{self, Ok, Err};
  pub use crate::iter::{Iterator, IntoIterator}; pub use crate::vec::Vec; pub use crate::string::String; pub use crate::boxed::Box;
  pub use crate::marker::{Send, Sync, Copy, Sized, Unpin}; pub use crate::clone::Clone; pub use crate::ops::{Fn, FnMut, FnOnce, Drop};
  pub use crate::cmp::PartialEq; pub use crate::mem::drop; pub use crate::future::{Future, IntoFuture}; pub use crate::convert::From;
} }
pub mod marker {
  #[lang = "sized"] pub trait Sized {}
  #[lang = "unsize"] pub trait Unsize<T: ?Sized> {}
  #[lang = "copy"] pub trait Copy: crate::clone::Clone {}
  #[lang = "send"] pub unsafe auto trait Send {}
  #[lang = "sync"] pub unsafe auto trait Sync {}
  #[lang = "unpin"] pub auto trait Unpin {}
  #[lang = "phantom_data"] pub struct PhantomData<T: ?Sized>;
  #[lang = "tuple_trait"] pub trait Tuple {}
}
pub mod clone { #[lang = "clone"] pub trait Clone: Sized { fn clone(&self) -> Self; } impl Clone for i32 { fn clone(&self) -> i32 { *self } } }
pub mod option { #[lang = "Option"] pub enum Option<T> { #[lang = "None"] None, #[lang = "Some"] Some(T) }
  impl<T> Option<T> { pub fn unwrap(self) -> T { match self { Some(t) => t, None => loop {} } } pub fn as_ref(&self) -> Option<&T> { match self { Some(t) => Some(t), None => None } } pub fn take(&mut self) -> Option<T> { loop {} } } }
pub mod result { #[lang = "Result"] pub enum Result<T, E> { Ok(T), Err(E) } }
pub mod convert { pub trait From<T>: Sized { fn from(t: T) -> Self; } impl<T> From<T> for T { fn from(t: T) -> T { t } } pub enum Infallible {} }
pub mod ops {
  use crate::marker::{Tuple, Unsize};
  #[lang = "fn_once"] pub trait FnOnce<Args: Tuple> { #[lang = "fn_once_output"] type Output; extern "rust-call" fn call_once(self, args: Args) -> Self::Output; }
  #[lang = "fn_mut"] pub trait FnMut<Args: Tuple>: FnOnce<Args> { extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output; }
  #[lang = "fn"] pub trait Fn<Args: Tuple>: FnMut<Args> { extern "rust-call" fn call(&self, args: Args) -> Self::Output; }
  #[lang = "drop"] pub trait Drop { fn drop(&mut self); }
  #[lang = "deref"] pub trait Deref { #[lang = "deref_target"] type Target: ?Sized; fn deref(&self) -> &Self::Target; }
  #[lang = "deref_mut"] pub trait DerefMut: Deref { fn deref_mut(&mut self) -> &mut Self::Target; }
  #[lang = "index"] pub trait Index<I> { type Output: ?Sized; fn index(&self, i: I) -> &Self::Output; }
  #[lang = "index_mut"] pub trait IndexMut<I>: Index<I> { fn index_mut(&mut self, i: I) -> &mut Self::Output; }
  #[lang = "add"] pub trait Add<Rhs = Self> { type Output; fn add(self, rhs: Rhs) -> Self::Output; }
  impl Add for i32 { type Output = i32; fn add(self, rhs: i32) -> i32 { self + rhs } }
  #[lang = "add_assign"] pub trait AddAssign<Rhs = Self> { fn add_assign(&mut self, rhs: Rhs); }
  impl AddAssign for i32 { fn add_assign(&mut self, rhs: i32) { *self += rhs } }
  #[lang = "not"] pub trait Not { type Output; fn not(self) -> Self::Output; }
  impl Not for bool { type Output = bool; fn not(self) -> bool { !self } }
  #[lang = "coerce_unsized"] pub trait CoerceUnsized<T: ?Sized> {}
  impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'a T {}
  impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<crate::boxed::Box<U>> for crate::boxed::Box<T> {}
  #[lang = "ControlFlow"] pub enum ControlFlow<B, C = ()> { #[lang = "Continue"] Continue(C), #[lang = "Break"] Break(B) }
  #[lang = "Try"] pub trait Try: FromResidual<Self::Residual> { type Output; type Residual; #[lang = "from_output"] fn from_output(o: Self::Output) -> Self; #[lang = "branch"] fn branch(self) -> ControlFlow<Self::Residual, Self::Output>; }
  #[lang = "FromResidual"] pub trait FromResidual<R = <Self as Try>::Residual> { #[lang = "from_residual"] fn from_residual(r: R) -> Self; }
  impl<T, E> Try for Result<T, E> { type Output = T; type Residual = Result<crate::convert::Infallible, E>; fn from_output(o: T) -> Self { Ok(o) } fn branch(self) -> ControlFlow<Result<crate::convert::Infallible, E>, T> { match self { Ok(v) => ControlFlow::Continue(v), Err(e) => ControlFlow::Break(Err(e)) } } }
  impl<T, E, F: From<E>> FromResidual<Result<crate::convert::Infallible, E>> for Result<T, F> { fn from_residual(r: Result<crate::convert::Infallible, E>) -> Self { match r { Err(e) => Err(F::from(e)), Ok(_) => loop {} } } }
}
pub mod cmp {
  #[lang = "eq"] pub trait PartialEq<Rhs: ?Sized = Self> { fn eq(&self, o: &Rhs) -> bool; fn ne(&self, o: &Rhs) -> bool { !self.eq(o) } }
  impl PartialEq for i32 { fn eq(&self, o: &i32) -> bool { *self == *o } } impl PartialEq for str { fn eq(&self, o: &str) -> bool { loop {} } }
  #[lang = "partial_ord"] pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> { fn lt(&self, o: &Rhs) -> bool; fn le(&self, o: &Rhs) -> bool; fn gt(&self, o: &Rhs) -> bool; fn ge(&self, o: &Rhs) -> bool; }
  impl PartialOrd for i32 { fn lt(&self, o: &i32) -> bool { *self < *o } fn le(&self, o: &i32) -> bool { *self <= *o } fn gt(&self, o: &i32) -> bool { *self > *o } fn ge(&self, o: &i32) -> bool { *self >= *o } }
}
pub mod mem { pub fn drop<T>(_x: T) {} }
pub mod iter {
  #[lang = "iterator"] pub trait Iterator { type Item; #[lang = "next"] fn next(&mut self) -> Option<Self::Item>; }
  pub trait IntoIterator { type Item; type IntoIter: Iterator<Item = Self::Item>; #[lang = "into_iter"] fn into_iter(self) -> Self::IntoIter; }
  impl<I: Iterator> IntoIterator for I { type Item = I::Item; type IntoIter = I; fn into_iter(self) -> I { self } }
}
pub mod vec { pub struct Vec<T> { ptr: *mut T, len: usize }
  impl<T> Vec<T> { pub fn new() -> Self { loop {} } pub fn len(&self) -> usize { 0 } pub fn push(&mut self, t: T) { loop {} } pub fn iter(&self) -> Iter<'_, T> { loop {} } pub fn first(&self) -> Option<&T> { loop {} } pub fn clear(&mut self) {} }
  impl<T> Drop for Vec<T> { fn drop(&mut self) {} }
  impl<T: Clone> Clone for Vec<T> { fn clone(&self) -> Self { loop {} } }
  impl<T> crate::ops::Index<usize> for Vec<T> { type Output = T; fn index(&self, i: usize) -> &T { loop {} } }
  impl<T> crate::ops::IndexMut<usize> for Vec<T> { fn index_mut(&mut self, i: usize) -> &mut T { loop {} } }
  pub struct IntoIter<T> { ptr: *mut T } impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { loop {} } }
  pub struct Iter<'a, T> { r: &'a T } impl<'a, T> Iterator for Iter<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<&'a T> { loop {} } }
  impl<T> IntoIterator for Vec<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { loop {} } }
  impl<'a, T> IntoIterator for &'a Vec<T> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { loop {} } }
}
pub mod string { pub struct String { v: crate::vec::Vec<u8> }
  impl String { pub fn new() -> String { loop {} } pub fn len(&self) -> usize { 0 } pub fn push_str(&mut self, s: &str) {} pub fn as_str(&self) -> &str { loop {} } }
  impl From<&str> for String { fn from(s: &str) -> String { loop {} } }
  impl Clone for String { fn clone(&self) -> Self { loop {} } } impl crate::ops::Deref for String { type Target = str; fn deref(&self) -> &str { loop {} } } }
pub mod boxed { #[lang = "owned_box"] pub struct Box<T: ?Sized>(*const T);
  impl<T> Box<T> { pub fn new(t: T) -> Box<T> { loop {} } }
  impl<T: ?Sized> Drop for Box<T> { fn drop(&mut self) {} }
  impl<T: ?Sized> crate::ops::Deref for Box<T> { type Target = T; fn deref(&self) -> &T { &**self } } }
pub mod pin { #[lang = "pin"] pub struct Pin<P> { pub pointer: P } }
pub mod task { #[lang = "Poll"] pub enum Poll<T> { #[lang = "Ready"] Ready(T), #[lang = "Pending"] Pending } #[lang = "Context"] pub struct Context<'a> { w: &'a i32 } }
pub mod future {
  use crate::{pin::Pin, task::{Context, Poll}};
  #[lang = "future_trait"] pub trait Future { #[lang = "future_output"] type Output; #[lang = "poll"] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>; }
  pub trait IntoFuture { type Output; type IntoFuture: Future<Output = Self::Output>; #[lang = "into_future"] fn into_future(self) -> Self::IntoFuture; }
  impl<F: Future> IntoFuture for F { type Output = F::Output; type IntoFuture = F; fn into_future(self) -> F { self } }
}
pub fn spawn<F: crate::future::Future + Send + 'static>(f: F) {}
pub fn spawn_thread<F: FnOnce() + Send + 'static>(f: F) {}
`;

/** The crate `std` of the tests. */
export const MINI: readonly LibrarySource[] = [{ name: 'std', edition: 2021, files: { 'lib.rs': STD } }];
