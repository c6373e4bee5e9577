// What a cancelled operation loses: nothing, its place, or data.
// rules: WK-2, MP-2, MU-3, SE-3, BA-1, JS-5, OS-2, IO-5
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::sync::{mpsc, Mutex, Semaphore};
use tokio::time::{interval, sleep, timeout};

const SHORT: Duration = Duration::from_millis(5);

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel(1);
    println!("recv: {}", timeout(SHORT, rx.recv()).await.is_err());
    tx.send(1).await.unwrap();
    println!("send: {}", timeout(SHORT, tx.send(2)).await.is_err());
    println!("kept {:?}, lost {:?}", rx.recv().await, rx.try_recv());

    let sem = Semaphore::new(1);
    let lock = Mutex::new(());
    let (permit, guard) = (sem.acquire().await.unwrap(), lock.lock().await);
    let waits = async { tokio::join!(timeout(SHORT, sem.acquire()), timeout(SHORT, lock.lock())) };
    let (a, b) = waits.await;
    println!("acquire {} lock {}", a.is_err(), b.is_err());
    drop((a, b, permit, guard));
    println!(
        "free again: {} {}",
        sem.try_acquire().is_ok(),
        lock.try_lock().is_ok()
    );

    let (mut near, far) = tokio::io::duplex(64);
    let mut far = BufReader::new(far);
    near.write_all(b"par").await.unwrap();
    let mut exact = [0u8; 6];
    println!(
        "read_exact: {}",
        timeout(SHORT, far.read_exact(&mut exact)).await.is_err()
    );
    near.write_all(b"tial\n").await.unwrap();
    let mut line = String::new();
    far.read_line(&mut line).await.unwrap();
    println!(
        "its bytes are in its own buffer: {:?}, the line is {line:?}",
        &exact[..3]
    );
    near.write_all(b"half").await.unwrap();
    let mut lines = far.lines();
    println!("next_line: {}", timeout(SHORT, lines.next_line()).await.is_err());
    near.write_all(b" and half\n").await.unwrap();
    println!("nothing lost: {:?}", lines.next_line().await.unwrap());
    let mut far = lines.into_inner();
    near.write_all(b"se").await.unwrap();
    let mut bytes = Vec::new();
    println!(
        "read_until: {}",
        timeout(SHORT, far.read_until(b'.', &mut bytes)).await.is_err()
    );
    near.write_all(b"ntence.").await.unwrap();
    far.read_until(b'.', &mut bytes).await.unwrap();
    println!("kept by the caller: {:?}", String::from_utf8(bytes));

    let mut ticks = interval(Duration::from_millis(20));
    ticks.tick().await;
    println!("tick: {}", timeout(SHORT, ticks.tick()).await.is_err());
    let planned = ticks.tick().await;
    println!("same tick, late by {:?}", planned.elapsed());
    let mut pinned = Box::pin(sleep(Duration::from_millis(20)));
    println!(
        "sleep by reference: {}",
        timeout(SHORT, &mut pinned).await.is_err()
    );
    let before = tokio::time::Instant::now();
    pinned.await;
    println!("only the rest: {:?}", before.elapsed());
}
