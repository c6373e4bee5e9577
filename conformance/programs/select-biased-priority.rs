// With biased the first ready branch in the written order wins; preconditions switch branches off.
// rules: MA-4, MA-5
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (urgent_tx, mut urgent) = mpsc::channel(8);
    let (normal_tx, mut normal) = mpsc::channel(8);
    for i in 0..3 {
        normal_tx.send(i).await.unwrap();
        urgent_tx.send(i * 100).await.unwrap();
    }
    drop((urgent_tx, normal_tx));
    let mut open = (true, true);
    while open.0 || open.1 {
        tokio::select! {
            biased;
            message = urgent.recv(), if open.0 => match message {
                Some(n) => println!("urgent {n}"),
                None => open.0 = false,
            },
            message = normal.recv(), if open.1 => match message {
                Some(n) => println!("normal {n}"),
                None => open.1 = false,
            },
        }
    }
    println!("both closed");
}
