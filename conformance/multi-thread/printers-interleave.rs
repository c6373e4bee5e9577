// Two tasks print without waiting: any interleaving, but each in its own order.
// rules: MT-1, RS-18
// legal: lines in any order with a 0 < a 1 < a 2, b 0 < b 1 < b 2, a 2 < joined, b 2 < joined
#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let tasks = ["a", "b"].map(|name| {
        tokio::spawn(async move {
            for i in 0..3 {
                println!("{name} {i}");
                if i == 1 {
                    tokio::task::yield_now().await;
                }
            }
        })
    });
    for task in tasks {
        task.await.unwrap();
    }
    println!("joined");
}
