// A JoinSet yields in the order of completion, which here is any order; what comes out is complete.
// rules: JS-1, MT-1
// legal: words in any order with 0 < sum=21, 1 < sum=21, 2 < sum=21, 3 < sum=21, 4 < sum=21, 5 < sum=21, 6 < sum=21
use tokio::task::JoinSet;

#[tokio::main(flavor = "multi_thread", worker_threads = 4)]
async fn main() {
    let mut set = JoinSet::new();
    for i in 0..7u32 {
        set.spawn(async move {
            for _ in 0..i % 3 {
                tokio::task::yield_now().await;
            }
            i
        });
    }
    let mut sum = 0;
    while let Some(result) = set.join_next().await {
        let i = result.unwrap();
        sum += i;
        print!("{i} ");
    }
    println!("sum={sum}");
}
