// A future that borrows from the captured state of its closure.
use std::future::Future;
async fn drive<F, Fut>(mut f: F)
where
    F: FnMut() -> Fut,
    Fut: Future<Output = ()>,
{
    f().await;
    f().await;
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut seen = Vec::new();
    drive(|| async {
        seen.push(1);
    })
    .await;
    println!("{seen:?}");
}
