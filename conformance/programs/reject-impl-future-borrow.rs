// Two futures that both borrow the same vector mutably.
// edition: 2024
use std::future::Future;
fn count(v: &mut Vec<i32>) -> impl Future<Output = usize> { async move { v.push(1); v.len() } }
#[tokio::main]
async fn main() {
    let mut v = vec![];
    let a = count(&mut v);
    let b = count(&mut v);
    println!("{} {}", a.await, b.await);
}
