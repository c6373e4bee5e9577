// A Future whose poll does not take a pinned self.
use std::future::Future;
use std::task::{Context, Poll};
struct Ready(u8);
impl Future for Ready {
    type Output = u8;
    fn poll(&mut self, _cx: &mut Context<'_>) -> Poll<u8> {
        Poll::Ready(self.0)
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", Ready(1).await);
}
