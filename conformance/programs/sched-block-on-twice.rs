// block_on returns when the root is ready; tasks stay queued and go on in the next block_on, also after a panic of the root.
// rules: CT-18, CT-19, CT-7
// expect: task-panic
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::time::Duration;
use tokio::runtime::Builder;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    let ticker = runtime.spawn(async {
        let _held = Loud("ticker's local");
        for i in 0..4 {
            println!("tick {i}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        "ticked"
    });
    let number = runtime.block_on(async {
        let _root = Loud("root's local");
        tokio::time::sleep(Duration::from_millis(15)).await;
        println!("first root is done");
        1
    });
    println!("returned {number}, ticker finished: {}", ticker.is_finished());
    let caught = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let _root = Loud("panicking root's local");
            tokio::time::sleep(Duration::from_millis(10)).await;
            panic!("root gives up");
        })
    }));
    println!("caught: {:?}", caught.unwrap_err().downcast_ref::<&str>());
    println!("{}", runtime.block_on(ticker).unwrap());
    println!("dropping the runtime");
    drop(runtime);
}
