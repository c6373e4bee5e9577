// fuse, maybe_done, now_or_never, abortable, shared, catch_unwind, remote handles.
// rules: FU-9, FU-10, FU-11
// expect: task-panic
use futures::future::{self, abortable, FusedFuture, FutureExt};
use futures::{pending, poll};
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::time::Duration;
use tokio::task::yield_now;
use tokio::time::sleep;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!(
        "{:?} {:?}",
        async { 1 }.now_or_never(),
        sleep(Duration::from_secs(1)).now_or_never()
    );
    let loud = Loud("fused body");
    let mut fused = pin!(async move { loud.0.len() }.fuse());
    println!("{} {}", fused.is_terminated(), fused.as_mut().await);
    println!("{} {}", fused.is_terminated(), poll!(fused.as_mut()).is_pending());
    let mut maybe = pin!(future::maybe_done(async { "kept" }));
    maybe.as_mut().await;
    println!(
        "{:?} {:?}",
        maybe.as_mut().output_mut().map(|s| s.len()),
        maybe.as_mut().take_output()
    );
    let (work, handle) = abortable(async {
        let _held = Loud("abortable body");
        sleep(Duration::from_secs(100)).await;
    });
    let task = tokio::spawn(work);
    yield_now().await;
    handle.abort();
    println!("aborted: {}", handle.is_aborted());
    println!("{}", task.await.unwrap().unwrap_err());
    let shared = async {
        println!("  computed once");
        yield_now().await;
        "shared"
    }
    .shared();
    let others = [shared.clone(), shared.clone()].map(tokio::spawn);
    println!("{} {:?}", shared.clone().await, shared.peek());
    for other in others {
        println!("{}", other.await.unwrap());
    }
    let caught = AssertUnwindSafe(async {
        yield_now().await;
        panic!("caught in place")
    })
    .catch_unwind()
    .await;
    println!("{:?}", caught.unwrap_err().downcast_ref::<&str>());
    let (remote, handle) = async { 42 }.remote_handle();
    tokio::spawn(remote);
    println!("{}", handle.await);
    let (remote, handle) = async {
        let _held = Loud("remote body");
        sleep(Duration::from_secs(100)).await;
    }
    .remote_handle();
    let task = tokio::spawn(remote);
    yield_now().await;
    drop(handle);
    task.await.unwrap();
    println!("the remote ended");
    let mut twice = pin!(async {
        pending!();
        "after one pending"
    });
    println!(
        "{} {:?}",
        poll!(twice.as_mut()).is_pending(),
        poll!(twice.as_mut())
    );
    println!(
        "{:?}",
        future::select(future::ready(1), future::pending::<()>())
            .await
            .factor_first()
            .0
    );
}

trait First<A> {
    fn factor_first(self) -> (A, ());
}
impl<A, B, C, D> First<A> for future::Either<(A, B), (C, D)> {
    fn factor_first(self) -> (A, ()) {
        match self {
            future::Either::Left((a, _)) => (a, ()),
            future::Either::Right(_) => unreachable!(),
        }
    }
}
