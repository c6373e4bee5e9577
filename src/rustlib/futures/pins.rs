//! Which adaptors may move: those whose futures, streams and sinks may. Closures, states and items are never pinned.
use crate::{future, io, sink, stream};
use futures_core::future::TryFuture;
use futures_core::stream::{Stream, TryStream};
use std::future::Future;

macro_rules! unpin {
    ($([$($g:tt)*] $T:ty $(: $($P:ty),+)?;)*) => { $(
        impl<$($g)*> Unpin for $T
        where
            $($($P: Unpin,)+)?
        {
        }
    )* };
}

unpin! {
    [Fut, F] future::Map<Fut, F>: Fut;
    [Fut, T] future::MapInto<Fut, T>: Fut;
    [A, B, F] future::Then<A, B, F>: A, B;
    [Fut, F] future::Inspect<Fut, F>: Fut;
    [Fut, F] future::MapOk<Fut, F>: Fut;
    [Fut, F] future::MapErr<Fut, F>: Fut;
    [Fut, F, G] future::MapOkOrElse<Fut, F, G>: Fut;
    [Fut, E] future::ErrInto<Fut, E>: Fut;
    [Fut, U] future::OkInto<Fut, U>: Fut;
    [Fut, F] future::InspectOk<Fut, F>: Fut;
    [Fut, F] future::InspectErr<Fut, F>: Fut;
    [Fut, F] future::UnwrapOrElse<Fut, F>: Fut;
    [A, B, F] future::AndThen<A, B, F>: A, B;
    [A, B, F] future::OrElse<A, B, F>: A, B;
    [Fut: Future] future::Remote<Fut>: Fut;
    [Fut: Future] future::Shared<Fut>;

    [Si: sink::Sink<Item>, Item, E] sink::SinkErrInto<Si, Item, E>: Si;
    [Si, Item] sink::Buffer<Si, Item>: Si;
    [Si, Item, U, St, F] sink::WithFlatMap<Si, Item, U, St, F>: Si, St;
    [Si, F] sink::SinkMapErr<Si, F>: Si;
    [Si, Item, U, Fut, F] sink::With<Si, Item, U, Fut, F>: Si, Fut;
    [T, F, R] sink::Unfold<T, F, R>: R;

    [St, F] stream::Map<St, F>: St;
    [St, F] stream::Inspect<St, F>: St;
    [A: Stream, B: Stream] stream::Zip<A, B>: A, B;
    [St: Stream] stream::Chunks<St>: St;
    [St: Stream] stream::Peekable<St>: St;
    [St, Fut, F] stream::Then<St, Fut, F>: St, Fut;
    [St: Stream, Fut, F] stream::Filter<St, Fut, F>: St, Fut;
    [St, Fut, F] stream::FilterMap<St, Fut, F>: St, Fut;
    [St: Stream, Fut, F] stream::TakeWhile<St, Fut, F>: St, Fut;
    [St: Stream, Fut, F] stream::SkipWhile<St, Fut, F>: St, Fut;
    [St, S, Fut, F] stream::Scan<St, S, Fut, F>: St, Fut;
    [St, Fut: Future] stream::TakeUntil<St, Fut>: St, Fut;
    [St: Stream<Item: Future>] stream::Buffered<St>: St;
    [St: Stream] stream::BufferUnordered<St>: St;
    [St, Fut, F] stream::ForEachConcurrent<St, Fut, F>: St;
    [St, C] stream::Collect<St, C>: St;
    [St, A, B] stream::Unzip<St, A, B>: St;
    [St: Stream] stream::Concat<St>: St;
    [St, Fut, T, F] stream::Fold<St, Fut, T, F>: St, Fut;
    [St, Fut, F] stream::ForEach<St, Fut, F>: St, Fut;
    [St: TryStream, Si] stream::Forward<St, Si>: St, Si;
    [T, F, Fut] stream::Unfold<T, F, Fut>: Fut;
    [T, F, Fut] stream::TryUnfold<T, F, Fut>: Fut;
    [St, U, F] stream::FlatMap<St, U, F>: St, U;
    [St: Stream] stream::FlattenUnordered<St>: St;
    [A, B, Clos, State] stream::SelectWithStrategy<A, B, Clos, State>: A, B;
    [St, E] stream::ErrInto<St, E>: St;
    [St, F] stream::MapOk<St, F>: St;
    [St, F] stream::MapErr<St, F>: St;
    [St, F] stream::InspectOk<St, F>: St;
    [St, F] stream::InspectErr<St, F>: St;
    [St, Fut, F] stream::AndThen<St, Fut, F>: St, Fut;
    [St, Fut, F] stream::OrElse<St, Fut, F>: St, Fut;
    [St: TryStream, Fut, F] stream::TryFilter<St, Fut, F>: St, Fut;
    [St, Fut, F] stream::TryFilterMap<St, Fut, F>: St, Fut;
    [St: TryStream, Fut, F] stream::TryTakeWhile<St, Fut, F>: St, Fut;
    [St: TryStream, Fut, F] stream::TrySkipWhile<St, Fut, F>: St, Fut;
    [St: TryStream] stream::TryBufferUnordered<St>: St;
    [St: TryStream<Ok: TryFuture>] stream::TryBuffered<St>: St;
    [St: TryStream] stream::TryChunks<St>: St;
    [St, Fut, F] stream::TryForEach<St, Fut, F>: St, Fut;
    [St, Fut, F] stream::TryForEachConcurrent<St, Fut, F>: St;
    [St, C] stream::TryCollect<St, C>: St;
    [St, Fut, T, F] stream::TryFold<St, Fut, T, F>: St, Fut;
    [St: TryStream] stream::TryConcat<St>: St;
    [St: TryStream<Ok: AsRef<[u8]>, Error = io::Error>] stream::IntoAsyncRead<St>: St;
}
