// Neither a closed channel nor an error is handled.
use tokio::sync::mpsc;
enum Command {
    Get(u32),
    Set { key: u32, value: String },
    Quit,
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel(1);
    tx.send(Command::Quit).await.ok();
    match rx.recv().await {
        Some(Command::Get(key)) => println!("get {key}"),
        Some(Command::Quit) => println!("quit"),
        None => println!("closed"),
    }
    let _ = Command::Set { key: 1, value: String::new() };
}
