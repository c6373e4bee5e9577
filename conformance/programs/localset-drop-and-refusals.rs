// A dropped LocalSet drops its tasks at once, oldest first; spawn_local and block_in_place refuse where they cannot work.
// rules: LS-3, LS-5, MSG-0
// expect: task-panic
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::rc::Rc;
use tokio::task::{self, spawn_local, LocalSet};

struct Loud(Rc<str>);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

fn text(payload: Box<dyn std::any::Any + Send>) -> String {
    payload
        .downcast_ref::<&str>()
        .map(|s| s.to_string())
        .or(payload.downcast_ref::<String>().cloned())
        .unwrap()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let refused = catch_unwind(|| {
        spawn_local(async {});
    });
    println!("outside: {}", text(refused.unwrap_err()));
    let set = LocalSet::new();
    let mut handles = Vec::new();
    for name in ["one", "two", "three"] {
        let loud = Loud(name.into());
        handles.push(set.spawn_local(async move {
            let _held = loud;
            std::future::pending::<()>().await;
        }));
    }
    set.run_until(async {
        task::yield_now().await;
        let refused = catch_unwind(|| task::block_in_place(|| ()));
        println!("inside: {}", text(refused.unwrap_err()));
        let panicking = spawn_local(async { panic!("local panic") });
        println!("{}", panicking.await.unwrap_err().is_panic());
    })
    .await;
    {
        // The guard makes spawn_local work without polling the set.
        let _guard = set.enter();
        let loud = Loud("entered".into());
        spawn_local(async move { drop(loud) });
        println!("spawned under the guard");
    }
    handles[1].abort();
    println!("dropping the set");
    drop(set);
    println!("dropped");
    for handle in handles {
        println!("{}", handle.await.unwrap_err().is_cancelled());
    }
    let refused = catch_unwind(AssertUnwindSafe(|| task::block_in_place(|| ())));
    println!("on current_thread: {}", text(refused.unwrap_err()));
}
