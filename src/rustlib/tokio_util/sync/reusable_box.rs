//! A boxed future that can be replaced.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A boxed future that can be replaced by another one of any type.
pub struct ReusableBoxFuture<'a, T> {
    boxed: Pin<Box<dyn Future<Output = T> + Send + 'a>>,
}

impl<'a, T> ReusableBoxFuture<'a, T> {
    pub fn new<F>(future: F) -> ReusableBoxFuture<'a, T>
    where
        F: Future<Output = T> + Send + 'a,
    {
        ReusableBoxFuture { boxed: Box::pin(future) }
    }

    /// Replaces the future.
    pub fn set<F>(&mut self, future: F)
    where
        F: Future<Output = T> + Send + 'a,
    {
        self.boxed = Box::pin(future);
    }

    pub fn get_pin(&mut self) -> Pin<&mut (dyn Future<Output = T> + Send)> {
        self.boxed.as_mut()
    }

    pub fn poll(&mut self, cx: &mut Context<'_>) -> Poll<T> {
        self.boxed.as_mut().poll(cx)
    }
}

impl<T> Future for ReusableBoxFuture<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        self.boxed.as_mut().poll(cx)
    }
}

impl<T> std::fmt::Debug for ReusableBoxFuture<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReusableBoxFuture").finish()
    }
}
