//! What all adaptors of one stream have alike: access to it, its sink side, and whether it is at its end.
use super::adaptors::*;
use super::async_adaptors::*;
use super::buffered::*;
use super::consume::StreamFuture;
use super::flatten::*;
use super::flatten_unordered::FlattenUnordered;
use super::peek::Peekable;
use super::try_adaptors::*;
use super::try_chunks::{TryChunks, TryReadyChunks};
use super::{FusedStream, Stream, TryStream};
use crate::sink::Sink;
use futures_core::future::TryFuture;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

// `$field` leads to the adapted stream `$St`.
macro_rules! access {
    ($([$($g:tt)*] $T:ty, $($field:ident).+;)*) => { $(
        impl<St, $($g)*> $T {
            /// The stream underneath.
            pub fn get_ref(&self) -> &St { &self.$($field).+ }
            /// The stream underneath, mutably.
            pub fn get_mut(&mut self) -> &mut St { &mut self.$($field).+ }
            /// The stream underneath, pinned.
            pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut St> { unsafe { self.map_unchecked_mut(|this| &mut this.$($field).+) } }
            /// The stream underneath; what the adaptor holds is lost.
            pub fn into_inner(self) -> St { self.$($field).+ }
        }
        sink! { [St, $($g)*] $T, $($field).+ }
    )* };
}
// The same for adaptors whose type needs the stream to be one.
macro_rules! access_stream {
    ($([$($g:tt)*] $T:ty, $($field:ident).+, $Bound:path;)*) => { $(
        impl<St: $Bound, $($g)*> $T {
            /// The stream underneath.
            pub fn get_ref(&self) -> &St { &self.$($field).+ }
            /// The stream underneath, mutably.
            pub fn get_mut(&mut self) -> &mut St { &mut self.$($field).+ }
            /// The stream underneath, pinned.
            pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut St> { unsafe { self.map_unchecked_mut(|this| &mut this.$($field).+) } }
            /// The stream underneath; what the adaptor holds is lost.
            pub fn into_inner(self) -> St { self.$($field).+ }
        }
        sink! { [St: $Bound, $($g)*] $T, $($field).+ }
    )* };
}
macro_rules! sink {
    ([$($g:tt)*] $T:ty, $($field:ident).+) => {
        impl<$($g)* SinkItem> Sink<SinkItem> for $T
        where
            St: Sink<SinkItem>,
        {
            type Error = <St as Sink<SinkItem>>::Error;
            fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), <St as Sink<SinkItem>>::Error>> {
                unsafe { self.map_unchecked_mut(|this| &mut this.$($field).+) }.poll_ready(cx)
            }
            fn start_send(self: Pin<&mut Self>, item: SinkItem) -> Result<(), <St as Sink<SinkItem>>::Error> {
                unsafe { self.map_unchecked_mut(|this| &mut this.$($field).+) }.start_send(item)
            }
            fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), <St as Sink<SinkItem>>::Error>> {
                unsafe { self.map_unchecked_mut(|this| &mut this.$($field).+) }.poll_flush(cx)
            }
            fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), <St as Sink<SinkItem>>::Error>> {
                unsafe { self.map_unchecked_mut(|this| &mut this.$($field).+) }.poll_close(cx)
            }
        }
    };
}

