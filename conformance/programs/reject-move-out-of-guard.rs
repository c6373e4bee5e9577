// Nor out of what a lock guards.
use tokio::sync::Mutex;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let names = Mutex::new(vec![String::from("a")]);
    let taken: Vec<String> = *names.lock().await;
    println!("{taken:?}");
}
