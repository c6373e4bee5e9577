//! `tokio::spawn`.
use crate::runtime::context;
use crate::runtime::task::{Id, JoinHandle};
use std::future::Future;

/// Spawns a task: the future goes to the back of the run queue and is driven from there, whether or not the handle is awaited.
#[track_caller]
pub fn spawn<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    context::handle().spawn(future, Id::next())
}
