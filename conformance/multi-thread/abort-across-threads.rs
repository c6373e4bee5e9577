// Aborting from another thread: a task that waits ends as cancelled, one that finished before keeps its value.
// rules: TK-3, TK-7, TK-8
// legal: matches waiting: cancelled\nfinished: Ok\(5\)\nracing: (value|cancelled)\ndropped 2\n
use std::sync::atomic::{AtomicU32, Ordering};

static DROPPED: AtomicU32 = AtomicU32::new(0);

struct Loud;
impl Drop for Loud {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::SeqCst);
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let waiting = tokio::spawn(async {
        let _held = Loud;
        std::future::pending::<()>().await;
    });
    let finished = tokio::spawn(async { 5 });
    while !finished.is_finished() {
        tokio::task::yield_now().await;
    }
    finished.abort();
    let loud = Loud;
    let racing = tokio::spawn(async move {
        let _held = loud;
        tokio::task::yield_now().await;
        1
    });
    let (one, two) = (waiting.abort_handle(), racing.abort_handle());
    std::thread::spawn(move || {
        two.abort();
        std::thread::sleep(std::time::Duration::from_millis(5));
        one.abort();
    })
    .join()
    .unwrap();
    println!(
        "waiting: {}",
        if waiting.await.is_err_and(|e| e.is_cancelled()) {
            "cancelled"
        } else {
            "?"
        }
    );
    println!("finished: {:?}", finished.await.map_err(|_| ()));
    println!(
        "racing: {}",
        if racing.await.is_ok() {
            "value"
        } else {
            "cancelled"
        }
    );
    println!("dropped {}", DROPPED.load(Ordering::SeqCst));
}
