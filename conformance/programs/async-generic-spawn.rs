// Generic helpers around spawn, services, boxed recursion.
// edition: 2024
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::task::{JoinHandle, JoinSet};
fn start<F>(f: F) -> JoinHandle<F::Output> where F: Future + Send + 'static, F::Output: Send + 'static { tokio::spawn(f) }
async fn map_all<T, U, F, Fut>(items: Vec<T>, f: F) -> Vec<U>
where T: Send + 'static, U: Send + 'static, F: Fn(T) -> Fut + Send + Sync + 'static, Fut: Future<Output = U> + Send + 'static {
    let f = Arc::new(f);
    let mut set = JoinSet::new();
    for (i, t) in items.into_iter().enumerate() { let f = f.clone(); set.spawn(async move { (i, f(t).await) }); }
    let mut out: Vec<(usize, U)> = Vec::new();
    while let Some(r) = set.join_next().await { out.push(r.unwrap()); }
    out.sort_by_key(|p| p.0);
    out.into_iter().map(|p| p.1).collect()
}
struct Twice<F>(F, bool);
impl<F: Future + Unpin> Future for Twice<F> { type Output = F::Output; fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> { if !self.1 { self.1 = true; cx.waker().wake_by_ref(); return Poll::Pending; } Pin::new(&mut self.0).poll(cx) } }
trait Service: Send + Sync { fn call(&self, req: String) -> impl Future<Output = String> + Send; }
struct Echo; struct Upper<S>(S);
impl Service for Echo { async fn call(&self, req: String) -> String { tokio::task::yield_now().await; req } }
impl<S: Service> Service for Upper<S> { async fn call(&self, req: String) -> String { self.0.call(req).await.to_uppercase() } }
async fn serve<S: Service + 'static>(s: Arc<S>, reqs: &[&str]) -> Vec<String> {
    let hs: Vec<_> = reqs.iter().map(|r| { let (s, r) = (s.clone(), r.to_string()); tokio::spawn(async move { s.call(r).await }) }).collect();
    let mut out = vec![]; for h in hs { out.push(h.await.unwrap()); } out
}
fn fact(n: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> { Box::pin(async move { if n == 0 { 1 } else { n * fact(n - 1).await } }) }
async fn depth(n: u32) -> u32 { if n == 0 { 0 } else { 1 + Box::pin(depth(n - 1)).await } }
#[tokio::main]
async fn main() {
    println!("{}", start(async { 5 }).await.unwrap());
    println!("{:?}", map_all(vec![1, 2, 3], |x| async move { x * 10 }).await);
    println!("{}", Twice(Box::pin(async { "t" }), false).await);
    println!("{:?}", serve(Arc::new(Upper(Upper(Echo))), &["a", "b"]).await);
    println!("{} {}", fact(5).await, depth(4).await);
    let futs: Vec<Pin<Box<dyn Future<Output = i32> + Send>>> = vec![Box::pin(async { 1 }), Box::pin(std::future::ready(2))];
    let mut s = 0; for f in futs { s += f.await; } println!("{s}");
}
