// JoinSet gives results in the order of completion, errors included.
// rules: JS-1, JS-3, TR-12
// expect: task-panic
use std::time::Duration;
use tokio::task::JoinSet;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut set = JoinSet::new();
    for (name, ms) in [("slow", 30u64), ("fast", 10), ("broken", 20)] {
        set.spawn(async move {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            assert!(name != "broken", "{name} it is");
            name
        });
    }
    while let Some(result) = set.join_next().await {
        match result {
            Ok(name) => println!("done: {name}, {} left", set.len()),
            Err(error) => println!("failed: panic {}", error.is_panic()),
        }
    }
}
