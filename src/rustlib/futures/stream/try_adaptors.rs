//! Adaptors of streams of `Result`s.
use super::adaptors::Fuse;
use super::{FuturesOrdered, FuturesUnordered};
use crate::future::{IntoFuture, TryFutureExt};
use futures_core::future::TryFuture;
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream, TryStream};
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `TryStreamExt::into_stream`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct IntoStream<St> {
    pub(super) stream: St,
}

impl<St: TryStream> Stream for IntoStream<St> {
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        unsafe { self.map_unchecked_mut(|this| &mut this.stream) }.try_poll_next(cx)
    }
}

impl<St: TryStream + FusedStream> FusedStream for IntoStream<St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

/// See `TryStreamExt::err_into`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct ErrInto<St, E> {
    pub(super) stream: St,
    pub(super) _to: PhantomData<E>,
}

impl<St: TryStream, E> Stream for ErrInto<St, E>
where
    St::Error: Into<E>,
{
    type Item = Result<St::Ok, E>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = ready!(unsafe { self.map_unchecked_mut(|this| &mut this.stream) }.try_poll_next(cx));
        Poll::Ready(item.map(|result| result.map_err(Into::into)))
    }
}

/// See `TryStreamExt::map_ok`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct MapOk<St, F> {
    pub(super) stream: St,
    pub(super) f: F,
}

impl<St: TryStream, F: FnMut(St::Ok) -> T, T> Stream for MapOk<St, F> {
    type Item = Result<T, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match ready!(pinned!(this.stream).try_poll_next(cx)) {
            Some(Ok(value)) => Poll::Ready(Some(Ok((this.f)(value)))),
            Some(Err(error)) => Poll::Ready(Some(Err(error))),
            None => Poll::Ready(None),
        }
    }
}

/// See `TryStreamExt::map_err`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct MapErr<St, F> {
    pub(super) stream: St,
    pub(super) f: F,
}

impl<St: TryStream, F: FnMut(St::Error) -> E, E> Stream for MapErr<St, F> {
    type Item = Result<St::Ok, E>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match ready!(pinned!(this.stream).try_poll_next(cx)) {
            Some(Ok(value)) => Poll::Ready(Some(Ok(value))),
            Some(Err(error)) => Poll::Ready(Some(Err((this.f)(error)))),
            None => Poll::Ready(None),
        }
    }
}

/// See `TryStreamExt::inspect_ok`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct InspectOk<St, F> {
    pub(super) stream: St,
    pub(super) f: F,
}

impl<St: TryStream, F: FnMut(&St::Ok)> Stream for InspectOk<St, F> {
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let item = ready!(pinned!(this.stream).try_poll_next(cx));
        if let Some(Ok(value)) = &item {
            (this.f)(value);
        }
        Poll::Ready(item)
    }
}

/// See `TryStreamExt::inspect_err`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct InspectErr<St, F> {
    pub(super) stream: St,
    pub(super) f: F,
}

impl<St: TryStream, F: FnMut(&St::Error)> Stream for InspectErr<St, F> {
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let item = ready!(pinned!(this.stream).try_poll_next(cx));
        if let Some(Err(error)) = &item {
            (this.f)(error);
        }
        Poll::Ready(item)
    }
}

/// See `TryStreamExt::and_then`.
#[must_use = "streams do nothing unless polled"]
pub struct AndThen<St, Fut, F> {
    pub(super) stream: St,
    pub(super) future: Option<Fut>,
    pub(super) f: F,
}

impl<St, Fut, F> Stream for AndThen<St, Fut, F>
where
    St: TryStream,
    F: FnMut(St::Ok) -> Fut,
    Fut: TryFuture<Error = St::Error>,
{
    type Item = Result<Fut::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                let item = ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx));
                this.future = None;
                return Poll::Ready(Some(item));
            }
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(Ok(value)) => this.future = Some((this.f)(value)),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// See `TryStreamExt::or_else`.
#[must_use = "streams do nothing unless polled"]
pub struct OrElse<St, Fut, F> {
    pub(super) stream: St,
    pub(super) future: Option<Fut>,
    pub(super) f: F,
}

