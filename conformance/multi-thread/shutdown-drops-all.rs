// Dropping the runtime drops every task, in any order and on the workers, and waits for that.
// rules: MT-13, TK-12, CT-23
// legal: lines in any order with dropping < drop 0 < dropped, dropping < drop 1 < dropped, dropping < drop 2 < dropped, dropping < drop 3 < dropped, dropping < drop 4 < dropped, dropped < 5 handles are cancelled
use std::sync::mpsc;
use tokio::runtime::Builder;

struct Loud(u32);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let runtime = Builder::new_multi_thread().worker_threads(2).build().unwrap();
    let (started, all_started) = mpsc::channel();
    let handles: Vec<_> = (0..5)
        .map(|i| {
            let started = started.clone();
            runtime.spawn(async move {
                let _held = Loud(i);
                started.send(()).unwrap();
                std::future::pending::<()>().await;
            })
        })
        .collect();
    for _ in 0..5 {
        all_started.recv().unwrap();
    }
    println!("dropping");
    drop(runtime);
    println!("dropped");
    let other = Builder::new_current_thread().build().unwrap();
    let cancelled = other.block_on(async {
        let mut n = 0;
        for handle in handles {
            n += handle.await.is_err_and(|e| e.is_cancelled()) as u32;
        }
        n
    });
    println!("{cancelled} handles are cancelled");
}
