// What is not Send may be held across an await wherever the future stays on its thread.
// rules: RS-16, LS-1, RS-7
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tokio::task::{spawn_local, yield_now, LocalSet};

async fn count(name: &'static str, log: Rc<RefCell<Vec<String>>>, turns: Rc<Cell<u32>>) -> usize {
    for i in 0..2 {
        let line = format!("{name}{i} turn {}", turns.replace(turns.get() + 1));
        log.borrow_mut().push(line);
        yield_now().await;
    }
    let length = log.borrow().len();
    length
}

async fn sends_what_it_dropped() -> u32 {
    let rc = Rc::new(7);
    let value = *rc;
    drop(rc);
    value
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let turns = Rc::new(Cell::new(0));
    // The root needs no Send either.
    let held = Rc::new("held by the root");
    yield_now().await;
    LocalSet::new()
        .run_until(async {
            let a = spawn_local(count("a", log.clone(), turns.clone()));
            let b = spawn_local(count("b", log.clone(), turns.clone()));
            println!("{} {}", a.await.unwrap(), b.await.unwrap());
        })
        .await;
    println!("{:?} {held}", log.borrow());
    let task = tokio::spawn(async { sends_what_it_dropped().await });
    println!("{}", task.await.unwrap());
    let cell = RefCell::new(1);
    let borrowed = cell.borrow_mut();
    yield_now().await;
    println!("{:?} {:?}", cell.try_borrow().is_err(), Rc::strong_count(&log));
    drop(borrowed);
}
