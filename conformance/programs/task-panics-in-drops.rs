// Panics of a task while it is polled, while it is cancelled, and while its finished future is dropped.
// rules: TK-5, TK-9, TK-4
// expect: task-panic
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::task::yield_now;

struct Bomb(&'static str);
impl Drop for Bomb {
    fn drop(&mut self) {
        println!("bomb {}", self.0);
        if !std::thread::panicking() {
            panic!("dropped {}", self.0);
        }
    }
}

/// Ready at once; its drop panics.
struct ReadyBomb(#[allow(dead_code)] Bomb);
impl Future for ReadyBomb {
    type Output = u32;
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        Poll::Ready(5)
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let polled = tokio::spawn(async {
        let _first = Bomb("first");
        let _second = Bomb("second");
        yield_now().await;
        panic!("in the middle");
    });
    let error = polled.await.unwrap_err();
    println!("panic {} cancelled {}", error.is_panic(), error.is_cancelled());

    let cancelled = tokio::spawn(async {
        let _bomb = Bomb("cancelled");
        std::future::pending::<()>().await;
    });
    yield_now().await;
    cancelled.abort();
    let error = cancelled.await.unwrap_err();
    println!("panic {} cancelled {}", error.is_panic(), error.is_cancelled());
    println!("payload {:?}", error.into_panic().downcast_ref::<String>());

    let ready = tokio::spawn(ReadyBomb(Bomb("after ready")));
    println!("{:?}", ready.await.map_err(|e| e.is_panic()));

    let output = tokio::spawn(async { Bomb("unwanted output") });
    drop(output);
    yield_now().await;
    println!("others go on: {}", tokio::spawn(async { 9 }).await.unwrap());
}
