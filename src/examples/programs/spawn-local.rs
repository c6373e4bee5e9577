use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use tokio::task::{self, LocalSet};
use tokio::time::sleep;

// An Rc must stay on its thread, so a task that holds one cannot be given to
// tokio::spawn. A LocalSet keeps its tasks on one thread.
async fn note(log: Rc<RefCell<Vec<String>>>, who: &str, millis: u64) {
    for round in 1..=2 {
        sleep(Duration::from_millis(millis)).await;
        log.borrow_mut().push(format!("{who} {round}"));
        println!("{who}: {} entries", log.borrow().len());
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let local = LocalSet::new();

    local
        .run_until(async {
            let ada = task::spawn_local(note(log.clone(), "ada", 20));
            let bob = task::spawn_local(note(log.clone(), "bob", 30));
            ada.await.unwrap();
            bob.await.unwrap();
        })
        .await;

    println!("{:?}", log.borrow());
    println!("owners of the log: {}", Rc::strong_count(&log));
}
