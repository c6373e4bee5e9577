// The associated type of a Future is required.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
struct Never;
impl Future for Never {
    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Pending
    }
}
fn main() {
    let _ = Never;
}
