// A future that would contain itself.
async fn countdown(n: u32) {
    if n > 0 {
        println!("{n}");
        countdown(n - 1).await;
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    countdown(3).await;
}
