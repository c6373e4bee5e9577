//! The asynchronous call operator: `AsyncFn`, `AsyncFnMut`, `AsyncFnOnce`.
use crate::future::Future;
use crate::marker::Tuple;
use crate::prelude::rust_2021::*;

/// An async-aware version of the `Fn` trait.
#[lang = "async_fn"]
#[rustc_paren_sugar]
#[fundamental]
pub trait AsyncFn<Args: Tuple>: AsyncFnMut<Args> {
    /// Calls, returning a future which may borrow from the called closure.
    extern "rust-call" fn async_call(&self, args: Args) -> Self::CallRefFuture<'_>;
}
/// An async-aware version of the `FnMut` trait.
#[lang = "async_fn_mut"]
#[rustc_paren_sugar]
#[fundamental]
pub trait AsyncFnMut<Args: Tuple>: AsyncFnOnce<Args> {
    /// Future returned by `async_call_mut` and `async_call`.
    #[lang = "call_ref_future"]
    type CallRefFuture<'a>: Future<Output = Self::Output>
    where
        Self: 'a;
    /// Calls, returning a future which may borrow from the called closure.
    extern "rust-call" fn async_call_mut(&mut self, args: Args) -> Self::CallRefFuture<'_>;
}
/// An async-aware version of the `FnOnce` trait.
#[lang = "async_fn_once"]
#[rustc_paren_sugar]
#[fundamental]
pub trait AsyncFnOnce<Args: Tuple> {
    /// Future returned by `async_call_once`.
    #[lang = "call_once_future"]
    type CallOnceFuture: Future<Output = Self::Output>;
    /// Output of the called closure's future.
    #[lang = "async_fn_once_output"]
    type Output;
    /// Calls, returning a future which may move out of the called closure.
    extern "rust-call" fn async_call_once(self, args: Args) -> Self::CallOnceFuture;
}

impl<A: Tuple, F: AsyncFn<A> + ?Sized> AsyncFn<A> for &F {
    extern "rust-call" fn async_call(&self, args: A) -> Self::CallRefFuture<'_> { F::async_call(*self, args) }
}
impl<A: Tuple, F: AsyncFn<A> + ?Sized> AsyncFnMut<A> for &F {
    type CallRefFuture<'a>
        = F::CallRefFuture<'a>
    where
        Self: 'a;
    extern "rust-call" fn async_call_mut(&mut self, args: A) -> Self::CallRefFuture<'_> { F::async_call(*self, args) }
}
impl<'a, A: Tuple, F: AsyncFn<A> + ?Sized> AsyncFnOnce<A> for &'a F {
    type Output = F::Output;
    type CallOnceFuture = F::CallRefFuture<'a>;
    extern "rust-call" fn async_call_once(self, args: A) -> Self::CallOnceFuture { F::async_call(self, args) }
}
impl<A: Tuple, F: AsyncFnMut<A> + ?Sized> AsyncFnMut<A> for &mut F {
    type CallRefFuture<'a>
        = F::CallRefFuture<'a>
    where
        Self: 'a;
    extern "rust-call" fn async_call_mut(&mut self, args: A) -> Self::CallRefFuture<'_> { F::async_call_mut(*self, args) }
}
impl<'a, A: Tuple, F: AsyncFnMut<A> + ?Sized> AsyncFnOnce<A> for &'a mut F {
    type Output = F::Output;
    type CallOnceFuture = F::CallRefFuture<'a>;
    extern "rust-call" fn async_call_once(self, args: A) -> Self::CallOnceFuture { F::async_call_mut(self, args) }
}
