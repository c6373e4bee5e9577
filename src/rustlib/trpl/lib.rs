//! `trpl`: the support crate of The Rust Programming Language's chapter on async: names of `futures`, `tokio` and
//! `tokio_stream` under one roof, and a small client and page reader.
mod html;
mod http;

use std::future::Future;
use std::pin::pin;

pub use futures::future::{join, join3, join_all, Either};
pub use futures::join;
pub use tokio::fs::read_to_string;
pub use tokio::runtime::Runtime;
pub use tokio::sync::mpsc::{unbounded_channel as channel, UnboundedReceiver as Receiver, UnboundedSender as Sender};
pub use tokio::task::{spawn as spawn_task, yield_now, JoinHandle};
pub use tokio::time::{interval, sleep};
pub use tokio_stream::wrappers::{IntervalStream, UnboundedReceiverStream as ReceiverStream};
pub use tokio_stream::{iter as stream_from_iter, Stream, StreamExt};

pub use html::{ElementRef, Html};
pub use http::{get, Response};

/// Runs a single future to completion on a runtime of its own.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = Runtime::new().unwrap();
    runtime.block_on(future)
}
/// The former name of `block_on`.
pub fn run<F: Future>(future: F) -> F::Output { block_on(future) }

/// Runs two futures, taking whichever finishes first and cancelling the other.
pub async fn select<A, B, F1: Future<Output = A>, F2: Future<Output = B>>(f1: F1, f2: F2) -> Either<A, B> {
    let f1 = pin!(f1);
    let f2 = pin!(f2);
    match futures::future::select(f1, f2).await {
        Either::Left((a, _)) => Either::Left(a),
        Either::Right((b, _)) => Either::Right(b),
    }
}
/// The former name of `select`.
pub async fn race<A, B, F1: Future<Output = A>, F2: Future<Output = B>>(f1: F1, f2: F2) -> Either<A, B> { select(f1, f2).await }
