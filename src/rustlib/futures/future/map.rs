//! A future that may be missing.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Ready with `None` if there is no future.
#[derive(Debug, Clone)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct OptionFuture<F> {
    inner: Option<F>,
}

/// A future that may be missing.
pub fn option_future<F>(option: Option<F>) -> OptionFuture<F> {
    OptionFuture { inner: option }
}

impl<F> Default for OptionFuture<F> {
    fn default() -> OptionFuture<F> {
        OptionFuture { inner: None }
    }
}

impl<F: Future> Future for OptionFuture<F> {
    type Output = Option<F::Output>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {
        match unsafe { &mut self.get_unchecked_mut().inner } {
            Some(x) => unsafe { Pin::new_unchecked(x) }.poll(cx).map(Some),
            None => Poll::Ready(None),
        }
    }
}

impl<T> From<Option<T>> for OptionFuture<T> {
    fn from(option: Option<T>) -> OptionFuture<T> {
        OptionFuture { inner: option }
    }
}
