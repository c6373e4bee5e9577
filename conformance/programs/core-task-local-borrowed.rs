// No scope can begin while the value is looked at; the place of the panic is the caller's.
// rules: TL-1
use std::panic::{catch_unwind, set_hook};
tokio::task_local! { static N: u32; }
fn main() {
    set_hook(Box::new(|info| println!("line {}: {}", info.location().unwrap().line(), info.payload().downcast_ref::<&str>().unwrap())));
    let outcome = catch_unwind(|| {
        N.sync_scope(1, || {
            N.with(|_| {
                N.sync_scope(2, || println!("never"));
            })
        })
    });
    println!("{}", outcome.is_err());
    println!("{:?}", N.scope(4, async {}));
}
