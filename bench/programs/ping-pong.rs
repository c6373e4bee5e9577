use tokio::sync::mpsc;
const N: u32 = 5_000;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (to, mut inbox) = mpsc::channel::<u32>(1);
    let (back, mut replies) = mpsc::channel::<u32>(1);
    tokio::spawn(async move {
        while let Some(n) = inbox.recv().await {
            if back.send(n + 1).await.is_err() {
                break;
            }
        }
    });
    let mut n = 0;
    for _ in 0..N {
        to.send(n).await.unwrap();
        n = replies.recv().await.unwrap();
    }
    println!("{n}");
}
