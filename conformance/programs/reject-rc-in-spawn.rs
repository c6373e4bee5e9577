// An Rc held across an await makes a future that cannot be spawned.
// expect: compile-error (no code)
use std::rc::Rc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(async {
        let shared = Rc::new(5);
        tokio::task::yield_now().await;
        println!("{shared}");
    });
}
