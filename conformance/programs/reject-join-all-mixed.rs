// Futures of two async fns are two types.
// edition: 2024
use futures::future::join_all;
async fn a() -> u32 { 1 }
async fn b() -> u32 { 2 }
#[tokio::main]
async fn main() {
    let r = join_all(vec![a(), b()]).await;
    println!("{r:?}");
}
