// `poll` has to return a Poll.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
struct Countdown(u32);
impl Future for Countdown {
    type Output = &'static str;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.0 == 0 {
            return "liftoff";
        }
        self.0 -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", Countdown(2).await);
}
