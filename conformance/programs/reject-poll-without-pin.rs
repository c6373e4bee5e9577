// `poll` exists on a pinned future only.
use std::future::Future;
use std::task::{Context, Poll, Waker};
async fn three() -> u8 {
    3
}
fn main() {
    let mut future = three();
    let mut cx = Context::from_waker(Waker::noop());
    match future.poll(&mut cx) {
        Poll::Ready(n) => println!("{n}"),
        Poll::Pending => println!("pending"),
    }
}
