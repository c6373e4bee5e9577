//! Dining philosophers twice: forks taken in one order for all, and a waiter who seats only four; then statistics.
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, Mutex, Semaphore};
use tokio::time::{sleep, Instant};

const NAMES: [&str; 5] = ["Ada", "Blaise", "Carl", "Dijkstra", "Emmy"];

#[derive(Debug, Default)]
struct Fork {
    used: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Event {
    Hungry,
    Eats,
    Leaves,
}

#[derive(Clone)]
struct Table {
    forks: Arc<[Mutex<Fork>; 5]>,
    seats: Option<Arc<Semaphore>>,
    log: mpsc::UnboundedSender<(Duration, usize, Event)>,
    opened: Instant,
}

impl Table {
    fn note(&self, who: usize, event: Event) {
        let _ = self.log.send((self.opened.elapsed(), who, event));
    }

    async fn dine(self, who: usize, meals: u32) {
        let (left, right) = (who, (who + 1) % NAMES.len());
        let (first, second) = if self.seats.is_some() { (left, right) } else { (left.min(right), left.max(right)) };
        for meal in 0..meals {
            sleep(Duration::from_millis(5 * (who as u64 + 1) * u64::from(meal))).await;
            self.note(who, Event::Hungry);
            let _seat = match &self.seats {
                Some(seats) => Some(seats.acquire().await.expect("the waiter is there")),
                None => None,
            };
            let mut one = self.forks[first].lock().await;
            tokio::task::yield_now().await;
            let mut other = self.forks[second].lock().await;
            self.note(who, Event::Eats);
            sleep(Duration::from_millis(20)).await;
            one.used += 1;
            other.used += 1;
        }
        self.note(who, Event::Leaves);
    }
}

async fn evening(title: &str, seats: Option<usize>) {
    let (log, mut events) = mpsc::unbounded_channel();
    let seats = seats.map(|n| Arc::new(Semaphore::new(n)));
    let table = Table { forks: Arc::default(), seats, log, opened: Instant::now() };
    let guests: Vec<_> = (0..NAMES.len()).map(|who| tokio::spawn(table.clone().dine(who, 2))).collect();
    let forks = table.forks.clone();
    drop(table);
    println!("{title}");
    let mut waits = [Duration::ZERO; 5];
    let mut hungry = [Duration::ZERO; 5];
    let mut line = String::new();
    while let Some((at, who, event)) = events.recv().await {
        match event {
            Event::Hungry => hungry[who] = at,
            Event::Eats => waits[who] += at - hungry[who],
            Event::Leaves => {}
        }
        write!(line, " {}{:?}@{}", &NAMES[who][..1], event, at.as_millis()).unwrap();
        if line.len() > 90 {
            println!(" {}", std::mem::take(&mut line));
        }
    }
    println!(" {line}");
    for guest in guests {
        guest.await.unwrap();
    }
    for (name, wait) in NAMES.iter().zip(waits) {
        println!("  {name:<9} waited {wait:>6?}");
    }
    let mut used = Vec::new();
    for fork in forks.iter() {
        used.push(fork.lock().await.used);
    }
    println!("  forks used {used:?}");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    evening("forks in order", None).await;
    evening("four seats", Some(4)).await;
}
