// yield_now and budgets without a runtime: the wake comes at once.
// rules: TK-14, CO-2, TT-1, CX-1
use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::task::{Context, Wake};
use tokio::sync::mpsc;

struct Counter(AtomicU32);
impl Wake for Counter {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

fn main() {
    let counter = Arc::new(Counter(AtomicU32::new(0)));
    let waker = counter.clone().into();
    let mut cx = Context::from_waker(&waker);
    let mut twice = pin!(async {
        tokio::task::yield_now().await;
        println!("between");
        tokio::task::yield_now().await;
        "yielded"
    });
    for i in 0..3 {
        println!(
            "poll {i}: {:?}, wakes {}",
            twice.as_mut().poll(&mut cx),
            counter.0.load(Ordering::SeqCst)
        );
    }
    // No budget outside: a thousand messages in one poll.
    let (tx, mut rx) = mpsc::unbounded_channel();
    (0..1000).for_each(|i| tx.send(i).unwrap());
    drop(tx);
    let mut sum = tokio_test::task::spawn(async move {
        let mut sum = 0;
        while let Some(i) = rx.recv().await {
            sum += i;
        }
        sum
    });
    println!("{:?} woken {}", sum.poll(), sum.is_woken());
    let (tx, mut rx) = mpsc::channel::<u8>(1);
    let mut waiting = tokio_test::task::spawn(async move { rx.recv().await });
    println!(
        "{:?} woken {} refs {}",
        waiting.poll(),
        waiting.is_woken(),
        waiting.waker_ref_count()
    );
    tx.try_send(4).unwrap();
    println!("woken {} refs {}", waiting.is_woken(), waiting.waker_ref_count());
    println!("{:?} woken {}", waiting.poll(), waiting.is_woken());
}
