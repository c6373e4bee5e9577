#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut sum = 0;
    for _ in 0..20 {
        let tasks: Vec<_> = (0..200u32).map(|i| tokio::spawn(async move { i })).collect();
        for task in tasks {
            sum += task.await.unwrap();
        }
    }
    println!("{sum}");
}