access! {
    [F,] Map<St, F>, stream;
    [F,] Inspect<St, F>, stream;
    [] Enumerate<St>, stream;
    [] Take<St>, stream;
    [] Skip<St>, stream;
    [] CatchUnwind<St>, stream;
    [Fut, F,] Then<St, Fut, F>, stream;
    [Fut, F,] FilterMap<St, Fut, F>, stream;
    [S, Fut, F,] Scan<St, S, Fut, F>, stream;
    [Fut: Future,] TakeUntil<St, Fut>, stream;
    [U, F,] FlatMap<St, U, F>, inner.stream.stream;
    [] IntoStream<St>, stream;
    [E,] ErrInto<St, E>, stream;
    [F,] MapOk<St, F>, stream;
    [F,] MapErr<St, F>, stream;
    [F,] InspectOk<St, F>, stream;
    [F,] InspectErr<St, F>, stream;
    [Fut, F,] AndThen<St, Fut, F>, stream;
    [Fut, F,] OrElse<St, Fut, F>, stream;
    [Fut, F,] TryFilterMap<St, Fut, F>, stream;
    [U,] Flatten<St, U>, stream;
    [U,] TryFlatten<St, U>, stream;
}
access_stream! {
    [] Chunks<St>, stream.stream, Stream;
    [] ReadyChunks<St>, stream.stream, Stream;
    [] Peekable<St>, stream.stream, Stream;
    [] TryChunks<St>, stream.stream.stream, TryStream;
    [] TryReadyChunks<St>, stream.stream.stream, TryStream;
    [] BufferUnordered<St>, stream.stream, Stream;
    [] Buffered<St>, stream.stream, Stream<Item: Future>;
    [] TryBufferUnordered<St>, stream.stream.stream, TryStream;
    [] TryBuffered<St>, stream.stream.stream, TryStream<Ok: TryFuture>;
    [Fut, F,] Filter<St, Fut, F>, stream, Stream;
    [Fut, F,] TakeWhile<St, Fut, F>, stream, Stream;
    [Fut, F,] SkipWhile<St, Fut, F>, stream, Stream;
    [Fut, F,] TryFilter<St, Fut, F>, stream, TryStream;
    [Fut, F,] TryTakeWhile<St, Fut, F>, stream, TryStream;
    [Fut, F,] TrySkipWhile<St, Fut, F>, stream, TryStream;
    [] FlattenUnordered<St>, stream, Stream;
    [U: Stream, F: FnMut(St::Item) -> U,] FlatMapUnordered<St, U, F>, inner.stream.stream, Stream;
}
sink! { [St,] Fuse<St>, stream }

impl<St> Fuse<St> {
    /// The stream underneath, pinned.
    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut St> { unsafe { self.map_unchecked_mut(|this| &mut this.stream) } }
    /// Is the stream at its end?
    pub fn is_done(&self) -> bool { self.done }
}

impl<St> StreamFuture<St> {
    /// The stream, if it has not given its item.
    pub fn get_ref(&self) -> Option<&St> { self.stream.as_ref() }
    /// The stream, mutably.
    pub fn get_mut(&mut self) -> Option<&mut St> { self.stream.as_mut() }
    /// The stream, pinned.
    pub fn get_pin_mut(self: Pin<&mut Self>) -> Option<Pin<&mut St>> {
        unsafe { self.get_unchecked_mut() }.stream.as_mut().map(|stream| unsafe { Pin::new_unchecked(stream) })
    }
    /// The stream.
    pub fn into_inner(self) -> Option<St> { self.stream }
}

impl<St1: Stream, St2: Stream> Zip<St1, St2> {
    /// Both streams.
    pub fn get_ref(&self) -> (&St1, &St2) { (&self.first.stream, &self.second.stream) }
    /// Both streams, mutably.
    pub fn get_mut(&mut self) -> (&mut St1, &mut St2) { (&mut self.first.stream, &mut self.second.stream) }
    /// Both streams, pinned.
    pub fn get_pin_mut(self: Pin<&mut Self>) -> (Pin<&mut St1>, Pin<&mut St2>) {
        let this = unsafe { self.get_unchecked_mut() };
        (pinned!(this.first.stream), pinned!(this.second.stream))
    }
    /// Both streams.
    pub fn into_inner(self) -> (St1, St2) { (self.first.stream, self.second.stream) }
}

