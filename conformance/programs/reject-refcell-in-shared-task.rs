// An Arc of a RefCell cannot go to another thread.
use std::cell::RefCell;
use std::sync::Arc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let cache = Arc::new(RefCell::new(vec![1]));
    let other = Arc::clone(&cache);
    tokio::spawn(async move {
        other.borrow_mut().push(2);
    })
    .await
    .unwrap();
    println!("{:?}", cache.borrow());
}
