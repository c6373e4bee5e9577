// A worker that is blocked (here: waiting on a std channel) does not stop the tasks of the other one.
// rules: MT-1, MT-2, RS-18
use std::sync::mpsc;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let (tx, rx) = mpsc::channel();
    let blocked = tokio::spawn(async move {
        println!("first task blocks its worker");
        let message: &str = rx.recv().unwrap();
        println!("first task got {message:?}");
    });
    // Only the other worker can run this.
    let helper = tokio::spawn(async move {
        for i in 0..3 {
            tokio::task::yield_now().await;
            if i == 2 {
                tx.send("from the other worker").unwrap();
            }
        }
    });
    blocked.await.unwrap();
    helper.await.unwrap();
    println!("both done");
}
