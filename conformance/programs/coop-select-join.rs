// With an empty budget select! polls no branch at all, join! polls all of them.
// rules: CO-6, CO-2, CO-5, MA-5
use std::future::poll_fn;
use std::task::Poll;
use tokio::sync::Mutex;
use tokio::task::{coop, yield_now};

async fn tell(name: &str) {
    let mut first = true;
    poll_fn(|_| {
        if first {
            println!("  {name} is polled");
            first = false;
        }
        Poll::Ready(())
    })
    .await;
}

async fn use_up() {
    while coop::has_budget_remaining() {
        coop::consume_budget().await;
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mutex = Mutex::new(());
    yield_now().await;
    use_up().await;
    let other = tokio::spawn(async { println!("  other task") });
    println!("join!");
    tokio::join!(
        tell("a"),
        async {
            drop(mutex.lock().await);
            println!("  locked")
        },
        tell("b")
    );
    other.await.unwrap();
    use_up().await;
    let other = tokio::spawn(async { println!("  other task") });
    println!("select!");
    tokio::select! {
        biased;
        _ = tell("first") => println!("  first won"),
        _ = tell("second") => println!("  second won"),
    }
    other.await.unwrap();
    use_up().await;
    let other = tokio::spawn(async { println!("  other task") });
    println!("a plain future costs nothing");
    tell("plain").await;
    println!("cooperative() asks");
    coop::cooperative(tell("cooperative")).await;
    other.await.unwrap();
}
