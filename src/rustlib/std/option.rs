//! Optional values.
use crate::convert::Infallible;
use crate::iter::{FusedIterator, FromIterator, Product, Sum};
use crate::ops::{ControlFlow, Deref, DerefMut, FromResidual, Residual, Try};
use crate::pin::Pin;
use crate::prelude::rust_2021::*;
use crate::{mem, slice};

/// The `Option` type: either `Some` value or `None`.
#[lang = "Option"]
#[derive(Copy, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Option<T> {
    /// No value.
    #[lang = "None"]
    None,
    /// Some value of type `T`.
    #[lang = "Some"]
    Some(T),
}

#[track_caller]
fn unwrap_failed() -> ! { panic!("called `Option::unwrap()` on a `None` value") }
#[track_caller]
fn expect_failed(msg: &str) -> ! { crate::rt::panic_display(&msg) }

impl<T> Option<T> {
    /// Returns `true` if the option is a `Some` value.
    #[must_use = "if you intended to assert that this has a value, consider `.unwrap()` instead"]
    pub const fn is_some(&self) -> bool { matches!(*self, Some(_)) }
    /// Returns `true` if the option is a `Some` and the value inside of it matches a predicate.
    #[must_use]
    pub fn is_some_and(self, f: impl FnOnce(T) -> bool) -> bool {
        match self {
            None => false,
            Some(x) => f(x),
        }
    }
    /// Returns `true` if the option is a `None` value.
    #[must_use = "if you intended to assert that this doesn't have a value, consider wrapping this in an `assert!()` instead"]
    pub const fn is_none(&self) -> bool { !self.is_some() }
    /// Returns `true` if the option is a `None` or the value inside of it matches a predicate.
    #[must_use]
    pub fn is_none_or(self, f: impl FnOnce(T) -> bool) -> bool {
        match self {
            None => true,
            Some(x) => f(x),
        }
    }
    /// Converts from `&Option<T>` to `Option<&T>`.
    pub const fn as_ref(&self) -> Option<&T> {
        match *self {
            Some(ref x) => Some(x),
            None => None,
        }
    }
    /// Converts from `&mut Option<T>` to `Option<&mut T>`.
    pub const fn as_mut(&mut self) -> Option<&mut T> {
        match *self {
            Some(ref mut x) => Some(x),
            None => None,
        }
    }
    /// Converts from `Pin<&Option<T>>` to `Option<Pin<&T>>`.
    #[must_use]
    pub fn as_pin_ref(self: Pin<&Self>) -> Option<Pin<&T>> {
        match Pin::get_ref(self).as_ref() {
            Some(x) => unsafe { Some(Pin::new_unchecked(x)) },
            None => None,
        }
    }
    /// Converts from `Pin<&mut Option<T>>` to `Option<Pin<&mut T>>`.
    #[must_use]
    pub fn as_pin_mut(self: Pin<&mut Self>) -> Option<Pin<&mut T>> {
        match unsafe { Pin::get_unchecked_mut(self).as_mut() } {
            Some(x) => unsafe { Some(Pin::new_unchecked(x)) },
            None => None,
        }
    }
    /// The contained value, if any, as a mutable slice.
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        match self {
            Some(x) => crate::slice::from_mut(x),
            None => &mut [],
        }
    }
    /// A slice of the contained value, if any.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        match self {
            Some(x) => slice::from_ref(x),
            None => &[],
        }
    }
    /// Returns the contained `Some` value; panics with `msg` if `None`.
    #[track_caller]
    pub fn expect(self, msg: &str) -> T {
        match self {
            Some(val) => val,
            None => expect_failed(msg),
        }
    }
    /// Returns the contained `Some` value; panics if `None`.
    #[track_caller]
    pub fn unwrap(self) -> T {
        match self {
            Some(val) => val,
            None => unwrap_failed(),
        }
    }
    /// Returns the contained `Some` value or a provided default.
    pub fn unwrap_or(self, default: T) -> T {
        match self {
            Some(x) => x,
            None => default,
        }
    }
    /// Returns the contained `Some` value or computes it from a closure.
    #[track_caller]
    pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T {
        match self {
            Some(x) => x,
            None => f(),
        }
    }
    /// Returns the contained `Some` value or a default.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        match self {
            Some(x) => x,
            None => T::default(),
        }
    }
    /// Returns the contained `Some` value without checking.
    pub unsafe fn unwrap_unchecked(self) -> T {
        match self {
            Some(val) => val,
            None => unsafe { crate::intrinsics::unreachable() },
        }
    }
    /// Maps an `Option<T>` to `Option<U>` by applying a function to a contained value.
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> {
        match self {
            Some(x) => Some(f(x)),
            None => None,
        }
    }
    /// Calls a function with a reference to the contained value if `Some`.
    pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self {
        if let Some(ref x) = self {
            f(x);
        }
        self
    }
    /// Returns the provided default (if none), or applies a function to the contained value.
    #[must_use = "if you don't need the returned value, use `if let` instead"]
    pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U {
        match self {
            Some(t) => f(t),
            None => default,
        }
    }
    /// Computes a default function result (if none), or applies a different function to the contained value.
    pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {
        match self {
            Some(t) => f(t),
            None => default(),
        }
    }
    /// Transforms the `Option<T>` into a `Result<T, E>`, mapping `None` to `Err(err)`.
    pub fn ok_or<E>(self, err: E) -> Result<T, E> {
        match self {
            Some(v) => Ok(v),
            None => Err(err),
        }
    }
    /// Transforms the `Option<T>` into a `Result<T, E>`, mapping `None` to `Err(err())`.
    pub fn ok_or_else<E, F: FnOnce() -> E>(self, err: F) -> Result<T, E> {
        match self {
            Some(v) => Ok(v),
            None => Err(err()),
        }
    }
    /// Converts from `&Option<T>` to `Option<&T::Target>`.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        match self.as_ref() {
            Some(t) => Some(t.deref()),
            None => None,
        }
    }
    /// Converts from `&mut Option<T>` to `Option<&mut T::Target>`.
    pub fn as_deref_mut(&mut self) -> Option<&mut T::Target>
    where
        T: DerefMut,
    {
        match self.as_mut() {
            Some(t) => Some(t.deref_mut()),
            None => None,
        }
    }
    /// Returns an iterator over the possibly contained value.
    pub fn iter(&self) -> Iter<'_, T> { Iter { inner: self.as_ref() } }
    /// Returns a mutable iterator over the possibly contained value.
    pub fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut { inner: self.as_mut() } }
    /// Returns `None` if the option is `None`, otherwise returns `optb`.
    pub fn and<U>(self, optb: Option<U>) -> Option<U> {
        match self {
            Some(_) => optb,
            None => None,
        }
    }
    /// Returns `None` if the option is `None`, otherwise calls `f` with the wrapped value and returns the result.
    pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U> {
        match self {
            Some(x) => f(x),
            None => None,
        }
    }
    /// Returns `None` if the option is `None` or the predicate is false on the value.
    pub fn filter<P: FnOnce(&T) -> bool>(self, predicate: P) -> Self {
        if let Some(x) = self {
            if predicate(&x) {
                return Some(x);
            }
        }
        None
    }
    /// Returns the option if it contains a value, otherwise returns `optb`.
    pub fn or(self, optb: Option<T>) -> Option<T> {
        match self {
            x @ Some(_) => x,
            None => optb,
        }
    }
    /// Returns the option if it contains a value, otherwise calls `f` and returns the result.
    pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T> {
        match self {
            x @ Some(_) => x,
            None => f(),
        }
    }
    /// Returns `Some` if exactly one of `self`, `optb` is `Some`.
    pub fn xor(self, optb: Option<T>) -> Option<T> {
        match (self, optb) {
            (a @ Some(_), None) => a,
            (None, b @ Some(_)) => b,
            _ => None,
        }
    }
    /// Inserts `value` into the option, then returns a mutable reference to it.
    #[must_use = "if you intended to set a value, consider assignment instead"]
    pub fn insert(&mut self, value: T) -> &mut T {
        *self = Some(value);
        match self {
            Some(x) => x,
            None => unsafe { crate::intrinsics::unreachable() },
        }
    }
    /// Inserts `value` into the option if it is `None`, then returns a mutable reference to the contained value.
    pub fn get_or_insert(&mut self, value: T) -> &mut T { self.get_or_insert_with(|| value) }
    /// Inserts the default value if it is `None`, then returns a mutable reference to the contained value.
    pub fn get_or_insert_default(&mut self) -> &mut T
    where
        T: Default,
    {
        self.get_or_insert_with(T::default)
    }
    /// Inserts a value computed from `f` if it is `None`, then returns a mutable reference to the contained value.
    pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T {
        if let None = self {
            *self = Some(f());
        }
        match self {
            Some(x) => x,
            None => unsafe { crate::intrinsics::unreachable() },
        }
    }
    /// Takes the value out of the option, leaving a `None` in its place.
    pub const fn take(&mut self) -> Option<T> { mem::replace(self, None) }
    /// Takes the value out of the option if the predicate is true on a mutable reference to it.
    pub fn take_if<P: FnOnce(&mut T) -> bool>(&mut self, predicate: P) -> Option<T> {
        if self.as_mut().map_or(false, predicate) { self.take() } else { None }
    }
    /// Replaces the actual value in the option, returning the old one if present.
    pub const fn replace(&mut self, value: T) -> Option<T> { mem::replace(self, Some(value)) }
    /// Zips `self` with another `Option`.
    pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)> {
        match (self, other) {
            (Some(a), Some(b)) => Some((a, b)),
            _ => None,
        }
    }
}
impl<T, U> Option<(T, U)> {
    /// Unzips an option containing a tuple of two values.
    pub fn unzip(self) -> (Option<T>, Option<U>) {
        match self {
            Some((a, b)) => (Some(a), Some(b)),
            None => (None, None),
        }
    }
}
impl<T> Option<&T> {
    /// Maps an `Option<&T>` to an `Option<T>` by copying the contents.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub const fn copied(self) -> Option<T>
    where
        T: Copy,
    {
        match self {
            Some(&v) => Some(v),
            None => None,
        }
    }
    /// Maps an `Option<&T>` to an `Option<T>` by cloning the contents.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn cloned(self) -> Option<T>
    where
        T: Clone,
    {
        match self {
            Some(t) => Some(t.clone()),
            None => None,
        }
    }
}
impl<T> Option<&mut T> {
    /// Maps an `Option<&mut T>` to an `Option<T>` by copying the contents.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn copied(self) -> Option<T>
    where
        T: Copy,
    {
        match self {
            Some(&mut t) => Some(t),
            None => None,
        }
    }
    /// Maps an `Option<&mut T>` to an `Option<T>` by cloning the contents.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn cloned(self) -> Option<T>
    where
        T: Clone,
    {
        match self {
            Some(t) => Some(t.clone()),
            None => None,
        }
    }
}
impl<T, E> Option<Result<T, E>> {
    /// Transposes an `Option` of a `Result` into a `Result` of an `Option`.
    pub fn transpose(self) -> Result<Option<T>, E> {
        match self {
            Some(Ok(x)) => Ok(Some(x)),
            Some(Err(e)) => Err(e),
            None => Ok(None),
        }
    }
}
impl<T> Option<Option<T>> {
    /// Converts from `Option<Option<T>>` to `Option<T>`.
    pub fn flatten(self) -> Option<T> {
        match self {
            Some(inner) => inner,
            None => None,
        }
    }
}

