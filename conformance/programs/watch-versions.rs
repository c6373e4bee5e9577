// watch keeps the latest value; who has seen what is a matter of versions.
// rules: WA-1, WA-2, WA-3, WA-4, WA-5, WA-6, WA-7
// expect: task-panic
use std::panic::{catch_unwind, AssertUnwindSafe};
use tokio::sync::watch;
use tokio::task::yield_now;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = watch::channel(0);
    println!("initially seen: {:?}", rx.has_changed());
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    let mut copy = rx.clone();
    let late = tx.subscribe();
    println!(
        "{:?} {:?} {:?}",
        rx.has_changed(),
        copy.has_changed(),
        late.has_changed()
    );
    println!("borrow {} {:?}", *rx.borrow(), rx.has_changed());
    println!(
        "changed {:?} -> {} {:?}",
        rx.changed().await,
        *rx.borrow(),
        rx.has_changed()
    );
    let value = copy.borrow_and_update();
    println!("update {} had changed {}", *value, value.has_changed());
    drop(value);
    copy.mark_changed();
    println!("marked {:?}", copy.has_changed());
    copy.mark_unchanged();
    println!("unmarked {:?}", copy.has_changed());
    println!(
        "no change: {} {:?}",
        tx.send_if_modified(|v| {
            *v += 10;
            false
        }),
        rx.has_changed()
    );
    println!(
        "change: {} {:?}",
        tx.send_if_modified(|v| {
            *v += 10;
            true
        }),
        rx.has_changed()
    );
    println!("replaced {}", tx.send_replace(5));
    let caught = catch_unwind(AssertUnwindSafe(|| {
        tx.send_modify(|v| {
            *v = 6;
            panic!("in modify")
        })
    }));
    println!("panicked {} value {}", caught.is_err(), *tx.borrow());
    let waiting = tokio::spawn(async move {
        let found = rx
            .wait_for(|v| {
                println!("  looks at {v}");
                *v >= 20
            })
            .await
            .map(|v| *v);
        println!("wait_for: {found:?}");
        let never = rx.wait_for(|v| *v > 1000).await.map(|v| *v);
        println!("wait_for: {}", never.unwrap_err());
    });
    yield_now().await;
    tx.send(15).unwrap();
    yield_now().await;
    tx.send(25).unwrap();
    drop((copy, late));
    yield_now().await;
    println!("receivers {}", tx.receiver_count());
    let closing = tokio::spawn({
        let tx = tx.clone();
        async move {
            tx.closed().await;
            println!("no receivers, closed {}", tx.is_closed());
            println!("send {:?} and the value stays {}", tx.send(99), *tx.borrow());
            tx.send_replace(100);
            println!("send_replace works: {}", *tx.borrow());
        }
    });
    println!("dropping the sender of the root");
    waiting.abort();
    let _ = waiting.await;
    closing.await.unwrap();
    let mut last = tx.subscribe();
    tx.send_replace(7);
    drop(tx);
    println!(
        "{:?} {:?} {:?}",
        last.has_changed().is_err(),
        last.changed().await.is_ok(),
        last.changed().await.is_err()
    );
    println!("still {}", *last.borrow());
}
