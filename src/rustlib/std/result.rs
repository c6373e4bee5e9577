//! Error handling with the `Result` type.
use crate::convert::Infallible;
use crate::fmt;
use crate::iter::{FromIterator, FusedIterator, Product, Sum};
use crate::ops::{ControlFlow, Deref, DerefMut, FromResidual, Residual, Try};
use crate::prelude::rust_2021::*;
use crate::process::{ExitCode, Termination};

/// `Result` is a type that represents either success (`Ok`) or failure (`Err`).
#[lang = "Result"]
#[derive(Copy, PartialEq, PartialOrd, Eq, Ord, Debug, Hash)]
#[must_use = "this `Result` may be an `Err` variant, which should be handled"]
pub enum Result<T, E> {
    /// Contains the success value.
    #[lang = "Ok"]
    Ok(T),
    /// Contains the error value.
    #[lang = "Err"]
    Err(E),
}

#[track_caller]
fn unwrap_failed(msg: &str, error: &dyn fmt::Debug) -> ! { panic!("{msg}: {error:?}") }

impl<T, E> Result<T, E> {
    /// Returns `true` if the result is `Ok`.
    #[must_use = "if you intended to assert that this is ok, consider `.unwrap()` instead"]
    pub const fn is_ok(&self) -> bool { matches!(*self, Ok(_)) }
    /// Returns `true` if the result is `Ok` and the value inside of it matches a predicate.
    #[must_use]
    pub fn is_ok_and<F: FnOnce(T) -> bool>(self, f: F) -> bool {
        match self {
            Err(_) => false,
            Ok(x) => f(x),
        }
    }
    /// Returns `true` if the result is `Err`.
    #[must_use = "if you intended to assert that this is err, consider `.unwrap_err()` instead"]
    pub const fn is_err(&self) -> bool { !self.is_ok() }
    /// Returns `true` if the result is `Err` and the value inside of it matches a predicate.
    #[must_use]
    pub fn is_err_and<F: FnOnce(E) -> bool>(self, f: F) -> bool {
        match self {
            Ok(_) => false,
            Err(e) => f(e),
        }
    }
    /// Converts from `Result<T, E>` to `Option<T>`.
    pub fn ok(self) -> Option<T> {
        match self {
            Ok(x) => Some(x),
            Err(_) => None,
        }
    }
    /// Converts from `Result<T, E>` to `Option<E>`.
    pub fn err(self) -> Option<E> {
        match self {
            Ok(_) => None,
            Err(x) => Some(x),
        }
    }
    /// Converts from `&Result<T, E>` to `Result<&T, &E>`.
    pub const fn as_ref(&self) -> Result<&T, &E> {
        match *self {
            Ok(ref x) => Ok(x),
            Err(ref x) => Err(x),
        }
    }
    /// Converts from `&mut Result<T, E>` to `Result<&mut T, &mut E>`.
    pub const fn as_mut(&mut self) -> Result<&mut T, &mut E> {
        match *self {
            Ok(ref mut x) => Ok(x),
            Err(ref mut x) => Err(x),
        }
    }
    /// Maps a `Result<T, E>` to `Result<U, E>` by applying a function to a contained `Ok` value.
    pub fn map<U, F: FnOnce(T) -> U>(self, op: F) -> Result<U, E> {
        match self {
            Ok(t) => Ok(op(t)),
            Err(e) => Err(e),
        }
    }
    /// Returns the provided default (if `Err`), or applies a function to the contained value (if `Ok`).
    #[must_use = "if you don't need the returned value, use `if let` instead"]
    pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U {
        match self {
            Ok(t) => f(t),
            Err(_) => default,
        }
    }
    /// Maps by applying fallback function `default` to an `Err`, or function `f` to an `Ok` value.
    pub fn map_or_else<U, D: FnOnce(E) -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {
        match self {
            Ok(t) => f(t),
            Err(e) => default(e),
        }
    }
    /// Maps a `Result<T, E>` to `Result<T, F>` by applying a function to a contained `Err` value.
    pub fn map_err<F, O: FnOnce(E) -> F>(self, op: O) -> Result<T, F> {
        match self {
            Ok(t) => Ok(t),
            Err(e) => Err(op(e)),
        }
    }
    /// Calls a function with a reference to the contained value if `Ok`.
    pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self {
        if let Ok(ref t) = self {
            f(t);
        }
        self
    }
    /// Calls a function with a reference to the contained value if `Err`.
    pub fn inspect_err<F: FnOnce(&E)>(self, f: F) -> Self {
        if let Err(ref e) = self {
            f(e);
        }
        self
    }
    /// Converts from `&Result<T, E>` to `Result<&T::Target, &E>`.
    pub fn as_deref(&self) -> Result<&T::Target, &E>
    where
        T: Deref,
    {
        match self {
            Ok(t) => Ok(t.deref()),
            Err(e) => Err(e),
        }
    }
    /// Converts from `&mut Result<T, E>` to `Result<&mut T::Target, &mut E>`.
    pub fn as_deref_mut(&mut self) -> Result<&mut T::Target, &mut E>
    where
        T: DerefMut,
    {
        match self {
            Ok(t) => Ok(t.deref_mut()),
            Err(e) => Err(e),
        }
    }
    /// Returns an iterator over the possibly contained value.
    pub fn iter(&self) -> Iter<'_, T> { Iter { inner: self.as_ref().ok() } }
    /// Returns a mutable iterator over the possibly contained value.
    pub fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut { inner: self.as_mut().ok() } }
    /// Returns `res` if the result is `Ok`, otherwise returns the `Err` value of `self`.
    pub fn and<U>(self, res: Result<U, E>) -> Result<U, E> {
        match self {
            Ok(_) => res,
            Err(e) => Err(e),
        }
    }
    /// Calls `op` if the result is `Ok`, otherwise returns the `Err` value of `self`.
    pub fn and_then<U, F: FnOnce(T) -> Result<U, E>>(self, op: F) -> Result<U, E> {
        match self {
            Ok(t) => op(t),
            Err(e) => Err(e),
        }
    }
    /// Returns `res` if the result is `Err`, otherwise returns the `Ok` value of `self`.
    pub fn or<F>(self, res: Result<T, F>) -> Result<T, F> {
        match self {
            Ok(v) => Ok(v),
            Err(_) => res,
        }
    }
    /// Calls `op` if the result is `Err`, otherwise returns the `Ok` value of `self`.
    pub fn or_else<F, O: FnOnce(E) -> Result<T, F>>(self, op: O) -> Result<T, F> {
        match self {
            Ok(t) => Ok(t),
            Err(e) => op(e),
        }
    }
    /// Returns the contained `Ok` value or a provided default.
    pub fn unwrap_or(self, default: T) -> T {
        match self {
            Ok(t) => t,
            Err(_) => default,
        }
    }
    /// Returns the contained `Ok` value or computes it from a closure.
    #[track_caller]
    pub fn unwrap_or_else<F: FnOnce(E) -> T>(self, op: F) -> T {
        match self {
            Ok(t) => t,
            Err(e) => op(e),
        }
    }
    /// Returns the contained `Ok` value or a default.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        match self {
            Ok(x) => x,
            Err(_) => Default::default(),
        }
    }
    /// Returns the contained `Err` value, which must be there.
    pub unsafe fn unwrap_err_unchecked(self) -> E {
        match self {
            Err(e) => e,
            Ok(_) => unsafe { crate::hint::unreachable_unchecked() },
        }
    }
    /// Returns the contained `Ok` value without checking.
    pub unsafe fn unwrap_unchecked(self) -> T {
        match self {
            Ok(t) => t,
            Err(_) => unsafe { crate::intrinsics::unreachable() },
        }
    }
    /// Returns the contained `Ok` value; panics with `msg` and the error if `Err`.
    #[track_caller]
    pub fn expect(self, msg: &str) -> T
    where
        E: fmt::Debug,
    {
        match self {
            Ok(t) => t,
            Err(e) => unwrap_failed(msg, &e),
        }
    }
    /// Returns the contained `Ok` value; panics if the value is an `Err`.
    #[track_caller]
    pub fn unwrap(self) -> T
    where
        E: fmt::Debug,
    {
        match self {
            Ok(t) => t,
            Err(e) => unwrap_failed("called `Result::unwrap()` on an `Err` value", &e),
        }
    }
    /// Returns the contained `Err` value; panics with `msg` and the value if `Ok`.
    #[track_caller]
    pub fn expect_err(self, msg: &str) -> E
    where
        T: fmt::Debug,
    {
        match self {
            Ok(t) => unwrap_failed(msg, &t),
            Err(e) => e,
        }
    }
    /// Returns the contained `Err` value; panics if the value is an `Ok`.
    #[track_caller]
    pub fn unwrap_err(self) -> E
    where
        T: fmt::Debug,
    {
        match self {
            Ok(t) => unwrap_failed("called `Result::unwrap_err()` on an `Ok` value", &t),
            Err(e) => e,
        }
    }
}
impl<T, E> Result<&T, E> {
    /// Maps a `Result<&T, E>` to a `Result<T, E>` by copying the contents.
    pub fn copied(self) -> Result<T, E>
    where
        T: Copy,
    {
        self.map(|&t| t)
    }
    /// Maps a `Result<&T, E>` to a `Result<T, E>` by cloning the contents.
    pub fn cloned(self) -> Result<T, E>
    where
        T: Clone,
    {
        self.map(|t| t.clone())
    }
}
impl<T, E> Result<&mut T, E> {
    /// Copies the value out of the reference.
    pub fn copied(self) -> Result<T, E>
    where
        T: Copy,
    {
        self.map(|&mut t| t)
    }
    /// Clones the value behind the reference.
    pub fn cloned(self) -> Result<T, E>
    where
        T: Clone,
    {
        self.map(|t| t.clone())
    }
}
impl<T, E> Result<Option<T>, E> {
    /// Transposes a `Result` of an `Option` into an `Option` of a `Result`.
    pub fn transpose(self) -> Option<Result<T, E>> {
        match self {
            Ok(Some(x)) => Some(Ok(x)),
            Ok(None) => None,
            Err(e) => Some(Err(e)),
        }
    }
}
impl<T, E> Result<Result<T, E>, E> {
    /// Converts from `Result<Result<T, E>, E>` to `Result<T, E>`.
    pub fn flatten(self) -> Result<T, E> {
        match self {
            Ok(inner) => inner,
            Err(e) => Err(e),
        }
    }
}

