// The parameter of the spawned future may be anything.
use std::future::Future;
fn launch<F>(future: F) -> tokio::task::JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: Send + 'static,
{
    tokio::spawn(future)
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    launch(async { 1 }).await.unwrap();
}
