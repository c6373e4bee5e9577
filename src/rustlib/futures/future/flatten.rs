//! Futures of streams and sinks, as streams and sinks.
use crate::sink::Sink;
use futures_core::future::TryFuture;
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream, TryStream};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

// First the future, then what it gave.
#[derive(Debug)]
enum State<Fut, T> {
    First(Fut),
    Second(T),
    /// The future failed, or the stream ended.
    Empty,
}

/// See `FutureExt::flatten_stream`.
#[must_use = "streams do nothing unless polled"]
pub struct FlattenStream<F: Future> {
    state: State<F, F::Output>,
}

impl<F: Future> FlattenStream<F> {
    pub(super) fn new(future: F) -> FlattenStream<F> {
        FlattenStream { state: State::First(future) }
    }
}

impl<F: Future> Stream for FlattenStream<F>
where
    F::Output: Stream,
{
    type Item = <F::Output as Stream>::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match &mut this.state {
                State::First(future) => {
                    let stream = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                    this.state = State::Second(stream);
                }
                State::Second(stream) => {
                    let item = ready!(unsafe { Pin::new_unchecked(stream) }.poll_next(cx));
                    if item.is_none() {
                        this.state = State::Empty;
                    }
                    return Poll::Ready(item);
                }
                State::Empty => return Poll::Ready(None),
            }
        }
    }
}

impl<F: Future> FusedStream for FlattenStream<F>
where
    F::Output: Stream,
{
    fn is_terminated(&self) -> bool {
        matches!(self.state, State::Empty)
    }
}

/// See `TryFutureExt::try_flatten_stream`.
#[must_use = "streams do nothing unless polled"]
pub struct TryFlattenStream<F: TryFuture> {
    state: State<F, F::Ok>,
}

impl<F: TryFuture> TryFlattenStream<F> {
    pub(super) fn new(future: F) -> TryFlattenStream<F> {
        TryFlattenStream { state: State::First(future) }
    }
}

impl<F: TryFuture> Stream for TryFlattenStream<F>
where
    F::Ok: TryStream<Error = F::Error>,
{
    type Item = Result<<F::Ok as TryStream>::Ok, F::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match &mut this.state {
                State::First(future) => match ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx)) {
                    Ok(stream) => this.state = State::Second(stream),
                    Err(error) => {
                        this.state = State::Empty;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                State::Second(stream) => {
                    let item = ready!(unsafe { Pin::new_unchecked(stream) }.try_poll_next(cx));
                    if item.is_none() {
                        this.state = State::Empty;
                    }
                    return Poll::Ready(item);
                }
                State::Empty => return Poll::Ready(None),
            }
        }
    }
}

impl<F: TryFuture> FusedStream for TryFlattenStream<F>
where
    F::Ok: TryStream<Error = F::Error>,
{
    fn is_terminated(&self) -> bool {
        matches!(self.state, State::Empty)
    }
}

/// See `TryFutureExt::flatten_sink`.
#[must_use = "sinks do nothing unless polled"]
pub struct FlattenSink<Fut, Si> {
    state: State<Fut, Si>,
}

impl<Fut, Si> FlattenSink<Fut, Si> {
    pub(super) fn new(future: Fut) -> FlattenSink<Fut, Si> {
        FlattenSink { state: State::First(future) }
    }
}

impl<Fut, Si, Item> Sink<Item> for FlattenSink<Fut, Si>
where
    Fut: TryFuture<Ok = Si>,
    Si: Sink<Item, Error = Fut::Error>,
{
    type Error = Fut::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match &mut this.state {
                State::First(future) => match ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx)) {
                    Ok(sink) => this.state = State::Second(sink),
                    Err(error) => {
                        this.state = State::Empty;
                        return Poll::Ready(Err(error));
                    }
                },
                State::Second(sink) => return unsafe { Pin::new_unchecked(sink) }.poll_ready(cx),
                State::Empty => panic!("poll_ready called after eof"),
            }
        }
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Self::Error> {
        match &mut unsafe { self.get_unchecked_mut() }.state {
            State::First(_) => panic!("poll_ready not called first"),
            State::Second(sink) => unsafe { Pin::new_unchecked(sink) }.start_send(item),
            State::Empty => panic!("start_send called after eof"),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        match &mut unsafe { self.get_unchecked_mut() }.state {
            // Nothing was sent yet.
            State::First(_) => Poll::Ready(Ok(())),
            State::Second(sink) => unsafe { Pin::new_unchecked(sink) }.poll_flush(cx),
            State::Empty => panic!("poll_flush called after eof"),
        }
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = match &mut this.state {
            State::Second(sink) => ready!(unsafe { Pin::new_unchecked(sink) }.poll_close(cx)),
            _ => Ok(()),
        };
        if result.is_ok() {
            this.state = State::Empty;
        }
        Poll::Ready(result)
    }
}

impl<Fut, Si> Stream for FlattenSink<Fut, Si>
where
    Fut: TryFuture<Ok = Si>,
    Si: TryStream<Error = Fut::Error>,
{
    type Item = Result<Si::Ok, Fut::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match &mut this.state {
                State::First(future) => match ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx)) {
                    Ok(sink) => this.state = State::Second(sink),
                    Err(error) => {
                        this.state = State::Empty;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                State::Second(sink) => return unsafe { Pin::new_unchecked(sink) }.try_poll_next(cx),
                State::Empty => return Poll::Ready(None),
            }
        }
    }
}

impl<F: Future> fmt::Debug for FlattenStream<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlattenStream").finish_non_exhaustive()
    }
}
