// A tokio Mutex is handed to the first waiter directly, knows no poison, and maps its guards.
// rules: MU-1, MU-2, MU-3, SE-2, RS-8
// expect: task-panic
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, MutexGuard, OwnedMutexGuard};
use tokio::task::yield_now;
use tokio::time::timeout;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let lock = Arc::new(Mutex::new((1, "one".to_string())));
    let guard = lock.lock().await;
    println!("{lock:?}");
    let mut tasks = Vec::new();
    for i in 0..3 {
        let lock = lock.clone();
        tasks.push(tokio::spawn(async move {
            let wait = timeout(Duration::from_millis(if i == 1 { 5 } else { 500 }), lock.lock()).await;
            match wait {
                Ok(mut guard) => {
                    guard.0 += 1;
                    println!("task {i} has the lock: {}", guard.0);
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                Err(_) => println!("task {i} gave up"),
            }
        }));
    }
    tokio::time::sleep(Duration::from_millis(10)).await;
    drop(guard);
    println!("handed over: try_lock {}", lock.try_lock().unwrap_err());
    let again = lock.clone().lock_owned().await;
    println!("main comes last: {}", again.0);
    let mut name = OwnedMutexGuard::map(again, |pair| &mut pair.1);
    name.push_str(", two");
    drop(name);
    let number = MutexGuard::try_map(lock.lock().await, |pair| (pair.0 > 100).then_some(&mut pair.0));
    println!("try_map: {}", number.is_err());
    drop(number);
    for task in tasks {
        task.await.unwrap();
    }
    let panicking = lock.clone();
    let error = tokio::spawn(async move {
        let _guard = panicking.lock().await;
        panic!("while locked");
    })
    .await;
    println!("{} and {:?}", error.unwrap_err().is_panic(), *lock.lock().await);
    let _ = lock.lock().await;
    println!("unlocked at once: {}", lock.try_lock().is_ok());
    let other = tokio::spawn({
        let lock = lock.clone();
        async move { println!("{}", lock.lock().await.1) }
    });
    yield_now().await;
    other.await.unwrap();
    println!("{:?}", Arc::try_unwrap(lock).unwrap().into_inner());
}
