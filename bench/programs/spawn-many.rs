const N: u32 = 20;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut sum = 0u64;
    for _ in 0..N {
        let tasks: Vec<_> = (0..200u64).map(|i| tokio::spawn(async move { i })).collect();
        for task in tasks {
            sum += task.await.unwrap();
        }
    }
    println!("{sum}");
}
