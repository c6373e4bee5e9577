// Tasks that panic on their workers: the others go on, the workers too, and every handle tells what happened.
// rules: TK-5, TK-11, MT-1, MSG-1
// expect: task-panic
use std::panic;
use tokio::task::JoinSet;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    panic::set_hook(Box::new(|_| {}));
    let tasks: Vec<_> = (0..8u32)
        .map(|i| {
            tokio::spawn(async move {
                tokio::task::yield_now().await;
                if i % 3 == 1 {
                    panic!("task {i} fails");
                }
                i * i
            })
        })
        .collect();
    for (i, task) in tasks.into_iter().enumerate() {
        match task.await {
            Ok(square) => println!("{i}: {square}"),
            Err(e) => println!("{i}: {:?}", e.into_panic().downcast_ref::<String>()),
        }
    }
    let mut set = JoinSet::new();
    for i in 0..4 {
        set.spawn(async move { assert!(i != 2, "two is refused") });
    }
    let mut failures = 0;
    while let Some(result) = set.join_next().await {
        failures += result.is_err() as u32;
    }
    println!(
        "{failures} failure, and the workers live: {}",
        tokio::spawn(async { "yes" }).await.unwrap()
    );
}
