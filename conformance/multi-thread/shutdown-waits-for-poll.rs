// A worker finishes the poll it is in before it stops; shutdown_timeout waits only so long for blocking closures.
// rules: MT-13, BP-6, CX-6
use std::sync::mpsc;
use std::time::Duration;
use tokio::runtime::Builder;

fn main() {
    let runtime = Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let (started_tx, started) = mpsc::channel();
    runtime.spawn(async move {
        started_tx.send(()).unwrap();
        std::thread::sleep(Duration::from_millis(40));
        println!("the poll ends");
        tokio::task::yield_now().await;
        println!("never: polled again");
    });
    started.recv().unwrap();
    drop(runtime);
    println!("runtime dropped after the poll");

    let runtime = Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let (started_tx, started) = mpsc::channel();
    let (release, wait) = mpsc::channel::<()>();
    runtime.spawn_blocking(move || {
        started_tx.send(()).unwrap();
        let _ = wait.recv();
    });
    started.recv().unwrap();
    runtime.shutdown_timeout(Duration::from_millis(20));
    println!("the closure still runs, shutdown has given up waiting");
    drop(release);
    let runtime = Builder::new_multi_thread().worker_threads(1).build().unwrap();
    runtime.block_on(async {
        tokio::spawn(async { println!("a task of the last runtime") })
            .await
            .unwrap();
    });
    runtime.shutdown_background();
    println!("end");
}
