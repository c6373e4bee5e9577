// run_until_cancelled looks at the token before its first poll, the extension method does not.
// rules: TU-4, TU-1, TU-9
use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;
use tokio::time::{sleep, Instant};
use tokio_util::future::FutureExt;
use tokio_util::sync::CancellationToken;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

async fn work(name: &'static str, ms: u64) -> &'static str {
    let _loud = Loud(name);
    println!("  {name} begins");
    sleep(Duration::from_millis(ms)).await;
    name
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let token = CancellationToken::new();
    let start = Instant::now();
    println!("{:?}", token.run_until_cancelled(work("finishes", 5)).await);
    let stopper = tokio::spawn({
        let token = token.clone();
        async move {
            sleep(Duration::from_millis(10)).await;
            token.cancel();
            println!("cancelled at {:?}", start.elapsed());
        }
    });
    println!("{:?}", token.run_until_cancelled(work("is stopped", 50)).await);
    println!("{:?}", token.run_until_cancelled(work("never begins", 0)).await);
    println!("{:?}", token.clone().run_until_cancelled_owned(async { 1 }).await);
    println!("{:?}", async { 2 }.with_cancellation_token(&token).await);
    println!(
        "{:?}",
        work("begins all the same", 1)
            .with_cancellation_token_owned(token.clone())
            .await
    );
    stopper.await.unwrap();
    // Both ready in the same poll: the future wins.
    let both = CancellationToken::new();
    let inner = both.clone();
    let result = both
        .run_until_cancelled(poll_fn(move |_| {
            inner.cancel();
            Poll::Ready("finished while cancelling")
        }))
        .await;
    println!("{result:?}");
    println!(
        "{:?}",
        work("too slow", 30).timeout(Duration::from_millis(20)).await
    );
    println!("{:?}", start.elapsed());
}
