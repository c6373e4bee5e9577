// A reference parameter does not live long enough for a task.
use tokio::task::JoinHandle;
fn start(name: &str) -> JoinHandle<()> {
    tokio::spawn(async move {
        println!("hello {name}");
    })
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    start("you").await.unwrap();
}
