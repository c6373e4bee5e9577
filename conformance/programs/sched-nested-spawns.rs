// One FIFO queue without a fast slot: children queue behind everyone, woken tasks too.
// rules: CT-5, CT-7, TK-15
use tokio::sync::oneshot;

fn spawn_tree(name: String, depth: u32) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        println!("{name} starts");
        if depth == 0 {
            return;
        }
        let left = spawn_tree(format!("{name}.l"), depth - 1);
        let right = spawn_tree(format!("{name}.r"), depth - 1);
        right.await.unwrap();
        println!("{name} joined right");
        left.await.unwrap();
        println!("{name} joined left");
    })
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, rx) = oneshot::channel();
    let ping = tokio::spawn(async move {
        println!("ping waits");
        let n: u32 = rx.await.unwrap();
        println!("ping got {n}");
    });
    let pong = tokio::spawn(async move {
        // The receiver is queued behind `tail`, although it was just woken.
        tx.send(7).unwrap();
        println!("pong sent");
    });
    let tail = tokio::spawn(async { println!("tail") });
    let tree = spawn_tree("t".to_string(), 2);
    println!("main waits");
    tree.await.unwrap();
    for task in [ping, pong, tail] {
        task.await.unwrap();
    }
}
