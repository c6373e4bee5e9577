// A set that is only entered is woken by what is queued into it.
// rules: LS-1, LS-3
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::task::{spawn_local, LocalSet};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let set = LocalSet::new();
    let _guard = set.enter();
    let (tx, rx) = oneshot::channel();
    set.run_until(async move {
        spawn_local(async move {
            tokio::time::sleep(Duration::from_millis(3)).await;
            tx.send("slept").unwrap();
        });
        println!("{:?}", rx.await);
    })
    .await;
}
