// Without a runtime spawn_local blames its caller, in a runtime but outside of a set the library.
// expect: task-panic
use std::panic::catch_unwind;
use tokio::task::spawn_local;

fn main() {
    println!("{}", catch_unwind(|| drop(spawn_local(async {}))).is_err());
    let rt = tokio::runtime::Builder::new_current_thread().build().unwrap();
    rt.block_on(async {
        println!("{}", catch_unwind(|| drop(spawn_local(async {}))).is_err());
    });
}
