// Who goes first when the root and tasks yield in turn, and what select! and join! do with a deferred wake.
// rules: CT-11, CT-12, TK-14, MA-1
use tokio::task::yield_now;

async fn rounds(name: &'static str, n: u32) {
    for i in 0..n {
        println!("{name} {i}");
        yield_now().await;
    }
    println!("{name} end");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let tasks = [
        tokio::spawn(rounds("x", 2)),
        tokio::spawn(rounds("y", 3)),
        tokio::spawn(rounds("z", 1)),
    ];
    // Both halves yield in one poll, but the same waker is deferred only once in a row.
    tokio::join!(rounds("root-a", 2), rounds("root-b", 2));
    println!("root joined its halves");
    for task in tasks {
        task.await.unwrap();
    }
    tokio::select! {
        biased;
        _ = rounds("loser", 3) => println!("loser won"),
        _ = rounds("winner", 1) => println!("winner"),
    }
}
