// A oneshot: the value arrives once; a dropped sender is an error; a dropped receiver gives the value back.
// rules: OS-1, OS-2
use tokio::sync::oneshot;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, rx) = oneshot::channel();
    tokio::spawn(async move {
        println!("sending");
        tx.send("hello").unwrap();
    });
    println!("{:?}", rx.await);
    let (tx, rx) = oneshot::channel::<i32>();
    drop(tx);
    println!("{:?} {}", rx.await, rx_text());
    let (mut tx, rx) = oneshot::channel();
    let waiter = tokio::spawn(async move {
        tokio::task::yield_now().await;
        drop(rx);
    });
    tx.closed().await;
    println!("closed: {} {:?}", tx.is_closed(), tx.send(5));
    waiter.await.unwrap();
}
fn rx_text() -> String {
    let (tx, mut rx) = oneshot::channel::<u8>();
    let empty = rx.try_recv().unwrap_err().to_string();
    drop(tx);
    format!("{empty} / {}", rx.try_recv().unwrap_err())
}
