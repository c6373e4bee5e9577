// broadcast: capacity is a power of two, laggards are told how much they lost, values live until the last has seen them.
// rules: BC-1, BC-2, BC-3, BC-4, BC-5
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::task::yield_now;

#[derive(Debug)]
struct Loud(u32);
impl Clone for Loud {
    fn clone(&self) -> Loud {
        println!("  clone {}", self.0);
        Loud(self.0 + 100)
    }
}
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = broadcast::channel(3);
    for i in 0..6 {
        tx.send(i).unwrap();
    }
    println!("len {} of sender {}", rx.len(), tx.len());
    println!("{:?} {:?} {:?}", rx.recv().await, rx.recv().await, rx.try_recv());
    let mut fresh = tx.subscribe();
    let mut again = rx.resubscribe();
    println!(
        "{:?} {:?} {}",
        fresh.try_recv(),
        again.try_recv(),
        tx.receiver_count()
    );
    println!("reached {}", tx.send(6).unwrap());
    drop(tx);
    println!("{:?} {:?}", fresh.recv().await, fresh.recv().await);
    println!(
        "{:?} {:?} {:?} {:?}",
        rx.recv().await,
        rx.recv().await,
        rx.recv().await,
        rx.recv().await
    );
    let closed: Result<u32, RecvError> = again.recv().await.and(again.recv().await);
    println!("{} / {}", closed.unwrap_err(), RecvError::Lagged(3));

    println!("clones and drops");
    let (tx, mut one) = broadcast::channel(4);
    let mut two = tx.subscribe();
    tx.send(Loud(1)).unwrap();
    tx.send(Loud(2)).unwrap();
    println!("one receives {:?}", one.recv().await.unwrap().0);
    println!("two receives {:?}", two.recv().await.unwrap().0);
    println!("two goes");
    drop(two);
    println!("one goes");
    drop(one);
    println!("{}", tx.send(Loud(3)).is_err());

    let tx = broadcast::Sender::<u32>::new(2);
    println!("nobody: {:?}", tx.send(1).is_err());
    let waiters: Vec<_> = (0..4)
        .map(|i| {
            let mut rx = tx.subscribe();
            tokio::spawn(async move { println!("waiter {i}: {:?}", rx.recv().await) })
        })
        .collect();
    let weak = tx.downgrade();
    let closed = tokio::spawn({
        let tx = tx.clone();
        async move {
            tx.closed().await;
            println!("no receivers any more");
        }
    });
    yield_now().await;
    tx.send(5).unwrap();
    for waiter in waiters {
        waiter.await.unwrap();
    }
    closed.await.unwrap();
    println!("{} {}", weak.upgrade().is_some(), tx.weak_count());
    drop(tx);
    println!("{}", weak.upgrade().is_some());
}
