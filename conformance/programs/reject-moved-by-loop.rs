// A value that a loop's closures take: the use after the loop is the one that is reported.
use std::sync::Mutex;
use std::thread;
fn main() {
    let total = Mutex::new(0);
    let mut workers = Vec::new();
    for step in 1..4 {
        workers.push(thread::spawn(move || {
            *total.lock().unwrap() += step;
        }));
    }
    for worker in workers {
        worker.join().unwrap();
    }
    println!("{}", total.lock().unwrap());
}
