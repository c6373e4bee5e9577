// pause, resume, advance: what they refuse and what they do to the clock.
// rules: TD-14, MSG-0
// expect: task-panic
use std::future::Future;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::{self, Instant};

async fn refused<F>(what: &str, action: impl FnOnce() -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let error = tokio::spawn(action()).await.unwrap_err();
    println!("{what}: {error}");
}

fn main() {
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        let base = tokio::spawn(async {}).id();
        assert!(!base.to_string().is_empty());
        refused("advance unfrozen", || async {
            time::advance(Duration::from_millis(1)).await
        })
        .await;
        refused("resume unfrozen", || async { time::resume() }).await;
        time::pause();
        let frozen = Instant::now();
        refused("pause again", || async { time::pause() }).await;
        time::advance(Duration::from_secs(90)).await;
        println!("advanced by {:?}", frozen.elapsed());
        time::resume();
        println!(
            "goes on from there: {}",
            frozen.elapsed() >= Duration::from_secs(90)
        );
        time::sleep(Duration::from_millis(2)).await;
        println!("real now: {}", frozen.elapsed() < Duration::from_secs(100));
    });
    let threads = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .build()
        .unwrap();
    threads.block_on(async {
        let error = tokio::spawn(async { time::pause() }).await.unwrap_err();
        println!(
            "multi_thread: {}",
            error.into_panic().downcast_ref::<String>().unwrap()
        );
    });
    let outside = std::panic::catch_unwind(time::pause).unwrap_err();
    println!("outside: {:?}", outside.downcast_ref::<String>());
}
