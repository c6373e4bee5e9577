//! `concat` and `join`.
use crate::borrow::Borrow;
use crate::prelude::rust_2021::*;

/// Helper trait for `[T]::concat`.
pub trait Concat<Item: ?Sized> {
    /// The resulting type after concatenation.
    type Output;
    /// Implementation of `[T]::concat`.
    fn concat(slice: &Self) -> Self::Output;
}
/// Helper trait for `[T]::join`.
pub trait Join<Separator> {
    /// The resulting type after concatenation.
    type Output;
    /// Implementation of `[T]::join`.
    fn join(slice: &Self, sep: Separator) -> Self::Output;
}
impl<T> [T] {
    /// Flattens a slice of `T` into a single value.
    pub fn concat<Item: ?Sized>(&self) -> <Self as Concat<Item>>::Output
    where
        Self: Concat<Item>,
    {
        Concat::concat(self)
    }
    /// Flattens a slice of `T` into a single value, placing a given separator between each.
    pub fn join<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output
    where
        Self: Join<Separator>,
    {
        Join::join(self, sep)
    }
    /// Deprecated spelling of `join`.
    pub fn connect<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output
    where
        Self: Join<Separator>,
    {
        Join::join(self, sep)
    }
}
impl<T: Clone, V: Borrow<[T]>> Concat<T> for [V] {
    type Output = Vec<T>;
    fn concat(slice: &Self) -> Vec<T> {
        let mut result = Vec::new();
        for v in slice {
            result.extend_from_slice(v.borrow());
        }
        result
    }
}
impl<T: Clone, V: Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;
    fn join(slice: &Self, sep: &T) -> Vec<T> {
        let mut result = Vec::new();
        for (i, v) in slice.iter().enumerate() {
            if i > 0 {
                result.push(sep.clone());
            }
            result.extend_from_slice(v.borrow());
        }
        result
    }
}
impl<T: Clone, V: Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;
    fn join(slice: &Self, sep: &[T]) -> Vec<T> {
        let mut result = Vec::new();
        for (i, v) in slice.iter().enumerate() {
            if i > 0 {
                result.extend_from_slice(sep);
            }
            result.extend_from_slice(v.borrow());
        }
        result
    }
}
impl<S: Borrow<str>> Concat<str> for [S] {
    type Output = String;
    fn concat(slice: &Self) -> String {
        let mut result = String::new();
        for s in slice {
            result.push_str(s.borrow());
        }
        result
    }
}
impl<S: Borrow<str>> Join<&str> for [S] {
    type Output = String;
    fn join(slice: &Self, sep: &str) -> String {
        let mut result = String::new();
        for (i, s) in slice.iter().enumerate() {
            if i > 0 {
                result.push_str(sep);
            }
            result.push_str(s.borrow());
        }
        result
    }
}
