//! #[async_trait] methods with `impl Trait` arguments, by value and behind references, default and overridden.
use async_trait::async_trait;
use std::fmt::Debug;

#[async_trait]
trait Store: Send + Sync {
    async fn put(&self, key: impl Into<String> + Send, make: impl Fn(u32) -> u32 + Send) -> String {
        let key = key.into();
        tokio::task::yield_now().await;
        format!("{key}={}", make(3))
    }
    async fn show(&self, what: &(impl Debug + Sync), more: Option<impl Debug + Send>) -> String {
        format!("{what:?} {more:?}")
    }
    async fn finish(self, last: impl Iterator<Item = u8> + Send) -> usize
    where
        Self: Sized,
    {
        tokio::task::yield_now().await;
        last.count()
    }
}

struct Plain;
struct Loud(u32);

#[async_trait]
impl Store for Plain {}

#[async_trait]
impl Store for Loud {
    async fn put(&self, key: impl Into<String> + Send, make: impl Fn(u32) -> u32 + Send) -> String {
        let value = make(self.0);
        tokio::task::yield_now().await;
        format!("{}!={value}", key.into())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let text = String::from("borrowed");
    let offset = 10;
    println!("{}", Plain.put("a", |x| x + offset).await);
    println!("{}", Loud(4).put(text.as_str(), |x| x * x).await);
    println!("{}", Plain.show(&text, Some(offset)).await);
    println!("{}", Loud(1).show(&vec![1, 2], None::<()>).await);
    println!("{}", Plain.finish([1, 2, 3].into_iter()).await);
}
