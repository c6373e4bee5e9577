// A watch receiver sees the latest value only.
// rules: WA-1, WA-2, WA-3
use tokio::sync::watch;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = watch::channel("initial");
    println!("{} changed: {:?}", *rx.borrow(), rx.has_changed());
    tx.send("one").unwrap();
    tx.send("two").unwrap();
    rx.changed().await.unwrap();
    println!("{}", *rx.borrow_and_update());
    let task = tokio::spawn(async move {
        while rx.changed().await.is_ok() {
            println!("task sees {}", *rx.borrow());
        }
        println!("sender gone");
    });
    tokio::task::yield_now().await;
    tx.send_modify(|v| *v = "three");
    tokio::task::yield_now().await;
    tx.send("four").unwrap();
    drop(tx);
    task.await.unwrap();
}
