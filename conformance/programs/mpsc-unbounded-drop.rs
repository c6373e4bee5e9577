// An unbounded channel never makes the sender wait; dropping the receiver drops what is inside.
// rules: MP-10, MP-5
use tokio::sync::mpsc;
#[derive(Debug)]
struct Item(u8);
impl Drop for Item {
    fn drop(&mut self) {
        println!("drop item {}", self.0);
    }
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::unbounded_channel();
    for i in 0..4 {
        tx.send(Item(i)).unwrap();
    }
    println!("received {:?}", rx.recv().await);
    drop(rx);
    println!("receiver gone, closed: {}", tx.is_closed());
    println!("refused: {}", tx.send(Item(9)).is_err());
}
