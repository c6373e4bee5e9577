use std::time::Duration;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let tasks: Vec<_> = (0..2_000u64)
        .map(|i| tokio::spawn(async move { tokio::time::sleep(Duration::from_millis(i * 7 % 997 + 1)).await }))
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    println!("done");
}
