// A boxed future without `+ Send` cannot be spawned.
use std::future::Future;
use std::pin::Pin;
fn job() -> Pin<Box<dyn Future<Output = u32>>> {
    Box::pin(async { 7 })
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", tokio::spawn(job()).await.unwrap());
}
