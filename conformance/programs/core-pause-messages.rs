// What pause, resume and advance say when the clock is not as they need it.
// rules: TD-14, MT-15
use std::panic::{catch_unwind, set_hook, AssertUnwindSafe};
use tokio::time;
fn main() {
    set_hook(Box::new(|info| {
        let place = info.location().unwrap();
        println!("{} {}", place.file().ends_with("main.rs"), info.payload().downcast_ref::<String>().unwrap());
    }));
    let _ = catch_unwind(time::pause);
    let single = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let many = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
    for runtime in [&single, &many] {
        let _ = catch_unwind(AssertUnwindSafe(|| runtime.block_on(async { time::resume() })));
        let _ = catch_unwind(AssertUnwindSafe(|| runtime.block_on(time::advance(time::Duration::ZERO))));
    }
    let _ = catch_unwind(AssertUnwindSafe(|| many.block_on(async { time::pause() })));
    let _ = catch_unwind(AssertUnwindSafe(|| single.block_on(async { time::pause(); time::pause() })));
}