impl<St, Fut, F> Stream for OrElse<St, Fut, F>
where
    St: TryStream,
    F: FnMut(St::Error) -> Fut,
    Fut: TryFuture<Ok = St::Ok>,
{
    type Item = Result<St::Ok, Fut::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                let item = ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx));
                this.future = None;
                return Poll::Ready(Some(item));
            }
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(Ok(value)) => return Poll::Ready(Some(Ok(value))),
                Some(Err(error)) => this.future = Some((this.f)(error)),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// See `TryStreamExt::try_filter`.
#[must_use = "streams do nothing unless polled"]
pub struct TryFilter<St: TryStream, Fut, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) future: Option<Fut>,
    pub(super) item: Option<St::Ok>,
}

impl<St: TryStream, Fut: Future<Output = bool>, F: FnMut(&St::Ok) -> Fut> Stream for TryFilter<St, Fut, F> {
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                let keep = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                this.future = None;
                let item = this.item.take();
                if keep {
                    return Poll::Ready(item.map(Ok));
                }
                continue;
            }
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(Ok(value)) => {
                    this.future = Some((this.f)(&value));
                    this.item = Some(value);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// See `TryStreamExt::try_filter_map`.
#[must_use = "streams do nothing unless polled"]
pub struct TryFilterMap<St, Fut, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) future: Option<Fut>,
}

impl<St, Fut, F, T> Stream for TryFilterMap<St, Fut, F>
where
    St: TryStream,
    Fut: TryFuture<Ok = Option<T>, Error = St::Error>,
    F: FnMut(St::Ok) -> Fut,
{
    type Item = Result<T, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                let result = ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx));
                this.future = None;
                match result {
                    Ok(Some(value)) => return Poll::Ready(Some(Ok(value))),
                    Ok(None) => continue,
                    Err(error) => return Poll::Ready(Some(Err(error))),
                }
            }
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(Ok(value)) => this.future = Some((this.f)(value)),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// See `TryStreamExt::try_take_while`.
#[must_use = "streams do nothing unless polled"]
pub struct TryTakeWhile<St: TryStream, Fut, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) future: Option<Fut>,
    pub(super) item: Option<St::Ok>,
    pub(super) done: bool,
}

impl<St, Fut, F> Stream for TryTakeWhile<St, Fut, F>
where
    St: TryStream,
    F: FnMut(&St::Ok) -> Fut,
    Fut: TryFuture<Ok = bool, Error = St::Error>,
{
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done {
            return Poll::Ready(None);
        }
        loop {
            if let Some(future) = &mut this.future {
                let keep = ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx));
                this.future = None;
                let item = this.item.take();
                match keep {
                    Ok(true) => return Poll::Ready(item.map(Ok)),
                    Ok(false) => {
                        this.done = true;
                        return Poll::Ready(None);
                    }
                    Err(error) => return Poll::Ready(Some(Err(error))),
                }
            }
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(Ok(value)) => {
                    this.future = Some((this.f)(&value));
                    this.item = Some(value);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// See `TryStreamExt::try_skip_while`.
#[must_use = "streams do nothing unless polled"]
pub struct TrySkipWhile<St: TryStream, Fut, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) future: Option<Fut>,
    pub(super) item: Option<St::Ok>,
    pub(super) done: bool,
}

