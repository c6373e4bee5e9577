use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

// GOOD: the slow call comes first. The lock is taken for the update alone,
// and there is no await while it is held.
async fn update(account: Arc<Mutex<i64>>, amount: i64) {
    let fee = ask_the_bank(amount).await;
    let mut balance = account.lock().await;
    *balance += amount - fee;
    println!("{amount}: balance is now {balance}");
}

async fn ask_the_bank(amount: i64) -> i64 {
    sleep(Duration::from_millis(60)).await;
    amount / 10
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let account = Arc::new(Mutex::new(0));
    let tasks = [100, 200, 300].map(|amount| tokio::spawn(update(account.clone(), amount)));
    for task in tasks {
        task.await.unwrap();
    }
}