// At its end, if nothing is in progress and the stream underneath is at its end.
macro_rules! fused {
    ($([$($g:tt)*] $T:ty, |$this:ident| $end:expr;)*) => { $(
        impl<$($g)*> FusedStream for $T
        where
            $T: Stream,
        {
            fn is_terminated(&self) -> bool {
                let $this = self;
                $end
            }
        }
    )* };
}
fused! {
    [St: FusedStream, F] Inspect<St, F>, |s| s.stream.is_terminated();
    [St: FusedStream] Enumerate<St>, |s| s.stream.is_terminated();
    [St: FusedStream] Skip<St>, |s| s.stream.is_terminated();
    [St: FusedStream] CatchUnwind<St>, |s| s.caught || s.stream.is_terminated();
    [St: FusedStream] Chunks<St>, |s| s.stream.is_terminated() && s.items.is_empty();
    [St: FusedStream] ReadyChunks<St>, |s| s.stream.is_terminated();
    [St: FusedStream, Fut, F] Then<St, Fut, F>, |s| s.future.is_none() && s.stream.is_terminated();
    [St: FusedStream, Fut, F] FilterMap<St, Fut, F>, |s| s.future.is_none() && s.stream.is_terminated();
    [St: FusedStream, Fut, F] TakeWhile<St, Fut, F>, |s| s.done || s.item.is_none() && s.stream.is_terminated();
    [St: FusedStream, Fut, F] SkipWhile<St, Fut, F>, |s| s.item.is_none() && s.stream.is_terminated();
    [St: FusedStream, S, Fut, F] Scan<St, S, Fut, F>, |s| s.state.is_none() && s.future.is_none() || s.future.is_none() && s.stream.is_terminated();
    [St: FusedStream + TryStream] TryChunks<St>, |s| s.stream.done && s.items.is_empty();
    [St: FusedStream + TryStream] TryReadyChunks<St>, |s| s.stream.done;
    [St: Stream, Fut: Future] TakeUntil<St, Fut>, |s| s.is_stopped();
    [St: FusedStream, U] Flatten<St, U>, |s| s.next.is_none() && s.stream.is_terminated();
    [St: FusedStream, U, F] FlatMap<St, U, F>, |s| s.inner.next.is_none() && s.inner.stream.stream.is_terminated();
    [St: FusedStream] FlattenUnordered<St>, |s| s.is_done();
    [St: Stream<Item: Future>] Buffered<St>, |s| s.stream.done && s.in_progress.is_empty();
    [St: Stream] BufferUnordered<St>, |s| s.stream.done && s.in_progress.is_empty();
    [St: TryStream] TryBufferUnordered<St>, |s| s.stream.done && s.in_progress.is_empty();
    [St: TryStream<Ok: TryFuture>] TryBuffered<St>, |s| s.stream.done && s.in_progress.is_empty();
    [St: FusedStream, E] ErrInto<St, E>, |s| s.stream.is_terminated();
    [St: FusedStream, F] MapOk<St, F>, |s| s.stream.is_terminated();
    [St: FusedStream, F] MapErr<St, F>, |s| s.stream.is_terminated();
    [St: FusedStream, F] InspectOk<St, F>, |s| s.stream.is_terminated();
    [St: FusedStream, F] InspectErr<St, F>, |s| s.stream.is_terminated();
    [St: FusedStream, Fut, F] AndThen<St, Fut, F>, |s| s.future.is_none() && s.stream.is_terminated();
    [St: FusedStream, Fut, F] OrElse<St, Fut, F>, |s| s.future.is_none() && s.stream.is_terminated();
    [St: FusedStream + TryStream, Fut, F] TryFilter<St, Fut, F>, |s| s.future.is_none() && s.stream.is_terminated();
    [St: FusedStream, Fut, F] TryFilterMap<St, Fut, F>, |s| s.future.is_none() && s.stream.is_terminated();
    [St: FusedStream + TryStream, Fut, F] TryTakeWhile<St, Fut, F>, |s| s.done || s.item.is_none() && s.stream.is_terminated();
    [St: FusedStream + TryStream, Fut, F] TrySkipWhile<St, Fut, F>, |s| s.item.is_none() && s.stream.is_terminated();
    [St: FusedStream, U] TryFlatten<St, U>, |s| s.next.is_none() && s.stream.is_terminated();
    [St1: Stream, St2: Stream] Zip<St1, St2>, |s| s.first.is_terminated() && s.second.is_terminated();
    [St1: FusedStream, St2: FusedStream] Chain<St1, St2>, |s| s.first.is_none() && s.second.is_terminated();
}