impl<St, Fut, F> Stream for TrySkipWhile<St, Fut, F>
where
    St: TryStream,
    F: FnMut(&St::Ok) -> Fut,
    Fut: TryFuture<Ok = bool, Error = St::Error>,
{
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done {
            return pinned!(this.stream).try_poll_next(cx);
        }
        loop {
            if let Some(future) = &mut this.future {
                let skip = ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx));
                this.future = None;
                let item = this.item.take();
                match skip {
                    Ok(true) => continue,
                    Ok(false) => {
                        this.done = true;
                        return Poll::Ready(item.map(Ok));
                    }
                    Err(error) => return Poll::Ready(Some(Err(error))),
                }
            }
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(Ok(value)) => {
                    this.future = Some((this.f)(&value));
                    this.item = Some(value);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// See `TryStreamExt::try_flatten`.
#[must_use = "streams do nothing unless polled"]
pub struct TryFlatten<St, U> {
    pub(super) stream: St,
    pub(super) next: Option<U>,
}

impl<St> Stream for TryFlatten<St, St::Ok>
where
    St: TryStream,
    St::Ok: TryStream,
    <St::Ok as TryStream>::Error: From<St::Error>,
{
    type Item = Result<<St::Ok as TryStream>::Ok, <St::Ok as TryStream>::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(inner) = &mut this.next {
                if let Some(item) = ready!(unsafe { Pin::new_unchecked(inner) }.try_poll_next(cx)) {
                    return Poll::Ready(Some(item));
                }
                this.next = None;
            }
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(Ok(inner)) => this.next = Some(inner),
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// See `TryStreamExt::try_buffer_unordered`.
#[must_use = "streams do nothing unless polled"]
pub struct TryBufferUnordered<St: TryStream> {
    pub(super) stream: Fuse<IntoStream<St>>,
    pub(super) in_progress: FuturesUnordered<IntoFuture<St::Ok>>,
    max: usize,
}

fn limit_of(n: Option<usize>) -> usize {
    match n {
        Some(0) | None => usize::MAX,
        Some(n) => n,
    }
}

impl<St> TryBufferUnordered<St>
where
    St: TryStream,
    St::Ok: TryFuture,
{
    pub(super) fn new(stream: St, n: Option<usize>) -> TryBufferUnordered<St> {
        let stream = Fuse { stream: IntoStream { stream }, done: false };
        TryBufferUnordered { stream, in_progress: FuturesUnordered::new(), max: limit_of(n) }
    }
}

impl<St> Stream for TryBufferUnordered<St>
where
    St: TryStream,
    St::Ok: TryFuture<Error = St::Error>,
{
    type Item = Result<<St::Ok as TryFuture>::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.in_progress.len() < this.max {
            match pinned!(this.stream).poll_next(cx) {
                Poll::Ready(Some(Ok(future))) => this.in_progress.push(TryFutureExt::into_future(future)),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(None) | Poll::Pending => break,
            }
        }
        match Pin::new(&mut this.in_progress).poll_next(cx) {
            Poll::Ready(None) => {}
            other => return other,
        }
        if this.stream.done {
            Poll::Ready(None)
        } else {
            Poll::Pending
        }
    }
}

/// See `TryStreamExt::try_buffered`.
#[must_use = "streams do nothing unless polled"]
pub struct TryBuffered<St>
where
    St: TryStream,
    St::Ok: TryFuture,
{
    pub(super) stream: Fuse<IntoStream<St>>,
    pub(super) in_progress: FuturesOrdered<IntoFuture<St::Ok>>,
    max: usize,
}

impl<St> TryBuffered<St>
where
    St: TryStream,
    St::Ok: TryFuture,
{
    pub(super) fn new(stream: St, n: Option<usize>) -> TryBuffered<St> {
        let stream = Fuse { stream: IntoStream { stream }, done: false };
        TryBuffered { stream, in_progress: FuturesOrdered::new(), max: limit_of(n) }
    }
}

impl<St> Stream for TryBuffered<St>
where
    St: TryStream,
    St::Ok: TryFuture<Error = St::Error>,
{
    type Item = Result<<St::Ok as TryFuture>::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.in_progress.len() < this.max {
            match pinned!(this.stream).poll_next(cx) {
                Poll::Ready(Some(Ok(future))) => this.in_progress.push_back(TryFutureExt::into_future(future)),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(None) | Poll::Pending => break,
            }
        }
        match Pin::new(&mut this.in_progress).poll_next(cx) {
            Poll::Ready(None) => {}
            other => return other,
        }
        if this.stream.done {
            Poll::Ready(None)
        } else {
            Poll::Pending
        }
    }
}
