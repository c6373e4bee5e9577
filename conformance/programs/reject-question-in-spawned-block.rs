// The block of the task ends in `()`, so `?` has nowhere to go.
use std::io;
async fn step() -> io::Result<()> {
    Ok(())
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let task = tokio::spawn(async {
        step().await?;
        step().await?;
    });
    task.await.unwrap();
}
