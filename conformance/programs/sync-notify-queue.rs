// notify_one wakes the oldest and stores one permit at most, notify_last the newest, notify_waiters those that exist.
// rules: NO-1, NO-2, NO-3, NO-4
use std::pin::pin;
use std::sync::Arc;
use tokio::sync::Notify;
use tokio::task::{yield_now, JoinHandle};

fn waiter(notify: &Arc<Notify>, name: &'static str) -> JoinHandle<()> {
    let notify = notify.clone();
    tokio::spawn(async move {
        notify.notified().await;
        println!("  {name}");
    })
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let notify = Arc::new(Notify::new());
    let tasks = ["w0", "w1", "w2", "w3", "w4"].map(|name| waiter(&notify, name));
    yield_now().await;
    for (what, last) in [("one", false), ("last", true), ("one", false)] {
        println!("notify_{what}");
        if last {
            notify.notify_last()
        } else {
            notify.notify_one()
        }
        yield_now().await;
    }
    println!("one and last in one go");
    notify.notify_last();
    notify.notify_one();
    for task in tasks {
        task.await.unwrap();
    }
    println!("permits do not add up");
    notify.notify_one();
    notify.notify_one();
    notify.notified().await;
    println!(
        "second is pending: {}",
        futures::poll!(pin!(notify.notified())).is_pending()
    );
    println!("notify_waiters reaches what was made before it");
    let made = notify.notified();
    let mut made = pin!(made);
    notify.notify_waiters();
    println!("enabled: {}", made.as_mut().enable());
    let mut after = pin!(notify.notified());
    println!("made after: {}", after.as_mut().enable());
    println!("a dropped winner passes it on, from its end of the queue");
    let mut quitter = Box::pin(notify.notified());
    assert!(!quitter.as_mut().enable());
    let next = waiter(&notify, "next in line");
    yield_now().await;
    notify.notify_one();
    println!("{}", futures::poll!(after.as_mut()).is_ready());
    notify.notify_one();
    drop(quitter);
    next.await.unwrap();
    let mut from_all = Box::pin(notify.notified());
    from_all.as_mut().enable();
    notify.notify_waiters();
    drop(from_all);
    println!(
        "not passed on: {}",
        futures::poll!(pin!(notify.notified())).is_pending()
    );
    let owned = notify.clone().notified_owned();
    notify.notify_one();
    owned.await;
    println!("owned");
}
