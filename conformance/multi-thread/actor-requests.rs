// Requests from many tasks to one actor: each gets its own answer; the actor's counter has no gaps.
// rules: OS-1, MP-1, MT-2
use tokio::sync::{mpsc, oneshot};

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<(u32, oneshot::Sender<(u32, u32)>)>(4);
    let actor = tokio::spawn(async move {
        let mut served = 0;
        while let Some((n, reply)) = rx.recv().await {
            served += 1;
            reply.send((n * n, served)).unwrap();
        }
        served
    });
    let clients: Vec<_> = (0..10u32)
        .map(|n| {
            let tx = tx.clone();
            tokio::spawn(async move {
                let (reply, answer) = oneshot::channel();
                tx.send((n, reply)).await.unwrap();
                answer.await.unwrap()
            })
        })
        .collect();
    drop(tx);
    let mut tickets = Vec::new();
    for (n, client) in clients.into_iter().enumerate() {
        let (square, ticket) = client.await.unwrap();
        println!("{n} -> {square}");
        tickets.push(ticket);
    }
    tickets.sort();
    println!("{} served, tickets {tickets:?}", actor.await.unwrap());
}
