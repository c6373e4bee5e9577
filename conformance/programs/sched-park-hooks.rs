// The park hooks run around a wait with nothing to do, not around the turns between tasks that yield.
// rules: CT-13, CX-8, V-4
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::runtime::Builder;

static PARKS: AtomicU32 = AtomicU32::new(0);
static UNPARKS: AtomicU32 = AtomicU32::new(0);

fn report(what: &str) {
    println!(
        "{what}: {} parks, {} unparks",
        PARKS.load(Ordering::SeqCst),
        UNPARKS.load(Ordering::SeqCst)
    );
}

fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .on_thread_start(|| println!("thread start"))
        .on_thread_stop(|| println!("thread stop"))
        .on_thread_park(|| {
            PARKS.fetch_add(1, Ordering::SeqCst);
        })
        .on_thread_unpark(|| {
            UNPARKS.fetch_add(1, Ordering::SeqCst);
        })
        .build()
        .unwrap();
    runtime.block_on(async {
        for _ in 0..5 {
            tokio::task::yield_now().await;
        }
        report("after yields");
        tokio::time::sleep(Duration::from_millis(3)).await;
        report("after a sleep");
        tokio::spawn(async { tokio::time::sleep(Duration::from_millis(30)).await })
            .await
            .unwrap();
        report("after a sleeping task");
        tokio::task::spawn_blocking(|| println!("blocking thread"))
            .await
            .unwrap();
    });
    drop(runtime);
    println!("dropped");
}
