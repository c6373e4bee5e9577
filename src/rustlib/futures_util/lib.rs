//! The combinators; see the `futures` crate.
pub use futures::{future, lock, sink, stream, task, Future, FutureExt, Sink, SinkExt, Stream, StreamExt, TryFuture, TryFutureExt, TryStream, TryStreamExt};
pub use futures::{join, pending, pin_mut, poll, ready, select, select_biased, try_join};
