// Three hundred ready messages: 128 per turn; the two sides of a channel share the thread fairly.
// rules: CO-8, CO-2, CT-11, MP-9, CO-5
use tokio::sync::mpsc;
use tokio::task::{coop, yield_now};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::unbounded_channel();
    for i in 0..300 {
        tx.send(i).unwrap();
    }
    drop(tx);
    let receiver = tokio::spawn(async move {
        let mut n = 0;
        while rx.recv().await.is_some() {
            n += 1;
            if n % 64 == 0 {
                println!("received {n}, budget left {}", coop::has_budget_remaining());
            }
        }
        println!("received {n}, end");
    });
    let neighbour = tokio::spawn(async {
        for i in 0..4 {
            println!("neighbour {i}");
            yield_now().await;
        }
    });
    receiver.await.unwrap();
    neighbour.await.unwrap();
    println!("root has budget: {}", coop::has_budget_remaining());
    for _ in 0..127 {
        coop::consume_budget().await;
    }
    println!("after 127: {}", coop::has_budget_remaining());
    coop::consume_budget().await;
    println!("after 128: {}", coop::has_budget_remaining());
    let other = tokio::spawn(async { println!("other task") });
    coop::consume_budget().await;
    println!("after the break: {}", coop::has_budget_remaining());
    tokio::task::unconstrained(async {
        for _ in 0..500 {
            coop::consume_budget().await;
        }
        println!("unconstrained: {}", coop::has_budget_remaining());
    })
    .await;
    other.await.unwrap();
}
