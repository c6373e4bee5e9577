// Milliseconds are not a Duration.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::time::sleep(100).await;
}
