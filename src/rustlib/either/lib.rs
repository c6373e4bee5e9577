//! `either`: one of two.
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The enum `Either` with variants `Left` and `Right`.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Either<L, R> {
    /// A value of type `L`.
    Left(L),
    /// A value of type `R`.
    Right(R),
}
pub use crate::Either::{Left, Right};
impl<L, R> Either<L, R> {
    /// Return true if the value is the `Left` variant.
    pub fn is_left(&self) -> bool { matches!(self, Left(_)) }
    /// Return true if the value is the `Right` variant.
    pub fn is_right(&self) -> bool { matches!(self, Right(_)) }
    /// Convert the left side to an `Option`.
    pub fn left(self) -> Option<L> {
        match self {
            Left(l) => Some(l),
            Right(_) => None,
        }
    }
    /// Convert the right side to an `Option`.
    pub fn right(self) -> Option<R> {
        match self {
            Left(_) => None,
            Right(r) => Some(r),
        }
    }
    /// Convert `&Either<L, R>` to `Either<&L, &R>`.
    pub fn as_ref(&self) -> Either<&L, &R> {
        match self {
            Left(l) => Left(l),
            Right(r) => Right(r),
        }
    }
    /// Convert `&mut Either<L, R>` to `Either<&mut L, &mut R>`.
    pub fn as_mut(&mut self) -> Either<&mut L, &mut R> {
        match self {
            Left(l) => Left(l),
            Right(r) => Right(r),
        }
    }
    /// Convert `Either<L, R>` to `Either<R, L>`.
    pub fn flip(self) -> Either<R, L> {
        match self {
            Left(l) => Right(l),
            Right(r) => Left(r),
        }
    }
    /// Apply the function on the value in the `Left` variant.
    pub fn map_left<F: FnOnce(L) -> M, M>(self, f: F) -> Either<M, R> {
        match self {
            Left(l) => Left(f(l)),
            Right(r) => Right(r),
        }
    }
    /// Apply the function on the value in the `Right` variant.
    pub fn map_right<F: FnOnce(R) -> S, S>(self, f: F) -> Either<L, S> {
        match self {
            Left(l) => Left(l),
            Right(r) => Right(f(r)),
        }
    }
    /// Apply one of two functions depending on contents.
    pub fn either<F: FnOnce(L) -> T, G: FnOnce(R) -> T, T>(self, f: F, g: G) -> T {
        match self {
            Left(l) => f(l),
            Right(r) => g(r),
        }
    }
    /// Return left value or given value.
    pub fn left_or(self, other: L) -> L { self.left().unwrap_or(other) }
    /// Return right value or given value.
    pub fn right_or(self, other: R) -> R { self.right().unwrap_or(other) }
    /// Returns the left value.
    #[track_caller]
    pub fn unwrap_left(self) -> L
    where
        R: fmt::Debug,
    {
        match self {
            Left(l) => l,
            Right(r) => panic!("called `Either::unwrap_left()` on a `Right` value: {:?}", r),
        }
    }
    /// Returns the right value.
    #[track_caller]
    pub fn unwrap_right(self) -> R
    where
        L: fmt::Debug,
    {
        match self {
            Right(r) => r,
            Left(l) => panic!("called `Either::unwrap_right()` on a `Left` value: {:?}", l),
        }
    }
}
impl<T> Either<T, T> {
    /// Extract the value of an either over two equivalent types.
    pub fn into_inner(self) -> T {
        match self {
            Left(v) | Right(v) => v,
        }
    }
}
impl<L: Iterator, R: Iterator<Item = L::Item>> Iterator for Either<L, R> {
    type Item = L::Item;
    fn next(&mut self) -> Option<L::Item> {
        match self {
            Left(l) => l.next(),
            Right(r) => r.next(),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Left(l) => l.size_hint(),
            Right(r) => r.size_hint(),
        }
    }
}
impl<L: Future, R: Future<Output = L::Output>> Future for Either<L, R> {
    type Output = L::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<L::Output> {
        unsafe {
            match self.get_unchecked_mut() {
                Left(l) => Pin::new_unchecked(l).poll(cx),
                Right(r) => Pin::new_unchecked(r).poll(cx),
            }
        }
    }
}
impl<L: fmt::Display, R: fmt::Display> fmt::Display for Either<L, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Left(l) => l.fmt(f),
            Right(r) => r.fmt(f),
        }
    }
}
impl<L: std::error::Error, R: std::error::Error> std::error::Error for Either<L, R> {}
