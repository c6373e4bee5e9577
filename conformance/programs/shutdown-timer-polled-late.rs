// A timer that outlives its runtime panics when it is polled; one dropped in time does not care.
// rules: TD-16, MSG-0, CX-2
// expect: task-panic
use std::future::Future;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::pin::Pin;
use std::task::{Context, Waker};
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::{sleep, Sleep};

fn poll_once(what: &str, timer: &mut Pin<Box<Sleep>>) {
    let result = catch_unwind(AssertUnwindSafe(|| {
        timer
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
            .is_ready()
    }));
    match result {
        Ok(ready) => println!("{what}: ready {ready}"),
        Err(payload) => println!(
            "{what}: panicked: {}",
            payload
                .downcast_ref::<&str>()
                .map(|s| s.to_string())
                .or(payload.downcast_ref::<String>().cloned())
                .unwrap()
        ),
    }
}

fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    let mut registered = runtime.block_on(async { Box::pin(sleep(Duration::from_secs(5))) });
    let (mut fired, mut fresh) = {
        // An entered runtime is enough to make timers, nobody drives it.
        let _guard = runtime.enter();
        (
            Box::pin(sleep(Duration::ZERO)),
            Box::pin(sleep(Duration::from_secs(9))),
        )
    };
    poll_once("registered", &mut registered);
    poll_once("due at once", &mut fired);
    println!("elapsed: {} {}", registered.is_elapsed(), fired.is_elapsed());
    drop(runtime);
    poll_once("registered, runtime gone", &mut registered);
    poll_once("due at once, runtime gone", &mut fired);
    poll_once("never polled, runtime gone", &mut fresh);
}
