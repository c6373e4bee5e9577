// A second assignment to an immutable variable.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let attempts = 0;
    for _ in 0..3 {
        attempts += 1;
        tokio::task::yield_now().await;
    }
    println!("{attempts}");
}
