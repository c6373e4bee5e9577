// A task's result must be shown, but has no Debug.
struct Report;
async fn print<F>(future: F)
where
    F: std::future::Future,
    F::Output: std::fmt::Debug,
{
    println!("{:?}", future.await);
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    print(async { Report }).await;
}
