// A std MutexGuard that lives across an await.
use std::sync::{Arc, Mutex};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shared = Arc::new(Mutex::new(0));
    let task = tokio::spawn({
        let shared = shared.clone();
        async move {
            let mut guard = shared.lock().unwrap();
            tokio::task::yield_now().await;
            *guard += 1;
        }
    });
    task.await.unwrap();
}
