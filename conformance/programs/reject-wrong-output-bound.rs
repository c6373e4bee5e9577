// The future gives a &str where a String is asked for.
use std::future::Future;
async fn run(job: impl Future<Output = String>) {
    println!("{}", job.await);
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    run(async { "text" }).await;
}
