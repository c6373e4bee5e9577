// What may not happen inside a runtime: another block_on, blocking calls, dropping a runtime.
// rules: CX-5, CX-6, CX-1, MSG-0, V-4
// expect: task-panic
use std::panic::{catch_unwind, AssertUnwindSafe};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{mpsc, Semaphore};
use tokio::task::yield_now;

fn attempt<R>(what: &str, action: impl FnOnce() -> R) {
    let text = match catch_unwind(AssertUnwindSafe(action)) {
        Ok(_) => "allowed".to_string(),
        Err(p) => p
            .downcast_ref::<&str>()
            .map(|s| s.to_string())
            .or(p.downcast_ref::<String>().cloned())
            .unwrap(),
    };
    println!("{what}: {}", text.split(['.', ':']).next().unwrap());
}

struct Loud;
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  a task of the inner runtime is dropped");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let make = || Builder::new_current_thread().build().unwrap();
    let inner = make();
    attempt("nested block_on", || inner.block_on(async {}));
    attempt("blocking_recv", || mpsc::channel::<u8>(1).1.blocking_recv());
    attempt("blocking_send", || mpsc::channel::<u8>(1).0.blocking_send(1));
    attempt("unbounded send", || {
        mpsc::unbounded_channel::<u8>().0.send(1).is_err()
    });
    attempt("try_acquire", || Semaphore::new(1).try_acquire().is_ok());
    inner.spawn(async {
        let _loud = Loud;
        yield_now().await;
    });
    attempt("drop of a runtime", move || drop(inner));
    let inner = make();
    attempt("shutdown_background", move || inner.shutdown_background());
    attempt("futures' executor", || futures::executor::block_on(async { 1 }));
    let elsewhere = std::thread::spawn(|| {
        let runtime: Runtime = Builder::new_current_thread().build().unwrap();
        runtime.block_on(async { "another thread may" })
    });
    println!("{}", elsewhere.join().unwrap());
    for (what, builder) in [("no workers", 0), ("no blocking threads", 1)] {
        attempt(what, || {
            let mut b = Builder::new_multi_thread();
            if builder == 0 {
                b.worker_threads(0).build().is_ok()
            } else {
                b.max_blocking_threads(0).build().is_ok()
            }
        });
    }
    attempt("paused threads", || {
        Builder::new_multi_thread()
            .worker_threads(1)
            .enable_time()
            .start_paused(true)
            .build()
            .is_ok()
    });
    let guards = std::thread::spawn(move || {
        let (a, b) = (make(), make());
        let first = a.enter();
        let second = b.enter();
        drop(first);
        println!("never");
        drop(second);
    });
    println!("guards in the wrong order panic: {}", guards.join().is_err());
}
