// A branch whose pattern does not match is disabled; when none is left, else runs.
// rules: MA-6, TR-23
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::unbounded_channel();
    let (tx2, mut rx2) = mpsc::unbounded_channel();
    tx.send(1).unwrap();
    tx2.send("x").unwrap();
    tx.send(2).unwrap();
    drop(tx);
    drop(tx2);
    loop {
        tokio::select! {
            biased;
            Some(n) = rx.recv() => println!("number {n}"),
            Some(text) = rx2.recv() => println!("text {text}"),
            else => {
                println!("nothing left");
                break;
            }
        }
    }
}
