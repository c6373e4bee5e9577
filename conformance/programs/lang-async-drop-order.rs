// What an async fn drops and when: finished, dropped half-way, and never polled.
use std::time::Duration;
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}
async fn work(_first: D, _: D, second: D) {
    let _local = D("local");
    tokio::time::sleep(Duration::from_millis(10)).await;
    let _later = D("later");
    let _ = &second;
}
fn make() -> impl Future<Output = ()> {
    work(D("first"), D("unnamed"), D("second"))
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("finished:");
    make().await;
    println!("half-way:");
    let _ = tokio::time::timeout(Duration::from_millis(5), make()).await;
    println!("never polled:");
    drop(make());
    println!("end");
}
use std::future::Future;
