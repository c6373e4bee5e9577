// Async closures of each kind, through each bound.
// edition: 2024
use std::future::Future;
async fn call<F: AsyncFn(u32) -> u32>(f: F) -> u32 { f(1).await + f(2).await }
async fn call_mut(mut f: impl AsyncFnMut(&str)) { f("a").await; f("b").await; }
async fn call_once<T>(f: impl AsyncFnOnce() -> T) -> T { f().await }
async fn old<F, Fut>(f: F) -> u32 where F: Fn(u32) -> Fut, Fut: Future<Output = u32> { f(3).await }
async fn with_ref<F>(f: F) -> usize where F: for<'a> AsyncFn(&'a [u8]) -> usize { let v = vec![1, 2, 3]; f(&v).await }
async fn retry<T, E: std::fmt::Display>(mut n: u32, mut op: impl AsyncFnMut(u32) -> Result<T, E>) -> Option<T> {
    let mut attempt = 0;
    loop {
        match op(attempt).await {
            Ok(v) => return Some(v),
            Err(e) if n > 0 => { println!("retry after {e}"); n -= 1; attempt += 1; tokio::task::yield_now().await; }
            Err(_) => return None,
        }
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let base = 10;
    println!("{}", call(async |x| { tokio::task::yield_now().await; x + base }).await);
    let mut log = Vec::new();
    call_mut(async |s: &str| { tokio::task::yield_now().await; log.push(s.to_string()); }).await;
    println!("{log:?}");
    let owned = String::from("own");
    let s = call_once(async move || { tokio::task::yield_now().await; owned }).await;
    println!("{s}");
    println!("{}", old(async |x| x * 2).await);
    println!("{}", old(|x| async move { x * 3 }).await);
    println!("{}", with_ref(async |b: &[u8]| b.len()).await);
    let mut calls = 0;
    let r = retry(3, async |n| { calls += 1; if n < 2 { Err(format!("try {n}")) } else { Ok(n * 100) } }).await;
    println!("{r:?} {calls}");
}
