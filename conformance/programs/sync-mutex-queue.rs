// tokio's Mutex hands the lock to waiters in order, and try_lock respects that.
// rules: MU-1, SE-2, TR-16
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let log = Arc::new(Mutex::new(Vec::new()));
    let guard = log.lock().await;
    let tasks: Vec<_> = (0..3)
        .map(|i| {
            let log = Arc::clone(&log);
            tokio::spawn(async move {
                let mut log = log.lock().await;
                tokio::time::sleep(Duration::from_millis(10 - i)).await;
                log.push(i);
            })
        })
        .collect();
    tokio::task::yield_now().await;
    println!("while held: {:?}", log.try_lock().is_err());
    drop(guard);
    println!("handed over: {:?}", log.try_lock().is_err());
    for task in tasks {
        task.await.unwrap();
    }
    println!("{:?}", Arc::try_unwrap(log).unwrap().into_inner());
}
