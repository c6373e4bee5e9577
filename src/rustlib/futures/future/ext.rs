//! `FutureExt`: methods on every future.
use super::shared::{remote_handle, Remote, RemoteHandle, Shared};
use super::{BoxFuture, Either, LocalBoxFuture};
use super::flatten::FlattenStream;
use futures_core::future::FusedFuture;
use futures_core::stream::{FusedStream, Stream};
use std::any::Any;
use std::future::Future;
use std::panic::{catch_unwind, AssertUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Methods on every future.
pub trait FutureExt: Future {
    /// Changes the output.
    fn map<U, F>(self, f: F) -> Map<Self, F>
    where
        F: FnOnce(Self::Output) -> U,
        Self: Sized,
    {
        Map { future: Some(self), f: Some(f) }
    }

    /// Changes the output by `Into`.
    fn map_into<U>(self) -> MapInto<Self, U>
    where
        Self::Output: Into<U>,
        Self: Sized,
    {
        MapInto { future: self, _to: std::marker::PhantomData }
    }

    /// Goes on with the future that the closure makes of the output.
    fn then<Fut, F>(self, f: F) -> Then<Self, Fut, F>
    where
        F: FnOnce(Self::Output) -> Fut,
        Fut: Future,
        Self: Sized,
    {
        Then { first: Some(self), f: Some(f), second: None }
    }

    fn left_future<B>(self) -> Either<Self, B>
    where
        B: Future<Output = Self::Output>,
        Self: Sized,
    {
        Either::Left(self)
    }

    fn right_future<A>(self) -> Either<A, Self>
    where
        A: Future<Output = Self::Output>,
        Self: Sized,
    {
        Either::Right(self)
    }

    /// A stream of one item.
    fn into_stream(self) -> IntoStream<Self>
    where
        Self: Sized,
    {
        IntoStream { future: Some(self) }
    }

    /// A future of a future as one future.
    fn flatten(self) -> Flatten<Self, Self::Output>
    where
        Self::Output: Future,
        Self: Sized,
    {
        Flatten { first: Some(self), second: None }
    }

    /// A future of a stream as one stream.
    fn flatten_stream(self) -> FlattenStream<Self>
    where
        Self::Output: Stream,
        Self: Sized,
    {
        FlattenStream::new(self)
    }

    /// A future that may be polled after its end (and is then pending); drops the inner one at its end.
    fn fuse(self) -> Fuse<Self>
    where
        Self: Sized,
    {
        Fuse { inner: Some(self) }
    }

    /// Looks at the output.
    fn inspect<F>(self, f: F) -> Inspect<Self, F>
    where
        F: FnOnce(&Self::Output),
        Self: Sized,
    {
        Inspect { future: self, f: Some(f) }
    }

    /// Turns a panic into an `Err`.
    fn catch_unwind(self) -> CatchUnwind<Self>
    where
        Self: Sized + UnwindSafe,
    {
        CatchUnwind { future: self }
    }

    /// A future that can be cloned; all clones get a copy of the output.
    fn shared(self) -> Shared<Self>
    where
        Self: Sized,
        Self::Output: Clone,
    {
        Shared::new(self)
    }

    /// A future to spawn, and a handle for its output that cancels it when it is dropped.
    fn remote_handle(self) -> (Remote<Self>, RemoteHandle<Self::Output>)
    where
        Self: Sized,
    {
        remote_handle(self)
    }

    fn boxed<'a>(self) -> BoxFuture<'a, Self::Output>
    where
        Self: Sized + Send + 'a,
    {
        Box::pin(self)
    }

    fn boxed_local<'a>(self) -> LocalBoxFuture<'a, Self::Output>
    where
        Self: Sized + 'a,
    {
        Box::pin(self)
    }

    /// A future of `Ok`.
    fn unit_error(self) -> UnitError<Self>
    where
        Self: Sized,
    {
        UnitError { future: self }
    }

    /// A future of `Ok` that cannot fail.
    fn never_error(self) -> NeverError<Self>
    where
        Self: Sized,
    {
        NeverError { future: self }
    }

    /// Polls a future that is `Unpin`.
    fn poll_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output>
    where
        Self: Unpin,
    {
        Pin::new(self).poll(cx)
    }

    /// Polls once with a waker that does nothing, and drops the future.
    fn now_or_never(self) -> Option<Self::Output>
    where
        Self: Sized,
    {
        let waker = crate::task::noop_waker();
        let mut cx = Context::from_waker(&waker);
        let this = std::pin::pin!(self);
        match this.poll(&mut cx) {
            Poll::Ready(x) => Some(x),
            Poll::Pending => None,
        }
    }
}

impl<T: ?Sized + Future> FutureExt for T {}

/// See `FutureExt::map`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Map<Fut, F> {
    future: Option<Fut>,
    f: Option<F>,
}

impl<Fut: Future, F: FnOnce(Fut::Output) -> T, T> Future for Map<Fut, F> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        let future = match &mut this.future {
            Some(future) => unsafe { Pin::new_unchecked(future) },
            None => panic!("Map must not be polled after it returned `Poll::Ready`"),
        };
        let output = futures_core::ready!(future.poll(cx));
        this.future = None;
        let f = this.f.take().unwrap();
        Poll::Ready(f(output))
    }
}

impl<Fut: Future, F: FnOnce(Fut::Output) -> T, T> FusedFuture for Map<Fut, F> {
    fn is_terminated(&self) -> bool {
        self.future.is_none()
    }
}

