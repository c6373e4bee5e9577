//! A sink made from a state and a function.
use super::Sink;
use futures_core::ready;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `unfold`.
#[derive(Debug)]
#[must_use = "sinks do nothing unless polled"]
pub struct Unfold<T, F, R> {
    function: F,
    state: State<T, R>,
}

#[derive(Debug)]
enum State<T, R> {
    Value(T),
    Future(R),
    /// A future failed.
    Empty,
}

/// A sink that gives each item, with the state, to a function whose future makes the next state.
pub fn unfold<T, F, R, Item, E>(init: T, function: F) -> Unfold<T, F, R>
where
    F: FnMut(T, Item) -> R,
    R: Future<Output = Result<T, E>>,
{
    Unfold { function, state: State::Value(init) }
}

impl<T, F, R, Item, E> Sink<Item> for Unfold<T, F, R>
where
    F: FnMut(T, Item) -> R,
    R: Future<Output = Result<T, E>>,
{
    type Error = E;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        <Self as Sink<Item>>::poll_flush(self, cx)
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), E> {
        let this = unsafe { self.get_unchecked_mut() };
        let State::Value(value) = std::mem::replace(&mut this.state, State::Empty) else {
            panic!("start_send called without poll_ready being called first");
        };
        this.state = State::Future((this.function)(value, item));
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let this = unsafe { self.get_unchecked_mut() };
        let State::Future(future) = &mut this.state else {
            return Poll::Ready(Ok(()));
        };
        match ready!(unsafe { Pin::new_unchecked(future) }.poll(cx)) {
            Ok(value) => {
                this.state = State::Value(value);
                Poll::Ready(Ok(()))
            }
            Err(error) => {
                this.state = State::Empty;
                Poll::Ready(Err(error))
            }
        }
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        <Self as Sink<Item>>::poll_flush(self, cx)
    }
}
