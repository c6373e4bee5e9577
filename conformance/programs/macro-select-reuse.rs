// Futures that are polled again after they won: which of them mind.
// rules: MA-9, MA-11, MSG-0, NO-3
// expect: task-panic
use std::pin::pin;
use std::time::Duration;
use tokio::sync::{oneshot, Notify};

fn message(error: tokio::task::JoinError) -> String {
    let payload = error.into_panic();
    payload
        .downcast_ref::<&str>()
        .map(|s| s.to_string())
        .or(payload.downcast_ref::<String>().cloned())
        .unwrap()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let async_block = tokio::spawn(async {
        let work = async { 1 };
        tokio::pin!(work);
        for _ in 0..2 {
            tokio::select! { n = &mut work => println!("async block gave {n}") }
        }
    });
    println!("{}", message(async_block.await.unwrap_err()));
    let receiver = tokio::spawn(async {
        let (tx, mut rx) = oneshot::channel();
        tx.send(2).unwrap();
        for _ in 0..2 {
            tokio::select! { n = &mut rx => println!("oneshot gave {n:?}") }
        }
    });
    println!("{}", message(receiver.await.unwrap_err()));
    let joiner = tokio::spawn(async {
        let mut handle = tokio::spawn(async { 3 });
        for _ in 0..2 {
            tokio::select! { n = &mut handle => println!("handle gave {n:?}") }
        }
    });
    println!("{}", message(joiner.await.unwrap_err()));
    let disabled = tokio::spawn(async {
        tokio::select! { Some(()) = async { None::<()> } => {} }
    });
    println!("{}", message(disabled.await.unwrap_err()));
    let mut ready = std::future::ready(4);
    println!("{}", (&mut ready).await);
    let again = tokio::spawn(async move { ready.await });
    println!("{}", message(again.await.unwrap_err()));
    let mut sleep = pin!(tokio::time::sleep(Duration::from_millis(1)));
    let notify = Notify::new();
    tokio::pin! {
        let notified = notify.notified();
    }
    notify.notify_one();
    for i in 0..2 {
        sleep.as_mut().await;
        notified.as_mut().await;
        println!("sleep and notified, time {i}");
    }
    println!(
        "{:?}",
        tokio::spawn(async { panic!("{}", 1 + 1) }).await.map_err(message)
    );
}
