// Actors and select loops over borrowed state.
// edition: 2024
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{sleep, Duration, interval};
#[derive(Debug)]
enum Msg { Add(i32), Get(oneshot::Sender<i32>), Stop }
struct Actor { rx: mpsc::Receiver<Msg>, total: i32, ticks: u32 }
impl Actor {
    async fn run(mut self) -> (i32, u32) {
        let mut iv = interval(Duration::from_millis(10));
        loop {
            tokio::select! {
                biased;
                Some(m) = self.rx.recv() => match m {
                    Msg::Add(n) => self.total += n,
                    Msg::Get(tx) => { let _ = tx.send(self.total); }
                    Msg::Stop => break,
                },
                _ = iv.tick(), if self.ticks < 3 => { self.ticks += 1; self.bump().await; }
                else => break,
            }
        }
        (self.total, self.ticks)
    }
    async fn bump(&mut self) { self.total += 100; }
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, rx) = mpsc::channel(4);
    let h = tokio::spawn(Actor { rx, total: 0, ticks: 0 }.run());
    for i in 1..=3 { tx.send(Msg::Add(i)).await.unwrap(); }
    let (otx, orx) = oneshot::channel();
    tx.send(Msg::Get(otx)).await.unwrap();
    println!("{}", orx.await.unwrap());
    sleep(Duration::from_millis(55)).await;
    tx.send(Msg::Stop).await.unwrap();
    println!("{:?}", h.await.unwrap());
    let (wtx, mut wrx) = watch::channel(String::from("init"));
    let mut data = vec![1];
    let fut = async { sleep(Duration::from_millis(5)).await; 7 };
    tokio::pin!(fut);
    let mut n = 0;
    let out = loop {
        tokio::select! {
            v = &mut fut => { data.push(v); break v; }
            _ = sleep(Duration::from_millis(2)) => { n += 1; data.push(n); wtx.send_modify(|s| s.push('.')); }
            Ok(()) = wrx.changed() => { let s = wrx.borrow_and_update().clone(); println!("{s}"); }
        }
    };
    println!("{out} {data:?}");
}
