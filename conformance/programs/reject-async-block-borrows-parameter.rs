// The returned block needs `move`.
use std::future::Future;
fn delayed(n: u64) -> impl Future<Output = u64> {
    async { n + 1 }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", delayed(1).await);
}
