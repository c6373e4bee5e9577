// While blocking work is outstanding the paused clock stands still; afterwards it goes on.
// rules: BP-8, TD-9, V-2
use std::time::Duration;
use tokio::task::spawn_blocking;
use tokio::time::{sleep, Instant};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let sleeper = tokio::spawn(async move {
        sleep(Duration::from_secs(60)).await;
        println!("sleeper at {:?}", start.elapsed());
    });
    let work = spawn_blocking(|| {
        std::thread::sleep(Duration::from_millis(20));
        "blocking work"
    });
    println!("{} at {:?}", work.await.unwrap(), start.elapsed());
    tokio::select! {
        _ = sleep(Duration::from_secs(5)) => println!("the timer won"),
        r = spawn_blocking(|| std::thread::sleep(Duration::from_millis(10))) => println!("{r:?} at {:?}", start.elapsed()),
    }
    let other = std::thread::spawn(|| std::thread::sleep(Duration::from_millis(5)));
    sleep(Duration::from_secs(1)).await;
    println!("a plain thread does not hold it: {:?}", start.elapsed());
    other.join().unwrap();
    let file = tokio::fs::try_exists("surely-not-here").await;
    println!("{file:?} at {:?}", start.elapsed());
    sleeper.await.unwrap();
}
