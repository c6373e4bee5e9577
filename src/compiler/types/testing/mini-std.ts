//! A library for solver tests, small enough to read: the traits and types whose rules matter, without bodies.
import type { LibrarySource } from '../../hir/index.ts';

const STD = `
pub mod prelude { pub mod v1 {
  pub use crate::option::Option::{self, Some, None}; pub use crate::result::Result::{self, Ok, Err};
  pub use crate::iter::{Iterator, IntoIterator, FromIterator}; pub use crate::vec::Vec; pub use crate::string::{String, ToString}; pub use crate::boxed::Box;
  pub use crate::marker::{Send, Sync, Copy, Sized, Unpin}; pub use crate::clone::Clone; pub use crate::ops::{Fn, FnMut, FnOnce, Drop}; pub use crate::convert::{From, Into};
  pub use crate::cmp::{PartialEq, Eq, PartialOrd}; pub use crate::default::Default; pub use crate::future::{Future, IntoFuture};
} }
pub mod marker {
  #[lang = "sized"] pub trait Sized {}
  #[lang = "unsize"] pub trait Unsize<T: ?Sized> {}
  #[lang = "copy"] pub trait Copy: Clone {}
  #[lang = "send"] pub unsafe auto trait Send {}
  #[lang = "sync"] pub unsafe auto trait Sync {}
  #[lang = "unpin"] pub auto trait Unpin {}
  #[lang = "phantom_data"] pub struct PhantomData<T: ?Sized>;
  #[lang = "tuple_trait"] pub trait Tuple {}
  impl<T: ?Sized> !Send for *const T {} impl<T: ?Sized> !Send for *mut T {} impl<T: ?Sized> !Sync for *const T {} impl<T: ?Sized> !Sync for *mut T {}
  unsafe impl<T: Sync + ?Sized> Send for &T {}
  impl<T: ?Sized> Unpin for &T {} impl<T: ?Sized> Unpin for &mut T {}
}
pub mod clone { #[lang = "clone"] pub trait Clone: Sized { fn clone(&self) -> Self; fn clone_from(&mut self, source: &Self) { loop {} } } }
pub mod option { #[lang = "Option"] pub enum Option<T> { #[lang = "None"] None, #[lang = "Some"] Some(T) }
  impl<T: Clone> Clone for Option<T> { fn clone(&self) -> Self { loop {} } } impl<T: Copy> Copy for Option<T> {} }
pub mod result { #[lang = "Result"] pub enum Result<T, E> { Ok(T), Err(E) } }
pub mod ops {
  use crate::marker::{Tuple, Unsize};
  #[lang = "fn_once"] pub trait FnOnce<Args: Tuple> { #[lang = "fn_once_output"] type Output; extern "rust-call" fn call_once(self, args: Args) -> Self::Output; }
  #[lang = "fn_mut"] pub trait FnMut<Args: Tuple>: FnOnce<Args> { extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output; }
  #[lang = "fn"] pub trait Fn<Args: Tuple>: FnMut<Args> { extern "rust-call" fn call(&self, args: Args) -> Self::Output; }
  #[lang = "drop"] pub trait Drop { fn drop(&mut self); }
  #[lang = "deref"] pub trait Deref { #[lang = "deref_target"] type Target: ?Sized; fn deref(&self) -> &Self::Target; }
  #[lang = "add"] pub trait Add<Rhs = Self> { type Output; fn add(self, rhs: Rhs) -> Self::Output; }
  impl Add for i32 { type Output = i32; fn add(self, rhs: i32) -> i32 { loop {} } } impl Add<&i32> for i32 { type Output = i32; fn add(self, rhs: &i32) -> i32 { loop {} } }
  impl Add for u8 { type Output = u8; fn add(self, rhs: u8) -> u8 { loop {} } } impl Add for f64 { type Output = f64; fn add(self, rhs: f64) -> f64 { loop {} } }
  #[lang = "coerce_unsized"] pub trait CoerceUnsized<T: ?Sized> {}
  impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'a T {}
  impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<crate::boxed::Box<U>> for crate::boxed::Box<T> {}
}
pub mod iter {
  #[lang = "iterator"] pub trait Iterator { type Item; fn next(&mut self) -> Option<Self::Item>;
    fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Map<Self, F> where Self: Sized { loop {} }
    fn collect<B: FromIterator<Self::Item>>(self) -> B where Self: Sized { loop {} } }
  pub trait IntoIterator { type Item; type IntoIter: Iterator<Item = Self::Item>; fn into_iter(self) -> Self::IntoIter; }
  impl<I: Iterator> IntoIterator for I { type Item = I::Item; type IntoIter = I; fn into_iter(self) -> I { loop {} } }
  pub trait FromIterator<A>: Sized { fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self; }
  pub struct Map<I, F> { iter: I, f: F }
  impl<B, I: Iterator, F> Iterator for Map<I, F> where F: FnMut(I::Item) -> B { type Item = B; fn next(&mut self) -> Option<B> { loop {} } }
  impl<I: Iterator + ?Sized> Iterator for &mut I { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { loop {} } }
  impl<I: Iterator + ?Sized> Iterator for crate::boxed::Box<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { loop {} } }
}
pub mod alloc { pub struct Global; }
pub mod vec { pub struct Vec<T, A = crate::alloc::Global> { ptr: *mut T, a: A } impl<T> Vec<T> { pub fn new() -> Self { loop {} } pub fn len(&self) -> usize { 0 } }
  unsafe impl<T: Send, A: Send> Send for Vec<T, A> {} unsafe impl<T: Sync, A: Sync> Sync for Vec<T, A> {}
  pub struct IntoIter<T> { ptr: *mut T } impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { loop {} } }
  pub struct Iter<'a, T> { r: &'a T } impl<'a, T> Iterator for Iter<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<&'a T> { loop {} } }
  impl<T> IntoIterator for Vec<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { loop {} } }
  impl<'a, T> IntoIterator for &'a Vec<T> { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { loop {} } }
  impl<T> FromIterator<T> for Vec<T> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self { loop {} } }
  impl<T: Clone> Clone for Vec<T> { fn clone(&self) -> Self { loop {} } }
  impl<T: crate::fmt::Debug> crate::fmt::Debug for Vec<T> { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { loop {} } }
}
pub mod string { pub struct String { v: crate::vec::Vec<u8> }
  impl From<&str> for String { fn from(s: &str) -> String { loop {} } } impl From<char> for String { fn from(c: char) -> String { loop {} } }
  impl Clone for String { fn clone(&self) -> Self { loop {} } } impl crate::ops::Deref for String { type Target = str; fn deref(&self) -> &str { loop {} } }
  impl crate::fmt::Debug for String { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { loop {} } }
  impl crate::fmt::Display for String { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { loop {} } }
  impl PartialEq for String { fn eq(&self, o: &String) -> bool { loop {} } } impl PartialEq<str> for String { fn eq(&self, o: &str) -> bool { loop {} } }
  impl FromIterator<char> for String { fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> Self { loop {} } }
  pub trait ToString { fn to_string(&self) -> String; } impl<T: crate::fmt::Display + ?Sized> ToString for T { fn to_string(&self) -> String { loop {} } } }
pub mod boxed { #[lang = "owned_box"] pub struct Box<T: ?Sized, A = crate::alloc::Global>(*const T, A);
  impl<T> Box<T> { pub fn new(t: T) -> Box<T> { loop {} } }
  unsafe impl<T: ?Sized + Send, A: Send> Send for Box<T, A> {} unsafe impl<T: ?Sized + Sync, A: Sync> Sync for Box<T, A> {} impl<T: ?Sized, A> Unpin for Box<T, A> {}
  impl<T: ?Sized> crate::ops::Deref for Box<T> { type Target = T; fn deref(&self) -> &T { loop {} } }
  impl<Args: crate::marker::Tuple, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> { type Output = F::Output; extern "rust-call" fn call_once(self, args: Args) -> F::Output { loop {} } } }
pub mod rc { pub struct Rc<T: ?Sized> { ptr: *const T } impl<T: ?Sized> !Send for Rc<T> {} impl<T: ?Sized> !Sync for Rc<T> {} impl<T> Rc<T> { pub fn new(t: T) -> Self { loop {} } }
  impl<T: ?Sized> Clone for Rc<T> { fn clone(&self) -> Self { loop {} } } impl<T: ?Sized> Drop for Rc<T> { fn drop(&mut self) {} } }
pub mod sync { pub struct Arc<T: ?Sized> { ptr: *const T } unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {} unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {} }
pub mod cell { pub struct Cell<T: ?Sized> { v: T } impl<T: ?Sized> !Sync for Cell<T> {} }
pub mod convert { pub trait From<T>: Sized { fn from(t: T) -> Self; } pub trait Into<T>: Sized { fn into(self) -> T; }
  impl<T> From<T> for T { fn from(t: T) -> T { t } } impl<T, U: From<T>> Into<U> for T { fn into(self) -> U { loop {} } }
  impl From<u8> for i32 { fn from(x: u8) -> i32 { 0 } } impl From<i32> for i64 { fn from(x: i32) -> i64 { 0 } } impl From<u8> for i64 { fn from(x: u8) -> i64 { 0 } } }
pub mod cmp { #[lang = "eq"] pub trait PartialEq<Rhs: ?Sized = Self> { fn eq(&self, other: &Rhs) -> bool; } pub trait Eq: PartialEq {} pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {}
  impl PartialEq for i32 { fn eq(&self, o: &i32) -> bool { true } } impl PartialEq for u8 { fn eq(&self, o: &u8) -> bool { true } } impl Eq for i32 {} impl PartialEq for f64 { fn eq(&self, o: &f64) -> bool { true } } }
pub mod default { pub trait Default: Sized { fn default() -> Self; } impl Default for i32 { fn default() -> i32 { 0 } } impl<T> Default for Vec<T> { fn default() -> Self { loop {} } } }
pub mod fmt { pub struct Formatter<'a> { f: &'a str } pub struct Error; pub type Result = crate::result::Result<(), Error>;
  pub trait Debug { fn fmt(&self, f: &mut Formatter<'_>) -> Result; } pub trait Display { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
  impl Debug for i32 { fn fmt(&self, f: &mut Formatter<'_>) -> Result { loop {} } } impl Display for i32 { fn fmt(&self, f: &mut Formatter<'_>) -> Result { loop {} } }
  impl Display for str { fn fmt(&self, f: &mut Formatter<'_>) -> Result { loop {} } } impl Debug for str { fn fmt(&self, f: &mut Formatter<'_>) -> Result { loop {} } }
  impl<T: Debug + ?Sized> Debug for &T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { loop {} } } impl<T: Display + ?Sized> Display for &T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { loop {} } } }
pub mod pin { #[lang = "pin"] pub struct Pin<Ptr> { p: Ptr } }
pub mod task { pub struct Context<'a>(&'a u8); #[lang = "Poll"] pub enum Poll<T> { Ready(T), Pending } }
pub mod future { use crate::pin::Pin; use crate::task::{Context, Poll};
  #[lang = "future_trait"] pub trait Future { #[lang = "future_output"] type Output; #[lang = "poll"] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>; }
  pub trait IntoFuture { type Output; type IntoFuture: Future<Output = Self::Output>; #[lang = "into_future"] fn into_future(self) -> Self::IntoFuture; }
  impl<F: Future> IntoFuture for F { type Output = F::Output; type IntoFuture = F; fn into_future(self) -> F { self } }
  impl<F: Future + ?Sized> Future for Box<F> { type Output = F::Output; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> { loop {} } } }
`;

/** The crate `std` for tests. */
export const MINI_STD: readonly LibrarySource[] = [{ name: 'std', edition: 2021, files: { 'lib.rs': STD } }];
