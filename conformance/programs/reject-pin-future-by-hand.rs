// Polling the fields of a future without pinning them.
// edition: 2024
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
struct Both<A, B> { a: A, b: B }
impl<A: Future<Output = ()>, B: Future<Output = ()>> Future for Both<A, B> {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let _ = self.a.poll(cx);
        Pin::new(&mut self.b).poll(cx)
    }
}
fn main() {}
