// An Rc moved into a thread.
use std::rc::Rc;
fn main() {
    let text = Rc::new("shared".to_string());
    let handle = std::thread::spawn(move || println!("{text}"));
    handle.join().unwrap();
}
