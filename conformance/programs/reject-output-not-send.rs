// What a task returns crosses threads, too.
use std::rc::Rc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let task = tokio::spawn(async { Rc::new(3) });
    println!("{}", task.await.unwrap());
}
