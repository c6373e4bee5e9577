// edition: 2021
// Edition 2021: the temporary of an `if let` lives through its else block.
use std::sync::Mutex;
fn main() {
    let lock = Mutex::new(None::<u32>);
    if let Some(n) = *lock.lock().unwrap() {
        println!("some {n}");
    } else {
        println!("else: locked {}", lock.try_lock().is_err());
    }
    let len = { let text = Mutex::new(String::from("abc")); let n = text.lock().unwrap().len(); n };
    println!("{len}");
    match lock.lock().unwrap().as_ref() {
        Some(_) => println!("some"),
        None => println!("match: locked {}", lock.try_lock().is_err()),
    }
    println!("after: locked {}", lock.try_lock().is_err());
}
