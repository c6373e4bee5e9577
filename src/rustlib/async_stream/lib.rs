//! Streams written like functions: `stream! { yield 1; }` (AS-1).

/// A stream whose items are what the body yields.
#[builtin_macro = "stream"]
#[macro_export]
macro_rules! stream {}

/// A stream of `Result`s: `yield` gives `Ok`, and `?` ends the stream with an `Err`.
#[builtin_macro = "try_stream"]
#[macro_export]
macro_rules! try_stream {}

/// The type of `stream!` and `try_stream!`.
pub use self::__support::AsyncStream;

#[doc(hidden)]
pub mod __support {
    //! What the macros expand to.
    use futures_core::stream::{FusedStream, Stream};
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    /// Implemented by the compiler for the bodies of `stream!`.
    #[lang = "gen_stream"]
    pub trait GenStream {
        type Item;

        /// Runs the body up to its next `yield` (`Ready(Some)`), `.await` that waits (`Pending`) or end (`Ready(None)`).
        fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;
    }

    /// A stream over a body. Its locals are dropped when it ends; it is not polled again after that.
    #[must_use = "streams do nothing unless polled"]
    pub struct AsyncStream<G> {
        generator: G,
        done: bool,
    }

    pub fn stream<G: GenStream>(generator: G) -> AsyncStream<G> {
        AsyncStream { generator, done: false }
    }

    pub fn try_stream<G, T, E>(generator: G) -> AsyncStream<G>
    where
        G: GenStream<Item = Result<T, E>>,
    {
        AsyncStream { generator, done: false }
    }

    impl<G: GenStream> Stream for AsyncStream<G> {
        type Item = G::Item;

        fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<G::Item>> {
            let this = unsafe { self.get_unchecked_mut() };
            if this.done {
                return Poll::Ready(None);
            }
            let polled = unsafe { Pin::new_unchecked(&mut this.generator) }.poll_next(cx);
            if let Poll::Ready(None) = polled {
                this.done = true;
            }
            polled
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            if self.done {
                (0, Some(0))
            } else {
                (0, None)
            }
        }
    }

    impl<G: GenStream> FusedStream for AsyncStream<G> {
        fn is_terminated(&self) -> bool {
            self.done
        }
    }

    /// Where `for await` keeps its stream.
    #[lang = "into_stream_for_await"]
    pub fn into_stream<S: Stream>(stream: S) -> Pin<Box<S>> {
        Box::pin(stream)
    }

    /// The next item, for `for await`.
    pub struct NextItem<'a, S> {
        stream: &'a mut S,
    }

    impl<S: Stream + Unpin> Future for NextItem<'_, S> {
        type Output = Option<S::Item>;

        fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
            Pin::new(&mut *self.stream).poll_next(cx)
        }
    }

    #[lang = "poll_next_for_await"]
    pub fn next<S: Stream + Unpin>(stream: &mut S) -> NextItem<'_, S> {
        NextItem { stream }
    }
}
