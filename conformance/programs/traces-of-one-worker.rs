// One worker: the last spawned task runs first, yields come back in reverse.
// rules: TR-25, MT-3, MT-5, MT-11
use tokio::task::yield_now;

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let parent = tokio::spawn(async {
        let children: Vec<_> = ["A", "B", "C", "D"]
            .into_iter()
            .map(|name| {
                tokio::spawn(async move {
                    println!("{name}1");
                    yield_now().await;
                    println!("{name}2");
                })
            })
            .collect();
        println!("parent end");
        children
    });
    for child in parent.await.unwrap() {
        child.await.unwrap();
    }
}
