// With one worker the order is fixed: the last spawned first (its slot), then the others; yields come back last first.
// rules: MT-3, MT-5, MT-7, MT-11
#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    tokio::spawn(async {
        let children: Vec<_> = ["a", "b", "c", "d"]
            .into_iter()
            .map(|name| {
                tokio::spawn(async move {
                    for round in 0..3 {
                        println!("{name}{round}");
                        tokio::task::yield_now().await;
                    }
                    println!("{name} end");
                })
            })
            .collect();
        println!("parent waits");
        for child in children {
            child.await.unwrap();
        }
        println!("parent end");
    })
    .await
    .unwrap();
}
