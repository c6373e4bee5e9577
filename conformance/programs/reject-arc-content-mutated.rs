// An Arc gives shared access only.
use std::sync::Arc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let list = Arc::new(Vec::new());
    let inside = list.clone();
    tokio::spawn(async move {
        inside.push(1);
    })
    .await
    .unwrap();
    println!("{list:?}");
}
