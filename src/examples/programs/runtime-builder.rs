use std::thread;
use std::time::Duration;
use tokio::runtime::Builder;

// What #[tokio::main] writes for you, by hand.
fn main() -> std::io::Result<()> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("kitchen")
        .enable_time()
        .build()?;

    let name = || thread::current().name().unwrap_or("?").to_string();

    // block_on runs its future on the thread that calls it.
    let answer = runtime.block_on(async {
        println!("block_on runs on {}", name());
        let cook = tokio::spawn(async {
            tokio::time::sleep(Duration::from_millis(20)).await;
            thread::current().name().unwrap_or("?").to_string()
        });
        println!("spawned tasks run on {}", cook.await.unwrap());
        42
    });
    println!("block_on returned {answer}");

    // The runtime can be used again, also from outside of async code.
    let late = runtime.spawn(async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        println!("never printed");
    });
    println!("finished: {}", late.is_finished());
    runtime.shutdown_timeout(Duration::from_millis(50));
    println!("the runtime is gone, and the late task with it");
    Ok(())
}
