//! `TryFutureExt`: methods on futures of `Result`s.
use super::flatten::{FlattenSink, TryFlattenStream};
use crate::sink::Sink;
use futures_core::future::TryFuture;
use futures_core::stream::TryStream;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Methods on futures of `Result`s.
pub trait TryFutureExt: TryFuture {
    /// Changes an `Ok`.
    fn map_ok<T, F>(self, f: F) -> MapOk<Self, F>
    where
        F: FnOnce(Self::Ok) -> T,
        Self: Sized,
    {
        MapOk { future: self, f: Some(f) }
    }

    /// Makes a value of both `Ok` and `Err`.
    fn map_ok_or_else<T, E, F>(self, e: E, f: F) -> MapOkOrElse<Self, F, E>
    where
        F: FnOnce(Self::Ok) -> T,
        E: FnOnce(Self::Error) -> T,
        Self: Sized,
    {
        MapOkOrElse { future: self, fs: Some((f, e)) }
    }

    /// Changes an `Err`.
    fn map_err<E, F>(self, f: F) -> MapErr<Self, F>
    where
        F: FnOnce(Self::Error) -> E,
        Self: Sized,
    {
        MapErr { future: self, f: Some(f) }
    }

    /// Changes an `Err` by `Into`.
    fn err_into<E>(self) -> ErrInto<Self, E>
    where
        Self: Sized,
        Self::Error: Into<E>,
    {
        ErrInto { future: self, _to: PhantomData }
    }

    /// Changes an `Ok` by `Into`.
    fn ok_into<U>(self) -> OkInto<Self, U>
    where
        Self: Sized,
        Self::Ok: Into<U>,
    {
        OkInto { future: self, _to: PhantomData }
    }

    /// After an `Ok`, goes on with another future.
    fn and_then<Fut, F>(self, f: F) -> AndThen<Self, Fut, F>
    where
        F: FnOnce(Self::Ok) -> Fut,
        Fut: TryFuture<Error = Self::Error>,
        Self: Sized,
    {
        AndThen { first: Some(self), f: Some(f), second: None }
    }

    /// After an `Err`, goes on with another future.
    fn or_else<Fut, F>(self, f: F) -> OrElse<Self, Fut, F>
    where
        F: FnOnce(Self::Error) -> Fut,
        Fut: TryFuture<Ok = Self::Ok>,
        Self: Sized,
    {
        OrElse { first: Some(self), f: Some(f), second: None }
    }

    /// Looks at an `Ok`.
    fn inspect_ok<F>(self, f: F) -> InspectOk<Self, F>
    where
        F: FnOnce(&Self::Ok),
        Self: Sized,
    {
        InspectOk { future: self, f: Some(f) }
    }

    /// Looks at an `Err`.
    fn inspect_err<F>(self, f: F) -> InspectErr<Self, F>
    where
        F: FnOnce(&Self::Error),
        Self: Sized,
    {
        InspectErr { future: self, f: Some(f) }
    }

    /// A future of a future as one future.
    fn try_flatten(self) -> TryFlatten<Self, Self::Ok>
    where
        Self::Ok: TryFuture<Error = Self::Error>,
        Self: Sized,
    {
        TryFlatten { first: Some(self), second: None }
    }

    /// A future of a stream as one stream.
    fn try_flatten_stream(self) -> TryFlattenStream<Self>
    where
        Self::Ok: TryStream<Error = Self::Error>,
        Self: Sized,
    {
        TryFlattenStream::new(self)
    }

    /// A future of a sink as one sink.
    fn flatten_sink<Item>(self) -> FlattenSink<Self, Self::Ok>
    where
        Self::Ok: Sink<Item, Error = Self::Error>,
        Self: Sized,
    {
        FlattenSink::new(self)
    }

    /// Makes a value of an `Err`.
    fn unwrap_or_else<F>(self, f: F) -> UnwrapOrElse<Self, F>
    where
        Self: Sized,
        F: FnOnce(Self::Error) -> Self::Ok,
    {
        UnwrapOrElse { future: self, f: Some(f) }
    }

