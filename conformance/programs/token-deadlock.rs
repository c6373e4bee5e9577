// A oneshot whose sender is kept in the same task: nobody can ever send.
// rules: TD-13, OS-1
// expect: deadlock
use tokio::sync::oneshot;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, rx) = oneshot::channel::<()>();
    println!("waiting for myself");
    let _ = rx.await;
    drop(tx);
}
