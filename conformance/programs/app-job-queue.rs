//! A job queue with priorities, delays, retries with back-off, a dead-letter list and a graceful end.
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch, Mutex, Notify};
use tokio::time::{sleep, sleep_until, Instant};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Job {
    due: Instant,
    priority: Reverse<u8>,
    id: u32,
    tries: u32,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Print(String),
    Flaky { fails: u32 },
    Panics,
}

#[derive(Default)]
struct Queue {
    jobs: Mutex<BinaryHeap<Reverse<Job>>>,
    changed: Notify,
}

impl Queue {
    async fn push(&self, job: Job) {
        self.jobs.lock().await.push(Reverse(job));
        self.changed.notify_one();
    }

    /// Waits for the next job that is due; `None` once the queue is closing and empty.
    async fn next(&self, closing: &mut watch::Receiver<bool>) -> Option<Job> {
        loop {
            let due = {
                let mut jobs = self.jobs.lock().await;
                match jobs.peek() {
                    Some(Reverse(job)) if job.due <= Instant::now() => return jobs.pop().map(|Reverse(job)| job),
                    Some(Reverse(job)) => Some(job.due),
                    None if *closing.borrow() => return None,
                    None => None,
                }
            };
            let wait = async {
                match due {
                    Some(due) => sleep_until(due).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                _ = self.changed.notified() => {}
                _ = wait => {}
                _ = closing.changed(), if !*closing.borrow() => {}
            }
        }
    }
}

async fn perform(job: &Job) -> Result<String, String> {
    sleep(Duration::from_millis(10)).await;
    match &job.kind {
        Kind::Print(text) => Ok(text.clone()),
        Kind::Flaky { fails } if job.tries < *fails => Err(format!("try {} of job {} failed", job.tries + 1, job.id)),
        Kind::Flaky { .. } => Ok(format!("job {} worked in the end", job.id)),
        Kind::Panics => panic!("job {} is broken", job.id),
    }
}

async fn worker(n: usize, queue: Arc<Queue>, mut closing: watch::Receiver<bool>, dead: mpsc::Sender<(u32, String)>) -> usize {
    let mut done = 0;
    while let Some(mut job) = queue.next(&mut closing).await {
        let work = job.clone();
        let outcome = match tokio::spawn(async move { perform(&work).await }).await {
            Ok(result) => result.map_err(ControlFlow::Continue),
            Err(e) if e.is_panic() => {
                let text = e.into_panic().downcast::<String>().map_or_else(|_| "?".to_owned(), |text| *text);
                Err(ControlFlow::Break(text))
            }
            Err(e) => Err(ControlFlow::Break(e.to_string())),
        };
        match outcome {
            Ok(text) => {
                done += 1;
                println!("worker {n}: {text}");
            }
            Err(ControlFlow::Continue(why)) if job.tries < 2 => {
                job.tries += 1;
                job.due = Instant::now() + Duration::from_millis(25 << job.tries);
                println!("worker {n}: {why}, again in {:?}", job.due - Instant::now());
                queue.push(job).await;
            }
            Err(ControlFlow::Continue(why) | ControlFlow::Break(why)) => dead.send((job.id, why)).await.unwrap(),
        }
    }
    done
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    std::panic::set_hook(Box::new(|info| eprintln!("hook: {}", info.payload_as_str().unwrap_or("?"))));
    let queue = Arc::new(Queue::default());
    let (close, closing) = watch::channel(false);
    let (dead, mut letters) = mpsc::channel(10);
    let workers: Vec<_> =
        (1..=2).map(|n| tokio::spawn(worker(n, queue.clone(), closing.clone(), dead.clone()))).collect();
    drop(dead);
    let start = Instant::now();
    let jobs = [
        (1, 0, Kind::Print("low".into())),
        (9, 0, Kind::Print("high".into())),
        (5, 40, Kind::Print("late".into())),
        (5, 0, Kind::Flaky { fails: 2 }),
        (5, 0, Kind::Flaky { fails: 9 }),
        (7, 5, Kind::Panics),
    ];
    for (id, (priority, delay, kind)) in (1..).zip(jobs) {
        let due = start + Duration::from_millis(delay);
        queue.push(Job { due, priority: Reverse(priority), id, tries: 0, kind }).await;
    }
    sleep(Duration::from_millis(30)).await;
    println!("closing, {} jobs left", queue.jobs.lock().await.len());
    close.send(true).unwrap();
    queue.changed.notify_waiters();
    for (n, handle) in workers.into_iter().enumerate() {
        println!("worker {} did {} jobs, at {:?}", n + 1, handle.await.unwrap(), start.elapsed());
    }
    while let Some((id, why)) = letters.recv().await {
        println!("dead letter: job {id}: {why}");
    }
}
