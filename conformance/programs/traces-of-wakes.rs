// Wakes in their order: self-wakes of root and tasks, the budget shared by two tasks, Notify, broadcast.
// rules: TR-2, TR-7, TR-15, TR-22
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;
use tokio::sync::{broadcast, mpsc, Notify};
use tokio::task::yield_now;

async fn wakes_itself(name: &str) {
    let mut polls = 0;
    poll_fn(|cx| {
        polls += 1;
        println!("{name} {polls}");
        if polls == 3 {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await
}

async fn share_the_budget() {
    let (tx, mut rx) = mpsc::unbounded_channel();
    (0..300).for_each(|i| tx.send(i).unwrap());
    drop(tx);
    let receiver = tokio::spawn(async move {
        while let Some(i) = rx.recv().await {
            if i % 64 == 0 {
                println!("recv {i}");
            }
        }
    });
    let other = tokio::spawn(async {
        for i in 0..4 {
            println!("other {i}");
            yield_now().await;
        }
    });
    receiver.await.unwrap();
    other.await.unwrap();
}

async fn notify_last_then_first() {
    let notify = Arc::new(Notify::new());
    let waiting: Vec<_> = (0..3)
        .map(|i| {
            let notify = notify.clone();
            tokio::spawn(async move {
                notify.notified().await;
                println!("notified w{i}");
            })
        })
        .collect();
    yield_now().await;
    notify.notify_last();
    notify.notify_one();
    yield_now().await;
    notify.notify_one();
    for task in waiting {
        task.await.unwrap();
    }
}

async fn six_receivers() {
    let (tx, _) = broadcast::channel(4);
    let all = Arc::new(Notify::new());
    let mut tasks = Vec::new();
    for i in 0..6 {
        let (mut rx, all) = (tx.subscribe(), all.clone());
        tasks.push(tokio::spawn(async move { println!("broadcast {i} got {}", rx.recv().await.unwrap()) }));
        tasks.push(tokio::spawn(async move {
            all.notified().await;
            println!("notify {i}");
        }));
    }
    yield_now().await;
    tx.send('x').unwrap();
    all.notify_waiters();
    for task in tasks {
        task.await.unwrap();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tasks: Vec<_> = (0..3).map(|i| tokio::spawn(async move { wakes_itself(&format!("task{i}")).await })).collect();
    wakes_itself("root").await;
    for task in tasks {
        task.await.unwrap();
    }
    share_the_budget().await;
    notify_last_then_first().await;
    six_receivers().await;
}
