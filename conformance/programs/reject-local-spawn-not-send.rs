// spawn_blocking needs Send also within a LocalSet.
// edition: 2024
use std::rc::Rc;
#[tokio::main]
async fn main() {
    let local = tokio::task::LocalSet::new();
    let r = Rc::new(1);
    local.run_until(async {
        let r2 = r.clone();
        tokio::task::spawn_blocking(move || println!("{r2}")).await.unwrap();
    }).await;
}
