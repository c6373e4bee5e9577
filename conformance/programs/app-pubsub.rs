//! Publish and subscribe by topic patterns: slow readers lag, subscriptions end with their guards, retained messages come first.
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::time::{sleep, Instant};

#[derive(Clone, Debug)]
struct Message {
    topic: Arc<str>,
    body: u32,
}

#[derive(Default)]
struct Topics {
    channels: BTreeMap<String, broadcast::Sender<Message>>,
    retained: BTreeMap<String, Message>,
}

#[derive(Clone, Default)]
struct Broker {
    topics: Arc<Mutex<Topics>>,
}

struct Subscription {
    pattern: String,
    first: Vec<Message>,
    rx: broadcast::Receiver<Message>,
    topics: Weak<Mutex<Topics>>,
}

fn matches(pattern: &str, topic: &str) -> bool {
    let mut parts = topic.split('/');
    for want in pattern.split('/') {
        match (want, parts.next()) {
            ("#", _) => return true,
            ("+", Some(_)) => {}
            (want, Some(part)) if want == part => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

impl Broker {
    fn subscribe(&self, pattern: &str) -> Subscription {
        let mut topics = self.topics.lock().unwrap();
        let tx = topics.channels.entry(pattern.to_string()).or_insert_with(|| broadcast::channel(2).0);
        let rx = tx.subscribe();
        let first = topics.retained.values().filter(|m| matches(pattern, &m.topic)).cloned().collect();
        Subscription { pattern: pattern.to_string(), first, rx, topics: Arc::downgrade(&self.topics) }
    }

    fn publish(&self, topic: &str, body: u32, retain: bool) -> usize {
        let message = Message { topic: topic.into(), body };
        let mut topics = self.topics.lock().unwrap();
        if retain {
            topics.retained.insert(topic.to_string(), message.clone());
        }
        let interested = topics.channels.iter().filter(|(pattern, _)| matches(pattern, topic));
        interested.map(|(_, tx)| tx.send(message.clone()).unwrap_or(0)).sum()
    }
}

impl Subscription {
    async fn next(&mut self) -> Option<Result<Message, u64>> {
        if !self.first.is_empty() {
            return Some(Ok(self.first.remove(0)));
        }
        match self.rx.recv().await {
            Ok(message) => Some(Ok(message)),
            Err(RecvError::Lagged(n)) => Some(Err(n)),
            Err(RecvError::Closed) => None,
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let Some(topics) = self.topics.upgrade() else { return println!("  {} outlived its broker", self.pattern) };
        let mut topics = topics.lock().unwrap();
        if topics.channels.get(&self.pattern).is_some_and(|tx| tx.receiver_count() == 1) {
            topics.channels.remove(&self.pattern);
            println!("  nobody listens to {} any more", self.pattern);
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let broker = Broker::default();
    let start = Instant::now();
    println!("retained for {}", broker.publish("home/door", 7, true));
    let mut readers = Vec::new();
    for (name, pattern, think, limit) in
        [("all", "home/#", 0, 9), ("slow", "home/#", 25, 4), ("temps", "home/+/temp", 5, 3), ("door", "home/door", 0, 1)]
    {
        let mut subscription = broker.subscribe(pattern);
        readers.push(tokio::spawn(async move {
            for _ in 0..limit {
                match subscription.next().await {
                    Some(Ok(Message { topic, body })) => println!("{:>3?} {name}: {topic}={body}", start.elapsed()),
                    Some(Err(n)) => println!("{:>3?} {name}: missed {n}", start.elapsed()),
                    None => break,
                }
                sleep(Duration::from_millis(think)).await;
            }
            name
        }));
    }
    for (i, topic) in ["home/bath/temp", "home/door", "garden/temp", "home/hall/temp", "home/hall/light", "home/bath/temp"]
        .iter()
        .enumerate()
    {
        sleep(Duration::from_millis(10)).await;
        println!("{topic} reached {}", broker.publish(topic, i as u32, false));
    }
    drop(broker);
    for reader in readers {
        println!("{} is done", reader.await.unwrap());
    }
}