impl<T: Clone> Clone for Option<T> {
    fn clone(&self) -> Self {
        match self {
            Some(x) => Some(x.clone()),
            None => None,
        }
    }
}
impl<T: PartialEq> PartialEq for Option<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(l), Some(r)) => *l == *r,
            (None, None) => true,
            _ => false,
        }
    }
}
impl<T> Default for Option<T> {
    fn default() -> Option<T> { None }
}
impl<T> From<T> for Option<T> {
    fn from(val: T) -> Option<T> { Some(val) }
}
impl<'a, T> From<&'a Option<T>> for Option<&'a T> {
    fn from(o: &'a Option<T>) -> Option<&'a T> { o.as_ref() }
}
impl<'a, T> From<&'a mut Option<T>> for Option<&'a mut T> {
    fn from(o: &'a mut Option<T>) -> Option<&'a mut T> { o.as_mut() }
}

impl<T> IntoIterator for Option<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { inner: self } }
}
impl<'a, T> IntoIterator for &'a Option<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut Option<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}

/// An iterator over a reference to the `Some` variant of an `Option`.
#[derive(Debug)]
pub struct Iter<'a, A: 'a> { inner: Option<&'a A> }
/// An iterator over a mutable reference to the `Some` variant of an `Option`.
#[derive(Debug)]
pub struct IterMut<'a, A: 'a> { inner: Option<&'a mut A> }
/// An iterator over the value in the `Some` variant of an `Option`.
#[derive(Clone, Debug)]
pub struct IntoIter<A> { inner: Option<A> }
impl<'a, A> Clone for Iter<'a, A> {
    fn clone(&self) -> Self { Iter { inner: self.inner } }
}
macro_rules! option_iterator {
    ([$($g:tt)*] $I:ty, $Item:ty) => {
        impl<$($g)*> Iterator for $I {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> { self.inner.take() }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let n = if self.inner.is_some() { 1 } else { 0 };
                (n, Some(n))
            }
        }
        impl<$($g)*> DoubleEndedIterator for $I {
            fn next_back(&mut self) -> Option<$Item> { self.inner.take() }
        }
        impl<$($g)*> ExactSizeIterator for $I {}
        impl<$($g)*> FusedIterator for $I {}
    };
}
option_iterator! { ['a, A] Iter<'a, A>, &'a A }
option_iterator! { ['a, A] IterMut<'a, A>, &'a mut A }
option_iterator! { [A] IntoIter<A>, A }

impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {
    fn from_iter<I: IntoIterator<Item = Option<A>>>(iter: I) -> Option<V> {
        crate::iter::try_process(iter.into_iter(), |i| i.collect())
    }
}
impl<T, U: Sum<T>> Sum<Option<T>> for Option<U> {
    fn sum<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> { crate::iter::try_process(iter, |i| i.sum()) }
}
impl<T, U: Product<T>> Product<Option<T>> for Option<U> {
    fn product<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> { crate::iter::try_process(iter, |i| i.product()) }
}

impl<T> Try for Option<T> {
    type Output = T;
    type Residual = Option<Infallible>;
    fn from_output(output: T) -> Self { Some(output) }
    fn branch(self) -> ControlFlow<Option<Infallible>, T> {
        match self {
            Some(v) => ControlFlow::Continue(v),
            None => ControlFlow::Break(None),
        }
    }
}
impl<T> FromResidual<Option<Infallible>> for Option<T> {
    fn from_residual(_residual: Option<Infallible>) -> Self { None }
}
impl<T> Residual<T> for Option<Infallible> {
    type TryType = Option<T>;
}
