// The call was awaited before it was spawned.
async fn work() {}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(work().await);
}