/// See `FutureExt::map_into`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct MapInto<Fut, T> {
    future: Fut,
    _to: std::marker::PhantomData<T>,
}

impl<Fut: Future, T> Future for MapInto<Fut, T>
where
    Fut::Output: Into<T>,
{
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let future = unsafe { self.map_unchecked_mut(|this| &mut this.future) };
        Poll::Ready(futures_core::ready!(future.poll(cx)).into())
    }
}

/// See `FutureExt::then`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Then<Fut1, Fut2, F> {
    first: Option<Fut1>,
    f: Option<F>,
    second: Option<Fut2>,
}

impl<Fut1: Future, Fut2: Future, F: FnOnce(Fut1::Output) -> Fut2> Future for Then<Fut1, Fut2, F> {
    type Output = Fut2::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut2::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(first) = &mut this.first {
            let output = futures_core::ready!(unsafe { Pin::new_unchecked(first) }.poll(cx));
            this.first = None;
            let f = this.f.take().unwrap();
            this.second = Some(f(output));
        }
        let second = this.second.as_mut().expect("Then polled after completion");
        let output = futures_core::ready!(unsafe { Pin::new_unchecked(second) }.poll(cx));
        this.second = None;
        Poll::Ready(output)
    }
}

impl<Fut1: Future, Fut2: Future, F: FnOnce(Fut1::Output) -> Fut2> FusedFuture for Then<Fut1, Fut2, F> {
    fn is_terminated(&self) -> bool {
        self.first.is_none() && self.second.is_none()
    }
}

/// See `FutureExt::flatten`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Flatten<Fut1, Fut2> {
    first: Option<Fut1>,
    second: Option<Fut2>,
}

impl<Fut1> Future for Flatten<Fut1, Fut1::Output>
where
    Fut1: Future,
    Fut1::Output: Future,
{
    type Output = <Fut1::Output as Future>::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(first) = &mut this.first {
            let output = futures_core::ready!(unsafe { Pin::new_unchecked(first) }.poll(cx));
            this.first = None;
            this.second = Some(output);
        }
        let second = this.second.as_mut().expect("Flatten polled after completion");
        let output = futures_core::ready!(unsafe { Pin::new_unchecked(second) }.poll(cx));
        this.second = None;
        Poll::Ready(output)
    }
}

/// See `FutureExt::into_stream`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct IntoStream<Fut> {
    future: Option<Fut>,
}

impl<Fut: Future> Stream for IntoStream<Fut> {
    type Item = Fut::Output;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        let output = match &mut this.future {
            Some(future) => futures_core::ready!(unsafe { Pin::new_unchecked(future) }.poll(cx)),
            None => return Poll::Ready(None),
        };
        this.future = None;
        Poll::Ready(Some(output))
    }
}

impl<Fut: Future> FusedStream for IntoStream<Fut> {
    fn is_terminated(&self) -> bool {
        self.future.is_none()
    }
}

/// See `FutureExt::fuse`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Fuse<Fut> {
    inner: Option<Fut>,
}

impl<Fut: Future> Fuse<Fut> {
    /// A fused future that is at its end from the beginning.
    pub fn terminated() -> Fuse<Fut> {
        Fuse { inner: None }
    }
}

impl<Fut: Future> Future for Fuse<Fut> {
    type Output = Fut::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let output = match &mut this.inner {
            Some(inner) => futures_core::ready!(unsafe { Pin::new_unchecked(inner) }.poll(cx)),
            None => return Poll::Pending,
        };
        this.inner = None;
        Poll::Ready(output)
    }
}

impl<Fut: Future> FusedFuture for Fuse<Fut> {
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

/// See `FutureExt::inspect`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Inspect<Fut, F> {
    future: Fut,
    f: Option<F>,
}

impl<Fut: Future, F: FnOnce(&Fut::Output)> Future for Inspect<Fut, F> {
    type Output = Fut::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let output = futures_core::ready!(unsafe { Pin::new_unchecked(&mut this.future) }.poll(cx));
        if let Some(f) = this.f.take() {
            f(&output);
        }
        Poll::Ready(output)
    }
}

/// See `FutureExt::catch_unwind`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct CatchUnwind<Fut> {
    future: Fut,
}

impl<Fut: Future + UnwindSafe> Future for CatchUnwind<Fut> {
    type Output = Result<Fut::Output, Box<dyn Any + Send>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let future = unsafe { self.map_unchecked_mut(|this| &mut this.future) };
        match catch_unwind(AssertUnwindSafe(|| future.poll(cx))) {
            Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(payload) => Poll::Ready(Err(payload)),
        }
    }
}

/// See `FutureExt::unit_error`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct UnitError<Fut> {
    future: Fut,
}

impl<Fut: Future> Future for UnitError<Fut> {
    type Output = Result<Fut::Output, ()>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        unsafe { self.map_unchecked_mut(|this| &mut this.future) }.poll(cx).map(Ok)
    }
}

/// See `FutureExt::never_error`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct NeverError<Fut> {
    future: Fut,
}

impl<Fut: Future> Future for NeverError<Fut> {
    type Output = Result<Fut::Output, std::convert::Infallible>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        unsafe { self.map_unchecked_mut(|this| &mut this.future) }.poll(cx).map(Ok)
    }
}
