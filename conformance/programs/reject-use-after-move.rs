// A value moved into a task cannot be used afterwards.
// expect: compile-error E0382
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let names = vec!["a".to_string()];
    let task = tokio::spawn(async move { names.len() });
    println!("{:?} {}", task.await, names.len());
}
