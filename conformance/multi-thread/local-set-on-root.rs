// A LocalSet beside the workers: its tasks stay on the root's thread, plain ones run elsewhere.
// rules: LS-1, LS-2, LS-3, MT-1
use std::cell::RefCell;
use std::rc::Rc;
use tokio::task::{spawn_local, LocalSet};

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let here = std::thread::current().id();
    let log = Rc::new(RefCell::new(Vec::new()));
    LocalSet::new()
        .run_until(async {
            let mut tasks = Vec::new();
            for i in 0..3 {
                let log = log.clone();
                tasks.push(spawn_local(async move {
                    log.borrow_mut()
                        .push(format!("local {i} here: {}", std::thread::current().id() == here));
                    let away = tokio::spawn(async { std::thread::current().id() }).await.unwrap();
                    assert_eq!(std::thread::current().id(), here);
                    away != here
                }));
            }
            for task in tasks {
                let away = task.await.unwrap();
                log.borrow_mut().push(format!("plain task elsewhere: {away}"));
            }
        })
        .await;
    for line in log.borrow().iter() {
        println!("{line}");
    }
}
