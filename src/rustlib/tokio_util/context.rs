//! Futures that run in the context of another runtime.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::runtime::{Handle, Runtime};

/// A future that sees another runtime as the current one.
pub struct TokioContext<F> {
    inner: F,
    handle: Handle,
}

impl<F> TokioContext<F> {
    pub fn new(future: F, handle: Handle) -> TokioContext<F> {
        TokioContext { inner: future, handle }
    }

    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    pub fn into_inner(self) -> F {
        self.inner
    }
}

impl<F: Future> Future for TokioContext<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let _enter = this.handle.enter();
        unsafe { Pin::new_unchecked(&mut this.inner) }.poll(cx)
    }
}

/// Wraps futures.
pub trait RuntimeExt {
    fn wrap<F: Future>(&self, fut: F) -> TokioContext<F>;
}

impl RuntimeExt for Runtime {
    fn wrap<F: Future>(&self, fut: F) -> TokioContext<F> {
        TokioContext::new(fut, self.handle().clone())
    }
}
