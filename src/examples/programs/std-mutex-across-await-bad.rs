use std::sync::Mutex;
use std::time::Duration;
use tokio::time::sleep;

// BAD: a std guard lives across the await. The second future blocks the
// thread in lock(), the very thread that the first one needs to go on and
// let go. Nothing can ever happen again.
async fn add(total: &Mutex<u32>, name: &str, amount: u32) {
    let mut total = total.lock().unwrap();
    println!("{name} has the lock");
    sleep(Duration::from_millis(20)).await;
    *total += amount;
    println!("{name} is done");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let total = Mutex::new(0);
    // With tokio::spawn the compiler would refuse: the guard is not Send.
    // join! runs both in one task, where nobody warns.
    tokio::join!(add(&total, "first", 1), add(&total, "second", 2));
    println!("total {}", total.lock().unwrap());
}
