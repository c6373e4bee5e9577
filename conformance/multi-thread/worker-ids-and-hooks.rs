// Workers take the first task ids, run the start hook once each, and are all there in the numbers.
// rules: MT-14, TK-10, CX-8, CX-7
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::runtime::Builder;

static STARTED: AtomicU32 = AtomicU32::new(0);
static STOPPED: AtomicU32 = AtomicU32::new(0);

fn main() {
    let runtime = Builder::new_multi_thread()
        .worker_threads(3)
        .on_thread_start(|| {
            STARTED.fetch_add(1, Ordering::SeqCst);
        })
        .on_thread_stop(|| {
            STOPPED.fetch_add(1, Ordering::SeqCst);
        })
        .build()
        .unwrap();
    println!("first task: {}", runtime.spawn(async {}).id());
    let id = runtime.block_on(async { tokio::spawn(async { tokio::task::id() }).await.unwrap() });
    println!("second task: {id}");
    println!("root: {:?}", runtime.block_on(async { tokio::task::try_id() }));
    println!(
        "{:?}, {} workers",
        runtime.handle().runtime_flavor(),
        runtime.metrics().num_workers()
    );
    drop(runtime);
    println!(
        "started {} stopped {}",
        STARTED.load(Ordering::SeqCst),
        STOPPED.load(Ordering::SeqCst)
    );
}
