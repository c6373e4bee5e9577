//! Watch receivers.
use futures_core::ready;
use futures_core::Stream;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::watch::error::RecvError;
use tokio::sync::watch::Receiver;

type Changed<T> = (Result<(), RecvError>, Receiver<T>);

/// A watch receiver as a stream of values.
pub struct WatchStream<T> {
    inner: Pin<Box<dyn Future<Output = Changed<T>> + Send>>,
}

async fn make_future<T: Clone + Send + Sync>(mut rx: Receiver<T>) -> Changed<T> {
    let result = rx.changed().await;
    (result, rx)
}

async fn ready_now<T: Clone + Send + Sync>(rx: Receiver<T>) -> Changed<T> {
    (Ok(()), rx)
}

impl<T: 'static + Clone + Send + Sync> WatchStream<T> {
    /// Yields the current value first.
    pub fn new(rx: Receiver<T>) -> WatchStream<T> {
        WatchStream { inner: Box::pin(ready_now(rx)) }
    }

    /// Yields only changes.
    pub fn from_changes(rx: Receiver<T>) -> WatchStream<T> {
        WatchStream { inner: Box::pin(make_future(rx)) }
    }
}

impl<T: Clone + 'static + Send + Sync> Stream for WatchStream<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let (result, mut rx) = ready!(self.inner.as_mut().poll(cx));
        match result {
            Ok(()) => {
                let received = (*rx.borrow_and_update()).clone();
                self.inner = Box::pin(make_future(rx));
                Poll::Ready(Some(received))
            }
            Err(_) => {
                self.inner = Box::pin(make_future(rx));
                Poll::Ready(None)
            }
        }
    }
}

impl<T> fmt::Debug for WatchStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WatchStream").finish()
    }
}

impl<T: 'static + Clone + Send + Sync> From<Receiver<T>> for WatchStream<T> {
    fn from(recv: Receiver<T>) -> WatchStream<T> {
        WatchStream::new(recv)
    }
}
