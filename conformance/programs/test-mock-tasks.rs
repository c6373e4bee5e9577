// tokio_test drives a future by hand: polls, wakes, and what a scripted stream and reader do.
// rules: TT-1, TT-2, TK-14
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::{mpsc, oneshot, Notify};
use tokio_stream::{Stream, StreamExt};
use tokio_test::{assert_pending, assert_ready, assert_ready_eq, assert_ready_err, task};

fn main() {
    let notify = Notify::new();
    let mut first = task::spawn(notify.notified());
    let mut second = task::spawn(notify.notified());
    assert_pending!(first.poll());
    assert_pending!(second.poll());
    notify.notify_one();
    println!("woken {} {}", first.is_woken(), second.is_woken());
    assert_ready!(first.poll());
    notify.notify_waiters();
    println!("woken {} {}", first.is_woken(), second.is_woken());
    let (tx, rx) = oneshot::channel::<u32>();
    let mut receiving = task::spawn(rx);
    assert_pending!(receiving.poll());
    println!("wakers {}", receiving.waker_ref_count());
    drop(tx);
    assert_ready_err!(receiving.poll());
    let (tx, mut rx) = mpsc::channel(1);
    let mut sends = task::spawn(async { tx.send(1).await.and(tx.send(2).await) });
    assert_pending!(sends.poll());
    let mut receive = task::spawn(rx.recv());
    assert_ready_eq!(receive.poll(), Some(1));
    drop(receive);
    println!("the sender was woken: {}", sends.is_woken());
    println!("{:?}", assert_ready!(sends.poll()));
    let mut stream = task::spawn(tokio_stream::iter([1, 2]));
    println!("{:?} {:?}", stream.size_hint(), assert_ready!(stream.poll_next()));
    tokio_test::block_on(async {
        let mut io = tokio_test::io::Builder::new()
            .read(b"ping")
            .write(b"pong")
            .wait(Duration::from_millis(1))
            .read(b"!")
            .build();
        let mut buffer = [0u8; 8];
        let n = io.read(&mut buffer).await.unwrap();
        println!("{:?}", std::str::from_utf8(&buffer[..n]).unwrap());
        io.write_all(b"pong").await.unwrap();
        println!("{}", io.read(&mut buffer).await.unwrap());
        println!("{}", io.read(&mut buffer).await.unwrap());
        let mut mock = tokio_test::stream_mock::StreamMockBuilder::new()
            .next(5)
            .wait(Duration::from_millis(1))
            .next(6)
            .build();
        println!(
            "{:?} {:?} {:?}",
            mock.next().await,
            mock.next().await,
            mock.next().await
        );
    });
}
