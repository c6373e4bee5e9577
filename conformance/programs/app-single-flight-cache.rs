//! A cache that computes each key once however many ask, forgets entries after a while and counts what it did.
// rules: TD-8
use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::broadcast;
use tokio::task::JoinSet;
use tokio::time::{sleep, Instant};

#[derive(Clone, Debug, PartialEq)]
enum LoadError {
    Missing(String),
    Gone,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Missing(key) => write!(f, "no such key: {key}"),
            LoadError::Gone => f.write_str("the loader went away"),
        }
    }
}

impl std::error::Error for LoadError {}

type Loaded = Result<Arc<str>, LoadError>;

enum Slot {
    Loading(broadcast::Sender<Loaded>),
    Ready { value: Arc<str>, until: Instant },
}

#[derive(Default)]
struct Stats {
    hits: AtomicUsize,
    joined: AtomicUsize,
    loads: AtomicUsize,
}

struct Cache<F> {
    slots: Mutex<HashMap<String, Slot>>,
    ttl: Duration,
    load: F,
    stats: Stats,
}

impl<F, Fut> Cache<F>
where
    F: Fn(String) -> Fut,
    Fut: Future<Output = Loaded>,
{
    fn new(ttl: Duration, load: F) -> Self {
        Cache { slots: Mutex::default(), ttl, load, stats: Stats::default() }
    }

    async fn get(&self, key: &str) -> Loaded {
        enum Next {
            Wait(broadcast::Receiver<Loaded>),
            Load(broadcast::Sender<Loaded>),
        }
        let next = {
            let mut slots = self.slots.lock().unwrap();
            match slots.get(key) {
                Some(Slot::Ready { value, until }) if Instant::now() < *until => {
                    self.stats.hits.fetch_add(1, Ordering::Relaxed);
                    return Ok(value.clone());
                }
                Some(Slot::Loading(tx)) => {
                    self.stats.joined.fetch_add(1, Ordering::Relaxed);
                    Next::Wait(tx.subscribe())
                }
                _ => {
                    let (tx, _) = broadcast::channel(1);
                    slots.insert(key.to_owned(), Slot::Loading(tx.clone()));
                    Next::Load(tx)
                }
            }
        };
        match next {
            Next::Wait(mut rx) => rx.recv().await.unwrap_or(Err(LoadError::Gone)),
            Next::Load(tx) => {
                self.stats.loads.fetch_add(1, Ordering::Relaxed);
                let loaded = (self.load)(key.to_owned()).await;
                let mut slots = self.slots.lock().unwrap();
                match &loaded {
                    Ok(value) => {
                        let until = Instant::now() + self.ttl;
                        slots.insert(key.to_owned(), Slot::Ready { value: value.clone(), until });
                    }
                    Err(_) => {
                        slots.remove(key);
                    }
                }
                let told = tx.send(loaded.clone()).unwrap_or(0);
                println!("  loaded {key:?} for {told} others");
                loaded
            }
        }
    }
}

async fn slow_lookup(key: String) -> Loaded {
    sleep(Duration::from_millis(10 * key.len() as u64)).await;
    if key.starts_with('x') { Err(LoadError::Missing(key)) } else { Ok(key.to_uppercase().into()) }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let cache = Arc::new(Cache::new(Duration::from_millis(100), slow_lookup));
    let start = Instant::now();
    for (round, pause) in [(0, 0), (1, 20), (2, 200)] {
        sleep(Duration::from_millis(pause)).await;
        println!("round {round} at {:?}", start.elapsed());
        let mut asks = JoinSet::new();
        for (i, key) in ["abc", "abc", "x", "de", "abc", "x"].into_iter().enumerate() {
            let cache = cache.clone();
            asks.spawn(async move { (i, key, cache.get(key).await) });
        }
        while let Some(done) = asks.join_next().await {
            match done.unwrap() {
                (i, key, Ok(value)) => println!("  {i} {key} -> {value} at {:?}", start.elapsed()),
                (i, key, Err(e)) => println!("  {i} {key} failed: {e}"),
            }
        }
    }
    let stats = &cache.stats;
    let n = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
    println!("hits {} joined {} loads {}", n(&stats.hits), n(&stats.joined), n(&stats.loads));
}
