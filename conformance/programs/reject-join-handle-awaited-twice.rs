// Awaiting a handle consumes it.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let task = tokio::spawn(async { 5 });
    let first = task.await.unwrap();
    let second = task.await.unwrap();
    println!("{first} {second}");
}
