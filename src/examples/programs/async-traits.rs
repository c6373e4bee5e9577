use async_trait::async_trait;
use std::time::Duration;
use tokio::time::sleep;

// An async fn in a trait is fine as long as the type is known at compile
// time. Each implementation has a future type of its own.
trait Greet {
    async fn greet(&self, name: &str) -> String;
}

struct English;
impl Greet for English {
    async fn greet(&self, name: &str) -> String {
        sleep(Duration::from_millis(10)).await;
        format!("hello {name}")
    }
}

async fn welcome(who: impl Greet) {
    println!("{}", who.greet("ada").await);
}

// For `dyn`, all futures need one type. The macro puts them in a box.
#[async_trait]
trait Repository: Send + Sync {
    async fn find(&self, id: u32) -> Option<String>;
}

struct Memory(Vec<&'static str>);
#[async_trait]
impl Repository for Memory {
    async fn find(&self, id: u32) -> Option<String> {
        sleep(Duration::from_millis(5)).await;
        self.0.get(id as usize).map(|it| it.to_string())
    }
}

struct Remote;
#[async_trait]
impl Repository for Remote {
    async fn find(&self, id: u32) -> Option<String> {
        sleep(Duration::from_millis(40)).await;
        Some(format!("user {id} from afar"))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    welcome(English).await;
    let places: Vec<Box<dyn Repository>> = vec![Box::new(Memory(vec!["ada", "bob"])), Box::new(Remote)];
    for id in 1..=2 {
        for place in &places {
            println!("{id}: {:?}", place.find(id).await);
        }
    }
}
