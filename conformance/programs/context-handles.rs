// Which runtime is current, and what a handle can do from outside.
// rules: CX-1, CX-2, CX-7, CT-17, MSG-0
use std::panic::catch_unwind;
use tokio::runtime::{Builder, Handle};

fn text(payload: Box<dyn std::any::Any + Send>) -> String {
    payload
        .downcast_ref::<&str>()
        .map(|s| s.to_string())
        .or(payload.downcast_ref::<String>().cloned())
        .unwrap()
}

fn main() {
    println!("{}", Handle::try_current().unwrap_err());
    println!(
        "missing context: {}",
        Handle::try_current().unwrap_err().is_missing_context()
    );
    println!(
        "{}",
        text(catch_unwind(|| drop(tokio::spawn(async {}))).unwrap_err())
    );
    let a = Builder::new_current_thread().thread_name("a").build().unwrap();
    let b = Builder::new_multi_thread().worker_threads(1).build().unwrap();
    println!(
        "{:?} {:?}",
        a.handle().runtime_flavor(),
        b.handle().runtime_flavor()
    );
    println!("different: {}", a.handle().id() != b.handle().id());
    let task = {
        let _outer = a.enter();
        {
            let _inner = b.enter();
            println!("innermost: {:?}", Handle::current().runtime_flavor());
        }
        println!("outer again: {:?}", Handle::current().runtime_flavor());
        tokio::spawn(async { "ran in a" })
    };
    println!("nothing current: {}", Handle::try_current().is_err());
    println!("finished before anybody drives: {}", task.is_finished());
    println!("{}", a.block_on(task).unwrap());
    let handle = a.handle().clone();
    // Handle::block_on parks this thread and drives nothing.
    println!("{}", handle.block_on(async { 1 + 1 }));
    let driven = std::thread::spawn({
        let handle = handle.clone();
        move || {
            handle.block_on(async {
                tokio::spawn(async { "driven by the other thread" })
                    .await
                    .unwrap()
            })
        }
    });
    while !driven.is_finished() {
        a.block_on(async { tokio::task::yield_now().await });
        std::thread::yield_now();
    }
    println!("{}", driven.join().unwrap());
    println!(
        "workers {} {}",
        a.metrics().num_workers(),
        b.metrics().num_workers()
    );
    println!(
        "alive {} queued {}",
        a.metrics().num_alive_tasks(),
        a.metrics().global_queue_depth()
    );
    let queued = a.spawn(async {});
    println!(
        "alive {} queued {}",
        a.metrics().num_alive_tasks(),
        a.metrics().global_queue_depth()
    );
    drop(queued);
    let no_timers = catch_unwind(|| {
        let plain = Builder::new_current_thread().build().unwrap();
        plain.block_on(async { tokio::time::sleep(std::time::Duration::from_millis(1)).await });
    });
    println!("{}", text(no_timers.unwrap_err()));
}
