// Task-locals are swapped in around every poll and the drop of the scoped future.
// rules: TL-1, MSG-0
// expect: task-panic
use std::cell::Cell;
use std::panic::{catch_unwind, AssertUnwindSafe};
use tokio::task::yield_now;

tokio::task_local! {
    static NAME: &'static str;
    static DEPTH: Cell<u32>;
}

struct Watcher(&'static str);
impl Drop for Watcher {
    fn drop(&mut self) {
        println!("  {} drops, NAME = {:?}", self.0, NAME.try_with(|n| *n).ok());
    }
}

async fn show(at: &str) {
    println!("  {at}: {:?}", NAME.try_with(|n| *n));
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    show("unset").await;
    NAME.scope("outer", async {
        let _w = Watcher("local of outer");
        show("outer").await;
        NAME.scope("inner", async {
            show("inner").await;
            yield_now().await;
            show("inner after a yield").await;
        })
        .await;
        show("outer again").await;
        tokio::spawn(async { show("spawned, not inherited").await })
            .await
            .unwrap();
        let sync = NAME.sync_scope("sync", || NAME.get());
        println!("  sync: {sync}");
    })
    .await;
    println!("two tasks take turns:");
    let tasks = ["x", "y"].map(|name| {
        tokio::spawn(NAME.scope(
            name,
            DEPTH.scope(Cell::new(0), async move {
                for _ in 0..2 {
                    DEPTH.with(|d| d.set(d.get() + 1));
                    println!("  {} {}", NAME.get(), DEPTH.with(Cell::get));
                    yield_now().await;
                }
            }),
        ))
    });
    for task in tasks {
        task.await.unwrap();
    }
    println!("dropped half-way:");
    let mut half = Box::pin(NAME.scope("half", async {
        let _w = Watcher("local of half");
        std::future::pending::<()>().await;
    }));
    assert!(futures::poll!(half.as_mut()).is_pending());
    drop(half);
    println!("taken back: {:?}", {
        let mut scoped = Box::pin(NAME.scope("mine", async {}));
        scoped.as_mut().await;
        scoped.as_mut().take_value()
    });
    let error = catch_unwind(AssertUnwindSafe(|| NAME.with(|n| n.len()))).unwrap_err();
    println!(
        "{:?}",
        error
            .downcast_ref::<&str>()
            .map(|s| s.to_string())
            .or(error.downcast_ref::<String>().cloned())
    );
    println!("{}", NAME.try_with(|_| ()).unwrap_err());
}