impl<T: Clone, E: Clone> Clone for Result<T, E> {
    fn clone(&self) -> Self {
        match self {
            Ok(x) => Ok(x.clone()),
            Err(x) => Err(x.clone()),
        }
    }
}
impl<T, E> IntoIterator for Result<T, E> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { inner: self.ok() } }
}
impl<'a, T, E> IntoIterator for &'a Result<T, E> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T, E> IntoIterator for &'a mut Result<T, E> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}

/// An iterator over a reference to the `Ok` variant of a `Result`.
#[derive(Debug)]
pub struct Iter<'a, T: 'a> { inner: Option<&'a T> }
/// An iterator over a mutable reference to the `Ok` variant of a `Result`.
#[derive(Debug)]
pub struct IterMut<'a, T: 'a> { inner: Option<&'a mut T> }
/// An iterator over the value in a `Ok` variant of a `Result`.
#[derive(Clone, Debug)]
pub struct IntoIter<T> { inner: Option<T> }
macro_rules! result_iterator {
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
result_iterator! { ['a, T] Iter<'a, T>, &'a T }
result_iterator! { ['a, T] IterMut<'a, T>, &'a mut T }
result_iterator! { [T] IntoIter<T>, T }

impl<A, E, V: FromIterator<A>> FromIterator<Result<A, E>> for Result<V, E> {
    fn from_iter<I: IntoIterator<Item = Result<A, E>>>(iter: I) -> Result<V, E> {
        crate::iter::try_process(iter.into_iter(), |i| i.collect())
    }
}
impl<T, U: Sum<T>, E> Sum<Result<T, E>> for Result<U, E> {
    fn sum<I: Iterator<Item = Result<T, E>>>(iter: I) -> Result<U, E> { crate::iter::try_process(iter, |i| i.sum()) }
}
impl<T, U: Product<T>, E> Product<Result<T, E>> for Result<U, E> {
    fn product<I: Iterator<Item = Result<T, E>>>(iter: I) -> Result<U, E> { crate::iter::try_process(iter, |i| i.product()) }
}

impl<T, E> Try for Result<T, E> {
    type Output = T;
    type Residual = Result<Infallible, E>;
    fn from_output(output: T) -> Self { Ok(output) }
    fn branch(self) -> ControlFlow<Result<Infallible, E>, T> {
        match self {
            Ok(v) => ControlFlow::Continue(v),
            Err(e) => ControlFlow::Break(Err(e)),
        }
    }
}
impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Result<T, F> {
    #[track_caller]
    fn from_residual(residual: Result<Infallible, E>) -> Self {
        match residual {
            Err(e) => Err(From::from(e)),
            Ok(never) => match never {},
        }
    }
}
impl<T, E> Residual<T> for Result<Infallible, E> {
    type TryType = Result<T, E>;
}

impl<T: Termination, E: fmt::Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode {
        match self {
            Ok(val) => val.report(),
            Err(err) => {
                eprintln!("Error: {err:?}");
                ExitCode::FAILURE
            }
        }
    }
}
