// Dropping the runtime waits for running closures; a busy thread still runs what is queued behind.
// rules: BP-6, CX-6, TK-12, BP-2
use std::sync::mpsc;
use std::time::Duration;
use tokio::runtime::Builder;

fn main() {
    let runtime = Builder::new_current_thread()
        .max_blocking_threads(1)
        .build()
        .unwrap();
    let (started_tx, started) = mpsc::channel();
    let running = runtime.spawn_blocking(move || {
        started_tx.send(()).unwrap();
        std::thread::sleep(Duration::from_millis(50));
        println!("running closure ends");
    });
    let queued = runtime.spawn_blocking(|| println!("queued closure runs too"));
    started.recv().unwrap();
    let handle = runtime.handle().clone();
    println!("dropping");
    drop(runtime);
    println!("dropped");
    let late = handle.spawn_blocking(|| println!("never"));
    let other = Builder::new_current_thread().build().unwrap();
    other.block_on(async {
        println!("{:?} {:?}", running.await.is_ok(), queued.await.is_ok());
        println!("late: {:?}", late.await.map_err(|e| e.is_cancelled()));
    });

    let hasty = Builder::new_current_thread().build().unwrap();
    let (started_tx, started) = mpsc::channel();
    let (release, wait) = mpsc::channel::<()>();
    hasty.spawn_blocking(move || {
        started_tx.send(()).unwrap();
        let _ = wait.recv();
    });
    started.recv().unwrap();
    hasty.shutdown_timeout(Duration::from_millis(20));
    println!("shutdown_timeout did not wait for ever");
    let inside = Builder::new_current_thread().build().unwrap();
    other.block_on(async move { inside.shutdown_background() });
    println!("shutdown_background is allowed in async code");
    drop(release);
}
