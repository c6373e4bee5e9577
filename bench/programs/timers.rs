use std::time::Duration;
const N: u64 = 2_000;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let tasks: Vec<_> = (0..N)
        .map(|i| tokio::spawn(async move { tokio::time::sleep(Duration::from_millis(i * 7 % 997 + 1)).await }))
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    println!("done");
}
