// Sleeping tasks of several workers wake in the order of their deadlines when these are far enough apart.
// rules: TD-17, TD-1, TI-1
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let start = Instant::now();
    let order = Arc::new(Mutex::new(Vec::new()));
    let tasks: Vec<_> = [150u64, 0, 300]
        .into_iter()
        .map(|ms| {
            let order = order.clone();
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(ms)).await;
                assert!(start.elapsed() >= Duration::from_millis(ms), "never early");
                order.lock().unwrap().push(ms);
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    println!("{:?}", order.lock().unwrap());
    let late = tokio::time::timeout(Duration::from_millis(5), std::future::pending::<()>()).await;
    println!("{}", late.unwrap_err());
}
