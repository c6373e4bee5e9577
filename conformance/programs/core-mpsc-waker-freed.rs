// A receiver that is dropped lets go of its waker.
// rules: MP-4, AW-1
use std::sync::Arc;
use std::task::{Context, Wake, Waker};
struct Quiet;
impl Wake for Quiet {
    fn wake(self: Arc<Self>) {}
}
fn main() {
    let quiet = Arc::new(Quiet);
    let waker = Waker::from(quiet.clone());
    let (_tx, mut rx) = tokio::sync::mpsc::unbounded_channel::<u8>();
    println!("{:?}", rx.poll_recv(&mut Context::from_waker(&waker)));
    println!("{}", Arc::strong_count(&quiet));
    drop(rx);
    println!("{}", Arc::strong_count(&quiet));
}
