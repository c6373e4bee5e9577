// A future on the stack must be pinned before a reference to it can be awaited.
use std::time::Duration;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut sleep = tokio::time::sleep(Duration::from_millis(1));
    (&mut sleep).await;
    println!("done");
}
