// Names and ids of runtimes and sets.
// rules: TK-10, CX-2
use tokio::runtime::{Builder, Handle};
fn main() {
    let named = Builder::new_current_thread().name("first").build().unwrap();
    let plain = Builder::new_multi_thread().worker_threads(1).build().unwrap();
    println!("{:?} {:?}", named.handle().name(), plain.handle().name());
    let set = tokio::task::LocalSet::new();
    println!("{}", named.block_on(async { Handle::current().id() == named.handle().id() }));
    println!("{} {}", named.handle().id() == plain.handle().id(), set.id() == plain.handle().id());
}
