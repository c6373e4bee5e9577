// abort at each stage of a task: queued, never polled, idle, running, finished, aborted twice.
// rules: TK-2, TK-3, TK-7, TK-8
use std::time::Duration;
use tokio::task::{yield_now, AbortHandle};

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("idle:");
    let idle = tokio::spawn(async {
        let _l = Loud("idle's local");
        std::future::pending::<()>().await;
    });
    yield_now().await;
    let (one, two) = (idle.abort_handle(), idle.abort_handle());
    one.abort();
    two.abort();
    println!("  aborted, finished {}", one.is_finished());
    yield_now().await;
    println!("  after a yield, finished {}", two.is_finished());
    println!("  same id {}", one.id() == idle.id());
    println!("  {:?}", idle.await.map_err(|e| e.is_cancelled()));

    println!("running:");
    let (tx, rx) = tokio::sync::oneshot::channel::<AbortHandle>();
    let running = tokio::spawn(async {
        let _l = Loud("running's local");
        rx.await.unwrap().abort();
        println!("  goes on until it waits");
        yield_now().await;
        println!("  never printed");
    });
    tx.send(running.abort_handle()).ok().unwrap();
    println!("  {:?}", running.await.map_err(|e| e.is_cancelled()));

    println!("running to its end:");
    let (tx, rx) = tokio::sync::oneshot::channel::<AbortHandle>();
    let ending = tokio::spawn(async {
        rx.await.unwrap().abort();
        "the value wins"
    });
    tx.send(ending.abort_handle()).ok().unwrap();
    println!("  {:?}", ending.await.map_err(|e| e.is_cancelled()));

    println!("finished:");
    let finished = tokio::spawn(async { 3 });
    tokio::time::sleep(Duration::from_millis(1)).await;
    finished.abort();
    println!("  {:?}", finished.await.map_err(|e| e.is_cancelled()));

    println!("queued:");
    let captured = Loud("queued's capture");
    let queued = tokio::spawn(async move { drop(captured) });
    queued.abort();
    println!("  still there");
    println!("  {:?}", queued.await.map_err(|e| e.is_cancelled()));
}
