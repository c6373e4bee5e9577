// A slow broadcast receiver is told how much it missed.
// rules: BC-4, BC-2
use tokio::sync::broadcast;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut slow) = broadcast::channel(2);
    let mut quick = tx.subscribe();
    for i in 0..5 {
        println!("sent {i} to {}", tx.send(i).unwrap());
        if i < 3 {
            println!("quick {:?}", quick.recv().await);
        }
    }
    drop(tx);
    for _ in 0..4 {
        println!("slow {:?}", slow.recv().await);
    }
    println!("quick {:?} {:?} {:?}", quick.recv().await, quick.recv().await, quick.recv().await);
}
