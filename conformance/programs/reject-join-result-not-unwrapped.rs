// Awaiting a handle gives a Result.
async fn compute() -> u64 {
    6
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let handle = tokio::spawn(compute());
    let n: u64 = handle.await;
    println!("{}", n * 7);
}
