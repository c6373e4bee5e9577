//! `Poll`.
use crate::convert::Infallible;
use crate::ops::{ControlFlow, FromResidual, Try};
use crate::prelude::rust_2021::*;

/// Indicates whether a value is available or if the current task has been scheduled to receive a wakeup instead.
#[must_use = "this `Poll` may be a `Pending` variant, which should be handled"]
#[lang = "Poll"]
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Poll<T> {
    /// Represents that a value is immediately ready.
    #[lang = "Ready"]
    Ready(T),
    /// Represents that a value is not ready yet.
    #[lang = "Pending"]
    Pending,
}
use self::Poll::{Pending, Ready};
impl<T> Poll<T> {
    /// Maps a `Poll<T>` to `Poll<U>` by applying a function to a contained value.
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U> {
        match self {
            Ready(t) => Ready(f(t)),
            Pending => Pending,
        }
    }
    /// Returns `true` if the poll is a `Poll::Ready` value.
    #[must_use = "if you intended to assert that this is ready, consider `.unwrap()` instead"]
    pub const fn is_ready(&self) -> bool { matches!(*self, Ready(_)) }
    /// Returns `true` if the poll is a `Pending` value.
    #[must_use = "if you intended to assert that this is pending, consider wrapping this in an `assert!()` instead"]
    pub const fn is_pending(&self) -> bool { !self.is_ready() }
}
impl<T, E> Poll<Result<T, E>> {
    /// Maps a `Poll::Ready(Ok)` value, leaving the others untouched.
    pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Result<U, E>> {
        match self {
            Ready(Ok(t)) => Ready(Ok(f(t))),
            Ready(Err(e)) => Ready(Err(e)),
            Pending => Pending,
        }
    }
    /// Maps a `Poll::Ready(Err)` value, leaving the others untouched.
    pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Result<T, U>> {
        match self {
            Ready(Ok(t)) => Ready(Ok(t)),
            Ready(Err(e)) => Ready(Err(f(e))),
            Pending => Pending,
        }
    }
}
impl<T, E> Poll<Option<Result<T, E>>> {
    /// Maps a `Poll::Ready(Some(Ok))` value, leaving the others untouched.
    pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Option<Result<U, E>>> {
        match self {
            Ready(Some(Ok(t))) => Ready(Some(Ok(f(t)))),
            Ready(Some(Err(e))) => Ready(Some(Err(e))),
            Ready(None) => Ready(None),
            Pending => Pending,
        }
    }
    /// Maps a `Poll::Ready(Some(Err))` value, leaving the others untouched.
    pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Option<Result<T, U>>> {
        match self {
            Ready(Some(Ok(t))) => Ready(Some(Ok(t))),
            Ready(Some(Err(e))) => Ready(Some(Err(f(e)))),
            Ready(None) => Ready(None),
            Pending => Pending,
        }
    }
}
impl<T> From<T> for Poll<T> {
    fn from(t: T) -> Poll<T> { Ready(t) }
}
impl<T, E> Try for Poll<Result<T, E>> {
    type Output = Poll<T>;
    type Residual = Result<Infallible, E>;
    fn from_output(c: Poll<T>) -> Self { c.map(Ok) }
    fn branch(self) -> ControlFlow<Result<Infallible, E>, Poll<T>> {
        match self {
            Ready(Ok(x)) => ControlFlow::Continue(Ready(x)),
            Ready(Err(e)) => ControlFlow::Break(Err(e)),
            Pending => ControlFlow::Continue(Pending),
        }
    }
}
impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Poll<Result<T, F>> {
    fn from_residual(x: Result<Infallible, E>) -> Self {
        match x {
            Err(e) => Ready(Err(From::from(e))),
            Ok(never) => match never {},
        }
    }
}
impl<T, E> Try for Poll<Option<Result<T, E>>> {
    type Output = Poll<Option<T>>;
    type Residual = Result<Infallible, E>;
    fn from_output(c: Poll<Option<T>>) -> Self { c.map(|x| x.map(Ok)) }
    fn branch(self) -> ControlFlow<Result<Infallible, E>, Poll<Option<T>>> {
        match self {
            Ready(Some(Ok(x))) => ControlFlow::Continue(Ready(Some(x))),
            Ready(Some(Err(e))) => ControlFlow::Break(Err(e)),
            Ready(None) => ControlFlow::Continue(Ready(None)),
            Pending => ControlFlow::Continue(Pending),
        }
    }
}
impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Poll<Option<Result<T, F>>> {
    fn from_residual(x: Result<Infallible, E>) -> Self {
        match x {
            Err(e) => Ready(Some(Err(From::from(e)))),
            Ok(never) => match never {},
        }
    }
}
