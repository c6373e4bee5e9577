// Cancelling a child leaves the parent alone; cancelling the parent reaches every child.
// rules: TU-1
use tokio_util::sync::CancellationToken;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let parent = CancellationToken::new();
    let (one, two) = (parent.child_token(), parent.child_token());
    let mut tasks = Vec::new();
    for (name, token) in [("parent", parent.clone()), ("one", one.clone()), ("two", two.clone())] {
        tasks.push(tokio::spawn(async move {
            token.cancelled().await;
            println!("{name} cancelled");
        }));
    }
    tokio::task::yield_now().await;
    one.cancel();
    tokio::task::yield_now().await;
    println!("parent: {} two: {}", parent.is_cancelled(), two.is_cancelled());
    parent.cancel();
    for task in tasks {
        task.await.unwrap();
    }
    let guard = CancellationToken::new();
    let watched = guard.clone();
    drop(guard.drop_guard());
    println!("guard: {}", watched.is_cancelled());
    println!("{:?}", watched.run_until_cancelled(async { 1 }).await);
}
