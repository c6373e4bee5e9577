// When a task completes: locals, then the output where nobody wants it, and only then whoever waits for the handle.
// rules: TK-4, TK-6, TK-15, RS-6
use std::time::Duration;
use tokio::task::yield_now;

#[derive(Debug)]
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!(
            "drop {} (task id set: {})",
            self.0,
            tokio::task::try_id().is_some()
        );
    }
}

async fn work(name: &'static str, argument: Loud) -> Loud {
    let _local = Loud("local");
    yield_now().await;
    println!("{name} returns");
    let _ = &argument;
    Loud(name)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("-- joined");
    let joined = tokio::spawn(work("joined", Loud("argument"))).await.unwrap();
    println!("main has {joined:?}");
    drop(joined);
    println!("-- handle dropped before the end");
    drop(tokio::spawn(work("detached", Loud("argument"))));
    for _ in 0..3 {
        yield_now().await;
    }
    println!("-- handle dropped after the end");
    let kept = tokio::spawn(work("kept", Loud("argument")));
    tokio::time::sleep(Duration::from_millis(1)).await;
    println!("finished: {}", kept.is_finished());
    drop(kept);
    println!("-- two waiters, one after the other");
    let mut shared = tokio::spawn(work("shared", Loud("argument")));
    println!(
        "impatient: {}",
        tokio::time::timeout(Duration::ZERO, &mut shared).await.is_err()
    );
    println!("patient: {:?}", shared.await.unwrap());
    println!("end");
}
