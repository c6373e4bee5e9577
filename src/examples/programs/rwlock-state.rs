use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::RwLock;
use tokio::time::sleep;

#[derive(Default)]
struct Prices {
    of: RwLock<HashMap<&'static str, u32>>,
}

impl Prices {
    // Any number of readers at once …
    async fn quote(&self, who: u32, item: &str) -> Option<u32> {
        let prices = self.of.read().await;
        println!("reader {who} reads");
        sleep(Duration::from_millis(20)).await;
        prices.get(item).copied()
    }

    // … but a writer alone. It queues up in turn: readers that come after it
    // wait, so it cannot starve.
    async fn set(&self, item: &'static str, price: u32) {
        let mut prices = self.of.write().await;
        println!("writer writes");
        sleep(Duration::from_millis(20)).await;
        prices.insert(item, price);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let prices = Arc::new(Prices::default());
    let read = |who| {
        let prices = prices.clone();
        tokio::spawn(async move { println!("reader {who}: {:?}", prices.quote(who, "tea").await) })
    };
    let first = [read(1), read(2)];
    let writer = tokio::spawn({
        let prices = prices.clone();
        async move { prices.set("tea", 3).await }
    });
    let later = [read(3), read(4)];
    for task in first.into_iter().chain([writer]).chain(later) {
        task.await.unwrap();
    }
}
