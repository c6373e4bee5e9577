// Two tasks take two async locks in opposite order: from then on nothing ever runs, and no timer is there to go on.
// rules: MU-2, TD-13, RS-15
// expect: deadlock
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::task::yield_now;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (a, b) = (Arc::new(Mutex::new("a")), Arc::new(Mutex::new("b")));
    let tasks = [("first", a.clone(), b.clone()), ("second", b, a)].map(|(name, one, two)| {
        tokio::spawn(async move {
            let held = one.lock().await;
            println!("{name} holds {}", *held);
            yield_now().await;
            println!("{name} wants the other, free: {}", two.try_lock().is_ok());
            let other = two.lock().await;
            println!("never: {name} has {}", *other);
        })
    });
    for task in tasks {
        task.await.unwrap();
    }
    println!("never");
}
