// An async closure that changes a capture is not an AsyncFn.
// edition: 2024
async fn run<F: AsyncFn()>(f: F) { f().await; f().await; }
#[tokio::main]
async fn main() {
    let mut n = 0;
    run(async || { n += 1; }).await;
    println!("{n}");
}
