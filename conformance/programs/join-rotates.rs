// join! starts each poll with the next branch.
// rules: MA-1, TR-9
use std::cell::RefCell;
async fn steps(name: &str, n: usize, log: &RefCell<Vec<String>>) -> usize {
    for i in 0..n {
        log.borrow_mut().push(format!("{name}{i}"));
        tokio::task::yield_now().await;
    }
    n
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let log = RefCell::new(Vec::new());
    let sums = tokio::join!(steps("a", 3, &log), steps("b", 2, &log), steps("c", 4, &log));
    println!("{sums:?}");
    println!("{}", log.borrow().join(" "));
}
