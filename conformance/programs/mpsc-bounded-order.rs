// A full channel: permits go to senders and reservers in the order of their queue; a dropped send is a lost message.
// rules: MP-1, MP-2, MP-3, MP-4, MP-9
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::yield_now;
use tokio::time::timeout;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<String>(2);
    println!("capacity {} of {}", tx.capacity(), tx.max_capacity());
    tx.send("first".into()).await.unwrap();
    tx.send("second".into()).await.unwrap();
    println!("{:?}", tx.try_send("refused".into()));
    let mut tasks = Vec::new();
    for i in 0..3 {
        let tx = tx.clone();
        tasks.push(tokio::spawn(async move {
            if i == 1 {
                let permit = tx.reserve().await.unwrap();
                println!("reserved, sends later");
                yield_now().await;
                permit.send("from a permit".into());
            } else {
                tx.send(format!("queued {i}")).await.unwrap();
            }
            println!("sender {i} is done");
        }));
    }
    let lost = timeout(Duration::from_millis(1), tx.send("lost".into())).await;
    println!("gave up: {}", lost.is_err());
    println!(
        "{:?}",
        tx.send_timeout("slow".into(), Duration::from_millis(1)).await
    );
    println!("received {:?}", rx.recv().await);
    println!(
        "handed to a sender, not free: {:?}",
        tx.try_send("again".into()).is_err()
    );
    for task in tasks {
        match timeout(Duration::from_millis(1), rx.recv()).await {
            Ok(message) => println!("received {message:?}"),
            Err(_) => println!("nothing"),
        }
        task.await.unwrap();
    }
    while let Ok(message) = rx.try_recv() {
        println!("rest {message}");
    }
    println!("{:?}", tx.try_reserve_many(3).map(|_| ()).unwrap_err());
    println!("{}", tx.reserve_many(3).await.is_err());
    let many = tx.reserve_many(2).await.unwrap();
    println!("capacity {} while {} are reserved", tx.capacity(), many.len());
    for (permit, text) in many.zip(["x", "y"]) {
        permit.send(text.into());
    }
    let owned = tx.clone().reserve_owned();
    println!("{:?} {:?}", rx.recv().await, rx.recv().await);
    let tx = owned.await.unwrap().release();
    println!("capacity {}", tx.capacity());
    let tx = tx.reserve_owned().await.unwrap().send("last".into());
    drop(tx);
    println!("{:?}", rx.recv().await);
}
