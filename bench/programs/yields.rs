const N: u32 = 5_000;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tasks: Vec<_> = (0..2)
        .map(|_| {
            tokio::spawn(async {
                for _ in 0..N {
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    println!("done");
}
