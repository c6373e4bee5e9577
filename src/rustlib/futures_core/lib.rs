//! The traits that the crates of the futures family share.

pub mod future {
    //! Futures.
    use std::ops::DerefMut;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    #[doc(no_inline)]
    pub use std::future::Future;

    /// A boxed future that is `Send`.
    pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
    /// A boxed future that need not be `Send`.
    pub type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

    /// A future that knows whether it is finished.
    pub trait FusedFuture: Future {
        /// Must it not be polled any more?
        fn is_terminated(&self) -> bool;
    }

    impl<F: FusedFuture + ?Sized + Unpin> FusedFuture for &mut F {
        fn is_terminated(&self) -> bool {
            (**self).is_terminated()
        }
    }

    impl<F: FusedFuture + ?Sized + Unpin> FusedFuture for Box<F> {
        fn is_terminated(&self) -> bool {
            (**self).is_terminated()
        }
    }

    impl<P> FusedFuture for Pin<P>
    where
        P: DerefMut + Unpin,
        P::Target: FusedFuture,
    {
        fn is_terminated(&self) -> bool {
            self.as_ref().get_ref().is_terminated()
        }
    }

    /// A future of a `Result`.
    pub trait TryFuture: Future {
        type Ok;
        type Error;

        /// Polls, as if the output were known to be a `Result`.
        fn try_poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Self::Ok, Self::Error>>;
    }

    impl<F, T, E> TryFuture for F
    where
        F: ?Sized + Future<Output = Result<T, E>>,
    {
        type Ok = T;
        type Error = E;

        fn try_poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, E>> {
            self.poll(cx)
        }
    }
}

pub mod stream {
    //! Streams: asynchronous iterators.
    use std::ops::DerefMut;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    /// A boxed stream that is `Send`.
    pub type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + Send + 'a>>;
    /// A boxed stream that need not be `Send`.
    pub type LocalBoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + 'a>>;

    /// A series of values that become available over time.
    #[must_use = "streams do nothing unless polled"]
    pub trait Stream {
        type Item;

        /// The next value, if it is there; `Ready(None)` at the end.
        fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;

        /// Bounds on the number of values left.
        fn size_hint(&self) -> (usize, Option<usize>) {
            (0, None)
        }
    }

    impl<S: ?Sized + Stream + Unpin> Stream for &mut S {
        type Item = S::Item;

        fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
            Pin::new(&mut **self).poll_next(cx)
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            (**self).size_hint()
        }
    }

    impl<S: ?Sized + Stream + Unpin> Stream for Box<S> {
        type Item = S::Item;

        fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
            Pin::new(&mut **self).poll_next(cx)
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            (**self).size_hint()
        }
    }

    impl<P> Stream for Pin<P>
    where
        P: DerefMut + Unpin,
        P::Target: Stream,
    {
        type Item = <P::Target as Stream>::Item;

        fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            self.get_mut().as_mut().poll_next(cx)
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            self.as_ref().get_ref().size_hint()
        }
    }

    impl<S: Stream> Stream for std::panic::AssertUnwindSafe<S> {
        type Item = S::Item;

        fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
            unsafe { self.map_unchecked_mut(|x| &mut x.0) }.poll_next(cx)
        }
    }

    /// A stream that knows whether it is at its end.
    pub trait FusedStream: Stream {
        fn is_terminated(&self) -> bool;
    }

    impl<F: ?Sized + FusedStream + Unpin> FusedStream for &mut F {
        fn is_terminated(&self) -> bool {
            (**self).is_terminated()
        }
    }

    impl<F: ?Sized + FusedStream + Unpin> FusedStream for Box<F> {
        fn is_terminated(&self) -> bool {
            (**self).is_terminated()
        }
    }

    impl<P> FusedStream for Pin<P>
    where
        P: DerefMut + Unpin,
        P::Target: FusedStream,
    {
        fn is_terminated(&self) -> bool {
            self.as_ref().get_ref().is_terminated()
        }
    }

    /// A stream of `Result`s.
    pub trait TryStream: Stream {
        type Ok;
        type Error;

        fn try_poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Self::Ok, Self::Error>>>;
    }

    impl<S, T, E> TryStream for S
    where
        S: ?Sized + Stream<Item = Result<T, E>>,
    {
        type Ok = T;
        type Error = E;

        fn try_poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T, E>>> {
            self.poll_next(cx)
        }
    }
}

pub mod task {
    //! Tasks.
    pub use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};
}

pub use future::{FusedFuture, Future, TryFuture};
pub use stream::{FusedStream, Stream, TryStream};

/// Unwraps `Poll::Ready`; `Pending` is returned from the enclosing function.
#[macro_export]
macro_rules! ready {
    ($e:expr $(,)?) => {
        match $e {
            ::std::task::Poll::Ready(value) => value,
            ::std::task::Poll::Pending => return ::std::task::Poll::Pending,
        }
    };
}
