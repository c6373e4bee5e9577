// yield_now lets everyone else run first; the deferred wakers are woken last in, first out.
// rules: CT-11, CT-12, TK-14, TR-1
use tokio::task::yield_now;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let tasks: Vec<_> = ["a", "b", "c"]
        .into_iter()
        .map(|name| {
            tokio::spawn(async move {
                for round in 0..3 {
                    println!("{name}{round}");
                    yield_now().await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}
