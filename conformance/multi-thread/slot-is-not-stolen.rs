// What a blocked worker has in its queue is stolen; what is in its fast slot has to wait.
// rules: MT-3, MT-9, MT-10
use std::sync::{mpsc, Mutex};
use std::time::Duration;

static LOG: Mutex<Vec<&str>> = Mutex::new(Vec::new());

fn log(line: &'static str) {
    LOG.lock().unwrap().push(line);
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let parent = tokio::spawn(async {
        let (ran, wait) = mpsc::channel();
        let displaced = tokio::spawn(async move {
            log("displaced: stolen while the parent blocks");
            ran.send(()).unwrap();
        });
        let in_slot = tokio::spawn(async { log("in the slot: after the parent") });
        wait.recv().unwrap();
        std::thread::sleep(Duration::from_millis(30));
        log("parent goes on");
        (displaced, in_slot)
    });
    let (displaced, in_slot) = parent.await.unwrap();
    displaced.await.unwrap();
    in_slot.await.unwrap();
    for line in LOG.lock().unwrap().iter() {
        println!("{line}");
    }
}