    /// A future of `Result<Ok, Error>`.
    fn into_future(self) -> IntoFuture<Self>
    where
        Self: Sized,
    {
        IntoFuture { future: self }
    }

    fn try_poll_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Result<Self::Ok, Self::Error>>
    where
        Self: Unpin,
    {
        Pin::new(self).try_poll(cx)
    }
}

impl<Fut: ?Sized + TryFuture> TryFutureExt for Fut {}

/// See `TryFutureExt::map_ok`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct MapOk<Fut, F> {
    future: Fut,
    f: Option<F>,
}

impl<Fut: TryFuture, F: FnOnce(Fut::Ok) -> T, T> Future for MapOk<Fut, F> {
    type Output = Result<T, Fut::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = futures_core::ready!(unsafe { Pin::new_unchecked(&mut this.future) }.try_poll(cx));
        let f = this.f.take().expect("MapOk must not be polled after it returned `Poll::Ready`");
        Poll::Ready(result.map(f))
    }
}

/// See `TryFutureExt::map_err`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct MapErr<Fut, F> {
    future: Fut,
    f: Option<F>,
}

impl<Fut: TryFuture, F: FnOnce(Fut::Error) -> E, E> Future for MapErr<Fut, F> {
    type Output = Result<Fut::Ok, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = futures_core::ready!(unsafe { Pin::new_unchecked(&mut this.future) }.try_poll(cx));
        let f = this.f.take().expect("MapErr must not be polled after it returned `Poll::Ready`");
        Poll::Ready(result.map_err(f))
    }
}

/// See `TryFutureExt::map_ok_or_else`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct MapOkOrElse<Fut, F, G> {
    future: Fut,
    fs: Option<(F, G)>,
}

impl<Fut: TryFuture, F: FnOnce(Fut::Ok) -> T, G: FnOnce(Fut::Error) -> T, T> Future for MapOkOrElse<Fut, F, G> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = futures_core::ready!(unsafe { Pin::new_unchecked(&mut this.future) }.try_poll(cx));
        let (f, g) = this.fs.take().expect("MapOkOrElse must not be polled after it returned `Poll::Ready`");
        Poll::Ready(match result {
            Ok(value) => f(value),
            Err(error) => g(error),
        })
    }
}

/// See `TryFutureExt::err_into`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ErrInto<Fut, E> {
    future: Fut,
    _to: PhantomData<E>,
}

impl<Fut: TryFuture, E> Future for ErrInto<Fut, E>
where
    Fut::Error: Into<E>,
{
    type Output = Result<Fut::Ok, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let future = unsafe { self.map_unchecked_mut(|this| &mut this.future) };
        Poll::Ready(futures_core::ready!(future.try_poll(cx)).map_err(Into::into))
    }
}

/// See `TryFutureExt::into_future`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct IntoFuture<Fut> {
    future: Fut,
}

impl<Fut: TryFuture> Future for IntoFuture<Fut> {
    type Output = Result<Fut::Ok, Fut::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        unsafe { self.map_unchecked_mut(|this| &mut this.future) }.try_poll(cx)
    }
}

/// See `TryFutureExt::ok_into`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct OkInto<Fut, U> {
    future: Fut,
    _to: PhantomData<U>,
}

impl<Fut: TryFuture, U> Future for OkInto<Fut, U>
where
    Fut::Ok: Into<U>,
{
    type Output = Result<U, Fut::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let future = unsafe { self.map_unchecked_mut(|this| &mut this.future) };
        Poll::Ready(futures_core::ready!(future.try_poll(cx)).map(Into::into))
    }
}

/// See `TryFutureExt::inspect_ok`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct InspectOk<Fut, F> {
    future: Fut,
    f: Option<F>,
}

impl<Fut: TryFuture, F: FnOnce(&Fut::Ok)> Future for InspectOk<Fut, F> {
    type Output = Result<Fut::Ok, Fut::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = futures_core::ready!(unsafe { Pin::new_unchecked(&mut this.future) }.try_poll(cx));
        if let (Ok(value), Some(f)) = (&result, this.f.take()) {
            f(value);
        }
        Poll::Ready(result)
    }
}

