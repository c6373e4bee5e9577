// A panic unwinds: locals and temporaries drop, std locks are poisoned, tokio's are not; a thread ends alone.
// rules: RS-14, RS-15, TK-5, MU-1, MSG-1
// expect: task-panic
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::{Arc, Mutex, OnceLock, RwLock};

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {} (panicking: {})", self.0, std::thread::panicking());
    }
}

fn fail(_argument: Loud) -> u32 {
    let _local = Loud("local of fail");
    let nothing: Option<u32> = None;
    nothing.expect("there is nothing")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let lock = Arc::new(Mutex::new(1));
    let shared = Arc::new(RwLock::new(1));
    let asynchronous = Arc::new(tokio::sync::Mutex::new(1));
    let task = tokio::spawn({
        let (lock, shared, asynchronous) = (lock.clone(), shared.clone(), asynchronous.clone());
        async move {
            let _first = Loud("task local");
            let _guard = asynchronous.lock().await;
            tokio::task::yield_now().await;
            let _reader = shared.read().unwrap();
            let mut value = lock.lock().unwrap();
            *value = 2;
            fail(Loud("argument")) + *value
        }
    });
    println!("{}", task.await.unwrap_err().is_panic());
    println!(
        "poisoned {} {} {}",
        lock.is_poisoned(),
        shared.is_poisoned(),
        asynchronous.try_lock().is_ok()
    );
    let error = lock.lock().unwrap_err();
    println!("{error}, value {}", *error.get_ref());
    println!("while the error lives: {}", lock.try_lock().unwrap_err());
    drop(error);
    lock.clear_poison();
    println!("cleared: {:?}", lock.lock().map(|v| *v).ok());
    let thread = std::thread::spawn(|| {
        let _l = Loud("thread local");
        panic!("in a thread");
    });
    println!("{:?}", thread.join().unwrap_err().downcast_ref::<&str>());
    let cell = OnceLock::new();
    let first = catch_unwind(AssertUnwindSafe(|| {
        *cell.get_or_init(|| -> u32 { panic!("no value") })
    }));
    println!("{} then {}", first.is_err(), cell.get_or_init(|| 5));
    let caught = catch_unwind(|| {
        let _outer = Loud("outer");
        let inner = catch_unwind(|| panic!("inner"));
        println!("  inner caught {}", inner.is_err());
        panic!("outer {}", 1);
    });
    println!("{:?}", caught.unwrap_err().downcast_ref::<String>());
    let list: Vec<u32> = Vec::new();
    println!("{}", catch_unwind(|| list[3]).is_err());
}
