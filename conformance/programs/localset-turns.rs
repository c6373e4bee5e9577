// A LocalSet has a queue of its own: 61 tasks per turn, run_until polls its future first, remote wakes come second.
// rules: LS-1, LS-2, LS-3, LS-4
use std::cell::Cell;
use std::rc::Rc;
use tokio::sync::Notify;
use tokio::task::{spawn_local, yield_now, LocalSet};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let set = LocalSet::new();
    let ran = Rc::new(Cell::new(0));
    for i in 0..100 {
        let ran = ran.clone();
        set.spawn_local(async move {
            ran.set(ran.get() + 1);
            if i % 40 == 0 {
                println!("local {i}");
            }
        });
    }
    let outside = tokio::spawn(async { println!("a plain task") });
    println!("nothing has run: {}", ran.get());
    yield_now().await;
    println!("not polled, not run: {}", ran.get());
    set.run_until(async {
        println!("run_until begins: {}", ran.get());
        yield_now().await;
        println!("after a yield: {}", ran.get());
        yield_now().await;
        println!("after another: {}", ran.get());
    })
    .await;
    let notify = Rc::new(Notify::new());
    let waiting = notify.clone();
    set.run_until(async {
        let handle = spawn_local(async move {
            println!("inner waits");
            waiting.notified().await;
            println!("inner woken");
            yield_now().await;
            println!("inner after a yield");
        });
        yield_now().await;
        notify.notify_one();
        println!("notified");
        handle.await.unwrap();
    })
    .await;
    set.spawn_local(async { println!("left over") });
    println!("awaiting the set");
    set.await;
    println!("set is empty");
    outside.await.unwrap();
}