/// See `TryFutureExt::inspect_err`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct InspectErr<Fut, F> {
    future: Fut,
    f: Option<F>,
}

impl<Fut: TryFuture, F: FnOnce(&Fut::Error)> Future for InspectErr<Fut, F> {
    type Output = Result<Fut::Ok, Fut::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = futures_core::ready!(unsafe { Pin::new_unchecked(&mut this.future) }.try_poll(cx));
        if let (Err(error), Some(f)) = (&result, this.f.take()) {
            f(error);
        }
        Poll::Ready(result)
    }
}

/// See `TryFutureExt::unwrap_or_else`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct UnwrapOrElse<Fut, F> {
    future: Fut,
    f: Option<F>,
}

impl<Fut: TryFuture, F: FnOnce(Fut::Error) -> Fut::Ok> Future for UnwrapOrElse<Fut, F> {
    type Output = Fut::Ok;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut::Ok> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = futures_core::ready!(unsafe { Pin::new_unchecked(&mut this.future) }.try_poll(cx));
        let f = this.f.take().expect("UnwrapOrElse must not be polled after it returned `Poll::Ready`");
        Poll::Ready(result.unwrap_or_else(f))
    }
}

/// See `TryFutureExt::and_then`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct AndThen<Fut1, Fut2, F> {
    first: Option<Fut1>,
    f: Option<F>,
    second: Option<Fut2>,
}

impl<Fut1, Fut2, F> Future for AndThen<Fut1, Fut2, F>
where
    Fut1: TryFuture,
    Fut2: TryFuture<Error = Fut1::Error>,
    F: FnOnce(Fut1::Ok) -> Fut2,
{
    type Output = Result<Fut2::Ok, Fut2::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(first) = &mut this.first {
            let result = futures_core::ready!(unsafe { Pin::new_unchecked(first) }.try_poll(cx));
            this.first = None;
            match result {
                Ok(value) => this.second = this.f.take().map(|f| f(value)),
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
        let second = this.second.as_mut().expect("AndThen polled after completion");
        let result = futures_core::ready!(unsafe { Pin::new_unchecked(second) }.try_poll(cx));
        this.second = None;
        Poll::Ready(result)
    }
}

/// See `TryFutureExt::or_else`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct OrElse<Fut1, Fut2, F> {
    first: Option<Fut1>,
    f: Option<F>,
    second: Option<Fut2>,
}

impl<Fut1, Fut2, F> Future for OrElse<Fut1, Fut2, F>
where
    Fut1: TryFuture,
    Fut2: TryFuture<Ok = Fut1::Ok>,
    F: FnOnce(Fut1::Error) -> Fut2,
{
    type Output = Result<Fut2::Ok, Fut2::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(first) = &mut this.first {
            let result = futures_core::ready!(unsafe { Pin::new_unchecked(first) }.try_poll(cx));
            this.first = None;
            match result {
                Ok(value) => return Poll::Ready(Ok(value)),
                Err(error) => this.second = this.f.take().map(|f| f(error)),
            }
        }
        let second = this.second.as_mut().expect("OrElse polled after completion");
        let result = futures_core::ready!(unsafe { Pin::new_unchecked(second) }.try_poll(cx));
        this.second = None;
        Poll::Ready(result)
    }
}

/// See `TryFutureExt::try_flatten`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryFlatten<Fut1, Fut2> {
    first: Option<Fut1>,
    second: Option<Fut2>,
}

impl<Fut1> Future for TryFlatten<Fut1, Fut1::Ok>
where
    Fut1: TryFuture,
    Fut1::Ok: TryFuture<Error = Fut1::Error>,
{
    type Output = Result<<Fut1::Ok as TryFuture>::Ok, Fut1::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(first) = &mut this.first {
            let result = futures_core::ready!(unsafe { Pin::new_unchecked(first) }.try_poll(cx));
            this.first = None;
            match result {
                Ok(second) => this.second = Some(second),
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
        let second = this.second.as_mut().expect("TryFlatten polled after completion");
        let result = futures_core::ready!(unsafe { Pin::new_unchecked(second) }.try_poll(cx));
        this.second = None;
        Poll::Ready(result)
    }
}
