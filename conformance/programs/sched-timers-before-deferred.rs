// In one turn of the driver timers wake before those that yielded; the yielders are woken last in, first out.
// rules: CT-11, CT-12, CT-14, TD-14
use std::time::Duration;
use tokio::task::yield_now;
use tokio::time::{advance, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut tasks = Vec::new();
    for i in 0..2 {
        tasks.push(tokio::spawn(async move {
            sleep(Duration::from_millis(5)).await;
            println!("timer {i}");
        }));
    }
    for i in 0..3 {
        tasks.push(tokio::spawn(async move {
            println!("yielder {i} begins");
            yield_now().await;
            println!("yielder {i} again");
            yield_now().await;
            println!("yielder {i} ends");
        }));
    }
    tasks.push(tokio::spawn(async {
        println!("advancing");
        advance(Duration::from_millis(5)).await;
        println!("advanced (a task comes after those it woke)");
    }));
    println!("root yields");
    yield_now().await;
    println!("root again, before the woken tasks");
    for task in tasks {
        task.await.unwrap();
    }
}
