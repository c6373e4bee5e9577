// Futures polled by hand: wakes are counted from one poll to the next.
// rules: TT-1, TT-2, AW-1
use tokio::sync::{mpsc, Notify};
use tokio_test::{assert_err, assert_ok, assert_pending, assert_ready, assert_ready_eq, task};
fn main() {
    let notify = Notify::new();
    let mut waiting = task::spawn(notify.notified());
    assert_pending!(waiting.poll());
    println!("{} {}", waiting.is_woken(), waiting.waker_ref_count());
    notify.notify_one();
    println!("{} {}", waiting.is_woken(), waiting.waker_ref_count());
    assert_ready!(waiting.poll());
    let (tx, mut rx) = mpsc::channel(1);
    assert_ok!(tx.try_send(3));
    println!("{:?}", assert_err!(tx.try_send(4)));
    let mut first = task::spawn(rx.recv());
    assert_ready_eq!(first.poll(), Some(3));
    println!("{}", tokio_test::block_on(async { 5 }));
}
