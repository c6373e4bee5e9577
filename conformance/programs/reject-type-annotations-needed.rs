// Nothing tells what the channel carries.
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, rx) = mpsc::channel(1);
    drop(tx);
    drop(rx);
}
