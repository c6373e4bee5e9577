// A String cannot be moved out of what others share.
use std::sync::Arc;
struct Config {
    name: String,
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let config = Arc::new(Config { name: "a".into() });
    let task = tokio::spawn(async move {
        let name = config.name;
        println!("{name}");
    });
    task.await.unwrap();
}
