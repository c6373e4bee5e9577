// timeout polls the inner future first, drops it when the await ends, and its budget never hides the end.
// rules: TI-3, CO-7
use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout, timeout_at, Instant};

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn hold(name: &'static str, ms: u64) -> u64 {
    let _loud = Loud(name);
    sleep(Duration::from_millis(ms)).await;
    ms
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let elapsed = timeout(Duration::from_millis(5), hold("slow", 50)).await;
    println!("{elapsed:?} at {:?}", start.elapsed());
    println!("{:?}", timeout(Duration::ZERO, async { "ready wins" }).await);
    println!("{:?}", timeout_at(start, hold("past", 0)).await);
    println!(
        "tie: {:?}",
        timeout(Duration::from_millis(8), hold("tie", 8)).await
    );
    let error = timeout(Duration::from_millis(1), std::future::pending::<()>())
        .await
        .unwrap_err();
    println!("{error}");
    println!("{:?}", std::io::Error::from(error).kind());
    // A future that is always busy with a full channel: the timer is looked at all the same.
    let (tx, mut rx) = mpsc::unbounded_channel();
    let mut received = 0u64;
    let result = timeout(
        Duration::from_millis(10),
        poll_fn(|cx| loop {
            tx.send(()).unwrap();
            match rx.poll_recv(cx) {
                Poll::Ready(_) => received += 1,
                Poll::Pending => return Poll::<()>::Pending,
            }
            if received == 300 {
                std::mem::forget(tokio::spawn(tokio::time::advance(Duration::from_millis(10))));
            }
        }),
    )
    .await;
    println!("{result:?} after {received} messages at {:?}", start.elapsed());
    let back = timeout(Duration::from_millis(1), Loud("inner")).into_inner();
    println!("into_inner");
    drop(back);
}

impl std::future::Future for Loud {
    type Output = ();
    fn poll(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> Poll<()> {
        Poll::Pending
    }
}
