// Code that runs while the runtime drops its tasks: it has a handle, but what it spawns is cancelled on the spot.
// rules: CT-21, CT-23, TK-12, TD-16
use std::sync::mpsc;
use std::time::Duration;
use tokio::runtime::{Builder, Handle};
use tokio::task::JoinHandle;

struct Spawner(mpsc::Sender<JoinHandle<()>>);
impl Drop for Spawner {
    fn drop(&mut self) {
        println!("spawner drops, handle there: {}", Handle::try_current().is_ok());
        struct Inner;
        impl Drop for Inner {
            fn drop(&mut self) {
                println!("  inner capture drops");
            }
        }
        let inner = Inner;
        let handle = tokio::spawn(async move {
            println!("never runs");
            drop(inner);
        });
        println!("  spawned, finished: {}", handle.is_finished());
        self.0.send(handle).unwrap();
    }
}

fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    let (tx, rx) = mpsc::channel();
    let done = runtime.spawn(async { 11 });
    let spawner = Spawner(tx);
    let waiting = runtime.spawn(async move {
        let _s = spawner;
        tokio::time::sleep(Duration::from_secs(1)).await;
    });
    runtime.block_on(async { tokio::task::yield_now().await });
    let handle = runtime.handle().clone();
    println!("alive: {}", handle.metrics().num_alive_tasks());
    drop(runtime);
    println!("runtime dropped");
    let late = handle.spawn(async {});
    println!("late task finished: {}", late.is_finished());
    let other = Builder::new_current_thread().build().unwrap();
    other.block_on(async {
        println!("done: {:?}", done.await.map_err(|e| e.is_cancelled()));
        println!("waiting: {:?}", waiting.await.map_err(|e| e.is_cancelled()));
        println!(
            "from drop: {:?}",
            rx.recv().unwrap().await.map_err(|e| e.is_cancelled())
        );
        println!("late: {:?}", late.await.map_err(|e| e.is_cancelled()));
    });
}
