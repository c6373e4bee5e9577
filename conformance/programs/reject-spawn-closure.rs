// spawn wants a future, not a closure.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let task = tokio::spawn(|| {
        println!("never");
    });
    task.await.unwrap();
}
