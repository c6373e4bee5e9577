//! Conversions to and from boxes.
use crate::borrow::Cow;
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::iter::FromIterator;
use crate::pin::Pin;
use crate::prelude::rust_2021::*;

impl<T> From<T> for Box<T> {
    fn from(t: T) -> Self { Box::new(t) }
}
impl<T: ?Sized> From<Box<T>> for Pin<Box<T>> {
    fn from(boxed: Box<T>) -> Self { Box::into_pin(boxed) }
}
impl<T: Clone> From<&[T]> for Box<[T]> {
    fn from(slice: &[T]) -> Box<[T]> { slice.to_vec().into_boxed_slice() }
}
impl<T: Clone> From<&mut [T]> for Box<[T]> {
    fn from(slice: &mut [T]) -> Box<[T]> { slice.to_vec().into_boxed_slice() }
}
impl<T: Clone> From<Cow<'_, [T]>> for Box<[T]> {
    fn from(cow: Cow<'_, [T]>) -> Box<[T]> { cow.into_owned().into_boxed_slice() }
}
impl<T, const N: usize> TryFrom<Box<[T]>> for Box<[T; N]> {
    type Error = Box<[T]>;
    fn try_from(boxed: Box<[T]>) -> Result<Self, Box<[T]>> { if boxed.len() == N { unsafe { Ok(Box::from_raw(Box::into_raw(boxed) as *mut [T; N])) } } else { Err(boxed) } }
}
impl<T, const N: usize> TryFrom<Vec<T>> for Box<[T; N]> {
    type Error = Vec<T>;
    fn try_from(v: Vec<T>) -> Result<Self, Vec<T>> { if v.len() == N { unsafe { Ok(Box::from_raw(Box::into_raw(v.into_boxed_slice()) as *mut [T; N])) } } else { Err(v) } }
}
impl From<&mut str> for Box<str> {
    fn from(s: &mut str) -> Box<str> { Box::from(&*s) }
}
impl<T, const N: usize> From<[T; N]> for Box<[T]> {
    fn from(array: [T; N]) -> Box<[T]> { Box::new(array) }
}
impl<T> From<Vec<T>> for Box<[T]> {
    fn from(v: Vec<T>) -> Box<[T]> { v.into_boxed_slice() }
}
impl From<&str> for Box<str> {
    fn from(s: &str) -> Box<str> { String::from(s).into_boxed_str() }
}
impl From<String> for Box<str> {
    fn from(s: String) -> Box<str> { s.into_boxed_str() }
}
impl From<Cow<'_, str>> for Box<str> {
    fn from(cow: Cow<'_, str>) -> Box<str> { cow.into_owned().into_boxed_str() }
}
impl From<Box<str>> for Box<[u8]> {
    fn from(s: Box<str>) -> Box<[u8]> { String::from(s).into_bytes().into_boxed_slice() }
}
impl<I> FromIterator<I> for Box<[I]> {
    fn from_iter<T: IntoIterator<Item = I>>(iter: T) -> Self { iter.into_iter().collect::<Vec<_>>().into_boxed_slice() }
}
impl FromIterator<char> for Box<str> {
    fn from_iter<T: IntoIterator<Item = char>>(iter: T) -> Self { iter.into_iter().collect::<String>().into_boxed_str() }
}
impl<T> IntoIterator for Box<[T]> {
    type Item = T;
    type IntoIter = crate::vec::IntoIter<T>;
    fn into_iter(self) -> crate::vec::IntoIter<T> { self.into_vec().into_iter() }
}
impl<'a, T> IntoIterator for &'a Box<[T]> {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;
    fn into_iter(self) -> crate::slice::Iter<'a, T> { self.iter() }
}

impl<'a, E: Error + 'a> From<E> for Box<dyn Error + 'a> {
    fn from(err: E) -> Box<dyn Error + 'a> { Box::new(err) }
}
impl<'a, E: Error + Send + Sync + 'a> From<E> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: E) -> Box<dyn Error + Send + Sync + 'a> { Box::new(err) }
}
// What a string becomes as an error: shows like the string.
struct StringError(String);
impl Error for StringError {}
impl fmt::Display for StringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) }
}
impl fmt::Debug for StringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.0, f) }
}
impl<'a> From<String> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: String) -> Box<dyn Error + Send + Sync + 'a> { Box::new(StringError(err)) }
}
impl<'a> From<String> for Box<dyn Error + 'a> {
    fn from(err: String) -> Box<dyn Error + 'a> { Box::new(StringError(err)) }
}
impl<'a, 'b> From<&'b str> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: &'b str) -> Box<dyn Error + Send + Sync + 'a> { From::from(String::from(err)) }
}
impl<'a, 'b> From<&'b str> for Box<dyn Error + 'a> {
    fn from(err: &'b str) -> Box<dyn Error + 'a> { From::from(String::from(err)) }
}
impl<'a, 'b> From<Cow<'b, str>> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: Cow<'b, str>) -> Box<dyn Error + Send + Sync + 'a> { From::from(err.into_owned()) }
}
impl<'a, 'b> From<Cow<'b, str>> for Box<dyn Error + 'a> {
    fn from(err: Cow<'b, str>) -> Box<dyn Error + 'a> { From::from(err.into_owned()) }
}
impl<E: Error> Error for Box<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> { Error::source(&**self) }
}
impl dyn Error {
    /// Attempts to downcast the box to a concrete type.
    pub fn downcast<T: Error + 'static>(self: Box<Self>) -> Result<Box<T>, Box<dyn Error>> {
        if self.is::<T>() { unsafe { Ok(Box::from_raw(intrinsics::ptr_cast_thin(Box::into_raw(self)) as *mut T)) } } else { Err(self) }
    }
}
impl dyn Error + Send {
    /// Attempts to downcast the box to a concrete type.
    pub fn downcast<T: Error + 'static>(self: Box<Self>) -> Result<Box<T>, Box<dyn Error + Send>> {
        if self.is::<T>() { unsafe { Ok(Box::from_raw(intrinsics::ptr_cast_thin(Box::into_raw(self)) as *mut T)) } } else { Err(self) }
    }
}
impl dyn Error + Send + Sync {
    /// Attempts to downcast the box to a concrete type.
    pub fn downcast<T: Error + 'static>(self: Box<Self>) -> Result<Box<T>, Box<dyn Error + Send + Sync>> {
        if self.is::<T>() { unsafe { Ok(Box::from_raw(intrinsics::ptr_cast_thin(Box::into_raw(self)) as *mut T)) } } else { Err(self) }
    }
}
macro_rules! box_str_collect {
    ($([$($g:tt)*] $Item:ty;)*) => { $(
        impl<$($g)*> FromIterator<$Item> for Box<str> {
            fn from_iter<T: IntoIterator<Item = $Item>>(iter: T) -> Self { iter.into_iter().collect::<String>().into_boxed_str() }
        }
    )* };
}
box_str_collect! { ['a] &'a char; ['a] &'a str; [] String; [] Box<str>; ['a] Cow<'a, str>; }
impl<'a, T> IntoIterator for &'a mut Box<[T]> {
    type Item = &'a mut T;
    type IntoIter = crate::slice::IterMut<'a, T>;
    fn into_iter(self) -> crate::slice::IterMut<'a, T> { self.iter_mut() }
}
